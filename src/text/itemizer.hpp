#pragma once

#include <hb.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/font_set.hpp"

namespace gatepost {

/// A stretch of text that is shaped in one go: one face, one script. `begin` and `end` count code points.
struct TextRun {
    std::uint32_t face = 0;
    hb_script_t script = HB_SCRIPT_COMMON;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Removes what has no glyph: control characters including line breaks and tabs, and invisible format
/// characters except the two joiners. Internal to the module.
std::u32string without_controls(std::u32string text);

/// Splits a text into runs, in reading order without gaps. A base and its marks are never separated. A space
/// joins the run before it if that run's face has one. Internal to the module.
std::vector<TextRun> split_into_runs(std::u32string_view text, FontSet& fonts, FontStyle style);

}  // namespace gatepost
