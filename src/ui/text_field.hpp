#pragma once

#include "ui/panels.hpp"

#include <span>

namespace gatepost {

/// A field to write in, with a hint while it is empty. ImGui edits one glyph a character; a text in a script
/// of which that is not true is shown as it should be while nobody writes in it.
[[nodiscard]] bool text_field(PanelContext const& context, char const* id, char const* hint,
                              std::span<char> text, ImGuiInputTextFlags flags = 0,
                              ImGuiInputTextCallback callback = nullptr, void* data = nullptr);

}  // namespace gatepost
