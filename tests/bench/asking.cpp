#include "bench/asking.hpp"

#include "bench/drawn_map.hpp"
#include "bench/statistics.hpp"
#include "map/feature_search.hpp"
#include "map/time_axis.hpp"
#include "map/time_histogram.hpp"

#include <thread>

namespace gatepost::bench {

namespace {

/// Bytes of a table's names themselves.
std::size_t bytes_of_names(FeatureTable const& table) {
    std::size_t bytes = 0;
    table.for_each_row([&](AttributeRow const& row) {
        bytes += row.text("name").size() + row.text("name_zh").size() + row.text("id").size();
        return true;
    });
    return bytes;
}

Json measure_search(FeatureTable const& table, JobContext const& job) {
    Stopwatch const since_begun;
    auto const index = make_name_index(table, *usual_profile(), job);
    double const index_s = since_begun.seconds();
    std::vector<double> keys_ms;
    std::size_t hits = 0;
    constexpr std::size_t shown = 60;
    for (std::string const typed : {"na sung", "Thôn Cáp", "ban gioc", "qingshan", "青山", "P0999999",
                                    "hoang su phi", "sung na", "xqzwv"}) {
        for (std::size_t end = 1; end <= typed.size(); ++end) {
            Stopwatch const since_key;
            hits += index->find(SearchText(typed.substr(0, end)), shown, job).size();
            keys_ms.push_back(since_key.seconds() * 1000);
        }
    }
    double const names = static_cast<double>(std::max<std::size_t>(index->size(), 1));
    double const beside =
        (static_cast<double>(index->bytes()) - static_cast<double>(bytes_of_names(table))) / names;
    return {{"index_s", index_s},
            {"names", index->size()},
            {"bytes_beside_name", beside},
            {"key_p50_ms", median(keys_ms)},
            {"key_p95_ms", percentile(keys_ms, 0.95)},
            {"hits", hits}};
}

/// Until the dates of the layer are there.
double wait_for_dates(OpenMap& map, LayerId layer) {
    Stopwatch const since_asked;
    map.change(SetDates{layer, DateFields{"surveyed"}});
    while (!map.document().layer(layer).times) {
        map.poll();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return since_asked.seconds();
}

Json measure_time(DrawnMap& map, LayerId layer, int steps) {
    OpenMap& open = map.open_map();
    double const read_s = wait_for_dates(open, layer);
    auto const times = open.document().layer(layer).times;
    constexpr std::size_t most_steps = 260;
    TimeAxis const axis = time_axis(times->extent(), most_steps);
    Stopwatch const since_asked;
    TimeCounts const counts = time_counts(*times, axis);
    double const histogram_s = since_asked.seconds();
    map.draw_until_complete();
    std::vector<double> masks_ms;
    std::vector<double> steps_ms;
    TimeRange range{times->extent().begin_ms, moved_by(times->extent().begin_ms, TimeUnit::month, 18)};
    for (int i = 0; i < steps; ++i) {
        range = {moved_by(range.begin_ms, TimeUnit::month, 1), moved_by(range.end_ms, TimeUnit::month, 1)};
        Stopwatch const since_step;
        open.change(SetTime{{range, Undated::pale}});
        masks_ms.push_back(since_step.seconds() * 1000);
        map.draw_until_complete();
        steps_ms.push_back(since_step.seconds() * 1000);
    }
    return {{"read_s", read_s},
            {"histogram_ms", histogram_s * 1000},
            {"histogram_steps", counts.certain.size()},
            {"mask_p50_ms", median(masks_ms)},
            {"step_p50_ms", median(steps_ms)},
            {"step_p95_ms", percentile(steps_ms, 0.95)}};
}

/// From a condition to a whole picture of what it leaves, and back: by a field of numbers, and by one of
/// texts.
Json measure_filter(DrawnMap& map, LayerId layer) {
    OpenMap& open = map.open_map();
    open.change(SetTime{});
    map.draw_until_complete();
    auto const until_seen_s = [&](std::string const& condition) {
        Stopwatch const since_asked;
        open.change(SetFilter{layer, condition});
        while (open.document().layer(layer).filter == nullptr ||
               open.document().layer(layer).filter->condition != condition) {
            open.poll();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        map.draw_until_complete();
        return since_asked.seconds();
    };
    Json figures;
    figures["number_s"] = until_seen_s("elevation_m > 700");
    figures["number_shown"] = open.document().layer(layer).mask->left;
    figures["text_s"] = until_seen_s("kind = 'village' and name ilike '%s%'");
    figures["text_shown"] = open.document().layer(layer).mask->left;
    return figures;
}

}  // namespace

Json measure_asking(std::filesystem::path const& file, Size size) {
    Stage stage;
    DrawnMap map(stage, file);
    map.draw_until_complete();
    Layer const& layer = map.open_map().document().layers().front();
    Json figures{{"features", layer.table->size()}};
    figures["search"] = measure_search(*layer.table, context_outside(stage.pool()));
    figures["time"] = measure_time(map, layer.id, size == Size::full ? 40 : 4);
    figures["filter"] = measure_filter(map, layer.id);
    return figures;
}

}  // namespace gatepost::bench
