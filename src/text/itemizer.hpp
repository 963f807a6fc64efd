#pragma once

#include <hb.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/drawn_line.hpp"
#include "text/font_set.hpp"

namespace gatepost {

/// A stretch of text that is shaped in one go: one face, one script, one direction. `begin` and `end` count
/// the line's characters.
struct TextRun {
    std::uint32_t face = 0;
    hb_script_t script = HB_SCRIPT_COMMON;
    std::uint8_t level = 0;  ///< odd: from right to left
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Splits a line into runs, in reading order without gaps. A base and its marks are never separated. A space
/// joins the run before it if that run's face has one. Internal to the module.
std::vector<TextRun> split_into_runs(DrawnLine const& line, FontSet& fonts, FontStyle style);

}  // namespace gatepost
