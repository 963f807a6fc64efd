// Pictures of very many points: the colour of each pixel is that of what lies in it, counted by a plain loop.
#include "map/density_count.hpp"
#include "map/made_map.hpp"
#include "render/brute_force.hpp"
#include "render/dice.hpp"
#include "render/gl_fixture.hpp"
#include "render/map_renderer.hpp"
#include "render/offscreen.hpp"
#include "style/density_ramp.hpp"
#include "text/font_set.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <future>
#include <map>
#include <utility>

using namespace gatepost;

namespace {

constexpr Colour paper = rgb(0xFFFFFF);

/// Points in heaps over an area of some tiles, thin in between.
std::vector<Point> crowd(std::size_t count) {
    Dice dice(21);
    Box const area{-200, -100, 2300, 2100};
    std::vector<Point> heaps(40);
    std::generate(heaps.begin(), heaps.end(), [&] { return dice.within(area); });
    std::vector<Point> points(count);
    std::generate(points.begin(), points.end(), [&] { return dice.clustered(heaps, 120); });
    return points;
}

struct CrowdedMap {
    JobPool pool{2};
    FontSet fonts;
    MadeMap map;
    MapRenderer renderer{pool, fonts};

    explicit CrowdedMap(std::vector<Point> const& points, PointDrawing drawing = PointDrawing::automatic) {
        auto table = std::make_shared<FeatureTable>();
        AttributeColumn number("number", AttributeType::integer);
        for (Point const p : points) {
            number.add_integer(static_cast<std::int64_t>(table->geometry.size() % 3));
            table->geometry.add_point(p);
        }
        table->attributes.push_back(number);
        ReadyLayer layer = make_layer("crowd", LayerGroup::own, table, 0);
        layer.content.world = std::make_shared<WorldGeometry const>(table->geometry);
        map.add_layers({layer});
        LayerStyle style = map.layers()[0].style;
        style.points.drawing = drawing;
        map.set_style(LayerId{1}, style);
    }
    /// Every third feature in the first colour, the others in the second.
    void colour_by_thirds(Colour first, Colour others) {
        LayerStyle style = map.layers()[0].style;
        style.class_field = "number";
        style.classes.assign(2, style.classes.front());
        style.labels.assign(2, style.labels.front());
        style.classes[0].fill = others;
        style.classes[1].fill = first;
        style.classes[1].value = "0";
        map.set_style(LayerId{1}, style);
    }
    Image draw(Point centre_world, double world_per_px = 1, double pixel_ratio = 1,
               Waiting waiting = Waiting::until_complete) {
        Viewport const view{centre_world, world_per_px, picture_width_px / pixel_ratio,
                            picture_height_px / pixel_ratio};
        MapFrame const frame{&map, view, 10, pixel_ratio, picture_width_px, picture_height_px, paper};
        return render_to_image(picture_width_px, picture_height_px, [&] {
            is_complete = renderer.prepare(frame, waiting);
            renderer.draw_layers(frame);
        });
    }
    bool is_complete = false;
    [[nodiscard]] std::shared_ptr<TileDensity const> density() const { return renderer.density(LayerId{1}); }
};

/// What lies in each pixel of a view whose pixels are squares of one map unit.
std::vector<double> counted_by_hand(std::vector<Point> const& points, Point centre_world) {
    std::vector<double> counts(static_cast<std::size_t>(picture_width_px) * picture_height_px, 0.0);
    for (Point const p : points) {
        double const x = std::floor(p.x - centre_world.x) + picture_width_px / 2.0;
        double const y = picture_height_px / 2.0 - 1 - std::floor(p.y - centre_world.y);
        if (x >= 0 && x < picture_width_px && y >= 0 && y < picture_height_px) {
            counts[pixel_index(static_cast<int>(x), static_cast<int>(y))] += 1;
        }
    }
    return counts;
}

int difference(Pixel a, Colour b) {
    return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
}

int count_different(Image const& a, Image const& b, int shift_px) {
    int different = 0;
    for (int y = 0; y < picture_height_px; ++y) {
        for (int x = shift_px; x < picture_width_px; ++x) {
            different += pixel_at(a, x, y) == pixel_at(b, x - shift_px, y) ? 0 : 1;
        }
    }
    return different;
}

int count_drawn(Image const& image) {
    int drawn = 0;
    for (int y = 0; y < picture_height_px; ++y) {
        for (int x = 0; x < picture_width_px; ++x) {
            drawn += pixel_at(image, x, y) == Pixel{255, 255, 255, 255} ? 0 : 1;
        }
    }
    return drawn;
}

}  // namespace

