// Labels of the bundled atlas, over the whole border and at many zooms: what a person would look at.
#include "label/label_layout.hpp"

#include "app/open_map.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace gatepost;

namespace {

bool overlap(Box const& a, Box const& b) {
    return a.min_x < b.max_x && a.max_x > b.min_x && a.min_y < b.max_y && a.max_y > b.min_y;
}

Box moved(Box const& box, Point by) {
    return {box.min_x + by.x, box.min_y + by.y, box.max_x + by.x, box.max_y + by.y};
}

bool is_same(Box const& a, Box const& b) {
    return std::abs(a.min_x - b.min_x) + std::abs(a.min_y - b.min_y) + std::abs(a.max_x - b.max_x) +
               std::abs(a.max_y - b.max_y) <
           1e-3;
}

struct Atlas {
    JobPool pool{2};
    OpenMap open_map{Options{}, pool};
    FontSet fonts;

    Atlas() {
        open_map.camera().resize(1600, 1000);
        open_map.finish_loading();
    }
    LabelLayout::View view_at(Point lonlat, double zoom) {
        LabelLayout::View view;
        view.viewport = open_map.camera().viewport();
        view.viewport.centre_world = open_map.model().world_from_lonlat().forward(lonlat);
        view.viewport.world_per_px =
            world_per_px_at(zoom, view.viewport.centre_world, open_map.document().map_crs(),
                            open_map.model().world_from_lonlat());
        view.zoom = zoom;
        view.bottom_inset_px = 28;
        return view;
    }
    std::vector<LabelLayout::Standing> standing(LabelLayout& layout, LabelLayout::View const& view) {
        (void)layout.lay_out(open_map.document(), view, open_map.selector().languages());
        return layout.standing();
    }
};

constexpr Point lang_son{106.75, 21.95};
constexpr Point lao_cai{103.97, 22.5};
constexpr Point mong_cai{107.97, 21.55};
constexpr Point ha_giang{105, 23};

/// Boxes of other labels that a label's box meets.
std::size_t overlaps_in(std::vector<LabelLayout::Standing> const& labels) {
    std::size_t found = 0;
    for (std::size_t a = 0; a < labels.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            for (Box const& one : labels[a].boxes_screen) {
                found += static_cast<std::size_t>(
                    std::count_if(labels[b].boxes_screen.begin(), labels[b].boxes_screen.end(),
                                  [&](Box const& other) { return overlap(one, other); }));
            }
        }
    }
    return found;
}

}  // namespace

TEST_CASE("at twenty zooms over the region no label overlaps another, a symbol or the frame") {
    Atlas atlas;
    std::size_t labels_seen = 0;
    for (Point const place : {lang_son, lao_cai, mong_cai, ha_giang}) {
        LabelLayout layout(atlas.fonts);
        for (int step = 0; step < 20; ++step) {
            auto const view = atlas.view_at(place, 5 + step * 0.55);
            auto const labels = atlas.standing(layout, view);
            LabelMemory memory;
            auto const found = collect_label_candidates(atlas.open_map.document(), view.viewport, view.zoom,
                                                        atlas.open_map.selector().languages(), memory);
            INFO(place.x << " at zoom " << view.zoom);
            labels_seen += labels.size();
            CHECK(overlaps_in(labels) == 0);
            CHECK(labels.size() + layout.hidden() == found.candidates.size());
            for (auto const& label : labels) {
                for (Box const& box : label.boxes_screen) {
                    REQUIRE(Box{0, 0, 1600, 1000 - 28}.contains(box));
                    REQUIRE(std::none_of(found.symbols_screen.begin(), found.symbols_screen.end(),
                                         [&](Box const& symbol) { return overlap(box, symbol); }));
                }
            }
        }
    }
    CHECK(labels_seen > 1500);
}

TEST_CASE(
    "names stand in every copy of the map, and stay where they are when the view goes round the world") {
    Atlas atlas;
    LabelLayout layout(atlas.fonts);
    auto view = atlas.view_at({105, 20}, 1.5);  // a world is 724 pixels wide, the view 1600
    view.now_s = 1;
    auto const before = atlas.standing(layout, view);
    CHECK(overlaps_in(before) == 0);
    std::map<std::string, int> copies;
    for (auto const& label : before) {
        ++copies[label.text];
    }
    std::size_t repeated = 0;
    for (auto const& [text, count] : copies) {
        repeated += count > 1 ? 1 : 0;
        CHECK(count <= 3);
    }
    CHECK(repeated > 5);
    CHECK(repeated * 2 > copies.size());
    double const width_world = atlas.open_map.document().map_plane().repeat()->width_world;
    for (double const turns : {1.0, -1.0}) {
        view.viewport.centre_world.x += turns * width_world;
        *view.now_s += 0.016;
        auto const after = atlas.standing(layout, view);
        CHECK_FALSE(layout.is_fading());
        REQUIRE(after.size() == before.size());
        for (std::size_t i = 0; i < after.size(); ++i) {
            CHECK(after[i].text == before[i].text);
            CHECK(std::abs(after[i].boxes_screen[0].min_x - before[i].boxes_screen[0].min_x) < 1e-3);
        }
    }
}

