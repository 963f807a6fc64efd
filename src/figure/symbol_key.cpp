#include "figure/symbol_key.hpp"

#include "style/symbol_letter.hpp"
#include "style/symbol_outline.hpp"

#include <algorithm>

namespace gatepost {

namespace {

Colour faded(Colour colour, double alpha) { return colour.with_alpha(colour.a / 255.0 * alpha); }

void add_line(Figure& figure, StyleClass const& style, std::vector<Point> const& line_px, bool is_closed) {
    FigurePath path;
    path.parts_px = {line_px};
    path.is_closed = is_closed;
    path.has_round_ends = style.cap == LineCap::round && style.dash_px <= 0;
    if (style.line_casing_px > 0 && style.line_casing.a > 0) {
        path.stroke = style.line_casing;
        path.stroke_px = static_cast<double>(style.line_casing_px);
        figure.add(path);
    }
    if (style.line_px > 0 && style.line.a > 0) {
        path.stroke = style.line;
        path.stroke_px = static_cast<double>(style.line_px);
        path.dash_px = static_cast<double>(style.dash_px);
        path.gap_px = static_cast<double>(style.gap_px);
        figure.add(path);
    }
}

/// White, or dark where the symbol is light, as in symbol.frag.
void add_letter(Figure& figure, StyleClass const& style, Point centre_px, double half_px) {
    Colour const fill = style.fill;
    double const lightness = (fill.r * 0.299 + fill.g * 0.587 + fill.b * 0.114) / 255;
    constexpr double light = 0.62;
    SymbolLetter const letter = symbol_letter(style.symbol_letter);
    FigurePath path;
    path.stroke =
        faded(lightness > light ? rgb(0x211F1C) : rgb(0xFFFFFF), static_cast<double>(style.symbol_alpha));
    path.stroke_px = 2 * letter.half_stroke * half_px;
    for (auto const& stroke : letter.strokes) {
        auto& part = path.parts_px.emplace_back();
        for (Point const p : stroke) {
            part.push_back({centre_px.x + p.x * half_px, centre_px.y - p.y * half_px});
        }
    }
    figure.add(std::move(path));
}

void add_area(Figure& figure, StyleClass const& style, Box const& box_px) {
    constexpr double inset_px = 2;
    Box const patch = box_px.expanded(-inset_px);
    FigurePath area;
    area.parts_px = {{{patch.min_x, patch.min_y},
                      {patch.max_x, patch.min_y},
                      {patch.max_x, patch.max_y},
                      {patch.min_x, patch.max_y}}};
    area.is_closed = true;
    area.fill = faded(style.fill, static_cast<double>(style.area_alpha));
    if (area.fill.a > 0) {
        figure.add(area);
    }
    if (style.pattern == FillPattern::trees) {
        StyleClass tree;
        tree.fill = style.fill.with_alpha(1);
        tree.shape = SymbolShape::tree;
        tree.symbol_px = 7;
        tree.symbol_casing_px = 0;
        add_symbol(figure, tree, {patch.min_x + patch.width() * 0.3, patch.centre().y - 1});
        add_symbol(figure, tree, {patch.min_x + patch.width() * 0.7, patch.centre().y + 2});
    }
    add_line(figure, style, area.parts_px.front(), true);
}

}  // namespace

void add_symbol(Figure& figure, StyleClass const& style, Point centre_px, double most_px) {
    double const half_px = std::min(static_cast<double>(style.symbol_px), most_px) / 2;
    if (half_px <= 0) {
        return;
    }
    FigurePath path;
    path.is_closed = true;
    for (auto const& outline : symbol_outline(style.shape)) {
        auto& part = path.parts_px.emplace_back();
        for (Point const corner : outline) {
            part.push_back({centre_px.x + corner.x * half_px, centre_px.y - corner.y * half_px});
        }
    }
    auto const alpha = static_cast<double>(style.symbol_alpha);
    auto const casing_px = static_cast<double>(style.symbol_casing_px);
    auto const ring_px = static_cast<double>(style.symbol_ring_px);
    auto const around = [&](Colour colour, double reach_px) {
        path.stroke = faded(colour, alpha);
        path.stroke_px = 2 * reach_px;
        figure.add(path);
    };
    if (casing_px > 0 && ring_px > 0) {
        around(style.symbol_ring, casing_px + ring_px);
    }
    if (casing_px > 0) {
        around(style.symbol_casing, casing_px);
    }
    path.stroke = no_colour;
    path.stroke_px = 0;
    path.fill = faded(style.fill, alpha);
    figure.add(path);
    if (style.symbol_letter != 0) {
        add_letter(figure, style, centre_px, half_px);
    }
}

void add_key(Figure& figure, StyleClass const& style, GeometryKind kind, Box const& box_px) {
    Point const middle = box_px.centre();
    if (kind == GeometryKind::point) {
        add_symbol(figure, style, middle, std::min(box_px.width(), box_px.height()) - 3);
    } else if (kind == GeometryKind::line) {
        double const reach_px = box_px.width() / 2 - 1;
        add_line(figure, style, {{middle.x - reach_px, middle.y + 3}, {middle.x + reach_px, middle.y - 3}},
                 false);
    } else {
        add_area(figure, style, box_px);
    }
}

}  // namespace gatepost
