#include "io/format_writers.hpp"
#include "io/layer_workers.hpp"
#include "io/written_values.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

/// A layer's fields, and the id of their schema in the document.
struct KmlSchema {
    std::string id;
    std::vector<ExportField> fields;
};

/// KML's integers have 32 bits; longer ones keep their digits as texts.
std::string_view kml_type(ExportField const& field) {
    switch (field.type) {
        case AttributeType::integer: return field.fits_32_bits ? "int" : "string";
        case AttributeType::real: return "double";
        case AttributeType::boolean: return "bool";
        case AttributeType::text:
        case AttributeType::json: break;
    }
    return "string";
}

void append_element(std::string& text, std::string_view name, std::string_view content) {
    text += fmt::format("<{}>", name);
    append_xml_text(text, content);
    text += fmt::format("</{}>", name);
}

void append_schema(std::string& text, KmlSchema const& schema, std::string const& layer) {
    text += R"(<Schema name=")";
    append_xml_text(text, layer);
    text += fmt::format("\" id=\"{}\">\n", schema.id);
    for (ExportField const& field : schema.fields) {
        text += fmt::format(R"(  <SimpleField type="{}" name=")", kml_type(field));
        append_xml_text(text, field.name);
        text += "\"/>\n";
    }
    text += "</Schema>\n";
}

void append_line(std::string& text, std::vector<Point> const& line) {
    text += "<coordinates>";
    for (std::size_t i = 0; i < line.size(); ++i) {
        text += i == 0 ? "" : " ";
        append_position(text, line[i], ',');
    }
    text += "</coordinates>";
}

void append_polygon(std::string& text, RingPolygon const& rings) {
    text += "<Polygon>";
    for (std::size_t i = 0; i < rings.size(); ++i) {
        std::string_view const boundary = i == 0 ? "outerBoundaryIs" : "innerBoundaryIs";
        text += fmt::format("<{}><LinearRing>", boundary);
        append_line(text, rings[i]);
        text += fmt::format("</LinearRing></{}>", boundary);
    }
    text += "</Polygon>";
}

void append_geometry(std::string& text, ExportShape const& shape) {
    std::size_t members = shape.points.size() + shape.lines.size();
    for (auto const& area : shape.areas) {
        members += area.size();
    }
    text += members > 1 ? "<MultiGeometry>" : "";
    for (Point const p : shape.points) {
        text += "<Point>";
        append_line(text, {p});
        text += "</Point>";
    }
    for (auto const& line : shape.lines) {
        text += "<LineString>";
        append_line(text, line);
        text += "</LineString>";
    }
    for (auto const& area : shape.areas) {
        for (RingPolygon const& polygon : area) {
            append_polygon(text, polygon);
        }
    }
    text += members > 1 ? "</MultiGeometry>" : "";
}

void append_values(std::string& text, KmlSchema const& schema, FeatureBlock const& block, std::size_t row,
                   ExportLosses& losses) {
    text += fmt::format("<ExtendedData><SchemaData schemaUrl=\"#{}\">", schema.id);
    for (ExportField const& field : schema.fields) {
        AttributeColumn const* const column = block.columns().find(field.source_name);
        if (column == nullptr || column->is_null(row)) {
            continue;
        }
        if (is_no_number(*column, row)) {
            ++losses.no_numbers;
            continue;
        }
        text += R"(<SimpleData name=")";
        append_xml_text(text, field.name);
        text += "\">";
        if (column->type() == AttributeType::boolean) {
            text += column->integer(row) != 0 ? '1' : '0';
        } else if (!append_xml_text(text, column->to_text(row))) {
            ++losses.control_signs;
        }
        text += "</SimpleData>";
    }
    text += "</SchemaData></ExtendedData>";
}

std::string placemarks_of(ExportLayer const& layer, KmlSchema const& schema, FeatureBlock const& block,
                          LonlatShapes& shapes, ExportLosses& losses) {
    std::string text;
    for (std::size_t i = 0; i < block.size(); ++i) {
        text += "<Placemark>";
        append_element(text, "name", name_of(block.attributes(i), layer.languages));
        append_values(text, schema, block, block.row(i), losses);
        append_geometry(text, shapes.of(block.features()[i]));
        text += "</Placemark>\n";
    }
    return text;
}

std::string credits_of(std::span<ExportLayer const> layers) {
    std::vector<std::string> told;
    for (ExportLayer const& layer : layers) {
        if (!layer.credit.is_empty() &&
            std::find(told.begin(), told.end(), layer.credit.text()) == told.end()) {
            told.push_back(layer.credit.text());
        }
    }
    return fmt::format("{}", fmt::join(told, "\n"));
}

/// Elements in the order of OGC 12-007r2, whose schema has a fixed one.
std::string head_of(std::span<ExportLayer const> layers, std::vector<KmlSchema> const& schemas) {
    std::string text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<kml xmlns=\"http://www.opengis.net/kml/2.2\" "
        "xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<Document>";
    append_element(text, "name", layers.size() == 1 ? layers.front().title : "Gatepost");
    if (std::string const credits = credits_of(layers); !credits.empty()) {
        text += "<atom:author>";
        append_element(text, "atom:name", credits);
        text += "</atom:author>";
        append_element(text, "description", credits);
    }
    text += '\n';
    for (std::size_t i = 0; i < layers.size(); ++i) {
        append_schema(text, schemas[i], layers[i].name);
    }
    return text;
}

/// Of a folder: what stands before its places.
std::string folder_of(ExportLayer const& layer) {
    std::string text = "<Folder>";
    append_element(text, "name", layer.name);
    if (!layer.credit.is_empty()) {
        append_element(text, "description", layer.credit.text());
        text += R"(<ExtendedData><Data name="attribution">)";
        append_element(text, "value", layer.credit.text());
        text += "</Data></ExtendedData>";
    }
    return text + "\n";
}

}  // namespace

std::vector<ExportLosses> write_kml(std::span<ExportLayer const> layers, ByteSink const& sink,
                                    ExportProgress& progress, JobContext const& job) {
    std::vector<KmlSchema> schemas;
    for (ExportLayer const& layer : layers) {
        schemas.push_back({fmt::format("fields_{}", schemas.size() + 1),
                           fields_of(*layer.table, layer.features, NameCase::does_not_matter, job)});
    }
    sink(head_of(layers, schemas));
    std::vector<ExportLosses> losses;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        sink(folder_of(layers[i]));
        LayerWorkers workers(*layers[i].table, job);
        for_each_block_in_order(
            *layers[i].table, layers[i].features, job,
            [&](FeatureBlock const& block, std::size_t worker) {
                return placemarks_of(layers[i], schemas[i], block, workers.shapes(worker),
                                     workers.losses(worker));
            },
            [&](std::string const& bytes, std::size_t features) {
                sink(bytes);
                progress.add(features);
            });
        sink("</Folder>\n");
        losses.push_back(workers.all_losses());
        losses.back().renamed = count_renamed(schemas[i].fields);
    }
    sink("</Document>\n</kml>\n");
    return losses;
}

}  // namespace gatepost
