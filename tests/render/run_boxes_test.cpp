// What a draw call leaves out would not have been seen.
#include "render/run_boxes.hpp"

#include "map/made_map.hpp"
#include "render/dice.hpp"
#include "render/gl_fixture.hpp"
#include "render/map_renderer.hpp"
#include "render/offscreen.hpp"
#include "text/font_set.hpp"

#include <numeric>

using namespace gatepost;

namespace {

std::vector<int> numbers_in_ranges(RunBoxes const& boxes, Box const& visible) {
    std::vector<int> numbers;
    boxes.for_each_range(visible, [&](int first, int count) {
        std::size_t const before = numbers.size();
        numbers.resize(before + static_cast<std::size_t>(count));
        std::iota(numbers.begin() + static_cast<std::ptrdiff_t>(before), numbers.end(), first);
    });
    return numbers;
}

/// A line that wanders all over a square, and small polygons along it; wide lines with casings and mitres.
ReadyLayer wanderer() {
    Dice dice(7);
    Box const square{-900, -900, 900, 900};
    auto const table = std::make_shared<FeatureTable>();
    std::vector<Point> line;
    Point at{0, 0};
    for (int i = 0; i < 1500; ++i) {
        Point const next = at + Point{dice.between(-60, 60), dice.between(-60, 60)};
        at = square.contains(next) ? next : at;
        line.push_back(at);
        if (i % 15 == 0) {
            Point const corner = at + Point{dice.between(-30, 30), dice.between(-30, 30)};
            table->geometry.begin_feature(GeometryKind::polygon);
            table->geometry.add_part(std::vector<Point>{at, at + Point{40, 5}, corner, at});
        }
    }
    table->geometry.begin_feature(GeometryKind::line);
    table->geometry.add_part(line);
    ReadyLayer layer = make_layer("wanderer", LayerGroup::own, table, 0);
    change_style(layer, [](LayerStyle& look) {
        look.classes.front().join = LineJoin::mitre;
        look.classes.front().line_px = 9;
        look.classes.front().line_casing_px = 14;
        look.classes.front().fill = rgb(0x2266AA);
    });
    layer.content.world = std::make_shared<WorldGeometry const>(table->geometry);
    return layer;
}

Image draw(Document const& document, Viewport const& view) {
    JobPool pool(2);
    FontSet fonts;
    MapRenderer renderer(pool, fonts);
    auto const width_px = static_cast<int>(view.width_px);
    auto const height_px = static_cast<int>(view.height_px);
    MapFrame const frame{&document, view, 10, 1, width_px, height_px, rgb(0xFFFFFF)};
    return render_to_image(width_px, height_px, [&] {
        renderer.prepare(frame, Waiting::until_complete);
        renderer.draw_layers(frame);
    });
}

/// By how much a colour of the small picture differs at most from the same place in the middle of the large
/// one.
int largest_difference(Image const& small, Image const& large) {
    int const left = (large.width_px - small.width_px) / 2;
    int const top = (large.height_px - small.height_px) / 2;
    int largest = 0;
    for (int y = 0; y < small.height_px; ++y) {
        for (int x = 0; x < small.width_px; ++x) {
            Pixel const a = pixel_at(small, x, y);
            Pixel const b = pixel_at(large, x + left, y + top);
            largest = std::max({largest, std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
        }
    }
    return largest;
}

}  // namespace

TEST_CASE("all that meets the view is in the ranges, in order, and little else") {
    Dice dice(3);
    RunBoxes boxes;
    std::vector<Box> all;
    for (int i = 0; i < 10 * RunBoxes::per_run + 7; ++i) {
        Point const at{10.0 * i, dice.between(0, 100)};
        all.push_back(Box::around(at, dice.between(0, 30)));
        boxes.add(all.back());
    }
    constexpr std::size_t beside = 4UL * RunBoxes::per_run;  // of runs that are in the view in part
    for (int turn = 0; turn < 50; ++turn) {
        double const from = dice.between(-500, 7000);
        Box const visible{from, 0, from + dice.between(1, 1500), 100};
        auto const numbers = numbers_in_ranges(boxes, visible);
        CHECK(std::adjacent_find(numbers.begin(), numbers.end(), std::greater_equal<>()) == numbers.end());
        std::size_t meet = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            bool const meets = all[i].intersects(visible);
            meet += meets ? 1 : 0;
            CHECK((!meets || std::binary_search(numbers.begin(), numbers.end(), static_cast<int>(i))));
        }
        CHECK(numbers.size() <= meet + beside);
    }
    CHECK(numbers_in_ranges(boxes, {-900, 0, -800, 100}).empty());
    CHECK(numbers_in_ranges(RunBoxes(), {0, 0, 1, 1}).empty());
}

TEST_CASE_METHOD(GlFixture, "a small view shows what the middle of a large one shows") {
    MadeMap document;
    document.add_layers({wanderer()});
    Viewport const large{{0, 0}, 1, 1400, 1400};
    Image const all = draw(document, large);
    auto const full = static_cast<std::size_t>(std::count(all.rgba.begin(), all.rgba.end(), 255));
    REQUIRE(full < all.rgba.size() * 19 / 20);  // the picture is not blank
    Dice dice(11);
    for (int turn = 0; turn < 4; ++turn) {
        Viewport small = large;
        small.width_px = 2 * std::round(dice.between(50, 300));
        small.height_px = 2 * std::round(dice.between(50, 300));
        CAPTURE(small.width_px, small.height_px);
        CHECK(largest_difference(draw(document, small), all) <= 3);
    }
}
