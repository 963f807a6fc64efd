#include "figure/blocks.hpp"

#include <algorithm>

namespace gatepost {

namespace {

/// Where each block stands: its column and how far down.
struct Placed {
    std::vector<std::pair<int, double>> at;  ///< shorter than the blocks where there was no room
    int columns = 0;
    double height_px = 0;
};

/// The blocks that stand together from `first` on, a heading and what it heads: where they end.
std::size_t end_of_group(std::vector<Block> const& blocks, std::size_t first) {
    std::size_t end = first;
    while (end < blocks.size() && blocks[end].keeps_next) {
        ++end;
    }
    return std::min(end + 1, blocks.size());
}

double group_height_px(std::vector<Block> const& blocks, std::size_t first, std::size_t end) {
    double height = 0;
    for (std::size_t i = first; i < end; ++i) {
        height += blocks[i].height_px + (i > first ? blocks[i].gap_px : 0);
    }
    return height;
}

Placed place(std::vector<Block> const& blocks, int most_columns, double most_height_px) {
    Placed placed;
    double used_px = 0;
    int column = 0;
    for (std::size_t first = 0; first < blocks.size();) {
        std::size_t const end = end_of_group(blocks, first);
        bool const is_head = used_px == 0;
        double const wanted = group_height_px(blocks, first, end) + (is_head ? 0 : blocks[first].gap_px);
        if (!is_head && used_px + wanted > most_height_px) {
            if (column + 1 == most_columns) {
                break;
            }
            ++column;
            used_px = 0;
            continue;
        }
        if (is_head && wanted > most_height_px) {
            break;
        }
        for (std::size_t i = first; i < end; ++i) {
            used_px += used_px == 0 ? 0 : blocks[i].gap_px;
            placed.at.emplace_back(column, used_px);
            used_px += blocks[i].height_px;
        }
        placed.height_px = std::max(placed.height_px, used_px);
        first = end;
    }
    placed.columns = placed.at.empty() ? 0 : placed.at.back().first + 1;
    return placed;
}

}  // namespace

FlowedBlocks flow(std::vector<Block> const& blocks, Columns const& columns, double most_height_px) {
    Placed best = place(blocks, columns.most, most_height_px);
    if (best.at.size() == blocks.size() && (best.columns > 1 || columns.are_all_used)) {
        // The least height that needs no more columns makes them even.
        int const wanted = columns.are_all_used ? columns.most : best.columns;
        double low_px = 0;
        double high_px = best.height_px;
        constexpr double exact_px = 1;
        while (high_px - low_px > exact_px) {
            double const middle_px = (low_px + high_px) / 2;
            Placed const tried = place(blocks, wanted, middle_px);
            (tried.at.size() == blocks.size() ? high_px : low_px) = middle_px;
        }
        best = place(blocks, wanted, high_px);
    }
    FlowedBlocks flowed;
    for (std::size_t i = 0; i < best.at.size(); ++i) {
        auto const [column, down_px] = best.at[i];
        flowed.figure.add(FigurePart{PagePart::paragraph, true});
        flowed.figure.add(blocks[i].figure, {column * (columns.width_px + columns.gap_px), down_px});
        flowed.figure.add(FigurePart{PagePart::paragraph, false});
    }
    flowed.size_px = {best.columns * columns.width_px + std::max(best.columns - 1, 0) * columns.gap_px,
                      best.height_px};
    flowed.left_out = blocks.size() - best.at.size();
    return flowed;
}

}  // namespace gatepost
