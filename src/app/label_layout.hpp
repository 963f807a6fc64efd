#pragma once

#include "map/label_candidates.hpp"
#include "render/text_pass.hpp"

#include <deque>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace gatepost {

/// Brings the parts of lettering together: the names wanted in a view (map), their measured boxes (text), a
/// place for each (map), and runs to draw (render). Shaped texts are kept, since the same names come again in
/// every frame.
class LabelLayout {
  public:
    explicit LabelLayout(FontSet& fonts) : m_shaper(fonts) {}

    /// Valid until the next call. Labels keep out of a strip at the bottom, where credits and scale bar
    /// stand.
    [[nodiscard]] std::span<TextLine const> lay_out(Document const& document, Viewport const& viewport,
                                                    double zoom, LanguageChain const& languages,
                                                    double pixel_ratio, double bottom_inset_px);

  private:
    using Key = std::tuple<std::string, float, bool, bool, float>;
    [[nodiscard]] ShapedText const& shape(std::string const& text, LabelClass const& style,
                                          double size_factor, double pixel_ratio);
    void add_label(ShapedText const& first, ShapedText const* second, Point top_middle_px,
                   LabelClass const& style, double pixel_ratio);

    Shaper m_shaper;
    LabelRows m_rows;
    std::map<Key, ShapedText> m_shaped;
    std::vector<TextLine> m_lines;
};

}  // namespace gatepost