TEST_CASE("the first picture names both countries, and a dozen towns on each side") {
    Atlas atlas;
    atlas.open_map.camera().show_initial_view(atlas.open_map.options());
    for (LanguageChain const& languages :
         {LanguageChain{"vi", "zh", "en"}, {"zh", "vi", "en"}, {"en", "vi", "zh"}}) {
        LabelLayout layout(atlas.fonts);
        LabelLayout::View view;
        view.viewport = atlas.open_map.camera().viewport();
        view.zoom = atlas.open_map.camera().zoom();
        view.bottom_inset_px = 28;
        (void)layout.lay_out(atlas.open_map.document(), view, languages);
        auto const labels = layout.standing();
        std::map<std::string, int> towns;
        std::set<std::string> countries;
        for (auto const& label : labels) {
            Layer const& layer = atlas.open_map.document().layer(label.ref.layer);
            AttributeRow const row = layer.table->row(label.ref.feature);
            if (layer.name == "places") {
                ++towns[row.text("side")];
            } else if (layer.name == "names" && row.text("kind") == "country") {
                countries.insert(row.text("name_en"));
            }
        }
        CAPTURE(languages[0]);
        CHECK(towns["VN"] >= 12);
        CHECK(towns["CN"] >= 12);
        CHECK(countries.count("Vietnam") + countries.count("China") == 2);
        CHECK(overlaps_in(labels) == 0);
    }
}

TEST_CASE("panning by whole pixels leaves 99 of 100 labels where they were") {
    Atlas atlas;
    std::size_t kept = 0;
    std::size_t lost = 0;
    for (double const zoom : {6.5, 7.3, 8.4, 9.2, 10.6, 11.7}) {
        for (Point const place : {lang_son, lao_cai}) {
            LabelLayout layout(atlas.fonts);
            auto view = atlas.view_at(place, zoom);
            auto before = atlas.standing(layout, view);
            for (int frame = 0; frame < 40; ++frame) {
                Point const by = frame < 20 ? Point{13, 5} : Point{-7, -11};
                view.viewport = view.viewport.panned(by);
                auto const after = atlas.standing(layout, view);
                for (auto const& label : before) {
                    Box const there = moved(label.boxes_screen.front(), by);
                    if (!Box{2, 2, 1598, 1000 - 28}.contains(there)) {
                        continue;  // it leaves
                    }
                    bool const stays = std::any_of(after.begin(), after.end(), [&](auto const& other) {
                        return other.ref == label.ref && is_same(other.boxes_screen.front(), there);
                    });
                    ++(stays ? kept : lost);
                }
                before = after;
            }
        }
    }
    CAPTURE(kept, lost);
    CHECK(kept > 10'000);
    CHECK(lost * 100 <= kept);
}

TEST_CASE(
    "labels of a first view are there at once, those that come later fade in, and those that go fade out") {
    Atlas atlas;
    LabelLayout layout(atlas.fonts);
    auto view = atlas.view_at(lang_son, 9.6);
    double now_s = 10;
    auto const alphas = [&] {
        view.now_s = now_s;
        std::vector<float> all;
        for (TextLine const& line :
             layout.lay_out(atlas.open_map.document(), view, atlas.open_map.selector().languages())) {
            all.push_back(line.alpha);
        }
        return all;
    };
    auto const faint = [](std::vector<float> const& all) {
        return std::count_if(all.begin(), all.end(), [](float alpha) { return alpha < 1; });
    };
    auto const first = alphas();
    CHECK(first.size() > 20);
    CHECK(faint(first) == 0);
    CHECK_FALSE(layout.is_fading());

    view = atlas.view_at(lang_son, 10.2);  // more names come, some move
    now_s += 0.016;
    auto const second = alphas();
    CHECK(faint(second) > 3);
    CHECK(layout.is_fading());
    std::size_t const most = second.size();
    for (int frame = 0; frame < 30; ++frame) {
        now_s += 0.016;
        (void)alphas();
    }
    auto const settled = alphas();
    CHECK_FALSE(layout.is_fading());
    CHECK(faint(settled) == 0);
    CHECK(settled.size() <= most);

    view.viewport = atlas.view_at(lang_son, 6).viewport;
    view.zoom = 6;
    now_s += 0.016;
    CHECK(faint(alphas()) > 3);  // nearly all of them go
    view.now_s.reset();
    (void)layout.lay_out(atlas.open_map.document(), view, atlas.open_map.selector().languages());
    CHECK_FALSE(layout.is_fading());  // a picture shows none that go
}

TEST_CASE("a picture's labels do not depend on who lays them out") {
    Atlas atlas;
    LabelLayout one(atlas.fonts);
    LabelLayout other(atlas.fonts);
    auto const view = atlas.view_at(mong_cai, 9.7);
    auto const a = atlas.standing(one, view);
    auto const b = atlas.standing(other, view);
    REQUIRE(a.size() == b.size());
    CHECK(a.size() > 3);
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i].ref == b[i].ref);
        CHECK(a[i].boxes_screen == b[i].boxes_screen);
    }
}

TEST_CASE("both countries are named at every zoom from 2 to 9, wherever the border is in the middle") {
    Atlas atlas;
    for (Point const place :
         {lang_son, lao_cai, mong_cai, ha_giang, Point{102.5, 22.6}, Point{106.5, 22.5}}) {
        for (double zoom = 2; zoom <= 9; zoom += 0.5) {
            LabelLayout layout(atlas.fonts);
            (void)layout.lay_out(atlas.open_map.document(), atlas.view_at(place, zoom), {"vi"});
            auto const labels = layout.standing();
            for (std::string_view const name : {"Việt Nam", "Trung Quốc"}) {
                INFO(name << " at " << place.x << ", " << place.y << ", zoom " << zoom);
                CHECK(std::count_if(labels.begin(), labels.end(),
                                    [&](auto const& label) { return label.text == name; }) == 1);
            }
        }
    }
}
