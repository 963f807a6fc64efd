#include "io/format_writers.hpp"
#include "io/layer_workers.hpp"
#include "io/written_values.hpp"

#include <fmt/format.h>

namespace gatepost {

namespace {

void append_position(std::string& text, Point lonlat) {
    text += '[';
    append_position(text, lonlat, ',');
    text += ']';
}

/// A list of JSON whose members are appended by add(member).
template <class Members, class Add>
void append_list(std::string& text, Members const& members, Add add) {
    text += '[';
    bool is_first = true;
    for (auto const& member : members) {
        text += is_first ? "" : ",";
        add(member);
        is_first = false;
    }
    text += ']';
}

void append_line(std::string& text, std::vector<Point> const& line) {
    append_list(text, line, [&](Point p) { append_position(text, p); });
}

void append_polygon(std::string& text, RingPolygon const& rings) {
    append_list(text, rings, [&](Ring const& ring) { append_line(text, ring); });
}

/// One of a kind, or several in one geometry.
template <class Members, class Add>
void append_simple(std::string& text, std::string_view type, Members const& members, Add add) {
    text += R"({"type":")";
    text += members.size() > 1 ? "Multi" : "";
    text += type;
    text += R"(","coordinates":)";
    if (members.size() == 1) {
        add(members.front());
    } else {
        append_list(text, members, add);
    }
    text += '}';
}

void append_geometry(std::string& text, ExportShape const& shape) {
    if (shape.is_empty()) {
        text += "null";
        return;
    }
    bool is_first = true;
    auto const separate = [&] {
        text += is_first ? "" : ",";
        is_first = false;
    };
    text += shape.is_collection() ? R"({"type":"GeometryCollection","geometries":[)" : "";
    if (!shape.points.empty()) {
        separate();
        append_simple(text, "Point", shape.points, [&](Point p) { append_position(text, p); });
    }
    if (!shape.lines.empty()) {
        separate();
        append_simple(text, "LineString", shape.lines, [&](auto const& line) { append_line(text, line); });
    }
    for (auto const& area : shape.areas) {
        separate();
        append_simple(text, "Polygon", area, [&](RingPolygon const& rings) { append_polygon(text, rings); });
    }
    text += shape.is_collection() ? "]}" : "";
}

/// The member `id`, which may be a number or a text: the field of that name, if the feature has it.
void append_id(std::string& text, FeatureBlock const& block, std::size_t row, ExportLosses& losses) {
    AttributeColumn const* const id = block.columns().find("id");
    if (id == nullptr || id->is_null(row)) {
        return;
    }
    AttributeType const type = id->written_as(row);
    if (type == AttributeType::integer || (type == AttributeType::text && !id->text(row).empty())) {
        text += R"("id":)";
        append_json_value(text, *id, row, losses);
        text += ',';
    }
}

/// Fields without a value are left out, but the first feature names each field of a table in memory: so none
/// is lost that has no value at all.
void append_properties(std::string& text, FeatureBlock const& block, std::size_t row, bool names_all,
                       ExportLosses& losses) {
    text += R"("properties":{)";
    bool is_first = true;
    for (AttributeColumn const& column : block.columns()) {
        if (names_all || !column.is_null(row)) {
            text += is_first ? "" : ",";
            append_json_string(text, column.name());
            text += ':';
            append_json_value(text, column, row, losses);
            is_first = false;
        }
    }
    text += '}';
}

std::string features_of(FeatureBlock const& block, std::uint32_t first_of_all, LonlatShapes& shapes,
                        ExportLosses& losses) {
    std::string text;
    for (std::size_t i = 0; i < block.size(); ++i) {
        std::uint32_t const feature = block.features()[i];
        text += feature == first_of_all ? "\n" : ",\n";
        text += R"({"type":"Feature",)";
        append_id(text, block, block.row(i), losses);
        append_properties(text, block, block.row(i), feature == first_of_all, losses);
        text += R"(,"geometry":)";
        append_geometry(text, shapes.of(feature));
        text += '}';
    }
    return text;
}

}  // namespace

ExportLosses write_geojson(ExportLayer const& layer, ByteSink const& sink, ExportProgress& progress,
                           JobContext const& job) {
    std::string head = R"({"type":"FeatureCollection","name":)";
    append_json_string(head, layer.name);
    for (auto const& [member, value] :
         {std::pair{"attribution", layer.credit.attribution}, std::pair{"licence", layer.credit.licence}}) {
        if (!value.empty()) {
            head += fmt::format(R"(,"{}":)", member);
            append_json_string(head, value);
        }
    }
    sink(head + R"(,"features":[)");
    LayerWorkers workers(*layer.table, job);
    std::uint32_t const first = layer.features.empty() ? 0 : layer.features.front();
    for_each_block_in_order(
        *layer.table, layer.features, job,
        [&](FeatureBlock const& block, std::size_t worker) {
            return features_of(block, first, workers.shapes(worker), workers.losses(worker));
        },
        [&](std::string const& bytes, std::size_t features) {
            sink(bytes);
            progress.add(features);
        });
    sink("\n]}\n");
    return workers.all_losses();
}

}  // namespace gatepost
