#pragma once

#include "map/layer.hpp"
#include "map/viewport.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace gatepost {

// Limits for one layer in one view: there would not be room for the labels of more features.
constexpr std::size_t max_labelled_features = 2000;
constexpr std::size_t max_labelled_from_file = 600;  // some microseconds each

/// A box of the map around what is in view: a symbol or label just outside it may reach into it.
[[nodiscard]] Box near_view(Viewport const& viewport);

/// The features of a layer in view that may have labels, in their order: all that are drawn (of a class that
/// shows at this zoom), or where they
/// are too many the best of each cell of a grid that lies fast on the map, so that no label comes or goes
/// while one pans. The best is the one of the smallest `rank`; of very many the first few are compared.
/// Costs a little for each feature in view, at most some 10,000 of them.
[[nodiscard]] std::vector<std::uint32_t> labelled_features(
    Layer const& layer, Viewport const& viewport, std::function<bool(std::uint32_t)> const& is_drawn);

}  // namespace gatepost
