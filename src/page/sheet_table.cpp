#include "page/sheet_table.hpp"

#include "page/pin_figure.hpp"
#include "style/interface_colours.hpp"

#include <algorithm>

namespace gatepost {

namespace {

constexpr double padding_pt = 2.6;    // above and below the text of a row
constexpr double paragraph_pt = 1.2;  // between paragraphs of a cell
constexpr double rule_pt = 0.5;
constexpr Colour between_features = rgb(0x8D887E);

/// How much of a cell's rest a height has room for: where its lines end, and how high they are.
template <class Cell>
std::pair<std::size_t, double> fitting(Cell const& cell, double height_px) {
    double used_px = 0;
    std::size_t end = cell.next;
    for (; end < cell.lines.size(); ++end) {
        auto const& line = cell.lines[end];
        double const wanted_px = line.height_px + (end > cell.next ? line.gap_px : 0);
        if (used_px + wanted_px > height_px) {
            break;
        }
        used_px += wanted_px;
    }
    return {end, used_px};
}

template <class Row>
double rest_px(Row const& row) {
    constexpr double any_height_px = 1e9;
    double rest = 0;
    for (auto const& cell : row) {
        rest = std::max(rest, fitting(cell, any_height_px).second);
    }
    return rest;
}

/// The height of the highest line that is next in its cell.
template <class Row>
double line_px(Row const& row) {
    double highest = 0;
    for (auto const& cell : row) {
        highest = std::max(highest, cell.is_done() ? 0 : cell.lines[cell.next].height_px);
    }
    return highest;
}

}  // namespace

SheetTable::SheetTable(Lettering& lettering, SheetPaper const& paper, Locale locale, Figure& page,
                       double top_px, NextPage next_page)
    : m_lettering(lettering),
      m_paper(paper),
      m_locale(locale),
      m_page(&page),
      m_top_px(top_px),
      m_next_page(std::move(next_page)) {
    constexpr double least_room_pt = 60;
    if (room_px() < paper.px(least_room_pt)) {
        m_page = &m_next_page();
        m_top_px = paper.content_px().min_y;
    }
    m_page->add(FigurePart{PagePart::table, true});
    add_heading(true);
}

double SheetTable::room_px() const { return m_paper.content_px().max_y - m_top_px; }

void SheetTable::go_on() {
    m_page = &m_next_page();
    m_top_px = m_paper.content_px().min_y;
    add_heading(false);
}

SheetTable::SetCell SheetTable::set(SheetCell const& cell, std::size_t column) {
    SetCell lines;
    double const width_px = m_paper.column(column).width_px;
    for (SheetLine const& line : cell) {
        TextLook const look = m_paper.look_of(line, column);
        double gap_px = m_paper.px(paragraph_pt);
        for (FigureText& text : m_lettering.lines(line.text, look, width_px)) {
            text.address = line.address;
            double const height_px = line_height_px(text, look);
            double const left_px = text.shaped->is_right_to_left ? width_px - text.width_px() : 0;
            lines.lines.push_back({std::move(text), look, left_px, height_px, gap_px});
            gap_px = 0;
        }
    }
    return lines;
}

SheetTable::SetRow SheetTable::set(SheetRow const& row) {
    SetRow cells;
    for (std::size_t column = 0; column < sheet_columns; ++column) {
        cells.at(column) = set(row.cells.at(column), column);
    }
    auto& numbers = cells[number_column].lines;
    if (row.is_first && row.number > 0 && !numbers.empty()) {
        numbers.front().text.anchor = row_anchor(row.number);
    }
    return cells;
}

void SheetTable::add_rule(double left_px, double width_px, Colour colour) {
    FigurePath rule{{{{left_px, m_top_px}, {left_px + width_px, m_top_px}}}};
    rule.stroke = colour;
    rule.stroke_px = m_paper.px(rule_pt);
    rule.has_round_ends = false;
    m_page->add(std::move(rule));
}

/// A line between two features, and a light one between two entries of one.
void SheetTable::add_rules(SheetRow const& row) {
    InterfaceColours const& colours = interface_colours(Theme::print);
    Box const content = m_paper.content_px();
    if (m_is_below_heading) {
        return;
    }
    if (row.is_first) {
        add_rule(content.min_x, content.width(), between_features);
        return;
    }
    for (std::size_t const column : {date_column, event_column, source_column}) {
        auto const [left_px, width_px] = m_paper.column(column);
        add_rule(left_px, width_px, colours.line);
    }
}

/// The heading is part of the table once: further ones are there for the eye.
void SheetTable::add_heading(bool is_first) {
    auto const headings = sheet_headings(m_locale);
    SetRow row;
    for (std::size_t column = 0; column < sheet_columns; ++column) {
        TextLook const look = m_paper.heading();
        for (FigureText& text :
             m_lettering.lines(headings.at(column), look, m_paper.column(column).width_px)) {
            double const height_px = line_height_px(text, look);
            row.at(column).lines.push_back({std::move(text), look, 0, height_px, 0});
        }
    }
    double const height_px = rest_px(row);
    Figure heading;
    place(row, height_px, PagePart::heading_cell, heading);
    if (!is_first) {
        std::erase_if(heading.items,
                      [](FigureItem const& item) { return std::holds_alternative<FigurePart>(item); });
    }
    m_page->add(heading, {0, 0});
    add_rule(m_paper.content_px().min_x, m_paper.content_px().width(), interface_colours(Theme::print).ink);
    m_is_below_heading = true;
}

/// What has room of a row's rest within a height.
void SheetTable::place(SetRow& row, double height_px, PagePart cell_part, Figure& page) {
    double const text_top_px = m_top_px + m_paper.px(padding_pt);
    double used_px = 0;
    page.add(FigurePart{PagePart::row, true});
    for (std::size_t column = 0; column < sheet_columns; ++column) {
        SetCell& cell = row.at(column);
        PagePart const part = column == number_column ? PagePart::heading_cell : cell_part;
        page.add(FigurePart{part, true});
        double down_px = 0;
        for (std::size_t const end = std::max(fitting(cell, height_px).first, cell.next); cell.next < end;) {
            SetLine& line = cell.lines[cell.next++];
            down_px += down_px > 0 ? line.gap_px : 0;
            page.add(placed(std::move(line.text), line.look,
                            {m_paper.column(column).left_px + line.left_px, text_top_px + down_px}));
            down_px += line.height_px;
        }
        used_px = std::max(used_px, down_px);
        page.add(FigurePart{part, false});
    }
    page.add(FigurePart{PagePart::row, false});
    m_top_px = text_top_px + used_px + m_paper.px(padding_pt);
}

/// Where a feature goes on on a new page, its number stands there again.
void SheetTable::repeat_number(SetRow& row, std::size_t number) {
    SetCell& cell = row[number_column];
    if (number > 0 && cell.is_done()) {
        TextLook const look = m_paper.quiet();
        FigureText text = m_lettering.line(std::to_string(number), look);
        double const height_px = line_height_px(text, look);
        cell = {{{std::move(text), look, 0, height_px, 0}}, 0};
    }
}

/// A row goes to the next page whole, unless it is so high that much of this one would stay empty.
void SheetTable::add(SheetRow const& row) {
    SetRow cells = set(row);
    double const padding_px = 2 * m_paper.px(padding_pt);
    constexpr double most_empty_pt = 120;
    while (true) {
        double const room = room_px() - padding_px;
        double const rest = rest_px(cells);
        if (rest > room && room < m_paper.px(most_empty_pt) && !m_is_below_heading) {
            go_on();
            if (!row.is_first) {
                repeat_number(cells, row.number);
            }
            continue;
        }
        // A line is placed even where the page is too low for it, so that the table ends.
        double const least_px = m_is_below_heading ? line_px(cells) : 0;
        add_rules(row);
        place(cells, std::max(room, least_px), PagePart::cell, *m_page);
        m_is_below_heading = false;
        if (std::all_of(cells.begin(), cells.end(), [](SetCell const& cell) { return cell.is_done(); })) {
            return;
        }
        go_on();
        repeat_number(cells, row.number);
    }
}

double SheetTable::finish() {
    add_rule(m_paper.content_px().min_x, m_paper.content_px().width(), between_features);
    m_page->add(FigurePart{PagePart::table, false});
    return m_top_px;
}

}  // namespace gatepost
