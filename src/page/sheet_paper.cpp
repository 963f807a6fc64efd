#include "page/sheet_paper.hpp"

#include "style/interface_colours.hpp"

#include <algorithm>
#include <numeric>

namespace gatepost {

namespace {

constexpr double side_margin_pt = 36;
constexpr double head_margin_pt = 40;
constexpr double foot_margin_pt = 22;
constexpr double body_pt = 7.8;
constexpr double small_pt = 6.8;         // sources: addresses are long
constexpr double most_map_share = 0.55;  // of a page's height

/// Of the width that the numbers leave.
constexpr std::array<double, sheet_columns> shares{0, 0.19, 0.13, 0.33, 0.15, 0.20};
constexpr double numbers_pt = 28;
constexpr double between_columns_pt = 7;

InterfaceColours const& colours() { return interface_colours(Theme::print); }

}  // namespace

SheetPaper::SheetPaper(Point page_pt, Point map_size_px) {
    m_pt_per_px = std::min((page_pt.x - 2 * side_margin_pt) / map_size_px.x,
                           page_pt.y * most_map_share / map_size_px.y);
    m_size_px = {px(page_pt.x), px(page_pt.y)};
    m_content_px = {px(side_margin_pt), px(head_margin_pt), px(page_pt.x - side_margin_pt),
                    px(page_pt.y - foot_margin_pt)};
}

TextLook SheetPaper::title() const { return {px(15), true, false, colours().ink}; }
TextLook SheetPaper::subtitle() const { return {px(9.5), false, false, colours().ink}; }
TextLook SheetPaper::quiet() const { return {px(body_pt), false, false, colours().quiet_ink}; }
TextLook SheetPaper::small_print() const { return {px(6.4), false, false, colours().quiet_ink}; }
TextLook SheetPaper::heading() const { return {px(body_pt), true, false, colours().ink}; }
TextLook SheetPaper::number() const { return {px(body_pt), true, false, colours().accent}; }

TextLook SheetPaper::look_of(SheetLine const& line, std::size_t column) const {
    if (column == number_column) {
        return number();
    }
    TextLook look{px(column == source_column ? small_pt : body_pt), line.kind == SheetLine::Kind::strong,
                  line.kind == SheetLine::Kind::missing, colours().ink};
    look.colour = !line.address.empty()                   ? colours().accent
                  : line.kind == SheetLine::Kind::quiet   ? colours().quiet_ink
                  : line.kind == SheetLine::Kind::missing ? colours().warning
                                                          : look.colour;
    return look;
}

SheetPaper::Column SheetPaper::column(std::size_t column) const {
    double const rest_px = m_content_px.width() - px(numbers_pt);
    if (column == number_column) {
        return {m_content_px.min_x, px(numbers_pt - between_columns_pt)};
    }
    double const before =
        std::accumulate(shares.begin(), shares.begin() + static_cast<std::ptrdiff_t>(column), 0.0);
    bool const is_last = column + 1 == sheet_columns;
    return {m_content_px.min_x + px(numbers_pt) + before * rest_px,
            shares.at(column) * rest_px - (is_last ? 0 : px(between_columns_pt))};
}

}  // namespace gatepost
