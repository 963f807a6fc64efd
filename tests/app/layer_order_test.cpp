// What is selected while layers are moved, switched and removed.
#include <catch2/catch.hpp>

#include "app/open_map.hpp"
#include "io/reading.hpp"

using namespace gatepost;

namespace {

/// Two layers of one point each, the second on top and its point selected.
struct TwoLayers {
    TwoLayers() : pool(2), open_map(options(), pool) {
        open_map.finish_loading();
        open_map.selector().select({top(), 0});
    }

    Options options() const {
        Options asked;
        asked.inputs = {folder.file("below.csv", "name,lat,lon\nmill,21.97,106.71\n"),
                        folder.file("above.csv", "name,lat,lon\nwell,21.5,107\n")};
        asked.no_basemap = true;
        return asked;
    }

    [[nodiscard]] LayerId bottom() const { return open_map.document().layers().front().id; }
    [[nodiscard]] LayerId top() const { return open_map.document().layers().back().id; }

    TempFolder folder;
    JobPool pool;
    OpenMap open_map;
};

}  // namespace

TEST_CASE("changing the order of layers keeps what is selected") {
    TwoLayers map;
    LayerId const selected = map.top();
    map.open_map.change(MoveLayer{map.top(), map.bottom()});
    CHECK(map.bottom() == selected);
    REQUIRE(map.open_map.selector().current());
    CHECK(map.open_map.selector().current()->card.reference == "above:1");
    CHECK(map.open_map.document().reference_of(map.open_map.selector().current()->card.ref) == "above:1");
}

TEST_CASE("removing a layer closes the card of its own features only") {
    TwoLayers map;
    map.open_map.change(RemoveLayer{map.bottom()});
    CHECK(map.open_map.selector().current());
    map.open_map.change(RemoveLayer{map.top()});
    CHECK_FALSE(map.open_map.selector().current());
}
