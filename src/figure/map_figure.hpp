#pragma once

#include "figure/figure_context.hpp"
#include "map/feature_ref.hpp"
#include "text/text_line.hpp"

#include <functional>
#include <span>
#include <vector>

namespace gatepost {

/// The picture of a layer that has too much in view to be drawn as lines: of the whole frame.
using LayerPicture = std::function<std::shared_ptr<Image const>(Layer const&)>;

/// Whether a layer is drawn as a density: as a picture in any format.
using ShowsDensity = std::function<bool(Layer const&)>;

/// The map of a frame as areas, lines, symbols, for formats that keep them so: water and paper first, then
/// the layers from bottom to top, each a figure with the layer's name. What shows, and how, is what the GL
/// map shows. Positions are those of the frame. `is_transparent`: neither water nor paper. Costs what is in
/// view.
[[nodiscard]] std::vector<Figure> map_figures(FigureContext const& context, LayerPicture const& picture_of,
                                              ShowsDensity const& shows_density, bool is_transparent);

/// Features as they stand out, in a state, above all layers.
[[nodiscard]] Figure feature_figure(FigureContext const& context, FeatureRef ref, FeatureState state);

/// The names of a map as they were laid out at a pixel ratio.
[[nodiscard]] Figure name_figure(std::span<TextLine const> names, double pixel_ratio);

}  // namespace gatepost
