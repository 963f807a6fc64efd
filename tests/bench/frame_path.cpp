#include "bench/frame_path.hpp"

#include "base/error.hpp"
#include "bench/statistics.hpp"
#include "bench/stopwatch.hpp"

#include <cmath>

namespace gatepost::bench {

namespace {

constexpr double pan_px = 16;
constexpr double most_s = 30;  // of panning, and of zooming: what is slower than that is told by fewer frames
double const zoom_factor = std::exp2(1.0 / 15);

/// The times of the frames of one path.
class FrameLog {
  public:
    explicit FrameLog(DrawnMap& map) : m_map(map) {}

    void draw(Viewport const& view) {
        m_map.open_map().camera().set_viewport(view);
        Stopwatch const watch;
        bool const is_complete = m_map.draw_frame().is_complete();
        m_times_ms.push_back(watch.seconds() * 1000);
        m_incomplete += is_complete ? 0 : 1;
    }
    [[nodiscard]] Json figures() const {
        return {{"p50_ms", percentile(m_times_ms, 0.5)},
                {"p95_ms", percentile(m_times_ms, 0.95)},
                {"max_ms", percentile(m_times_ms, 1)},
                {"incomplete_frames", m_incomplete},
                {"frames", m_times_ms.size()}};
    }

  private:
    DrawnMap& m_map;
    std::vector<double> m_times_ms;
    int m_incomplete = 0;
};

}  // namespace

Json measure_path(DrawnMap& map, Viewport const& begin, int frames) {
    int const half = frames / 2;
    // The middle of the pan is the middle of the path.
    Viewport view = begin.panned({pan_px * half / 2, 0});
    map.open_map().camera().set_viewport(view);
    map.draw_until_complete();
    FrameLog log(map);
    Stopwatch const panning;
    for (int i = 0; i < half && panning.seconds() < most_s; ++i) {
        view = view.panned({-pan_px, 0});
        log.draw(view);
    }
    view = begin;
    Point const middle_screen{view.width_px / 2, view.height_px / 2};
    Stopwatch const zooming;
    for (int i = 0; i < half && zooming.seconds() < most_s; ++i) {
        view = view.zoomed(i < half / 2 ? zoom_factor : 1 / zoom_factor, middle_screen);
        log.draw(view);
    }
    return log.figures();
}

Json measure_frames(DrawnMap& map, Point centre_world, int frames) {
    Viewport const full = map.open_map().camera().viewport();
    auto const closer = [&](double factor) {
        Viewport view = full;
        view.centre_world = centre_world;
        view.world_per_px = full.world_per_px / factor;
        return view;
    };
    Json figures;
    figures["full"] = measure_path(map, full, frames);
    figures["eighth"] = measure_path(map, closer(8), frames);
    figures["sixty_fourth"] = measure_path(map, closer(64), frames);
    map.open_map().camera().set_viewport(closer(8));
    Picked picked = map.open_map().camera().pick_at({full.width_px / 2, full.height_px / 2});
    if (picked.hits.empty()) {
        throw Error("nothing is in the middle to be selected");
    }
    map.open_map().selector().open(std::move(picked));
    figures["selected"] = measure_path(map, closer(8), frames);
    map.open_map().selector().close();
    map.open_map().camera().set_viewport(full);
    return figures;
}

}  // namespace gatepost::bench
