#pragma once

#include "figure/lettering.hpp"
#include "map/document.hpp"
#include "map/viewport.hpp"
#include "words/words.hpp"

namespace gatepost {

/// What all parts of a page are made from.
struct FigureContext {
    Lettering& lettering;
    Document const& document;
    Viewport viewport;  ///< of the map's frame: (0, 0) is its upper left corner
    double zoom = 0;
    Locale locale = Locale::english;
    LanguageChain languages{};
    Transformer const& world_from_lonlat;
};

}  // namespace gatepost
