#include "text/glyph_atlas.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "text/shaper.hpp"

using namespace gatepost;

namespace {

struct Fixture {
    FontSet fonts;
    Shaper shaper{fonts};

    ShapedGlyph glyph_of(std::string_view utf8) { return shaper.shape(utf8, {}).glyphs.at(0); }

    GlyphAtlas::GlyphBox box(GlyphAtlas& atlas, std::string_view utf8) {
        auto const glyph = glyph_of(utf8);
        return atlas.glyph(glyph.face, glyph.glyph);
    }

    /// The first `count` Chinese characters of Unicode.
    std::vector<GlyphAtlas::GlyphBox> fill(GlyphAtlas& atlas, int count) {
        std::string text;
        for (int i = 0; i < count; ++i)
            append_utf8(text, U'一' + static_cast<char32_t>(i));
        std::vector<GlyphAtlas::GlyphBox> boxes;
        for (auto const& g : shaper.shape(text, {}).glyphs)
            boxes.push_back(atlas.glyph(g.face, g.glyph));
        return boxes;
    }
};

float value_at(GlyphAtlas const& atlas, float u, float v) {
    auto const x = static_cast<int>(u * static_cast<float>(atlas.width_px()));
    auto const y = static_cast<int>(v * static_cast<float>(atlas.height_px()));
    return static_cast<float>(atlas.pixels()[static_cast<std::size_t>(y * atlas.width_px() + x)]) / 255.0f;
}

bool overlap(GlyphAtlas::GlyphBox const& a, GlyphAtlas::GlyphBox const& b) {
    return a.u0 < b.u1 && b.u0 < a.u1 && a.v0 < b.v1 && b.v0 < a.v1;
}

}  // namespace

TEST_CASE("a glyph is drawn once") {
    Fixture f;
    GlyphAtlas atlas(f.fonts);
    auto const first = f.box(atlas, "登");
    auto const revision = atlas.revision();
    CHECK(f.box(atlas, "登").u0 == first.u0);
    CHECK(atlas.revision() == revision);
    CHECK_FALSE(first.empty);
}

TEST_CASE("glyphs that workers prepare are the same, and drawn once") {
    Fixture f;
    JobPool pool(3);
    GlyphAtlas one_by_one(f.fonts);
    GlyphAtlas together(f.fonts);
    auto const shaped = f.shaper.shape("Cửa khẩu Hữu Nghị 友谊关 🂡", {}).glyphs;
    std::vector<GlyphAtlas::Name> names;
    for (auto const& g : shaped) {
        names.push_back({g.face, g.glyph});
        one_by_one.glyph(g.face, g.glyph);
    }
    f.box(together, "友");  // is there already
    f.box(one_by_one, "友");
    together.prepare(names, context_outside(pool));
    auto const revision = together.revision();
    for (auto const& g : shaped) {
        auto const& a = one_by_one.glyph(g.face, g.glyph);
        auto const& b = together.glyph(g.face, g.glyph);
        REQUIRE(a.empty == b.empty);
        CHECK(a.width_em == b.width_em);
        CHECK(a.left_em == b.left_em);
        for (float const u : {0.25F, 0.5F, 0.75F}) {
            CHECK(value_at(one_by_one, a.u0 + u * (a.u1 - a.u0), (a.v0 + a.v1) / 2) ==
                  value_at(together, b.u0 + u * (b.u1 - b.u0), (b.v0 + b.v1) / 2));
        }
    }
    CHECK(together.revision() == revision);
    together.prepare(names, context_outside(pool));
    CHECK(together.revision() == revision);
}

TEST_CASE("a space has an empty box") {
    Fixture f;
    GlyphAtlas atlas(f.fonts);
    CHECK(f.box(atlas, " ").empty);
}

