#include "io/coordinate_columns.hpp"

#include <catch2/catch.hpp>

#include "io/made_files.hpp"
#include "io/reading.hpp"

using namespace gatepost;
using Catch::Contains;

namespace {

std::optional<std::pair<std::string, std::string>> found_in(std::vector<std::string> const& names) {
    std::vector<AttributeColumn> columns;
    for (std::string const& name : names) {
        columns.emplace_back(name, AttributeType::text);
    }
    auto const found = find_coordinate_columns(columns);
    return found ? std::optional{std::pair{names[found->x], names[found->y]}} : std::nullopt;
}

FeatureTable read_csv(std::string const& text, SourceOptions const& options = {}) {
    return read_text(text, options, "gates.csv");
}

Point place(FeatureTable const& table, std::size_t feature) { return table.geometry.vertices_of(feature)[0]; }

}  // namespace

TEST_CASE("columns of coordinates are known by the names that people give them") {
    auto const [x, y] = GENERATE(table<std::string, std::string>({{"lon", "lat"},
                                                                  {"Lng", "LAT"},
                                                                  {"long", "lat"},
                                                                  {"Longitude (°E)", "Latitude (°N)"},
                                                                  {"decimal_longitude", "decimal_latitude"},
                                                                  {"Kinh độ", "Vĩ độ"},
                                                                  {"KINH_DO", "VI_DO"},
                                                                  {"经度", "纬度"},
                                                                  {"經度", "緯度"},
                                                                  {"x", "y"},
                                                                  {"POINT_X", "POINT_Y"},
                                                                  {"gate_lon", "gate_lat"},
                                                                  {"lon_wgs84", "lat_wgs84"}}));
    CHECK(found_in({"name", y, x}) == std::pair{x, y});
}

TEST_CASE("whole names are better than parts of names, degrees better than x and y") {
    CHECK(found_in({"x", "y", "lon", "lat"}) == std::pair<std::string, std::string>{"lon", "lat"});
    CHECK(found_in({"end_lon", "end_lat", "lon", "lat"}) ==
          std::pair<std::string, std::string>{"lon", "lat"});
}

TEST_CASE("names that only look like coordinates are none") {
    CHECK_FALSE(found_in({"lon"}));
    CHECK_FALSE(found_in({"salon", "flat"}));
    CHECK_FALSE(found_in({"sex", "country"}));
    CHECK_FALSE(found_in({"start_lon", "end_lat"}));
    CHECK_FALSE(found_in({}));
}

TEST_CASE("a CSV becomes points, with commas, semicolons or tabs and decimal commas") {
    for (char const* const text :
         {"name,lat,lon\nHữu Nghị,21.97,106.71\nMóng Cái,21.53,107.97\n",
          "name;vĩ độ;kinh độ\nHữu Nghị;21,97;106,71\nMóng Cái;21,53;107,97\n",
          "name\tLatitude\tLongitude\nHữu Nghị\t21°58′12″N\t106°42′36″E\nMóng Cái\t21.53\t107.97\n"}) {
        FeatureTable const table = read_csv(text);
        REQUIRE(table.size() == 2);
        CHECK(place(table, 0).x == Approx(106.71).epsilon(1e-12));
        CHECK(place(table, 1).y == Approx(21.53).epsilon(1e-12));
        CHECK(table.text(1, "name") == "Móng Cái");
        CHECK(table.report.is_clean());
    }
}

TEST_CASE("rows without coordinates have no place, rows with bad ones are told") {
    FeatureTable const table =
        read_csv("name,lat,lon\na,21,105\nb,,\nc,abc,105\nd,,105\ne,105,21\nf,21,600\ng,21,106\n");
    REQUIRE(table.size() == 7);
    CHECK(table.count_unlocated() == 5);
    CHECK(place(table, 6) == Point{106, 21});
    CHECK(table.report.doubtful);
    REQUIRE(table.report.messages().size() == 4);
    CHECK_THAT(table.report.messages()[0],
               Contains("gates.csv: feature 3: lat is 'abc', which is no coordinate"));
    CHECK_THAT(table.report.messages()[1], Contains("feature 4: lat is empty"));
    CHECK_THAT(table.report.messages()[2], Contains("feature 5") && Contains("swapped"));
    CHECK_THAT(table.report.messages()[3], Contains("and 1 more"));
}

