#pragma once

#include "ui/panels.hpp"

#include <array>
#include <span>
#include <string>

namespace gatepost {

/// A field to write in, with a hint while it is empty. ImGui edits one glyph a character; a text in a script
/// of which that is not true is shown as it should be while nobody writes in it.
[[nodiscard]] bool text_field(PanelContext const& context, char const* id, char const* hint,
                              std::span<char> text, ImGuiInputTextFlags flags = 0,
                              ImGuiInputTextCallback callback = nullptr, void* data = nullptr);

/// Puts a text into a field, as much of it as there is room for.
template <std::size_t size>
void put_text(std::array<char, size>& field, std::string const& text) {
    field = {};
    text.copy(field.data(), size - 1);
}

}  // namespace gatepost
