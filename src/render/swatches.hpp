#pragma once

#include "map/document.hpp"
#include "render/gl_object.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace gatepost {

class TilePainter;

constexpr double swatch_side_px = 24;

/// Small pictures of how each layer looks, for the layer panel, drawn by the same shaders as the map.
class Swatches {
  public:
    /// A texture of swatch_side_px logical pixels per side, bottom row first, on a background of colour
    /// `paper`. It is made when first requested, and again when the class looks different. 0 for a class that
    /// draws nothing but labels.
    [[nodiscard]] unsigned texture(Layer const& layer, std::size_t style_class, double pixel_ratio,
                                   Colour paper, TilePainter& painter);

  private:
    /// What a picture was made from.
    struct Look {
        StyleClass style;
        GeometryKind kind = GeometryKind::none;
        Colour paper;
        double pixel_ratio = 1;
        friend bool operator==(Look const&, Look const&) = default;
    };
    struct Swatch {
        std::optional<Look> look;
        GlTexture texture;
    };
    [[nodiscard]] static GlTexture paint(Look const& look, TilePainter& painter);

    std::map<std::pair<LayerId, std::size_t>, Swatch> m_swatches;  // by layer and class
};

}  // namespace gatepost
