#include "io/source_address.hpp"

#include <catch2/catch.hpp>

#include "base/temp_folder.hpp"

using namespace gatepost;

TEST_CASE("a file, and the archive that a file is in, are known by their place on the disk") {
    TempFolder const folder;
    std::string const zip = folder.file("a.zip", "x");
    CHECK(local_path_of(zip) == zip);
    CHECK(local_path_of("/vsizip/" + zip) == zip);
    CHECK(local_path_of("/vsizip/" + zip + "/in/side.shp") == zip);
    CHECK(local_path_of("/vsizip/{" + zip + "}/in/side.shp") == zip);
    CHECK(local_path_of("/vsizip//vsigzip/" + zip + "/a.shp") == zip);
}

TEST_CASE("databases and the web are no files of this machine") {
    for (char const* const source :
         {"PG:dbname=gis", "https://example.org/a.fgb", "/vsicurl/https://example.org/a.fgb",
          "/nowhere/a.shp", "/vsizip//nowhere/a.zip/b.shp", ""}) {
        CHECK(local_path_of(source).empty());
    }
}

TEST_CASE("a table is called by its file, and where there is none by its layer") {
    TempFolder const folder;
    CHECK(table_name_of(folder.file("data:2024.gpkg", "x"), "layer") == "data:2024");
    CHECK(table_name_of("/vsizip/a.zip/gates.shp", "layer") == "gates");
    CHECK(table_name_of("https://gp:s3cret@example.org/maps/gates.fgb?token=a.b/c", "layer") == "gates");
    CHECK(table_name_of("PG:host=127.0.0.1 dbname=gis password=a/s3cret", "gates") == "gates");
}
