#pragma once

#include "map/layer.hpp"
#include "map/viewport.hpp"
#include "table/names.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

/// Where an arc leaves the picture, and the name of the place that it leads to.
struct FrameName {
    std::uint32_t arc = 0;
    Point at_screen;
    std::string text;
    LabelClass style;
};

/// Of those of the features that are arcs with one end in view, from where such names can be told from
/// others. Reads the attributes of the few ends that are out of view.
[[nodiscard]] std::vector<FrameName> frame_names(Layer const& layer, std::span<std::uint32_t const> features,
                                                 Viewport const& viewport, double zoom,
                                                 LanguageChain const& languages);

}  // namespace gatepost
