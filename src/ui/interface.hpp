#pragma once

#include "ui/command.hpp"
#include "ui/fonts.hpp"
#include "ui/model.hpp"

#include <array>
#include <set>
#include <string>

namespace gatepost {

/// How much of the map's left side the layer panel covers, in logical pixels.
constexpr double layer_panel_inset_px = 304;

/// What a person is typing and has unfolded: all that the interface remembers from frame to frame.
struct TypedTexts {
    std::array<char, 512> map_crs{};
    std::array<char, 128> layer_search{};
    std::array<char, 256> command{};
    std::size_t command_row = 0;         ///< that is chosen in the command field
    std::set<std::string> open_legends;  ///< of layers, by id
};

/// Draws the whole interface of one frame, between ImGui::NewFrame and ImGui::Render, and returns what the
/// person asked for. With `is_picture` only the furniture and the open card are drawn.
[[nodiscard]] Commands draw_interface(InterfaceModel const& model, InterfaceFonts const& fonts,
                                      TypedTexts& typed);

/// Every text that the interface will show for this model, so that its characters can be baked beforehand.
[[nodiscard]] std::string texts_of(InterfaceModel const& model);

}  // namespace gatepost
