// Features that are drawn once more, in a state: small ones at once, large ones when workers have cut them.
#include "render/map_renderer.hpp"

#include "map/made_map.hpp"
#include "render/gl_fixture.hpp"
#include "render/offscreen.hpp"
#include "text/font_set.hpp"

#include <array>
#include <cmath>
#include <future>
#include <numbers>

using namespace gatepost;

namespace {

constexpr int side_px = 600;

std::vector<Point> circle(std::size_t corners) {
    std::vector<Point> ring;
    for (std::size_t i = 0; i < corners; ++i) {
        double const angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(corners);
        ring.push_back(Point{std::cos(angle), std::sin(angle)} * 200);
    }
    ring.push_back(ring.front());
    return ring;
}

/// A map of one circle.
MadeMap circle_of(std::size_t corners) {
    auto const table = std::make_shared<FeatureTable>();
    table->geometry.begin_feature(GeometryKind::polygon);
    table->geometry.add_part(circle(corners));
    ReadyLayer layer = make_layer("circle", LayerGroup::own, table, 0);
    layer.content.world = std::make_shared<WorldGeometry const>(table->geometry);
    MadeMap document;
    document.add_layers({layer});
    return document;
}

/// Draws as a window does, a frame at a time.
class Map {
  public:
    explicit Map(MadeMap document) : m_document(std::move(document)) {}

    Image draw(Waiting waiting, std::vector<Highlight> highlights, bool& is_complete) {
        MapFrame const frame{
            &m_document,   {{0, 0}, 1, side_px, side_px}, 10, 1, side_px, side_px, rgb(0xFFFFFF),
            rgb(0xFFFFFF), std::move(highlights)};
        return render_to_image(side_px, side_px, [&] {
            is_complete = m_renderer.prepare(frame, waiting);
            m_renderer.draw_layers(frame);
        });
    }
    Image draw(std::vector<Highlight> highlights) {
        bool is_complete = false;
        Image image = draw(Waiting::until_complete, std::move(highlights), is_complete);
        CHECK(is_complete);
        return image;
    }

    /// Keeps a worker busy.
    template <class Work>
    Job<bool> start(Work work) {
        return Job<bool>(m_pool, [work](JobContext const&) {
            work();
            return true;
        });
    }

  private:
    MadeMap m_document;
    JobPool m_pool{2};
    FontSet m_fonts;
    MapRenderer m_renderer{m_pool, m_fonts};
};

/// The share of pixels that differ by so much that one can see it.
double share_that_differs(Image const& a, Image const& b) {
    int differing = 0;
    for (int y = 0; y < side_px; ++y) {
        for (int x = 0; x < side_px; ++x) {
            Pixel const p = pixel_at(a, x, y);
            Pixel const q = pixel_at(b, x, y);
            differing +=
                std::max({std::abs(p.r - q.r), std::abs(p.g - q.g), std::abs(p.b - q.b)}) > 48 ? 1 : 0;
        }
    }
    return differing / static_cast<double>(side_px) / side_px;
}

constexpr FeatureRef the_circle{LayerId{1}, 0};

}  // namespace

TEST_CASE_METHOD(GlFixture, "a feature of very many vertices stands out like a small one") {
    for (FeatureState const state : {FeatureState::hovered, FeatureState::selected}) {
        CAPTURE(static_cast<int>(state));
        Map small(circle_of(300));
        Map large(circle_of(30'000));
        Image const expected = small.draw({{the_circle, state}});
        CHECK(share_that_differs(small.draw({}), expected) > 0.004);
        CHECK(share_that_differs(large.draw({{the_circle, state}}), expected) < 0.0005);
    }
}

TEST_CASE_METHOD(GlFixture, "a frame does not wait for the highlight of a feature of very many vertices") {
    Map map(circle_of(400'000));
    Image const plain = map.draw({});
    std::array<Job<bool>, 2> held;
    std::promise<void> door;  // before the jobs are gone, which wait for it
    auto const open = door.get_future().share();
    for (Job<bool>& job : held) {
        job = map.start([open] { open.wait(); });
    }
    bool is_complete = true;
    Image const first =
        map.draw(Waiting::take_what_is_ready, {{the_circle, FeatureState::selected}}, is_complete);
    CHECK_FALSE(is_complete);
    CHECK(first.rgba == plain.rgba);
    door.set_value();
    CHECK(share_that_differs(plain, map.draw({{the_circle, FeatureState::selected}})) > 0.004);
    // The click on what the pointer was on already cuts nothing anew.
    map.draw(Waiting::take_what_is_ready, {{the_circle, FeatureState::hovered}}, is_complete);
    CHECK(is_complete);
    // It goes with the frame that does not ask for it.
    CHECK(map.draw({}).rgba == plain.rgba);
}
