#pragma once

#include <hb.h>

#include <string>

namespace gatepost {

/// The script that a character belongs to; digits and most punctuation belong to none of their own. Internal
/// to the module.
[[nodiscard]] hb_script_t script_of(char32_t character);

/// The Noto family that is made for a character's script, such as "Noto Sans Thai", so that names of one
/// script look alike and go with Noto Sans; empty for scripts that the first faces hold, and for rare ones.
/// Internal to the module.
[[nodiscard]] std::string script_family(char32_t character);

/// Whether a character may come from a font of rare Chinese characters: Chinese, or of no script of its own.
[[nodiscard]] bool goes_with_chinese(char32_t character);

}  // namespace gatepost
