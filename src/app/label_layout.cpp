#include "app/label_layout.hpp"

#include "map/label_placement.hpp"
#include "text/capitals.hpp"

namespace gatepost {

namespace {

constexpr std::size_t max_kept_texts = 20000;
constexpr double second_line_factor = 0.88;
constexpr double halo_px = 2;
constexpr double padding_px = 1.5;

}  // namespace

ShapedText const& LabelLayout::shape(std::string const& text, LabelClass const& style, double size_factor,
                                     double pixel_ratio) {
    bool const is_spaced = style.text_case == LabelCase::spaced_capitals;
    TextStyle const text_style{
        static_cast<float>(static_cast<double>(style.size_px) * size_factor * pixel_ratio),
        {style.bold, style.italic},
        static_cast<float>(is_spaced ? static_cast<double>(style.size_px) * 0.28 * pixel_ratio : 0)};
    Key key{text, text_style.size_px, style.bold, style.italic, text_style.letter_spacing_px};
    auto found = m_shaped.find(key);
    if (found == m_shaped.end()) {
        ShapedText shaped = m_shaper.shape(is_spaced ? to_capitals(text) : text, text_style);
        found = m_shaped.emplace(std::move(key), std::move(shaped)).first;
    }
    return found->second;
}

/// Whole pixels: letters stay as sharp as the font was hinted, and do not shimmer while panning; and the
/// lines of a label lie to each other as they do everywhere.
void LabelLayout::add_label(ShapedText const& first, ShapedText const* second, Point top_middle_px,
                            LabelClass const& style, double pixel_ratio) {
    auto const half = [](ShapedText const& line) { return static_cast<double>(line.width_px) / 2; };
    auto const whole = [](double px) { return static_cast<float>(std::round(px)); };
    TextLine line{&first,
                  whole(top_middle_px.x - half(first)),
                  whole(top_middle_px.y + static_cast<double>(first.ascent_px)),
                  style.colour,
                  style.halo.with_alpha(0.85),
                  static_cast<float>(halo_px * pixel_ratio)};
    m_lines.push_back(line);
    if (second != nullptr) {
        line.text = second;
        line.x_px += whole(half(first) - half(*second));
        line.y_px += std::round(first.descent_px + second->ascent_px);
        line.continues_label = true;
        m_lines.push_back(line);
    }
}

std::span<TextLine const> LabelLayout::lay_out(Document const& document, Viewport const& viewport,
                                               double zoom, LanguageChain const& languages,
                                               double pixel_ratio, double bottom_inset_px) {
    if (m_shaped.size() > max_kept_texts) {
        m_shaped.clear();
    }
    LabelWishes const wishes = collect_label_wishes(document, viewport, zoom, languages, m_rows);
    struct Lines {
        ShapedText const* first;
        ShapedText const* second;
    };
    std::vector<Lines> lines;
    std::vector<LabelBox> boxes;
    for (LabelCandidate const& wish : wishes.candidates) {
        ShapedText const& first = shape(wish.text, wish.style, 1, pixel_ratio);
        ShapedText const* const second =
            wish.second_text.empty() ? nullptr
                                     : &shape(wish.second_text, wish.style, second_line_factor, pixel_ratio);
        auto width = static_cast<double>(first.width_px);
        auto height = static_cast<double>(first.ascent_px + first.descent_px);
        if (second != nullptr) {
            width = std::max(width, static_cast<double>(second->width_px));
            height += static_cast<double>(second->ascent_px + second->descent_px);
        }
        lines.push_back({&first, second});
        boxes.push_back({wish.anchor_screen, wish.symbol_radius_px, width / pixel_ratio + 2 * padding_px,
                         height / pixel_ratio});
    }
    Box const frame{2, 2, viewport.width_px - 2, viewport.height_px - bottom_inset_px};
    auto const placed = place_labels(boxes, wishes.symbols_screen, frame);
    m_lines.clear();
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (!placed[i]) {
            continue;
        }
        LabelClass const& style = wishes.candidates[i].style;
        add_label(*lines[i].first, lines[i].second,
                  {placed[i]->centre().x * pixel_ratio, placed[i]->min_y * pixel_ratio}, style, pixel_ratio);
    }
    return m_lines;
}

}  // namespace gatepost
