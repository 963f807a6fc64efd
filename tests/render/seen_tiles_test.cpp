#include "render/seen_tiles.hpp"

#include <catch2/catch.hpp>

#include <set>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

std::vector<SeenTile> seen_of(Document const& document, Viewport const& viewport, Box const& bounds) {
    MapFrame frame;
    frame.document = &document;
    frame.viewport = viewport;
    frame.width_px = static_cast<int>(viewport.width_px);
    frame.height_px = static_cast<int>(viewport.height_px);
    return tiles_in_view(bounds, frame);
}

}  // namespace

TEST_CASE("a tile is seen in each copy of the map that is in view, the one nearest to the middle first") {
    MadeMap document(Crs::wgs84());
    Transformer const to_world(Crs::wgs84(), Crs::wgs84());
    document.set_map_plane(MapPlane(Crs::wgs84(), to_world));
    Box const there = Box::around({100, 100}, 1);
    Viewport const view{{100, 100}, 0.5, 2400, 600};  // from -500 to 700
    auto const seen = seen_of(document, view, there);
    std::multiset<double> turns;
    for (SeenTile const& tile : seen) {
        CHECK(tile.key == seen.front().key);
        CHECK(view.bounds_world().intersects(bounds_world(tile)));
        turns.insert(tile.east_world);
    }
    CHECK(turns == std::multiset<double>{-360, 0, 360});
    CHECK(seen.front().east_world == 0);
}

TEST_CASE("where the map does not repeat a tile is seen once") {
    MadeMap const document(Crs::wgs84());  // nobody said how far its plane is a map
    auto const seen = seen_of(document, {{100, 100}, 0.5, 2400, 600}, Box::around({100, 100}, 1));
    REQUIRE(seen.size() == 1);
    CHECK(seen.front().east_world == 0);
}