TEST_CASE("x and y are in the CRS that a person names; metres without one are told") {
    std::string const text = "name,x,y\na,672000,2430000\n";
    SourceOptions const utm{Crs::parse("EPSG:32648")};
    FeatureTable const table = read_csv(text, utm);
    CHECK(table.count_unlocated() == 0);
    CHECK(table.source_crs.code() == "EPSG:32648");
    CHECK_THAT(read_csv(text).report.messages().at(0), Contains("-a_srs"));
    CHECK(read_csv("name,lat,lon\na,21,105\n", utm).source_crs.code() == "EPSG:4326");
}

TEST_CASE("a table without coordinates says how to name them, and keeps its rows") {
    FeatureTable const table = read_csv("name,height\na,1\nb,2\n");
    CHECK(table.size() == 2);
    CHECK(table.report.doubtful);
    CHECK_THAT(table.report.messages().at(0),
               Contains("gates.csv: no coordinates are found") && Contains("lon and lat"));
}

TEST_CASE("WKT stays as it is") {
    FeatureTable const table = read_csv("name,lat,lon,WKT\na,1,2,\"LINESTRING (105 21,106 22)\"\n");
    CHECK(table.geometry.kind(0) == GeometryKind::line);
    CHECK(table.report.is_clean());
}

TEST_CASE("spreadsheets and dBase files are tables like any other") {
    TempFolder const folder;
    std::string const csv = folder.file("in.csv", "name,lat,lon\nHữu Nghị,21.97,106.71\nnowhere,,\n");
    for (std::string const name : {"gates.xlsx", "gates.ods", "gates.dbf"}) {
        std::string const to = (folder / name).string();
        std::string const options = name == "gates.dbf" ? "-f 'ESRI Shapefile' -lco ENCODING=UTF-8" : "";
        std::string const command =
            fmt::format("ogr2ogr {} '{}' '{}' -oo AUTODETECT_TYPE=YES", options, to, csv);
        REQUIRE(std::system(command.c_str()) == 0);
        FeatureTable const table = read_table(to);
        CHECK(table.size() == 2);
        CHECK(table.count_unlocated() == 1);
        CHECK(place(table, 0) == Point{106.71, 21.97});
    }
}

TEST_CASE("many rows are placed too") {
    std::string text = "name,lat,lon\n";
    for (int i = 0; i < 60'000; ++i) {
        text += fmt::format("p{},{:.4f},{:.4f}\n", i, 20 + i * 1e-5, 105 + i * 1e-5);
    }
    FeatureTable const table = read_csv(text);
    CHECK(table.geometry.is_plain_points());
    CHECK(place(table, 59'999).x == Approx(105.6).epsilon(1e-6));
    CHECK(table.text(59'999, "name") == "p59999");
}

TEST_CASE("rows of a database beside its maps are no fault") {
    TempFolder const folder;
    std::string const path = converted(folder, collection({at_106_22("\"a\":1")}), "both.gpkg");
    std::string const csv = folder.file("codes.csv", "code,meaning\n1,gate\n");
    REQUIRE(std::system(fmt::format("ogr2ogr -update '{}' '{}'", path, csv).c_str()) == 0);
    auto const tables = read_tables(path);
    REQUIRE(tables.size() == 2);
    CHECK(tables[1].report.is_clean());
    CHECK(tables[1].report.messages().empty());
}

TEST_CASE("well-known text that is none is told for each row") {
    FeatureTable const table = read_csv("id,WKT\n1,\"POINT(106 21)\"\n2,\"POINT(106 abc)\"\n3,garbage\n4,\n");
    CHECK(table.count_unlocated() == 3);
    CHECK(table.report.doubtful);
    REQUIRE(table.report.messages().size() == 2);
    CHECK_THAT(table.report.messages()[0], Contains("feature 2: 'POINT(106 abc)' is no well-known text"));
}
