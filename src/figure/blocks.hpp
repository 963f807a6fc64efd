#pragma once

#include "figure/figure.hpp"

#include <vector>

namespace gatepost {

/// A piece of a column that is never parted: a paragraph, a row of a legend. Its upper left corner is (0, 0).
struct Block {
    Figure figure;
    double height_px = 0;
    double gap_px = 0;        ///< before it, but not at the head of a column
    bool keeps_next = false;  ///< a heading: the next one stands in the same column
};

struct Columns {
    double width_px = 0;  ///< of one
    double gap_px = 0;    ///< between two
    int most = 1;
    bool are_all_used = false;  ///< so that they are low; else as few as hold the blocks
};

/// Blocks in columns.
struct FlowedBlocks {
    Figure figure;
    Point size_px;
    std::size_t left_out = 0;  ///< blocks for which there was no room
};

/// Sets blocks below one another in columns within a height, and makes the columns even. Where even the most
/// columns are too few, the last blocks are left out.
[[nodiscard]] FlowedBlocks flow(std::vector<Block> const& blocks, Columns const& columns,
                                double most_height_px);

}  // namespace gatepost
