#include "figure/lettering.hpp"

#include "base/utf8.hpp"
#include "figure/plain_line.hpp"
#include "text/line_break.hpp"

#include <algorithm>

namespace gatepost {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view without_end_blanks(std::string_view text) {
    while (!text.empty() && is_blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

/// How far the glyphs of the letter that begins at each byte move the pen.
std::vector<float> advances_px(ShapedText const& shaped, std::size_t bytes) {
    std::vector<float> advances(bytes + 1, 0);
    for (ShapedGlyph const& glyph : shaped.glyphs) {
        advances[std::min<std::size_t>(glyph.byte, bytes)] += glyph.advance_px;
    }
    return advances;
}

}  // namespace

FigureText Lettering::line(std::string_view written, TextLook const& look, LineDirection direction) {
    std::string const utf8 = plain_line(written);
    TextStyle const style{static_cast<float>(look.size_px), {look.is_bold, look.is_italic}, 0, direction};
    FigureText text;
    text.utf8 = utf8;
    text.shaped = std::make_shared<ShapedText const>(m_shaper.shape(utf8, style));
    text.colour = look.colour;
    text.halo = look.halo;
    text.halo_px = look.halo_px;
    return text;
}

FigureText Lettering::fitted(std::string_view utf8, TextLook const& look, double width_px) {
    FigureText whole = line(utf8, look);
    if (whole.width_px() <= width_px) {
        return whole;
    }
    std::string_view const text = whole.utf8;
    std::vector<float> const advances = advances_px(*whole.shaped, text.size());
    double used_px = look.size_px;  // of the ellipsis
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const next = at + character_at(text, at).bytes;
        used_px += static_cast<double>(advances[at]);
        if (used_px > width_px) {
            break;
        }
        end = at = next;
    }
    return line(std::string(without_end_blanks(text.substr(0, end))) + "…", look);
}

std::vector<FigureText> Lettering::lines(std::string_view utf8, TextLook const& look, double width_px) {
    std::vector<FigureText> set;
    while (!utf8.empty()) {
        std::size_t const end_of_paragraph = std::min(utf8.find('\n'), utf8.size());
        FigureText const whole = line(without_end_blanks(utf8.substr(0, end_of_paragraph)), look);
        std::string_view const paragraph = whole.utf8;
        utf8.remove_prefix(std::min(end_of_paragraph + 1, utf8.size()));
        auto const direction =
            whole.shaped->is_right_to_left ? LineDirection::right_to_left : LineDirection::left_to_right;
        std::vector<float> const advances = advances_px(*whole.shaped, paragraph.size());
        for (std::size_t begin = 0; begin < paragraph.size();) {
            std::string_view const rest = paragraph.substr(begin);
            std::size_t const bytes =
                first_line_bytes(rest, static_cast<float>(width_px),
                                 [&](char32_t /*c*/, std::size_t byte) { return advances[begin + byte]; });
            set.push_back(line(without_end_blanks(rest.substr(0, bytes)), look, direction));
            begin += bytes;
            while (begin < paragraph.size() && is_blank(paragraph[begin])) {
                ++begin;
            }
        }
    }
    return set;
}

namespace {

/// Whether letters have no room in a line of the usual height. Chinese ones have.
bool is_high(FigureText const& text, TextLook const& look) {
    constexpr double usual_em = 1.5;
    return static_cast<double>(text.shaped->ascent_px + text.shaped->descent_px) > usual_em * look.size_px;
}

}  // namespace

double line_height_px(FigureText const& text, TextLook const& look) {
    auto const own_px = static_cast<double>(text.shaped->ascent_px + text.shaped->descent_px);
    return is_high(text, look) ? own_px : line_height_px(look);
}

FigureText placed(FigureText text, TextLook const& look, Point upper_left_px) {
    double const rise_px =
        is_high(text, look) ? static_cast<double>(text.shaped->ascent_px) : ascent_px(look);
    text.origin_px = {upper_left_px.x, upper_left_px.y + rise_px};
    return text;
}

}  // namespace gatepost
