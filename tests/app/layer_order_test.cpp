// What is selected while layers are moved, switched and removed.
#include <catch2/catch.hpp>

#include "app/workspace.hpp"
#include "io/reading.hpp"

using namespace gatepost;

namespace {

/// Two layers of one point each, the second on top and its point selected.
struct TwoLayers {
    TwoLayers() : pool(2), workspace(options(), pool) {
        workspace.finish_loading();
        workspace.select({top(), 0});
    }

    Options options() const {
        Options asked;
        asked.inputs = {folder.file("below.csv", "name,lat,lon\nmill,21.97,106.71\n"),
                        folder.file("above.csv", "name,lat,lon\nwell,21.5,107\n")};
        asked.no_basemap = true;
        return asked;
    }

    [[nodiscard]] LayerId bottom() const { return workspace.document().layers().front().id; }
    [[nodiscard]] LayerId top() const { return workspace.document().layers().back().id; }

    TempFolder folder;
    JobPool pool;
    Workspace workspace;
};

}  // namespace

TEST_CASE("changing the order of layers keeps what is selected") {
    TwoLayers map;
    LayerId const selected = map.top();
    map.workspace.change(MoveLayer{map.top(), map.bottom()});
    CHECK(map.bottom() == selected);
    REQUIRE(map.workspace.selection());
    CHECK(map.workspace.selection()->card.reference == "above:1");
    CHECK(map.workspace.document().reference_of(map.workspace.selection()->card.ref) == "above:1");
}

TEST_CASE("removing a layer closes the card of its own features only") {
    TwoLayers map;
    map.workspace.change(RemoveLayer{map.bottom()});
    CHECK(map.workspace.selection());
    map.workspace.change(RemoveLayer{map.top()});
    CHECK_FALSE(map.workspace.selection());
}
