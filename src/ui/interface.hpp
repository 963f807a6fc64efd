#pragma once

#include "ui/command.hpp"
#include "ui/fonts.hpp"
#include "ui/model.hpp"
#include "ui/typed_texts.hpp"

#include <string>

namespace gatepost {

/// Draws the whole interface of one frame, between ImGui::NewFrame and ImGui::Render, and returns what the
/// person asked for.
[[nodiscard]] Commands draw_interface(InterfaceModel const& model, InterfaceFonts& fonts, TypedTexts& typed);

/// Every text that the interface will show for this model, so that its characters can be baked beforehand; of
/// long ones and of long lists their beginning.
[[nodiscard]] std::string texts_of(InterfaceModel const& model);

}  // namespace gatepost
