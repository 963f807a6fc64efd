#include "fuzz/promises.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "style/simple_style.hpp"
#include "style/style.hpp"

namespace gatepost::fuzz {

namespace {

void check_line(std::string_view line) {
    constexpr std::size_t longest = 1000;
    require(!line.empty() && line.find('\n') == std::string_view::npos, "a message is one line");
    require(line.size() <= longest, "a message is short");
}

void check_attributes(FeatureTable const& table) {
    for (AttributeColumn const& column : table.attributes) {
        require(column.size() == table.size(), "columns are as long as the table");
    }
    constexpr std::size_t most_cells = 2'000'000;  // a table of rare fields has billions: then every k-th row
    std::size_t const step = 1 + table.size() * table.attributes.size() / most_cells;
    std::size_t rows = 0;
    table.for_each_row([&](AttributeRow const& row) {
        require(row.feature() == rows++, "rows come in order");
        if (row.feature() % step != 0) {
            return true;
        }
        for (AttributeColumn const& column : row.columns()) {
            require(!column.is_null(row.index()) || column.to_text(row.index()).empty(), "null has no text");
            static_cast<void>(column.number(row.index()));
        }
        return true;
    });
    require(rows == table.size(), "every feature has a row");
}

}  // namespace

void require(bool is_kept, std::string_view promise) {
    if (!is_kept) {
        fmt::print(stderr, "broken promise: {}\n", promise);
        std::abort();
    }
}

void check_error(Error const& error) { check_line(error.what()); }

void check_report(LoadReport const& report) {
    require(report.skipped == 0 || !report.is_silent(), "what was left out is named");
    require(report.lines.size() <= LoadReport::most_lines, "three lines, and how much more there is");
    for (std::string const& line : report.messages()) {
        check_line(line);
    }
}

void check_geometry(GeometryColumn const& geometry) {
    for (std::size_t feature = 0; feature < geometry.size(); ++feature) {
        std::size_t const begin = geometry.parts_begin(feature);
        std::size_t const end = geometry.parts_end(feature);
        require((geometry.kind(feature) == GeometryKind::none) == (begin == end),
                "what has a kind has parts, and nothing else has");
        for (std::size_t part = begin; part < end; ++part) {
            require(!geometry.part(part).empty(), "no part is empty");
            for (Point const p : geometry.part(part)) {
                require(std::isfinite(p.x) && std::isfinite(p.y), "coordinates are finite");
            }
        }
    }
}

void check_table(FeatureTable const& table) {
    check_geometry(table.geometry);
    check_report(table.report);
    check_attributes(table);
    if (auto const style = simple_style_of(table, LayerStyle{})) {
        require(style->class_of_feature.size() == table.size(), "every feature has a class");
    }
}

}  // namespace gatepost::fuzz
