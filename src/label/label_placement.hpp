#pragma once

#include "base/colour.hpp"
#include "geo/point.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gatepost {

/// The measured box of one label and where it belongs.
struct LabelBox {
    Point anchor_screen;
    double symbol_radius_px = 0;  ///< 0: centred on the anchor
    double width_px = 0;
    double height_px = 0;
    bool may_stand_off = false;  ///< may also stand a little away from the symbol
    /// The choice that is tried before the others: where the label stood in the last frame.
    std::optional<std::size_t> first_choice;
    /// For a label that follows a line or stands in an area: the boxes that it covers, for each place where
    /// it may stand. All boxes of a choice must be free. If there are any choices, the measures above are
    /// ignored.
    std::vector<std::vector<Box>> choices;
    /// Without a free place it covers what it must, though nothing reserved and no other label.
    bool is_obligatory = false;
    /// Without its second line, for where the whole label has no room; 0: it has no such line.
    double short_width_px = 0;
    double short_height_px = 0;
};

/// Of a label's box beside its text.
constexpr double label_padding_px = 1.5;
/// The first choices of a label at its symbol are right next to it; those after them a little away.
constexpr std::size_t near_choices = 8;

/// Where a label stands: which of its choices, and the box around it.
struct LabelSpot {
    std::size_t choice = 0;
    Box box;
    bool is_short = false;  ///< it stands without its second line
    friend bool operator==(LabelSpot const&, LabelSpot const&) = default;
};

/// Greedy placement: each label, in the order given, takes the first of its choices (right, left, above,
/// below, then the corners, and if it may the same further off; or centred; or its own choices) that
/// meets no obstacle and no label placed before, and lies inside `frame`; preferably one that also meets
/// nothing to be avoided. A symbol outside `frame` gets no label. No two results overlap, and none meets what
/// is reserved; an obligatory one may cover obstacles. Result i belongs to label i; empty = no room. A grid
/// keeps it near O(n).
[[nodiscard]] std::vector<std::optional<LabelSpot>> place_labels(std::span<LabelBox const> boxes,
                                                                 std::span<Box const> obstacles,
                                                                 std::span<Box const> avoided,
                                                                 Box const& frame,
                                                                 std::span<Box const> reserved = {});

}  // namespace gatepost
