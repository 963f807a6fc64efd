#pragma once

#include "figure/figure.hpp"
#include "text/font_name.hpp"

#include <functional>
#include <string>
#include <vector>

namespace gatepost {

/// What an SVG is and says besides what is drawn.
struct SvgInfo {
    Point size_px;  ///< of the page, in logical pixels
    Point size_mm;  ///< as it is printed; 0: in pixels
    std::string title;
    std::string credits;  ///< whose data it shows
    std::string language;
};

/// The bytes of a picture as a PNG, for what an SVG cannot draw.
using EncodePng = std::function<std::string(Image const&)>;

/// What a face is called.
using FaceNames = std::function<FontName(std::uint32_t face)>;

/// Figures as an SVG: a group for each with its name, one `text` for each line of text (along a path where it
/// is bent), and shapes that come again as `use`. Fonts are named, not embedded. Texts are escaped; links go
/// to http, https and mailto only.
[[nodiscard]] std::string svg_of(std::vector<Figure> const& figures, SvgInfo const& info,
                                 FaceNames const& names, EncodePng const& encode);

}  // namespace gatepost
