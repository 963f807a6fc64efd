// Tiles that are drawn from fields look as if every feature had been drawn by itself: pictures are compared
// with plain loops over all features, 16 samples a pixel.
#include "base/whole_file.hpp"
#include "io/png_writer.hpp"
#include "map/made_map.hpp"
#include "render/brute_force.hpp"
#include "render/dice.hpp"
#include "render/gl_fixture.hpp"
#include "render/map_renderer.hpp"
#include "render/offscreen.hpp"
#include "render/tile_cutter.hpp"
#include "text/font_set.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <future>
#include <numbers>
#include <set>

using namespace gatepost;

namespace {

constexpr double largest_px_along_edges = 0.05;  // by how much an edge may be off, on average

/// How many of the pixels may be wrong: where texels are coarser than pixels, narrow gaps begin to fill. (Of
/// lines drawn as vertices 2.7 % are, at any scale: their soft edges add up.)
double largest_share_at(double scale) { return scale > 1 ? 0.02 : 0.01; }

Viewport view_of(Point centre_world, double world_per_px) {
    return {centre_world, world_per_px, picture_width_px, picture_height_px};
}

/// Where four tiles meet, but not at a pixel's corner.
Viewport view_of_four_tiles(double world_per_px) { return view_of({1024.3, 1023.6}, world_per_px); }

std::vector<Point> places_in(Dice& dice, Box const& box, std::size_t count) {
    std::vector<Point> places(count);
    std::generate(places.begin(), places.end(), [&] { return dice.within(box); });
    return places;
}

/// A document of one own layer whose geometry stands in map units already.
struct DenseScene {
    JobPool pool;
    FontSet fonts;
    MadeMap document;

    explicit DenseScene(GeometryColumn geometry, std::size_t workers = 2) : pool(workers) {
        auto table = std::make_shared<FeatureTable>();
        table->geometry = geometry;
        ReadyLayer layer = make_layer("mine", LayerGroup::own, table, 0);
        layer.content.world = std::make_shared<WorldGeometry const>(std::move(geometry));
        document.add_layers({layer});
        LayerStyle style = document.layers()[0].style;
        style.points.drawing = PointDrawing::dots;  // however many
        if (is_plain_dot(style.classes[0])) {
            style.classes[0].symbol_px = static_cast<float>(dot_px);
            style.classes[0].symbol_alpha = 1;
        }
        document.set_style(LayerId{1}, style);
    }
    [[nodiscard]] MapFrame frame(Viewport const& view) const {
        return {&document, view, 10, 1, picture_width_px, picture_height_px, rgb(0xFFFFFF)};
    }
    Image draw(Viewport const& view) {
        MapRenderer renderer(pool, fonts);
        return draw(renderer, view, Waiting::until_complete);
    }
    Image draw(MapRenderer& renderer, Viewport const& view, Waiting waiting) const {
        return render_to_image(picture_width_px, picture_height_px, [&] {
            renderer.prepare(frame(view), waiting);
            renderer.draw_layers(frame(view));
        });
    }
};

/// The layer's colour has no red, and the background is white.
Shares shares_of(Image const& image) {
    Shares shares(static_cast<std::size_t>(picture_width_px) * picture_height_px);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        shares[i] = 1 - image.rgba[4 * i] / 255.0;
    }
    return shares;
}

Image image_of(Shares const& shares) {
    Image image{picture_width_px, picture_height_px, {}};
    for (double const share : shares) {
        auto const grey = static_cast<std::uint8_t>(std::clamp(255.5 - share * 255, 0.0, 255.0));
        image.rgba.insert(image.rgba.end(), {grey, grey, grey, 255});
    }
    return image;
}

struct Agreement {
    double missed = 0;    ///< share of the pixels that should be covered by more than half and are not
    double too_much = 0;  ///< share of the covered pixels that should be covered by less than half
    double total = 0;     ///< of the differences of all pixels
};

