#include "page/html_sheet.hpp"

#include "page/html_assets.hpp"
#include "page/markup.hpp"
#include "page/sheet_rows.hpp"
#include "words/language_tag.hpp"

#include <fmt/format.h>

#include <utility>

namespace gatepost {

namespace {

std::string element(std::string_view tag, std::string_view attributes, std::string const& content) {
    return fmt::format("<{0}{1}{2}>{3}</{0}>", tag, attributes.empty() ? "" : " ", attributes, content);
}

/// From a pin's place to its number; nothing where the number stands on it.
std::string leader_svg(EvidencePin const& pin) {
    Point const middle = pin.label_screen.centre();
    if (pin.label_screen.contains(pin.at_screen)) {
        return {};
    }
    return fmt::format(R"(<path class="leader" d="M{0:.1f} {1:.1f}L{2:.1f} {3:.1f}"/>)"
                       R"(<circle class="place" cx="{0:.1f}" cy="{1:.1f}" r="3"/>)",
                       pin.at_screen.x, pin.at_screen.y, middle.x, middle.y);
}

/// The number, which leads to its row.
std::string number_svg(EvidencePin const& pin) {
    Box const box = pin.label_screen;
    return fmt::format(
        R"(<a href="#row-{}"><rect class="pin" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="{:.1f}"/>)"
        R"(<text class="number" x="{:.1f}" y="{:.1f}">{}</text></a>)",
        pin.first, box.min_x, box.min_y, box.width(), box.height(), box.height() / 2, box.centre().x,
        box.centre().y + 4, numbers_of(pin));
}

/// Leaders first: no line crosses a number.
std::string pins_svg(Evidence const& evidence, Viewport const& view) {
    std::string leaders;
    std::string numbers;
    for (EvidencePin const& pin : evidence.pins) {
        leaders += leader_svg(pin);
        numbers += number_svg(pin);
    }
    return fmt::format(R"(<svg viewBox="0 0 {:.0f} {:.0f}" xmlns="http://www.w3.org/2000/svg">{}{}</svg>)",
                       view.width_px, view.height_px, leaders, numbers);
}

std::string line_html(SheetLine const& line) {
    std::string const text = escaped(line.text);
    switch (line.kind) {
        case SheetLine::Kind::strong: return element("strong", "", text);
        case SheetLine::Kind::quiet: return element("p", R"(class="quiet")", text);
        case SheetLine::Kind::missing: return element("em", "", text);
        case SheetLine::Kind::plain: break;
    }
    return line.address.empty()
               ? text
               : element("a", fmt::format(R"(href="{}" rel="noopener noreferrer")", escaped(line.address)),
                         text);
}

/// Paragraphs that are quiet begin a line of their own; others need it said.
std::string cell_html(SheetCell const& cell) {
    std::string html;
    for (SheetLine const& line : cell) {
        html += html.empty() || line.kind == SheetLine::Kind::quiet ? "" : "<br>";
        html += line_html(line);
    }
    return html;
}

/// A feature's number, names and position stand in the first of its rows. Cells that span them all would keep
/// the rows on one sheet of paper.
std::string row_html(SheetRow const& row) {
    bool const has_number = row.is_first && row.number > 0;
    std::string cells = has_number ? element("th", R"(scope="rowgroup")", std::to_string(row.number))
                                   : element("td", "", row.is_first ? "–" : "");
    for (std::size_t column = names_column; column < sheet_columns; ++column) {
        cells += element("td", column == source_column ? R"(class="source")" : "",
                         cell_html(row.cells.at(column)));
    }
    return element("tr", has_number ? fmt::format(R"(id="row-{}")", row.number) : "", cells);
}

std::string table_html(Evidence const& evidence, Locale locale) {
    if (evidence.features.empty()) {
        return element("p", "", escaped(said(Word::sheet_nothing, locale)));
    }
    std::string head;
    for (std::string const& heading : sheet_headings(locale)) {
        head += element("th", R"(scope="col")", escaped(heading));
    }
    std::string table = element("thead", "", element("tr", "", head));
    std::string body;
    for (SheetRow const& row : sheet_rows(evidence, locale)) {
        if (row.is_first && !body.empty()) {
            table += element("tbody", "", std::exchange(body, {}));
        }
        body += row_html(row);
    }
    return element("table", "", table + element("tbody", "", body));
}

}  // namespace

std::string html_sheet(Evidence const& evidence, HtmlSheetRequest const& request) {
    std::string_view const style = embedded_page_file("sheet.css");
    return filled_template(
        embedded_page_file("sheet.html"),
        {{"language", std::string{language_tag(request.locale)}},
         {"policy", security_policy({}, style)},
         {"title", escaped(request.title)},
         {"kind", escaped(said(Word::sheet_title, request.locale))},
         {"count", escaped(sheet_count(evidence, request.locale))},
         {"subtitle", request.subtitle.empty() ? "" : element("p", "", escaped(request.subtitle))},
         {"credits", escaped(request.credits)},
         {"shown_credits", request.shows_credits ? escaped(request.credits) : ""},
         {"generator", escaped(request.generator)},
         {"style", std::string{style}},
         {"picture", "data:image/png;base64," + base64(request.picture_png)},
         {"pins", pins_svg(evidence, request.view)},
         {"table", table_html(evidence, request.locale)}});
}

}  // namespace gatepost
