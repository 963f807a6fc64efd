#pragma once

#include "base/colour.hpp"
#include "geo/point.hpp"

namespace gatepost {

/// A thin line from a symbol to a label that stands away from it.
struct LabelLeader {
    Point from_screen;
    Point to_screen;
    Colour colour{};
};

}  // namespace gatepost
