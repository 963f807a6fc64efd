#pragma once

#include "base/colour.hpp"
#include "map/document.hpp"
#include "map/viewport.hpp"

#include <compare>
#include <optional>
#include <vector>

namespace gatepost {

/// A feature that is drawn again above all layers, styled for a state.
struct Highlight {
    FeatureRef ref;
    FeatureState state = FeatureState::plain;
    friend auto operator<=>(Highlight const&, Highlight const&) = default;
};

/// All that one picture of the map depends on.
struct MapFrame {
    Document const* document = nullptr;
    Viewport viewport;       ///< in logical pixels
    double zoom = 0;         ///< of that viewport; decides which classes show
    double pixel_ratio = 1;  ///< framebuffer pixels in one logical pixel
    int width_px = 0;        ///< of the framebuffer
    int height_px = 0;
    Colour water{};  ///< below all layers
    Colour paper{};  ///< beyond the edge of the map
    std::vector<Highlight> highlights{};
    std::optional<double>
        now_s{};                 ///< on any clock, for densities to ease by; none: at once, as in a picture
    bool is_drawn_once = false;  ///< nothing is kept of it for the frames that follow: there are none
    /// Where the whole picture lies, in pixels of this framebuffer, if this is but a part of it.
    std::optional<Box> picture_px{};
    std::optional<LayerId> only_layer{};  ///< that is drawn; none: all
    bool has_background_only = false;  ///< no other layers, as a small map of where the large one lies has it
};

}  // namespace gatepost
