#include "io/table_stream.hpp"

#include <algorithm>
#include <numeric>

namespace gatepost {

namespace {

enum class CrsForm : std::uint8_t { wgs84, assumed, definition };

void check(bool is_possible) {
    if (!is_possible) {
        throw StreamFault("counts that contradict each other");
    }
}

template <class T>
std::uint64_t sum_of(std::vector<T> const& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

// ---- geometry: only these two functions know what features and parts are made of ----

void write_geometry(ByteWriter& out, GeometryColumn const& geometry) {
    out.put<std::uint8_t>(geometry.is_plain_points() ? 1 : 0);
    out.put_array(geometry.vertices());
    if (geometry.is_plain_points()) {
        return;
    }
    std::vector<std::uint32_t> parts;
    std::vector<std::uint32_t> sizes;
    std::vector<std::uint8_t> kinds;
    for (std::size_t f = 0; f < geometry.size(); ++f) {
        parts.push_back(static_cast<std::uint32_t>(geometry.parts_end(f) - geometry.parts_begin(f)));
        for (std::size_t p = geometry.parts_begin(f); p < geometry.parts_end(f); ++p) {
            sizes.push_back(static_cast<std::uint32_t>(geometry.part(p).size()));
            kinds.push_back(static_cast<std::uint8_t>(geometry.part_kind(p)));
        }
    }
    out.put_array(parts);
    out.put_array(sizes);
    out.put_array(kinds);
}

GeometryColumn read_geometry(ByteReader& in) {
    GeometryColumn geometry;
    bool const is_plain = in.get_bool();
    auto const vertices = in.get_array<Point>();
    if (is_plain) {
        geometry.reserve_vertices(vertices.size());
        std::for_each(vertices.begin(), vertices.end(), [&](Point p) { geometry.add_point(p); });
        return geometry;
    }
    auto const parts = in.get_array<std::uint32_t>();
    auto const sizes = in.get_array<std::uint32_t>();
    auto const kinds = in.get_array<std::uint8_t>();
    check(kinds.size() == sizes.size() && sum_of(parts) == sizes.size() && sum_of(sizes) == vertices.size());
    geometry.reserve_vertices(vertices.size());
    std::size_t part = 0;
    std::size_t vertex = 0;
    for (std::uint32_t const parts_of_feature : parts) {
        geometry.begin_feature();
        for (std::uint32_t i = 0; i < parts_of_feature; ++i, ++part) {
            check(sizes[part] > 0 && kinds[part] <= static_cast<std::uint8_t>(PartKind::area));
            geometry.add_part(std::span{vertices}.subspan(vertex, sizes[part]),
                              static_cast<PartKind>(kinds[part]));
            vertex += sizes[part];
        }
    }
    return geometry;
}

// ---- attributes ----

void write_column(ByteWriter& out, AttributeColumn const& column) {
    out.put_text(column.name());
    out.put(column.type());
    out.put(column.text_form());
    std::size_t const rows = column.size();
    std::vector<std::uint8_t> present(rows);
    std::vector<std::int64_t> integers;
    std::vector<double> reals;
    std::vector<std::uint32_t> lengths;
    std::vector<AttributeType> written;
    std::string texts;
    for (std::size_t i = 0; i < rows; ++i) {
        present[i] = column.is_null(i) ? 0 : 1;
        switch (column.type()) {
            case AttributeType::integer:
            case AttributeType::boolean: integers.push_back(column.integer(i)); break;
            case AttributeType::real: reals.push_back(column.real(i)); break;
            case AttributeType::text:
            case AttributeType::json:
                lengths.push_back(static_cast<std::uint32_t>(column.text(i).size()));
                written.push_back(column.written_as(i));
                texts += column.text(i);
                break;
        }
    }
    out.put_array(present);
    switch (column.type()) {
        case AttributeType::integer:
        case AttributeType::boolean: out.put_array(integers); break;
        case AttributeType::real: out.put_array(reals); break;
        case AttributeType::text:
        case AttributeType::json:
            out.put_array(lengths);
            out.put_array(written);
            out.put_text(texts);
            break;
    }
}

/// Adds one value per row: add(i) if the row has one, otherwise a null.
template <class Add>
void add_rows(std::vector<std::uint8_t> const& present, std::size_t values, AttributeColumn& column,
              Add add) {
    check(values == present.size());
    for (std::size_t i = 0; i < present.size(); ++i) {
        if (present[i] != 0) {
            add(i);
        } else {
            column.add_null();
        }
    }
}

void read_texts(ByteReader& in, std::vector<std::uint8_t> const& present, AttributeColumn& column) {
    auto const lengths = in.get_array<std::uint32_t>();
    auto const written = in.get_array<AttributeType>();
    check(written.size() == lengths.size() &&
          std::all_of(written.begin(), written.end(),
                      [](AttributeType type) { return type <= AttributeType::json; }));
    std::string const texts = in.get_text();
    check(sum_of(lengths) == texts.size());
    std::size_t at = 0;
    add_rows(present, lengths.size(), column, [&](std::size_t i) {
        column.add_text(std::string_view{texts}.substr(at, lengths[i]), written[i]);
        at += lengths[i];  // the length of a null is 0
    });
    check(at == texts.size());
}

AttributeColumn read_column(ByteReader& in) {
    std::string name = in.get_text();
    AttributeColumn column(std::move(name), in.get_enum(AttributeType::json));
    column.set_text_form(in.get_enum(TextForm::date_time));
    auto const present = in.get_array<std::uint8_t>();
    switch (column.type()) {
        case AttributeType::integer:
        case AttributeType::boolean: {
            auto const values = in.get_array<std::int64_t>();
            add_rows(present, values.size(), column, [&](std::size_t i) { column.add_integer(values[i]); });
            break;
        }
        case AttributeType::real: {
            auto const values = in.get_array<double>();
            add_rows(present, values.size(), column, [&](std::size_t i) { column.add_real(values[i]); });
            break;
        }
        case AttributeType::text:
        case AttributeType::json: read_texts(in, present, column); break;
    }
    return column;
}

// ---- the rest of a table ----

void write_crs(ByteWriter& out, Crs const& crs, std::optional<Crs> const& assumed) {
    if (crs == Crs::wgs84()) {
        out.put(CrsForm::wgs84);
    } else if (assumed && crs == *assumed) {
        out.put(CrsForm::assumed);
    } else {
        out.put(CrsForm::definition);
        out.put_text(crs.definition());
    }
}

Crs read_crs(ByteReader& in, std::optional<Crs> const& assumed) {
    switch (in.get_enum(CrsForm::definition)) {
        case CrsForm::wgs84: return Crs::wgs84();
        case CrsForm::assumed: check(assumed.has_value()); return *assumed;
        case CrsForm::definition: break;
    }
    try {
        return Crs::parse(in.get_text());
    } catch (StreamFault const&) {
        throw;
    } catch (Error const& failure) {
        throw StreamFault(failure.what());
    }
}

void write_report(ByteWriter& out, LoadReport const& report) {
    out.put<std::uint64_t>(report.skipped);
    out.put<std::uint8_t>(report.doubtful ? 1 : 0);
    out.put<std::uint64_t>(report.more);
    out.put_text(report.source);
    out.put<std::uint32_t>(static_cast<std::uint32_t>(report.lines.size()));
    std::for_each(report.lines.begin(), report.lines.end(),
                  [&](std::string const& line) { out.put_text(line); });
}

LoadReport read_report(ByteReader& in) {
    LoadReport report;
    report.skipped = in.get<std::uint64_t>();
    report.doubtful = in.get_bool();
    report.more = in.get<std::uint64_t>();
    report.source = in.get_text();
    for (auto left = in.get<std::uint32_t>(); left > 0; --left) {
        report.lines.push_back(in.get_text());
    }
    return report;
}

void write_part(ByteWriter& out, TablePart const& part) {
    write_box(out, part.lonlat);
    out.put(part.found);
    out.put(part.in_source);
    write_box(out, part.source_lonlat);
    out.put_text(part.layer);
}

TablePart read_part(ByteReader& in) {
    TablePart part;
    part.lonlat = read_box(in);
    part.found = in.get<std::uint64_t>();
    part.in_source = in.get<std::uint64_t>();
    part.source_lonlat = read_box(in);
    part.layer = in.get_text();
    return part;
}

}  // namespace

void write_box(ByteWriter& out, Box const& box) {
    for (double const side : {box.min_x, box.min_y, box.max_x, box.max_y}) {
        out.put(side);
    }
}

Box read_box(ByteReader& in) {
    Box box;
    for (double* const side : {&box.min_x, &box.min_y, &box.max_x, &box.max_y}) {
        *side = in.get<double>();
    }
    return box;
}

void write_columns(ByteWriter& out, std::span<AttributeColumn const> columns) {
    out.put<std::uint32_t>(static_cast<std::uint32_t>(columns.size()));
    std::for_each(columns.begin(), columns.end(),
                  [&](AttributeColumn const& column) { write_column(out, column); });
}

std::vector<AttributeColumn> read_columns(ByteReader& in) {
    std::vector<AttributeColumn> columns;
    for (auto left = in.get<std::uint32_t>(); left > 0; --left) {
        columns.push_back(read_column(in));
        check(columns.back().size() == columns.front().size());
    }
    return columns;
}

void write_table(ByteWriter& out, FeatureTable const& table, std::optional<Crs> const& assumed) {
    out.put_text(table.name);
    write_crs(out, table.source_crs, assumed);
    write_geometry(out, table.geometry);
    write_columns(out, table.attributes);
    write_report(out, table.report);
    out.put<std::uint8_t>(table.part ? 1 : 0);
    if (table.part) {
        write_part(out, *table.part);
    }
}

FeatureTable read_table(ByteReader& in, std::optional<Crs> const& assumed) {
    FeatureTable table;
    table.name = in.get_text();
    table.source_crs = read_crs(in, assumed);
    table.geometry = read_geometry(in);
    table.attributes = read_columns(in);
    check(table.attributes.empty() || table.attributes[0].size() == table.size());
    table.report = read_report(in);
    if (in.get_bool()) {
        table.part = read_part(in);
    }
    return table;
}

}  // namespace gatepost