Agreement agreement(Shares const& drawn, Shares const& expected) {
    double missed = 0, wanted = 0, too_much = 0, covered = 0;
    Agreement result;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        wanted += expected[i] > 0.5 ? 1 : 0;
        missed += expected[i] > 0.5 && drawn[i] <= 0.4 ? 1 : 0;
        covered += drawn[i] > 0.6 ? 1 : 0;
        too_much += expected[i] < 0.5 && drawn[i] > 0.6 ? 1 : 0;
        result.total += std::abs(drawn[i] - expected[i]);
    }
    result.missed = missed / std::max(wanted, 1.0);
    result.too_much = too_much / std::max(covered, 1.0);
    return result;
}

/// Both pictures and their difference, for whoever has to judge.
void keep_pictures(std::string const& name, Shares const& drawn, Shares const& expected) {
    Shares differences(drawn.size());
    std::transform(drawn.begin(), drawn.end(), expected.begin(), differences.begin(),
                   [](double a, double b) { return std::abs(a - b); });
    std::filesystem::create_directories(GATEPOST_TEST_OUTPUT);
    std::string const base = std::string{GATEPOST_TEST_OUTPUT} + "/dense-" + name;
    write_file(base + "-drawn.png", encode_png(image_of(drawn), {}));
    write_file(base + "-expected.png", encode_png(image_of(expected), {}));
    write_file(base + "-difference.png", encode_png(image_of(differences), {}));
}

void check_same_cover(std::string const& name, Image const& image, BruteForce const& brute,
                      double largest_share) {
    Shares const drawn = shares_of(image);
    Shares const expected = brute.shares();
    Agreement const found = agreement(drawn, expected);
    CAPTURE(name, found.missed, found.too_much, found.total / static_cast<double>(drawn.size()));
    if (found.missed > largest_share || found.too_much > largest_share) {
        keep_pictures(name, drawn, expected);
    }
    CHECK(found.missed <= largest_share);
    CHECK(found.too_much <= largest_share);
}

void check_same_area(std::string const& name, Image const& image, BruteForce const& brute, double edges_px) {
    Shares const drawn = shares_of(image);
    Shares const expected = brute.shares();
    double const px_along_edges = agreement(drawn, expected).total / edges_px;
    CAPTURE(name, px_along_edges, edges_px);
    if (px_along_edges > largest_px_along_edges) {
        keep_pictures(name, drawn, expected);
    }
    CHECK(px_along_edges <= largest_px_along_edges);
}

GeometryColumn column_of(std::vector<Point> const& points) {
    GeometryColumn column;
    std::for_each(points.begin(), points.end(), [&](Point p) { column.add_point(p); });
    return column;
}

GeometryColumn column_of(GeometryKind kind, std::vector<std::vector<Ring>> const& features) {
    GeometryColumn column;
    for (std::vector<Ring> const& parts : features) {
        column.begin_feature(kind);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (kind == GeometryKind::polygon && i > 0) {
                column.add_part(parts[i], PartKind::hole);
            } else {
                column.add_part(parts[i]);
            }
        }
    }
    return column;
}

BruteForce brute_dots(Viewport const& view, std::vector<Point> const& points) {
    BruteForce brute(view);
    std::for_each(points.begin(), points.end(), [&](Point p) { brute.add_dot(p); });
    return brute;
}

std::vector<Point> clustered_points(std::size_t count, Box const& box) {
    Dice dice(11);
    auto const places = places_in(dice, box, 60);
    std::vector<Point> points(count);
    std::generate(points.begin(), points.end(), [&] { return dice.clustered(places, box.width() / 8); });
    return points;
}

/// Lines that wander in short steps.
std::vector<std::vector<Ring>> clustered_lines(Box const& box, double longest_step) {
    Dice dice(12);
    auto const places = places_in(dice, box, 40);
    std::vector<std::vector<Ring>> lines;
    for (int i = 0; i < 5000; ++i) {
        Ring line{dice.clustered(places, box.width() / 10)};
        double bearing = dice.between(0, 7);
        for (int vertex = 1; vertex < 20; ++vertex) {
            bearing += dice.between(-1, 1);
            line.push_back(line.back() +
                           Point{std::cos(bearing), std::sin(bearing)} * dice.between(0, longest_step));
        }
        lines.push_back({line});
    }
    return lines;
}

