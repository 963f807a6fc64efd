#include "label/area_labels.hpp"
#include "label/area_mask.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

constexpr LabelSize size{100, 20, 0.05};
LabelRoom const room{{0, 0, 800, 600}, {}};

std::shared_ptr<WorldGeometry const> area_of(std::vector<Point> const& ring) {
    GeometryColumn column;
    column.begin_feature(GeometryKind::polygon);
    column.add_part(ring);
    return std::make_shared<WorldGeometry const>(std::move(column));
}

std::vector<Point> rectangle(Box const& box) {
    return {{box.min_x, box.min_y},
            {box.max_x, box.min_y},
            {box.max_x, box.max_y},
            {box.min_x, box.max_y},
            {box.min_x, box.min_y}};
}

/// A ring around the origin whose corners lie at chance distances from it.
std::vector<Point> random_ring(std::mt19937& random, double most) {
    std::uniform_real_distribution<double> far(most / 4, most);
    std::vector<Point> ring;
    for (double turn = 0; turn < 6.28; turn += 0.3) {
        ring.push_back(Point{std::cos(turn), std::sin(turn)} * far(random));
    }
    ring.push_back(ring.front());
    return ring;
}

/// The share of a box on the screen that lies in the area, tried point by point.
double share_inside(WorldGeometry const& world, Viewport const& viewport, Box const& screen) {
    int inside = 0;
    int all = 0;
    for (double x = screen.min_x + 1; x < screen.max_x; x += 2) {
        for (double y = screen.min_y + 1; y < screen.max_y; y += 2) {
            inside += covers(world, 0, viewport.world_from_screen({x, y})) ? 1 : 0;
            ++all;
        }
    }
    return static_cast<double>(inside) / all;
}

}  // namespace

TEST_CASE("a mask counts the pixels of an area as they are counted one by one") {
    std::mt19937 random(7);
    Viewport const viewport = plain_view();
    for (int i = 0; i < 20; ++i) {
        auto const world = area_of(random_ring(random, 280));
        AreaMask mask({0, 0, 800, 600}, 2);
        mask.add_ring(world->geometry.part(0), viewport);
        mask.fill({});
        for (Box const& box : {Box{300, 250, 420, 300}, Box{100, 100, 700, 500}, Box{400, 300, 402, 302}}) {
            double const px2 = box.width() * box.height();
            CHECK(mask.covered_px2(box) ==
                  Approx(share_inside(*world, viewport, box) * px2).margin(px2 * 0.06));
        }
    }
}

TEST_CASE("what is reserved belongs to no area") {
    AreaMask mask({0, 0, 100, 100}, 4);
    mask.add_ring(rectangle({-400, 200, -300, 300}), plain_view());
    std::array const reserved{Box{0, 0, 48, 100}};
    mask.fill(reserved);
    CHECK(mask.covered_px2({0, 0, 100, 100}) == Approx(52.0 * 100).margin(500));
    CHECK_FALSE(mask.contains(0, 5));
    CHECK(mask.contains(20, 5));
}

TEST_CASE("the name of an area that is all in view stands in its middle") {
    auto const places =
        places_in_area(*area_of(rectangle({-200, -100, 200, 100})), 0, plain_view(), room, size);
    REQUIRE_FALSE(places.empty());
    CHECK(distance(places[0], {400, 300}) < 12);
}

TEST_CASE("the name of an area that is seen in part stands in that part") {
    auto const world = area_of(rectangle({200, -5000, 5000, 5000}));
    auto const places = places_in_area(*world, 0, plain_view(), room, size);
    REQUIRE_FALSE(places.empty());
    CHECK(distance(places[0], {700, 300}) < 12);
}

TEST_CASE("no place that is tried on a fine grid holds much more of the name than the first one") {
    std::mt19937 random(11);
    Viewport const viewport = plain_view();
    for (int i = 0; i < 20; ++i) {
        auto const world = area_of(random_ring(random, 250));
        auto const places = places_in_area(*world, 0, viewport, room, size);
        REQUIRE_FALSE(places.empty());
        double best = 0;
        for (double x = 150; x < 650; x += 10) {
            for (double y = 50; y < 550; y += 10) {
                best = std::max(best, share_inside(*world, viewport, box_around({x, y}, size)));
            }
        }
        CHECK(share_inside(*world, viewport, box_around(places[0], size)) > best - 0.12);
    }
}

TEST_CASE("all places lie within the frame and apart from each other") {
    auto const places =
        places_in_area(*area_of(rectangle({-5000, -5000, 5000, 5000})), 0, plain_view(), room, size);
    CHECK(places.size() > 10);
    for (Point const place : places) {
        CHECK(room.frame_screen.contains(box_around(place, size)));
        CHECK(std::count_if(places.begin(), places.end(), [&](Point other) {
                  return std::abs(other.x - place.x) < 30 && std::abs(other.y - place.y) < 19;
              }) == 1);
    }
}

TEST_CASE("a name wider than its area stands over it; a sliver at the frame's edge gets none") {
    auto const narrow = area_of(rectangle({-5, -60, 5, 60}));
    auto const places = places_in_area(*narrow, 0, plain_view(), room, size);
    REQUIRE_FALSE(places.empty());
    CHECK(distance(places[0], {400, 300}) < 12);
    CHECK(places_in_area(*narrow, 0, plain_view(), room, {100, 20, 0.5}).empty());
    auto const sliver = area_of(rectangle({398, -300, 5000, 300}));
    CHECK(places_in_area(*sliver, 0, plain_view(), room, size).empty());
}

TEST_CASE("a name stays where it stood while the map is moved, until it would leave the frame") {
    LabelArea const area{area_of(rectangle({-1000, -1000, 1000, 1000})), 0, 1};
    AreaLabels labels;
    Viewport view = plain_view();
    Point const first = labels.places(area, view, room, size).front();
    labels.stands_at(area, first);
    std::uint32_t const number = labels.place_number(area);
    for (int px = 0; px < 330; px += 10) {
        view = view.panned({10, 0});
        REQUIRE(labels.places(area, view, room, size).front() == first);
        labels.stands_at(area, first);
    }
    CHECK(labels.place_number(area) == number);
    view = view.panned({40, 0});
    Point const second = labels.places(area, view, room, size).front();
    CHECK(distance(first, second) > 200);
    labels.stands_at(area, second);
    CHECK(labels.place_number(area) != number);
}

TEST_CASE("a name is placed anew where the scale is another one") {
    LabelArea const area{area_of(rectangle({-100, -100, 300, 300})), 0, 1};
    AreaLabels labels;
    Viewport view = plain_view();
    Point const first = labels.places(area, view, room, size).front();
    labels.stands_at(area, first);
    CHECK(labels.places(area, view.zoomed(1.2, {400, 300}), room, size).front() == first);
    CHECK(labels.places(area, view.zoomed(4, {400, 300}), room, size).front() != first);
}

TEST_CASE("the place that a name took comes first from then on") {
    LabelArea const area{area_of(rectangle({-1000, -1000, 1000, 1000})), 0, 1};
    AreaLabels labels;
    auto const places = labels.places(area, plain_view(), room, size);
    labels.stands_at(area, places[3]);
    auto const after = labels.places(area, plain_view(), room, size);
    CHECK(after[0] == places[3]);
    CHECK(after[1] == places[0]);
    CHECK(after.size() == places.size());
}
