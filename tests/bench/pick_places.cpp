#include "bench/pick_places.hpp"

#include "bench/random.hpp"
#include "bench/statistics.hpp"
#include "bench/stopwatch.hpp"

namespace gatepost::bench {

namespace {

struct Picks {
    std::vector<double> times_us;
    std::vector<double> hits;
};

Picks pick_near(DrawnMap& map, std::vector<Point> const& places_world, std::size_t count) {
    OpenMap& open_map = map.open_map();
    Viewport view = open_map.camera().viewport();
    Random random(1);
    Picks picks;
    for (std::size_t i = 0; i < count; ++i) {
        // Steps over the places, so that few of them are not all from the same corner of the file.
        view.centre_world = places_world[i * 7919 % places_world.size()];
        open_map.camera().set_viewport(view);
        static_cast<void>(open_map.camera().zoom());  // computed once a view, not once a click
        double const x = view.width_px / 2 + random.between(-3, 3);
        Point const screen{x, view.height_px / 2 + random.between(-3, 3)};
        Stopwatch const watch;
        Picked const picked = open_map.camera().pick_at(screen);
        picks.times_us.push_back(watch.seconds() * 1e6);
        picks.hits.push_back(static_cast<double>(picked.hits.size()));
    }
    return picks;
}

}  // namespace

Json measure_picks(DrawnMap& map, std::vector<Point> const& places_world) {
    constexpr double most_hits = 100;
    constexpr std::size_t count = 2000;
    constexpr int most_halvings = 20;
    OpenMap& open_map = map.open_map();
    Viewport const before = open_map.camera().viewport();
    Viewport view = before;
    Picks picks = pick_near(map, places_world, count);
    for (int i = 0; i < most_halvings && percentile(picks.hits, 1) > most_hits; ++i) {
        view.world_per_px /= 2;
        open_map.camera().set_viewport(view);
        picks = pick_near(map, places_world, count);
    }
    open_map.camera().set_viewport(before);
    return {{"p50_us", percentile(picks.times_us, 0.5)},
            {"p99_us", percentile(picks.times_us, 0.99)},
            {"mean_hits", mean(picks.hits)},
            {"most_hits", percentile(picks.hits, 1)},
            {"world_per_px", view.world_per_px},
            {"picks", count}};
}

}  // namespace gatepost::bench
