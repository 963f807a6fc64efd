#include "io/format_writers.hpp"
#include "io/layer_workers.hpp"
#include "io/written_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

/// What the columns are: the fields, and then the places.
struct CsvTable {
    std::vector<ExportField> fields;
    bool has_points_alone = false;  ///< longitude and latitude in columns of their own; else one with WKT
};

bool are_single_points(ExportLayer const& layer) {
    GeometryColumn const& geometry = layer.table->geometry;
    return std::all_of(layer.features.begin(), layer.features.end(), [&](std::uint32_t feature) {
        std::size_t const parts = geometry.parts_end(feature) - geometry.parts_begin(feature);
        return parts == 0 || (parts == 1 && geometry.kind(feature) == GeometryKind::point);
    });
}

/// RFC 4180: in quotes where there is a quote, a comma or a line end in it; blanks at the ends stay by them
/// too.
void append_cell(std::string& text, std::string_view cell) {
    bool const needs_quotes = cell.find_first_of("\",\r\n;\t") != std::string_view::npos ||
                              cell.starts_with(' ') || cell.ends_with(' ');
    if (!needs_quotes) {
        text += cell;
        return;
    }
    text += '"';
    for (char const c : cell) {
        text += c;
        text += c == '"' ? "\"" : "";
    }
    text += '"';
}

bool is_number(std::string_view text) {
    bool const has_digit_first = text.size() > 1 && text[1] >= '0' && text[1] <= '9';
    return has_digit_first && text.find_first_not_of("0123456789.", 1) == std::string_view::npos;
}

/// Spreadsheets compute cells that begin like this, and a formula can send what is in the others to a
/// stranger (OWASP, CSV injection).
bool looks_like_formula(std::string_view text) {
    constexpr std::string_view beginnings = "=+-@\t\r";
    bool const is_formula = !text.empty() && beginnings.find(text.front()) != std::string_view::npos;
    return is_formula && !((text.front() == '-' || text.front() == '+') && is_number(text));
}

void append_value(std::string& text, AttributeColumn const& column, std::size_t row, ExportLosses& losses) {
    bool const is_text = column.type() == AttributeType::text || column.type() == AttributeType::json;
    if (column.is_null(row)) {
        return;
    }
    if (is_no_number(column, row)) {
        ++losses.no_numbers;
        return;
    }
    if (column.type() == AttributeType::real) {
        append_real(text, column.real(row));
        return;
    }
    std::string value = column.to_text(row);
    if (is_text && looks_like_formula(value)) {
        ++losses.guarded;
        value.insert(0, 1, '\'');
    }
    if (std::size_t const nul = value.find('\0'); nul != std::string::npos) {
        ++losses.control_signs;
        std::replace(value.begin(), value.end(), '\0', ' ');
    }
    if (value.empty()) {
        text += R"("")";  // a text without letters is not the same as none
        return;
    }
    append_cell(text, value);
}

void append_line(std::string& text, std::vector<Point> const& line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        text += i == 0 ? "(" : ",";
        append_position(text, line[i], ' ');
    }
    text += ')';
}

template <class Members, class Add>
void append_members(std::string& text, std::string_view type, Members const& members, Add add) {
    text += members.size() > 1 ? fmt::format("MULTI{} (", type) : fmt::format("{} ", type);
    for (std::size_t i = 0; i < members.size(); ++i) {
        text += i == 0 ? "" : ",";
        add(members[i]);
    }
    text += members.size() > 1 ? ")" : "";
}

/// Well-known text (OGC 06-103r4, 7).
std::string wkt_of(ExportShape const& shape) {
    std::vector<std::string> members;
    if (!shape.points.empty()) {
        append_members(members.emplace_back(), "POINT", shape.points,
                       [&](Point p) { append_line(members.back(), {p}); });
    }
    if (!shape.lines.empty()) {
        append_members(members.emplace_back(), "LINESTRING", shape.lines,
                       [&](std::vector<Point> const& line) { append_line(members.back(), line); });
    }
    for (auto const& area : shape.areas) {
        append_members(members.emplace_back(), "POLYGON", area, [&](RingPolygon const& rings) {
            for (std::size_t i = 0; i < rings.size(); ++i) {
                members.back() += i == 0 ? "(" : ",";
                append_line(members.back(), rings[i]);
            }
            members.back() += ')';
        });
    }
    if (!shape.is_collection()) {
        return members.empty() ? std::string{} : members.front();
    }
    std::string text = "GEOMETRYCOLLECTION (";
    for (std::size_t i = 0; i < members.size(); ++i) {
        text += (i == 0 ? "" : ",") + members[i];
    }
    return text + ")";
}

void append_place(std::string& text, ExportShape const& shape, bool has_points_alone) {
    if (!has_points_alone) {
        append_cell(text, wkt_of(shape));
    } else if (!shape.points.empty()) {
        append_position(text, shape.points.front(), ',');
    } else {
        text += ',';
    }
}

std::string rows_of(CsvTable const& table, FeatureBlock const& block, LonlatShapes& shapes,
                    ExportLosses& losses) {
    std::vector<AttributeColumn const*> columns;
    for (ExportField const& field : table.fields) {
        columns.push_back(block.columns().find(field.source_name));
    }
    std::string text;
    for (std::size_t i = 0; i < block.size(); ++i) {
        for (AttributeColumn const* const column : columns) {
            if (column != nullptr) {
                append_value(text, *column, block.row(i), losses);
            }
            text += ',';
        }
        append_place(text, shapes.of(block.features()[i]), table.has_points_alone);
        text += "\r\n";
    }
    return text;
}

std::string head_of(CsvTable const& table) {
    std::vector<std::string> names;
    for (ExportField const& field : table.fields) {
        names.push_back(field.name);
    }
    std::vector<std::string> const place_names =
        table.has_points_alone ? std::vector<std::string>{"lon", "lat"} : std::vector<std::string>{"wkt"};
    for (std::string const& name : place_names) {
        names.push_back(unused_name(name, names, NameCase::does_not_matter));
    }
    constexpr std::string_view utf8_mark =
        "\xEF\xBB\xBF";  // without it spreadsheets take the text for Latin-1
    std::string text{utf8_mark};
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += i == 0 ? "" : ",";
        append_cell(text, looks_like_formula(names[i]) ? "'" + names[i] : names[i]);
    }
    return text + "\r\n";
}

}  // namespace

ExportLosses write_csv(ExportLayer const& layer, ByteSink const& sink, ExportProgress& progress,
                       JobContext const& job) {
    CsvTable const table{fields_of(*layer.table, layer.features, NameCase::matters, job),
                         are_single_points(layer)};
    sink(head_of(table));
    LayerWorkers workers(*layer.table, job);
    for_each_block_in_order(
        *layer.table, layer.features, job,
        [&](FeatureBlock const& block, std::size_t worker) {
            return rows_of(table, block, workers.shapes(worker), workers.losses(worker));
        },
        [&](std::string const& bytes, std::size_t features) {
            sink(bytes);
            progress.add(features);
        });
    return workers.all_losses();
}

}  // namespace gatepost
