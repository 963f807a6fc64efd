// A layer that is read again because its texts are in another encoding.
#include <catch2/catch.hpp>

#include "app/open_map.hpp"
#include "io/reading.hpp"

using namespace gatepost;

namespace {

/// A table in GB18030 of one gate, 友谊关, as the program opens it.
struct Opened {
    Opened() : pool(2), open_map(options(), pool) { open_map.finish_loading(); }

    Options options() const {
        Options asked;
        asked.inputs = {folder.file(
            "gates.csv", "name,lat,lon\n\xD3\xD1\xD2\xEA\xB9\xD8,21.97,106.71\n\xB5\xE3,21.5,107\n")};
        asked.no_basemap = true;
        return asked;
    }

    void read_as(std::string const& encoding) {
        SourceRef source = layer().source;
        source.encoding = encoding;
        open_map.change(SetSource{layer().id, std::move(source)});
        while (open_map.is_following()) {
            open_map.poll();
        }
    }

    [[nodiscard]] Layer const& layer() const { return open_map.document().layers()[0]; }

    TempFolder folder;
    JobPool pool;
    OpenMap open_map;
};

}  // namespace

TEST_CASE("a layer that is read in another encoding has other texts and looks as before") {
    Opened opened;
    CHECK(opened.layer().table->text_encoding == "GB18030");
    opened.open_map.change(SetOpacity{opened.layer().id, 0.5F});
    opened.read_as("Big5");
    CHECK(opened.layer().table->text_encoding == "Big5");
    CHECK(opened.layer().table->text(0, "name") != "友谊关");
    CHECK(opened.layer().opacity == 0.5F);
    opened.read_as("GB18030");
    CHECK(opened.layer().table->text(0, "name") == "友谊关");
    CHECK(opened.layer().table->size() == 2);
}

TEST_CASE("a layer stays as it is where it cannot be read again, and a message says why") {
    Opened opened;
    opened.read_as("klingon");
    CHECK(opened.layer().table->text(0, "name") == "友谊关");
    CHECK(opened.open_map.messages().shown().back().text.find("'klingon' is no encoding") !=
          std::string::npos);
}