Ring closed_star(Dice& dice, Point centre, double radius, int corners) {
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        double const angle = 2 * std::numbers::pi * i / corners;
        ring.push_back(centre + Point{std::cos(angle), std::sin(angle)} * (radius * dice.between(0.7, 1)));
    }
    ring.push_back(ring.front());
    return ring;
}

std::vector<std::vector<Ring>> polygons_with_holes(Box const& box) {
    Dice dice(13);
    std::vector<std::vector<Ring>> polygons;
    for (int i = 0; i < 3000; ++i) {
        Point const centre = dice.within(box);
        double const radius = dice.between(4, 14);
        polygons.push_back({closed_star(dice, centre, radius, 12), closed_star(dice, centre, radius / 2, 9)});
    }
    return polygons;
}

/// A coast of bays within bays, 50,000 vertices long.
Ring ragged_ring(Point centre, double radius) {
    constexpr int corners = 50'000;
    Dice dice(14);
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        double const angle = 2 * std::numbers::pi * i / corners;
        double r = radius * (1 + 0.003 * dice.between(-1, 1));
        for (int bays = 3; bays < 1000; bays *= 3) {
            r += radius * 0.6 / bays * std::sin(angle * bays + bays);
        }
        ring.push_back(centre + Point{std::cos(angle), std::sin(angle)} * r);
    }
    ring.push_back(ring.front());
    return ring;
}

/// Dense, and each of some pixels.
GeometryColumn small_things(GeometryKind kind, Box const& box) {
    Dice dice(17);
    std::vector<std::vector<Ring>> features;
    auto const places = places_in(dice, box, 3000);
    for (Point const at : places) {
        features.push_back({{at, at + Point{3, 1}, at + Point{0, 4}, at}});
    }
    return kind == GeometryKind::point ? column_of(places) : column_of(kind, features);
}

double length_px(std::vector<Ring> const& lines, Viewport const& view) {
    double length = 0;
    for (Ring const& line : lines) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            length += distance(line[i], line[i + 1]) / view.world_per_px;
        }
    }
    return length;
}

/// Draws polygons without their outlines, which would hide how exact the edges of fills are.
void check_fills(std::string const& name, std::vector<std::vector<Ring>> const& polygons,
                 Viewport const& view) {
    DenseScene scene(column_of(GeometryKind::polygon, polygons));
    LayerStyle without_outline = scene.document.layers()[0].style;
    without_outline.classes[0].line_px = 0;
    scene.document.set_style(LayerId{1}, without_outline);
    BruteForce brute(view);
    double edges_px = 0;
    for (std::vector<Ring> const& rings : polygons) {
        brute.add_fill(rings);
        edges_px += length_px(rings, view);
    }
    check_same_area(name, scene.draw(view), brute, edges_px);
}

void check_areas(std::string const& name, std::vector<std::vector<Ring>> const& polygons,
                 Viewport const& view) {
    BruteForce brute(view);
    double edges_px = 0;
    for (std::vector<Ring> const& rings : polygons) {
        brute.add_fill(rings);
        std::for_each(rings.begin(), rings.end(), [&](Ring const& ring) { brute.add_line(ring); });
        edges_px += length_px(rings, view);
    }
    check_same_area(name, DenseScene(column_of(GeometryKind::polygon, polygons)).draw(view), brute, edges_px);
}

/// The source of a layer of one feature of many points, drawn with casings.
TileSource cased_points(std::vector<Point> const& points) {
    GeometryColumn column;
    column.begin_feature(GeometryKind::point);
    column.add_part(points);
    StyleClass style;
    style.symbol_px = 9;
    return {std::make_shared<WorldGeometry const>(std::move(column)),
            std::make_shared<std::vector<std::uint16_t> const>(1, std::uint16_t{0}),
            std::make_shared<std::vector<std::uint8_t> const>(1, std::uint8_t{0}),
            {style}};
}

