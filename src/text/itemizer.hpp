#pragma once

#include <hb.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/font_set.hpp"

namespace gatepost {

/// A stretch of text that is shaped at once: one face, one script. `begin` and `end` count code points.
struct TextRun {
    std::uint32_t face = 0;
    hb_script_t script = HB_SCRIPT_COMMON;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Leaves out what has no glyph: control characters with line breaks and tabs, and invisible format
/// characters other than the two joiners. Internal to the module.
std::u32string without_controls(std::u32string text);

/// Cuts a text into runs, in reading order without gaps. A base and its marks are never parted. A space goes
/// with the run before it if that face has one. Internal to the module.
std::vector<TextRun> split_into_runs(std::u32string_view text, FontSet& fonts, FontStyle style);

}  // namespace gatepost
