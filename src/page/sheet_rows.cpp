#include "page/sheet_rows.hpp"

#include "page/markup.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gatepost {

namespace {

using Kind = SheetLine::Kind;

void add(SheetCell& cell, std::string const& text, Kind kind) {
    if (!text.empty()) {
        cell.push_back({text, kind});
    }
}

SheetCell names_cell(EvidenceFeature const& feature) {
    SheetCell cell;
    for (std::string const& name : feature.names) {
        add(cell, name, cell.empty() ? Kind::strong : Kind::plain);
    }
    add(cell, feature.what_it_is, Kind::quiet);
    return cell;
}

SheetCell event_cell(EvidenceEntry const& entry, Locale locale) {
    SheetCell cell;
    add(cell, entry.title, Kind::plain);
    add(cell, entry.text, Kind::quiet);
    add(cell, entry.speaker.empty() ? "" : "— " + entry.speaker, Kind::quiet);
    add(cell, entry.is_borrowed ? said(Word::borrowed_place, locale) : "", Kind::quiet);
    return cell;
}

SheetCell source_cell(SourceText const& source, Locale locale) {
    SheetCell cell;
    add(cell, source.named, Kind::plain);
    for (std::string const& link : source.links) {
        cell.push_back({link, Kind::plain, is_safe_link(link) ? link : ""});
    }
    if (cell.empty()) {
        add(cell, said(Word::sheet_no_source, locale), Kind::missing);
    }
    return cell;
}

}  // namespace

std::vector<SheetRow> sheet_rows(Evidence const& evidence, Locale locale) {
    std::vector<SheetRow> rows;
    for (EvidenceFeature const& feature : evidence.features) {
        bool is_first = true;
        for (EvidenceEntry const& entry : feature.entries) {
            SheetRow& row = rows.emplace_back();
            row.number = feature.number;
            row.is_first = is_first;
            if (is_first) {
                add(row.cells[number_column], feature.number > 0 ? std::to_string(feature.number) : "–",
                    Kind::strong);
                row.cells[names_column] = names_cell(feature);
                add(row.cells[position_column], feature.position_note, Kind::plain);
            }
            add(row.cells[date_column], entry.date, Kind::plain);
            row.cells[event_column] = event_cell(entry, locale);
            row.cells[source_column] = source_cell(entry.source, locale);
            is_first = false;
        }
    }
    return rows;
}

std::array<std::string, sheet_columns> sheet_headings(Locale locale) {
    return {said(Word::sheet_number, locale),   said(Word::sheet_names, locale),
            said(Word::sheet_date, locale),     said(Word::sheet_event, locale),
            said(Word::sheet_position, locale), said(Word::sheet_source, locale)};
}

std::string sheet_count(Evidence const& evidence, Locale locale) {
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

std::string numbers_of(EvidencePin const& pin) {
    return pin.first == pin.last ? std::to_string(pin.first) : fmt::format("{}–{}", pin.first, pin.last);
}

}  // namespace gatepost
