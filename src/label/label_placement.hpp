#pragma once

#include "base/colour.hpp"
#include "geo/point.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gatepost {

/// The measured box of one name and where it belongs.
struct LabelBox {
    Point anchor_screen;
    double symbol_radius_px = 0;  ///< 0: centred on the anchor
    double width_px = 0;
    double height_px = 0;
    bool may_stand_off = false;  ///< also a little away from the symbol
    /// The choice that is tried before the others: where the name stood in the last frame.
    std::optional<std::size_t> first_choice;
    /// Of a name that follows a line, the boxes that cover it, for each place where it may stand. All of one
    /// choice must be free. What is said above of its box counts for nothing then.
    std::vector<std::vector<Box>> line_choices;
};

/// The choices of a name at its symbol that come first stand right at it; those after them a little away.
constexpr std::size_t near_choices = 8;

/// Where a name stands: which of its choices, and the box around it.
struct LabelSpot {
    std::size_t choice = 0;
    Box box;
    friend bool operator==(LabelSpot const&, LabelSpot const&) = default;
};

/// Greedy placement: each box, in the order given, takes the first of its anchor positions (right, left,
/// above, below, then the corners, and if it may the same further off; or centred) where it meets no
/// obstacle, no box placed before, and stays inside `frame`; if it can, where it meets nothing to be avoided
/// either. A symbol outside `frame` is not named. No two results overlap. Result i belongs to box i; empty =
/// no room. A grid keeps it near O(n).
[[nodiscard]] std::vector<std::optional<LabelSpot>> place_labels(std::span<LabelBox const> boxes,
                                                                 std::span<Box const> obstacles,
                                                                 std::span<Box const> avoided,
                                                                 Box const& frame);

}  // namespace gatepost
