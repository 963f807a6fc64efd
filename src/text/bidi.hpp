#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gatepost {

/// Which way a line runs as a whole, whatever its words do.
enum class LineDirection : std::uint8_t { by_first_letter, left_to_right, right_to_left };

/// How the characters of a line run: odd levels from right to left, even ones from left to right, each level
/// embedded in the one below it (Unicode's annex 9).
struct Directions {
    std::vector<std::uint8_t> levels;  ///< of each character; none: all from left to right
    bool is_right_to_left = false;     ///< the line as a whole, by its first letter that has a direction

    [[nodiscard]] std::uint8_t level(std::size_t at) const { return levels.empty() ? 0 : levels[at]; }
};

/// Whether a text could hold anything that runs from right to left. Cheap: most texts are done with here.
[[nodiscard]] bool may_run_right_to_left(std::u32string_view text);

/// The directions of one line, by FriBidi where may_run_right_to_left says so. O(n).
[[nodiscard]] Directions directions_of(std::u32string_view line, LineDirection wanted);

/// The order in which stretches of these levels stand from left to right: rule L2 of annex 9. O(n · levels).
[[nodiscard]] std::vector<std::size_t> visual_order(std::vector<std::uint8_t> const& levels);

}  // namespace gatepost
