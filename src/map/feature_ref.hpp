#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace gatepost {

/// A layer of the map that is open: a number that is given once and never again in this run, whatever its
/// place in the drawing order.
enum class LayerId : std::uint32_t {};

/// A feature of the map that is open: its layer, and its row in the layer's table.
struct FeatureRef {
    LayerId layer{};
    std::uint32_t feature = 0;
    friend auto operator<=>(FeatureRef const&, FeatureRef const&) = default;
};

/// A feature by what outlives a reload and a run: the name of its layer and the text of its id.
struct FeatureKey {
    std::string layer;
    std::string feature;
    friend bool operator==(FeatureKey const&, FeatureKey const&) = default;
};

}  // namespace gatepost
