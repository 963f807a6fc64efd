#include "render/offscreen.hpp"

#include "base/error.hpp"
#include "map/made_map.hpp"
#include "render/gl_fixture.hpp"
#include "render/map_renderer.hpp"
#include "text/font_set.hpp"

using namespace gatepost;

namespace {

/// A document of one layer with one point in its middle, drawn at one map unit a pixel.
struct PointScene {
    JobPool pool{2};
    FontSet fonts;
    MadeMap document;
    PointScene() {
        auto table = std::make_shared<FeatureTable>();
        table->geometry.add_point({0, 0});
        ReadyLayer layer = make_layer("mine", LayerGroup::own, table, 0);
        GeometryColumn column;
        column.add_point({10.5, -4.5});
        layer.content.world = std::make_shared<WorldGeometry const>(std::move(column));
        document.add_layers({layer});
    }
    Image draw(int width_px, int height_px) {
        MapRenderer renderer(pool, fonts);
        MapFrame const frame{
            &document,    Viewport{{0, 0}, 1, width_px * 1.0, height_px * 1.0}, 5, 1, width_px, height_px,
            rgb(0xFFFFFF)};
        return render_to_image(width_px, height_px, [&] {
            renderer.prepare(frame, Waiting::until_complete);
            renderer.draw_layers(frame);
        });
    }
};

}  // namespace

TEST_CASE_METHOD(GlFixture, "a picture has exactly the size that was asked for") {
    PointScene scene;
    Image const image = scene.draw(33, 17);
    CHECK(image.width_px == 33);
    CHECK(image.height_px == 17);
    CHECK(image.rgba.size() == std::size_t{33} * 17 * 4);
}

TEST_CASE_METHOD(GlFixture, "a point is drawn at the pixel that the arithmetic says, y downwards") {
    PointScene scene;
    Image const image = scene.draw(100, 60);
    Pixel const expected{0x00, 0x70, 0xD8, 255};  // the first of the palette
    CHECK(pixel_at(image, 60, 34) == expected);   // 50 + 10.5 and 30 + 4.5: the middle of pixel (60, 34)
    CHECK(pixel_at(image, 5, 5) == Pixel{255, 255, 255, 255});
}

TEST_CASE_METHOD(GlFixture, "two pictures of one scene are identical") {
    PointScene scene;
    CHECK(difference(scene.draw(64, 64), scene.draw(64, 64)).largest == 0);
}

TEST_CASE_METHOD(GlFixture, "a picture larger than GL can hold is refused with the limit") {
    CHECK_THROWS_WITH(render_to_image(1 << 20, 10, [] {}),
                      Catch::Contains("1048576 x 10") && Catch::Contains("1 to"));
}