/// The cell of the grid by which symbols are thinned.
std::pair<int, int> cell_of(TileMesh::Symbol const& symbol) {
    return {static_cast<int>(std::floor(symbol.x / 4)), static_cast<int>(std::floor(symbol.y / 4))};
}

}  // namespace

TEST_CASE_METHOD(GlFixture, "many dots cover what they cover one by one, at any scale of a tile") {
    double const scale = GENERATE(0.72, 1.0, 1.4);
    Viewport const view = view_of_four_tiles(1 / scale);
    auto const points = clustered_points(20'000, view.bounds_world());
    DenseScene scene(column_of(points));
    check_same_cover("dots-" + std::to_string(scale), scene.draw(view), brute_dots(view, points),
                     largest_share_at(scale));
}

TEST_CASE_METHOD(GlFixture, "many lines cover what they cover one by one, at any scale of a tile") {
    double const scale = GENERATE(0.72, 1.0, 1.4);
    Viewport const view = view_of_four_tiles(1 / scale);
    auto const lines = clustered_lines(view.bounds_world(), 3 / scale);
    BruteForce brute(view);
    std::for_each(lines.begin(), lines.end(), [&](auto const& parts) { brute.add_line(parts.front()); });
    DenseScene scene(column_of(GeometryKind::line, lines));
    check_same_cover("lines-" + std::to_string(scale), scene.draw(view), brute, largest_share_at(scale));
}

TEST_CASE_METHOD(GlFixture,
                 "many polygons with holes cover their areas, to a twentieth of a pixel along their edges") {
    double const scale = GENERATE(0.72, 1.0, 1.4);
    Viewport const view = view_of_four_tiles(1 / scale);
    auto const polygons = polygons_with_holes(view.bounds_world().expanded(-20));
    check_areas("polygons-" + std::to_string(scale), polygons, view);
    check_fills("fills-" + std::to_string(scale), polygons, view);
}

TEST_CASE_METHOD(GlFixture,
                 "a polygon of very many corners covers its area, to a twentieth of a pixel along its edge") {
    double const scale = GENERATE(0.72, 1.0, 1.4);
    Viewport const view = view_of_four_tiles(1 / scale);
    Ring const ring = ragged_ring(view.centre_world, 130 / scale);
    check_areas("ragged-" + std::to_string(scale), {{ring}}, view);
    check_fills("ragged-fill-" + std::to_string(scale), {{ring}}, view);
}

TEST_CASE_METHOD(GlFixture, "a dense picture is the same each time, however many workers cut its tiles") {
    Viewport const view = view_of_four_tiles(1);
    GeometryColumn column = column_of(clustered_points(5000, view.bounds_world()));
    column.append(column_of(GeometryKind::line, clustered_lines(view.bounds_world(), 3)));
    column.append(column_of(GeometryKind::polygon, polygons_with_holes(view.bounds_world())));
    DenseScene with_one(column, 1);
    DenseScene with_three(column, 3);
    Image const first = with_one.draw(view);
    CHECK(difference(with_one.draw(view), first).largest == 0);
    CHECK(difference(with_three.draw(view), first).largest == 0);
}

TEST_CASE_METHOD(GlFixture, "between two dense tiles there is no visible line") {
    double const world_per_px = GENERATE(1.0, 1.3, 2.0);
    Viewport const view = view_of({1024 * 2, 1024.4}, world_per_px);
    Dice dice(15);
    auto const points = places_in(dice, view.bounds_world().expanded(10), 12'000);
    Shares const drawn = shares_of(DenseScene(column_of(points)).draw(view));
    Shares const expected = brute_dots(view, points).shares();
    double everywhere = 0, at_border = 0;
    for (int y = 0; y < picture_height_px; ++y) {
        for (int x = 0; x < picture_width_px; ++x) {
            double const difference = std::abs(drawn[pixel_index(x, y)] - expected[pixel_index(x, y)]);
            everywhere += difference / picture_width_px;
            at_border += x == picture_width_px / 2 - 1 || x == picture_width_px / 2
                             ? difference / 2
                             : 0;  // the columns beside it
        }
    }
    CAPTURE(everywhere, at_border);
    CHECK(at_border <= everywhere * 1.25);
}

TEST_CASE_METHOD(GlFixture, "a dot of a dense tile is whole where it reaches into a tile of few dots") {
    Viewport const view = view_of({1024, 512}, 1);
    Dice dice(16);
    auto points = places_in(dice, {980, 500, 1000, 520}, 2000);
    for (int i = 0; i < 25; ++i) {
        points.push_back({1023.8, 360 + i * 11.3});  // a fifth of a pixel before the next tile
    }
    DenseScene scene(column_of(points));
    check_same_cover("beside-sparse", scene.draw(view), brute_dots(view, points), 0.01);
}

// covered.
TEST_CASE_METHOD(GlFixture, "while one zooms out, a dense tile that stands in leaves empty ground empty") {
    double const zoomed_out = GENERATE(2.0, 4.0);
    auto const kind = GENERATE(GeometryKind::point, GeometryKind::line, GeometryKind::polygon);
    DenseScene scene(small_things(kind, {480, 480, 544, 544}), 1);
    MapRenderer renderer(scene.pool, scene.fonts);
    static_cast<void>(scene.draw(renderer, view_of({512, 512}, 1), Waiting::until_complete));
    std::promise<void> drawn;
    scene.pool.submit([&](std::size_t) { drawn.get_future().wait(); }, -1e9);  // so that no tile is cut now
    auto const shares =
        shares_of(scene.draw(renderer, view_of({512, 512}, zoomed_out), Waiting::take_what_is_ready));
    drawn.set_value();
    CHECK(shares[pixel_index(picture_width_px / 2, picture_height_px / 2)] > 0.5);  // thinner than it will be
    CHECK(shares[pixel_index(picture_width_px / 2 + 80, picture_height_px / 2 + 80)] == 0);
}

TEST_CASE_METHOD(GlFixture, "features smaller than a pixel are still seen, as dots as wide as their lines") {
    auto const kind = GENERATE(GeometryKind::line, GeometryKind::polygon);
    Viewport const view = view_of_four_tiles(1);
    Dice dice(18);
    std::vector<std::vector<Ring>> features;
    BruteForce brute(view);
    for (Point const at : places_in(dice, view.bounds_world(), 5000)) {
        features.push_back({{at, at + Point{0.04, 0}, at + Point{0.04, 0.04}, at}});
        brute.add_line(features.back().front());
    }
    DenseScene scene(column_of(kind, features));
    check_same_cover("tiny", scene.draw(view), brute, 0.01);
}

TEST_CASE("of too many symbols with casings the topmost of each place stay, and their number is bounded") {
    Dice dice(19);
    auto const points = places_in(dice, {0, 0, 1024, 1024}, 200'000);
    TileSource const source = cased_points(points);
    std::vector<TileMesh::Symbol> const kept = cut_tile(source, {0, 0, 0}, {}).symbols;
    CHECK(kept.size() <= 65'536);  // 256 x 256 cells
    std::set<std::pair<int, int>> taken;
    std::size_t expected = 0;  // the place in `kept`, from its end, of the next one that must be there
    for (std::size_t i = points.size(); i-- > 0;) {
        TileMesh::Symbol const symbol{static_cast<float>(points[i].x - 512),
                                      static_cast<float>(points[i].y - 512), 0};
        if (taken.insert(cell_of(symbol)).second) {
            TileMesh::Symbol const& there = kept.at(kept.size() - ++expected);
            REQUIRE(std::pair{there.x, there.y} == std::pair{symbol.x, symbol.y});
        }
    }
    CHECK(expected == kept.size());
}

TEST_CASE("two thousand symbols with casings are all drawn, in the order of the file") {
    Dice dice(20);
    auto const points = places_in(dice, {500, 500, 510, 510}, 2000);
    TileMesh const mesh = cut_tile(cased_points(points), {0, 0, 0}, {});
    REQUIRE(mesh.symbols.size() == points.size());
    CHECK(static_cast<double>(mesh.symbols.front().x) == Approx(points.front().x - 512));
    CHECK(static_cast<double>(mesh.symbols.back().x) == Approx(points.back().x - 512));
}
