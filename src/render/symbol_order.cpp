#include "render/symbol_order.hpp"

#include "render/tile_grid.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_set>

namespace gatepost {

namespace {

constexpr std::size_t most_symbols = 2000;  // with casings, which a field cannot draw

/// Keeps only the topmost symbol in each cell of a grid that is fixed to the world.
void thin(std::vector<TileMesh::Symbol>& symbols) {
    constexpr double cell_px = 4;
    constexpr auto cells = static_cast<std::int64_t>(tile_side_px / cell_px);
    auto const cell = [](float local) {
        return static_cast<std::int64_t>(
            std::floor((static_cast<double>(local) + tile_side_px / 2) / cell_px));
    };
    std::unordered_set<std::int64_t> taken;
    std::vector<TileMesh::Symbol> kept;
    for (std::size_t i = symbols.size(); i-- > 0;) {
        if (taken.insert(cell(symbols[i].y) * cells + cell(symbols[i].x)).second) {
            kept.push_back(symbols[i]);
        }
    }
    std::reverse(kept.begin(), kept.end());
    symbols = std::move(kept);
}

}  // namespace

void order_symbols(std::vector<TileMesh::Symbol>& symbols,
                   std::function<float(TileMesh::Symbol const&)> const& size_px) {
    std::stable_sort(symbols.begin(), symbols.end(),
                     [&](auto const& a, auto const& b) { return size_px(a) < size_px(b); });
    if (symbols.size() > most_symbols) {
        thin(symbols);
    }
}

}  // namespace gatepost
