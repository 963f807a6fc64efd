#include "page/html_sheet.hpp"

#include "page/html_assets.hpp"
#include "page/markup.hpp"
#include "words/language_tag.hpp"

#include <fmt/format.h>

namespace gatepost {

namespace {

std::string element(std::string_view tag, std::string_view attributes, std::string const& content) {
    return fmt::format("<{0}{1}{2}>{3}</{0}>", tag, attributes.empty() ? "" : " ", attributes, content);
}

std::string numbers_of(EvidencePin const& pin) {
    return pin.first == pin.last ? std::to_string(pin.first) : fmt::format("{}–{}", pin.first, pin.last);
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

std::string source_html(SourceText const& source, Locale locale) {
    std::string html = escaped(source.named);
    for (std::string const& link : source.links) {
        html += html.empty() ? "" : "<br>";
        html += is_safe_link(link)
                    ? element("a", fmt::format(R"(href="{}" rel="noopener noreferrer")", escaped(link)),
                              escaped(link))
                    : escaped(link);
    }
    return html.empty() ? element("em", "", escaped(said(Word::sheet_no_source, locale))) : html;
}

std::string names_html(EvidenceFeature const& feature) {
    std::string html;
    for (std::size_t i = 0; i < feature.names.size(); ++i) {
        html +=
            i == 0 ? element("strong", "", escaped(feature.names[i])) : "<br>" + escaped(feature.names[i]);
    }
    return html + element("p", R"(class="quiet")", escaped(feature.what_it_is));
}

std::string event_html(EvidenceEntry const& entry, Locale locale) {
    std::string html = escaped(entry.title);
    if (!entry.text.empty()) {
        html += element("p", R"(class="quiet")", escaped(entry.text));
    }
    if (!entry.speaker.empty()) {
        html += element("p", R"(class="quiet")", "— " + escaped(entry.speaker));
    }
    if (entry.is_borrowed) {
        html += element("p", R"(class="quiet")", escaped(said(Word::borrowed_place, locale)));
    }
    return html;
}

/// A feature's number, names and position stand in the first of its rows. Cells that span them all would keep
/// the rows on one sheet of paper.
std::string rows_html(EvidenceFeature const& feature, Locale locale) {
    std::string rows;
    for (std::size_t i = 0; i < feature.entries.size(); ++i) {
        EvidenceEntry const& entry = feature.entries[i];
        bool const is_first = i == 0;
        bool const has_number = is_first && feature.number > 0;
        std::string row = has_number ? element("th", R"(scope="rowgroup")", std::to_string(feature.number))
                                     : element("td", "", is_first ? "–" : "");
        row += element("td", "", is_first ? names_html(feature) : "");
        row += element("td", "", escaped(entry.date)) + element("td", "", event_html(entry, locale));
        row += element("td", "", is_first ? escaped(feature.position_note) : "");
        row += element("td", R"(class="source")", source_html(entry.source, locale));
        rows += element("tr", has_number ? fmt::format(R"(id="row-{}")", feature.number) : "", row);
    }
    return element("tbody", "", rows);
}

std::string table_html(Evidence const& evidence, Locale locale) {
    if (evidence.features.empty()) {
        return element("p", "", escaped(said(Word::sheet_nothing, locale)));
    }
    std::string head;
    for (Word const word : {Word::sheet_number, Word::sheet_names, Word::sheet_date, Word::sheet_event,
                            Word::sheet_position, Word::sheet_source}) {
        head += element("th", R"(scope="col")", escaped(said(word, locale)));
    }
    std::string table = element("thead", "", element("tr", "", head));
    for (EvidenceFeature const& feature : evidence.features) {
        table += rows_html(feature, locale);
    }
    return element("table", "", table);
}

/// How many places and entries there are, and of how many features no position is known.
std::string count_text(Evidence const& evidence, Locale locale) {
    std::size_t entries = 0;
    std::size_t places = 0;
    for (EvidenceFeature const& feature : evidence.features) {
        entries += feature.entries.size();
        places += feature.number > 0 ? 1 : 0;
    }
    std::string text = said(Word::sheet_count, locale, places, entries);
    if (evidence.without_position > 0) {
        text += fmt::format(" · {}: {}", said(Word::position_none, locale), evidence.without_position);
    }
    return text;
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
         {"count", escaped(count_text(evidence, request.locale))},
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
