#pragma once

#include "map/document.hpp"
#include "map/viewport.hpp"

#include <vector>

namespace gatepost {

/// A feature under the pointer.
struct Hit {
    FeatureRef ref;
    double distance_px = 0;  ///< from the pointer to that part of the feature which was hit, logical pixels
    bool is_hosted = false;  ///< reached through its host, which stands before it in the list
};

/// A stack of hits, topmost first; hosted and clustered features follow the one that speaks for them.
/// `is_capped`: there were more than `max_hits`.
struct Picked {
    std::vector<Hit> hits;
    bool is_capped = false;
};
constexpr std::size_t max_hits = 1000;
constexpr double click_tolerance_px = 4;

/// What lies under a screen point, in whatever copy of a map that repeats: the same for a click, a hover,
/// `--query` and tests. On the CPU and exact:
/// index query with a box of tolerance and half the symbol, then the distance in doubles. O(log n +
/// candidates).
[[nodiscard]] Picked pick(Document const& document, Viewport const& viewport, double zoom, Point screen,
                          double tolerance_px = click_tolerance_px);

/// One feature with what it hosts: what `--select` opens.
[[nodiscard]] Picked pick_feature(Document const& document, FeatureRef ref);

}  // namespace gatepost
