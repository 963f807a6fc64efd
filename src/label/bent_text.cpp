#include "label/bent_text.hpp"

#include <algorithm>
#include <limits>

namespace gatepost {

std::vector<GlyphPose> poses_along(ShapedText const& text, CurvedBaseline const& baseline,
                                   double pixel_ratio) {
    std::vector<GlyphPose> poses;
    std::vector<ShapedGlyph> const& glyphs = text.glyphs;
    double const begin_px = baseline.length_px() / 2 - static_cast<double>(text.width_px) / 2 / pixel_ratio;
    for (std::size_t begin = 0; begin < glyphs.size();) {
        std::size_t end = begin;
        double letter_px = std::numeric_limits<double>::max();  // its left end
        double advance_px = 0;
        for (; end < glyphs.size() && glyphs[end].byte == glyphs[begin].byte; ++end) {
            letter_px = std::min(letter_px, static_cast<double>(glyphs[end].x_px));
            advance_px += static_cast<double>(glyphs[end].advance_px);
        }
        double const middle_px = letter_px + advance_px / 2;
        auto const pose = baseline.at(begin_px + middle_px / pixel_ratio);
        Point const along{pose.cos, pose.sin};
        Point const down{-pose.sin, pose.cos};
        for (; begin < end; ++begin) {
            Point const pen = pose.at * pixel_ratio +
                              along * (static_cast<double>(glyphs[begin].x_px) - middle_px) +
                              down * static_cast<double>(glyphs[begin].y_px);
            poses.push_back({static_cast<float>(pen.x), static_cast<float>(pen.y),
                             static_cast<float>(pose.cos), static_cast<float>(pose.sin)});
        }
    }
    return poses;
}

}  // namespace gatepost