TEST_CASE("the outline lies at one half: the full block is inside at its middle, outside at its corner") {
    Fixture f;
    GlyphAtlas atlas(f.fonts);
    auto const box = f.box(atlas, "█");
    CHECK(value_at(atlas, (box.u0 + box.u1) / 2, (box.v0 + box.v1) / 2) == 1);
    CHECK(value_at(atlas, box.u0, box.v0) < 0.1f);
    float const edge_u = box.u0 + (box.u1 - box.u0) * 8.5f / (48 * box.width_em);
    CHECK(value_at(atlas, edge_u, (box.v0 + box.v1) / 2) == Approx(0.5f).margin(0.04));
}

TEST_CASE("the quad is the ink and the spread around it") {
    Fixture f;
    GlyphAtlas atlas(f.fonts);
    auto const box = f.box(atlas, "l");
    float const spread_em = 8.0f / 48;
    CHECK(box.top_em + box.height_em == Approx(spread_em).margin(1.0 / 48));  // stands on the baseline
    CHECK(box.height_em == Approx(0.76 + 2 * spread_em).margin(2.0 / 48));
    CHECK(box.u1 - box.u0 == Approx(box.width_em * 48 / 1024));
    CHECK(box.v1 - box.v0 == Approx(box.height_em * 48 / 1024));
}

TEST_CASE("boxes never overlap") {
    Fixture f;
    GlyphAtlas atlas(f.fonts);
    f.fill(atlas, 400);
    auto const boxes = f.fill(atlas, 400);  // the second time, when the picture no longer grows
    CHECK(atlas.height_px() == 2048);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t k = i + 1; k < boxes.size(); ++k)
            REQUIRE_FALSE(overlap(boxes[i], boxes[k]));
    }
}

TEST_CASE("growth keeps the pixels, halves v and raises the generation") {
    Fixture f;
    GlyphAtlas atlas(f.fonts, 256);
    auto const before = f.box(atlas, "█");
    f.fill(atlas, 20);
    auto const after = f.box(atlas, "█");
    REQUIRE(atlas.height_px() == 512);
    CHECK(atlas.generation() == 1);
    CHECK(after.v1 == Approx(before.v1 / 2));
    CHECK(value_at(atlas, (after.u0 + after.u1) / 2, (after.v0 + after.v1) / 2) == 1);
    CHECK(atlas.pixels().size() == 256 * 512);
}

TEST_CASE("a full atlas forgets its glyphs, raises the generation and goes on") {
    Fixture f;
    GlyphAtlas atlas(f.fonts, 128);
    f.fill(atlas, 40);
    auto const generation = atlas.generation();
    auto const boxes = f.fill(atlas, 300);
    CHECK(atlas.generation() > generation);
    CHECK(atlas.height_px() == GlyphAtlas::max_height_px);
    CHECK(std::none_of(boxes.begin(), boxes.end(), [](auto const& box) { return box.empty; }));
}

TEST_CASE("reset forgets every glyph and clears the pixels") {
    Fixture f;
    GlyphAtlas atlas(f.fonts, 128);
    f.box(atlas, "登");
    atlas.reset();
    CHECK(atlas.generation() == 1);
    CHECK(std::all_of(atlas.pixels().begin(), atlas.pixels().end(), [](auto p) { return p == 0; }));
}

TEST_CASE("the first upload is the whole picture, later ones the new rows") {
    Fixture f;
    GlyphAtlas atlas(f.fonts, 256);
    CHECK(atlas.take_dirty().last == 255);
    CHECK(atlas.take_dirty().empty());
    auto const box = f.box(atlas, "登");
    auto const rows = atlas.take_dirty();
    CHECK(rows.first == std::lround(box.v0 * 256));
    CHECK(rows.last == std::lround(box.v1 * 256) - 1);
}

TEST_CASE("a glyph that does not exist has an empty box") {
    Fixture f;
    GlyphAtlas atlas(f.fonts);
    CHECK(atlas.glyph(f.fonts.first_face({}), 0xFFFFFF).empty);
}