TEST_CASE_METHOD(GlFixture,
                 "a pixel has the colour of the number of points in it, on the whole layer's scale") {
    auto const points = crowd(400'000);
    CrowdedMap scene(points);
    Point const centre{1030, 1040};  // where four tiles meet
    Image const image = scene.draw(centre);
    REQUIRE(scene.density());
    auto const counts = counted_by_hand(points, centre);
    DensityHistogram everywhere;
    for (double const count :
         count_in_cells(scene.density()->points, DensityCells::squares(0), {{-1500, -1500}, {4000, 4000}})) {
        everywhere.add(count);
    }
    CHECK(everywhere.total() == 400'000);
    DensityScale const scale(everywhere);
    int wrong = 0;
    for (int y = 0; y < picture_height_px; ++y) {
        for (int x = 0; x < picture_width_px; ++x) {
            double const count = counts[pixel_index(x, y)];
            Colour const expected =
                density_colour(Theme::light, count > 0 ? static_cast<double>(scale.shade_of(count)) : 0.0);
            wrong += count > 0 && difference(pixel_at(image, x, y), expected) > 3 ? 1 : 0;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE_METHOD(GlFixture, "panning changes no colour, and tiles of a density show no seam") {
    CrowdedMap scene(crowd(400'000));
    auto const drawn_at = [&](double x) { return scene.draw({x, 1040}); };
    Image const before = drawn_at(1030);
    CHECK(count_different(before, drawn_at(1030 + 100), 100) == 0);
    CHECK(count_different(before, drawn_at(1030 + 512), 512) == 0);
}

TEST_CASE_METHOD(GlFixture, "points are a density where they are crowded, and dots where they have room") {
    CrowdedMap scene(crowd(20'000));
    static_cast<void>(scene.draw({1000, 1000}, 32));
    CHECK(scene.density());
    static_cast<void>(scene.draw({1000, 1000}, 1.0 / 64));
    CHECK_FALSE(scene.density());
    CrowdedMap always(crowd(20'000), PointDrawing::density);
    static_cast<void>(always.draw({1000, 1000}, 1.0 / 64));
    CHECK(always.density());
    CrowdedMap never(crowd(20'000), PointDrawing::dots);
    static_cast<void>(never.draw({1000, 1000}, 32));
    CHECK_FALSE(never.density());
}

TEST_CASE_METHOD(GlFixture, "a single point can be seen at any scale and density of the screen") {
    double const world_per_px = GENERATE(0.75, 1.0, 1.4);
    double const pixel_ratio = GENERATE(1.0, 1.5, 2.0);
    auto points = crowd(20'000);
    points.push_back({20'000.4, 20'000.7});
    CrowdedMap scene(points, PointDrawing::density);
    Image const image = scene.draw({20'000, 20'000}, world_per_px, pixel_ratio);
    double ink = 0;
    int darkest = 255;
    for (int y = 0; y < picture_height_px; ++y) {
        for (int x = 0; x < picture_width_px; ++x) {
            ink += (255 - pixel_at(image, x, y).b) / 255.0 / (pixel_ratio * pixel_ratio);
            darkest = std::min(darkest, pixel_at(image, x, y).b);
        }
    }
    CHECK(ink > 1);
    CHECK(ink < 6);
    CHECK(darkest < 190);
}

TEST_CASE_METHOD(GlFixture, "heat and hexagons show no seam, and panning changes none of their colours") {
    auto const drawing = GENERATE(PointDrawing::heat, PointDrawing::hexagons);
    CrowdedMap scene(crowd(30'000), drawing);
    Image const before = scene.draw({1030, 1040});
    CHECK(count_drawn(before) > 50'000);
    Image const after = scene.draw({1030 + 200, 1040});
    int largest = 0;
    for (int y = 0; y < picture_height_px; ++y) {
        for (int x = 200; x < picture_width_px; ++x) {
            Pixel const there = pixel_at(after, x - 200, y);
            largest =
                std::max(largest, difference(pixel_at(before, x, y), {static_cast<std::uint8_t>(there.r),
                                                                      static_cast<std::uint8_t>(there.g),
                                                                      static_cast<std::uint8_t>(there.b)}));
        }
    }
    CHECK(largest <= 4);
}

TEST_CASE_METHOD(GlFixture, "a hexagon has the colour of the number of points in it") {
    auto const points = crowd(30'000);
    CrowdedMap scene(points, PointDrawing::hexagons);
    Point const centre{1030, 1040};
    Image const image = scene.draw(centre);
    DensityCells const cells = DensityCells::hexagons(static_cast<double>(PointLook{}.radius_px));
    std::map<std::pair<std::int64_t, std::int64_t>, double> counts;
    for (Point const p : points) {
        DensityCell const cell = cells.cell_of(p);
        counts[{cell.column, cell.row}] += 1;
    }
    DensityHistogram everywhere;
    for (auto const& [cell, count] : counts) {
        everywhere.add(count);
    }
    DensityScale const scale(everywhere);
    int looked_at = 0;
    for (auto const& [cell, count] : counts) {
        Point const middle = cells.middle_of({cell.first, cell.second});
        double const x = middle.x - centre.x + picture_width_px / 2.0;
        double const y = picture_height_px / 2.0 - (middle.y - centre.y);
        if (x > 0 && y > 0 && x < picture_width_px && y < picture_height_px) {
            Colour const expected = density_colour(Theme::light, static_cast<double>(scale.shade_of(count)));
            CHECK(difference(pixel_at(image, static_cast<int>(x), static_cast<int>(y)), expected) <= 3);
            ++looked_at;
        }
    }
    CHECK(looked_at > 100);
}

TEST_CASE_METHOD(GlFixture, "the number of points in a logical pixel is the same whatever the screen") {
    auto const points = crowd(50'000);
    CrowdedMap scene(points, PointDrawing::density);
    static_cast<void>(scene.draw({1000, 1000}, 4, 1));
    auto const marks = scene.density()->scale.marks();
    static_cast<void>(scene.draw({1000, 1000}, 4, 2));
    CHECK(scene.density()->scale.marks() == marks);
}

TEST_CASE_METHOD(GlFixture, "of several classes a pixel has the colour of the one that has most in it") {
    std::vector<Point> points;
    for (int i = 0; i < 3000; ++i) {
        points.push_back({i < 900 && i % 3 == 0 ? 1010.5 : 1000.5, 1000.5});
    }
    CrowdedMap scene(points, PointDrawing::density);
    scene.colour_by_thirds(rgb(0xFF0000), rgb(0x0000FF));
    Image const image = scene.draw({1000, 1000});
    CHECK(pixel_at(image, 300, 199).b > 200);
    CHECK(pixel_at(image, 300, 199).r < 80);
    CHECK(pixel_at(image, 310, 199).r > 200);
    CHECK(pixel_at(image, 310, 199).b < 160);
}

TEST_CASE_METHOD(GlFixture,
                 "a class that is switched off no longer counts, and the old picture stays meanwhile") {
    CrowdedMap scene(crowd(50'000));
    Point const centre{1000, 1000};
    Image const all = scene.draw(centre, 4);
    scene.map.change(SetClassOn{LayerId{1}, 0, false});
    std::promise<void> drawn;
    std::shared_future<void> const is_drawn = drawn.get_future().share();
    for (int worker = 0; worker < 2; ++worker) {  // so that nothing is counted yet
        scene.pool.submit([is_drawn](std::size_t) { is_drawn.wait(); }, -1e9);
    }
    Image const meanwhile = scene.draw(centre, 4, 1, Waiting::take_what_is_ready);
    CHECK_FALSE(scene.is_complete);
    CHECK(count_different(all, meanwhile, 0) == 0);
    drawn.set_value();
    Image const after = scene.draw(centre, 4);
    CHECK(count_drawn(all) > 10'000);
    CHECK(count_drawn(after) == 0);
}
