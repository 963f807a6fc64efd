// The layers that come with the program, read as the program reads them.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "geo/tessellate.hpp"
#include "io/reading.hpp"
#include "map/bundled_parts.hpp"
#include "map/events.hpp"
#include "map/made_map.hpp"
#include "map/world_geometry.hpp"

using namespace gatepost;

namespace {

std::vector<std::string> bundled_files(char const* folder) {
    return expand_source(std::string(GATEPOST_GEODATA "/") + folder);
}

FeatureTable bundled(std::string const& name, std::string const& ending = ".geojson") {
    return read_table(GATEPOST_GEODATA "/" + name + ending);
}

MadeMap atlas() {
    std::vector<ReadyLayer> layers;
    for (std::string const& file : bundled_files("atlas")) {
        auto const table = std::make_shared<FeatureTable const>(read_table(file));
        layers.push_back(
            make_layer(table->name, LayerGroup::included, table, 0, bundled_profile(table->name)));
    }
    MadeMap document;
    document.add_layers(std::move(layers));
    return document;
}

WorldGeometry in_web_mercator(FeatureTable const& table) {
    WorkerLocal<TransformerCache> transformers(1);
    return build_world_geometry(table, Crs::parse("EPSG:3857"), LineShape::straight, transformers,
                                JobContext{});
}

using Rings = std::vector<std::vector<Point>>;

/// The runs of one outer ring and its holes, open.
std::vector<Rings> polygons_of(GeometryColumn const& geometry, std::size_t feature) {
    std::vector<Rings> polygons;
    for (std::size_t part = geometry.parts_begin(feature); part < geometry.parts_end(feature); ++part) {
        if (!geometry.is_hole(part)) {
            polygons.emplace_back();
        }
        auto const ring = geometry.part(part);
        polygons.back().emplace_back(ring.begin(), ring.end() - 1);
    }
    return polygons;
}

double area_of(Rings const& rings) {
    double area = 0;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        area += (i == 0 ? 1 : -1) * std::abs(signed_area(rings[i]));
    }
    return area;
}

double triangles_area(Rings const& rings) {
    auto const [vertices, triangles] = tessellate(rings);
    double area = 0;
    for (std::size_t i = 0; i < triangles.size(); i += 3) {
        area += std::abs(signed_area(
            std::vector{vertices[triangles[i]], vertices[triangles[i + 1]], vertices[triangles[i + 2]]}));
    }
    return area;
}

}  // namespace

TEST_CASE("every bundled layer is read without a fault") {
    for (char const* const folder : {"atlas", "basemap"}) {
        for (std::string const& file : bundled_files(folder)) {
            FeatureTable const table = read_table(file);
            INFO(file);
            CHECK(table.size() > 0);
            CHECK(table.report.is_clean());
            CHECK(table.report.messages().empty());
            CHECK(table.source_crs == Crs::wgs84());
        }
    }
}

TEST_CASE("every bundled feature stands on the map in web Mercator and none is lost") {
    for (char const* const folder : {"atlas", "basemap"}) {
        for (std::string const& file : bundled_files(folder)) {
            FeatureTable const table = read_table(file);
            WorldGeometry const world = in_web_mercator(table);
            INFO(file);
            REQUIRE(world.geometry.size() == table.size());
            for (std::size_t i = 0; i < table.size(); ++i) {
                REQUIRE(world.geometry.kind(i) == table.geometry.kind(i));
            }
        }
    }
}

TEST_CASE("the atlas's ids are unique and every host exists and stands somewhere") {
    MadeMap const document = atlas();
    std::set<std::string> ids;
    for (Layer const& layer : document.layers()) {
        FeatureTable const& table = *layer.table;
        for (std::uint32_t f = 0; f < table.size(); ++f) {
            INFO(document.reference_of({layer.id, f}));
            CHECK(ids.insert(table.id_of(f)).second);
            CHECK(document.links().host_of({layer.id, f}).has_value() == !table.text(f, "host").empty());
            CHECK(layer.is_hosted(f) == !table.text(f, "host").empty());
        }
    }
}

TEST_CASE("every event of the atlas has a title or a text to show") {
    MadeMap const document = atlas();
    for (Layer const& layer : document.layers()) {
        for (std::size_t f = 0; f < layer.table->size(); ++f) {
            for (Event const& event : story_of(layer.table->row(f)).events) {
                INFO(layer.name << ":" << layer.table->id_of(f));
                CHECK(!(event.title.empty() && event.text.empty()));
                CHECK_FALSE(date_for_people(event).empty());
            }
        }
    }
}

TEST_CASE(
    "bundled areas are sound: no ring crosses or covers another, so that none has to be looked at for that") {
    for (char const* const folder : {"atlas", "basemap"}) {
        for (std::string const& file : bundled_files(folder)) {
            WorldGeometry const world = in_web_mercator(read_table(file));
            for (std::size_t i = 0; i < world.geometry.size(); ++i) {
                Rings all;
                double area = 0;
                if (world.geometry.kind(i) == GeometryKind::polygon) {
                    for (Rings const& polygon : polygons_of(world.geometry, i)) {
                        area += area_of(polygon);
                        all.insert(all.end(), polygon.begin(), polygon.end());
                    }
                }
                INFO(file << ": feature " << i + 1);
                // Rings are swept on a grid as wide as them all: islets an ocean apart lose some millionths
                // to it.
                Box const bounds = world.bounds_of(i);
                bool const are_islets = bounds.width() * bounds.height() > 100 * area;
                CHECK((all.empty() ? 0 : triangles_area(all)) ==
                      Approx(area).epsilon(are_islets ? 1e-5 : 1e-6));
            }
        }
    }
}

TEST_CASE("every country is filled: its triangles are as large as its rings") {
    WorldGeometry const world = in_web_mercator(bundled("basemap/countries", ".fgb"));
    for (std::size_t i = 0; i < world.geometry.size(); ++i) {
        for (Rings const& rings : polygons_of(world.geometry, i)) {
            INFO("feature " << i + 1 << ", " << rings[0].size() << " vertices, " << rings.size() - 1
                            << " holes");
            CHECK(triangles_area(rings) == Approx(area_of(rings)).epsilon(1e-6));
        }
    }
}
