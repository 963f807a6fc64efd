#pragma once

#include "map/layer.hpp"
#include "page/page_json.hpp"

namespace gatepost {

/// How a layer looks, in all themes: an array of classes and one of labels, one each for every class.
void write_classes(PageJson& json, Layer const& layer);
void write_labels(PageJson& json, Layer const& layer);

/// What belongs to each theme, whatever the layers: an object by their names.
void write_themes(PageJson& json);

}  // namespace gatepost
