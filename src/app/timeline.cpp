#include "app/timeline.hpp"

#include <algorithm>

namespace gatepost {

namespace {

TimeUnit unit_of(TimeMove move) {
    switch (move) {
        case TimeMove::year: return TimeUnit::year;
        case TimeMove::month: return TimeUnit::month;
        case TimeMove::day:
        case TimeMove::event: break;
    }
    return TimeUnit::day;
}

/// The colour that stands for a layer where there is only one.
Colour colour_of(Layer const& layer) {
    StyleClass const& typical = layer.style.classes[layer.style.typical_class()];
    return layer.typical_kind == GeometryKind::line ? typical.line : typical.fill;
}

/// Of each feature whether its class is switched on; empty: all are.
std::vector<bool> features_of_shown_classes(Layer const& layer) {
    auto const& classes = layer.style.classes;
    if (std::all_of(classes.begin(), classes.end(), [](StyleClass const& one) { return one.is_on; })) {
        return {};
    }
    std::vector<bool> shown(layer.table->size());
    for (std::size_t f = 0; f < shown.size(); ++f) {
        shown[f] = classes[(*layer.class_of_feature)[f]].is_on;
    }
    return shown;
}

bool meets(TimeRange const& a, TimeRange const& b) { return a.begin_ms < b.end_ms && b.begin_ms < a.end_ms; }

/// An end that is open stays so.
std::int64_t end_moved(std::int64_t time_ms, TimeUnit unit, int count) {
    bool const is_open = time_ms == time_min_ms || time_ms == time_max_ms;
    return is_open ? time_ms : moved_by(time_ms, unit, count);
}

}  // namespace

Timeline::Dated Timeline::dated() const {
    Dated layers;
    for (Layer const& layer : m_model.document().layers()) {
        if (layer.is_visible && layer.opacity > 0 && layer.times) {
            layers.push_back(&layer);
        }
    }
    return layers;
}

TimeRange Timeline::extent_of(Dated const& layers) {
    TimeRange extent{time_max_ms, time_min_ms};
    for (Layer const* const layer : layers) {
        TimeRange const one = layer->times->extent();
        if (!one.is_all()) {
            extent.begin_ms = std::min(extent.begin_ms, one.begin_ms);
            extent.end_ms = std::max(extent.end_ms, one.end_ms);
        }
    }
    return extent.begin_ms < extent.end_ms ? extent : TimeRange{};
}

/// Where most of the dates lie: a few that are far older than the rest would leave these a sliver.
TimeRange Timeline::usual_of(Dated const& layers, TimeRange const& extent) {
    constexpr std::size_t left_out = 50;  // one of so many
    constexpr double most_share = 0.6;    // of the extent
    std::vector<std::shared_ptr<FeatureTimes const>> all;
    for (Layer const* const layer : layers) {
        all.push_back(layer->times);
    }
    if (all == m_usual_of) {
        return m_usual;
    }
    std::vector<std::int64_t> begins;
    for (auto const& times : all) {
        for (std::size_t f = 0; f < times->size(); ++f) {
            for (TimeSpan const& span : times->of(f)) {
                if (span.first_begin_ms != time_min_ms) {
                    begins.push_back(span.first_begin_ms);
                }
            }
        }
    }
    auto const early = begins.begin() + static_cast<std::ptrdiff_t>(begins.size() / left_out);
    std::nth_element(begins.begin(), early, begins.end());
    auto const length = [](std::int64_t begin_ms, std::int64_t end_ms) {
        return static_cast<double>(end_ms) - static_cast<double>(begin_ms);
    };
    bool const has_sliver =
        !begins.empty() && *early < extent.end_ms &&
        length(*early, extent.end_ms) < most_share * length(extent.begin_ms, extent.end_ms);
    m_usual_of = std::move(all);
    m_usual = has_sliver ? TimeRange{*early, extent.end_ms} : extent;
    return m_usual;
}

std::optional<TimelineModel> Timeline::model(std::size_t most_steps) {
    Dated const layers = dated();
    TimelineModel model;
    model.extent = extent_of(layers);
    if (model.extent.is_all()) {
        m_is_playing = false;
        m_usual_of.clear();  // what is gone is not kept alive
        m_made = {};
        m_histogram.reset();
        return std::nullopt;
    }
    if (m_shown && !meets(*m_shown, model.extent)) {
        m_shown.reset();  // it was of another map
    }
    model.filter = m_model.state().time;
    model.shown = m_shown.value_or(usual_of(layers, model.extent));
    model.choice = m_choice;
    model.is_playing = m_is_playing;
    for (Layer const* const layer : layers) {
        FeatureTimes const& times = *layer->times;
        std::size_t const undated = times.count_without_dates();
        model.certain += layer->mask ? layer->mask->certain : times.size() - undated;
        model.possible += layer->mask ? layer->mask->possible : 0;
        model.undated += layer->mask ? layer->mask->undated : undated;
        model.misread += times.misread();
    }
    model.histogram = histogram_of(layers, model.shown, most_steps);
    return model;
}

std::shared_ptr<TimeHistogram const> Timeline::histogram_of(Dated const& layers, TimeRange const& shown,
                                                            std::size_t most_steps) {
    Made made{{}, shown, most_steps};
    for (Layer const* const layer : layers) {
        made.layers.push_back({layer->times, colour_of(*layer), features_of_shown_classes(*layer)});
    }
    if (m_histogram && made == m_made) {
        return m_histogram;
    }
    auto histogram = std::make_shared<TimeHistogram>();
    histogram->axis = time_axis(shown, most_steps);
    std::vector<double> sums(histogram->axis.size(), 0.0);
    for (Made::OfLayer const& layer : made.layers) {
        TimeCounts counts = time_counts(*layer.times, histogram->axis, layer.counted);
        for (std::size_t i = 0; i < sums.size(); ++i) {
            sums[i] += static_cast<double>(counts.certain[i] + counts.possible[i]);
        }
        histogram->layers.push_back({layer.colour, std::move(counts)});
    }
    histogram->most = sums.empty() ? 0 : *std::max_element(sums.begin(), sums.end());
    m_made = std::move(made);
    m_histogram = std::move(histogram);
    return m_histogram;
}

void Timeline::choose(TimelineChoice const& choice) { m_choice = choice; }

std::int64_t Timeline::next_event(std::int64_t time_ms, bool is_back) const {
    std::int64_t found = is_back ? time_min_ms : time_max_ms;
    for (Layer const* const layer : dated()) {
        std::int64_t const one = next_begin(*layer->times, time_ms, is_back);
        found = is_back ? std::max(found, one) : std::min(found, one);
    }
    return found;
}

TimeRange Timeline::unit_at(std::int64_t time_ms) const {
    TimeStep const step{unit_of(m_choice.move), 1};
    return {begin_of_step(time_ms, step), next_step(time_ms, step)};
}

TimeRange Timeline::first_range() {
    Dated const layers = dated();
    TimeRange first = unit_at(usual_of(layers, extent_of(layers)).begin_ms);
    if (m_choice.mode == TimeMode::cumulative) {
        first.begin_ms = time_min_ms;
    }
    return first;
}

SetTime Timeline::in_mode(TimeRange range) const {
    if (m_choice.mode == TimeMode::instant && range.begin_ms != time_min_ms) {
        range = unit_at(range.begin_ms);
    } else if (m_choice.mode == TimeMode::cumulative) {
        range.begin_ms = time_min_ms;
    }
    return {{range, m_model.state().time.undated}};
}

std::optional<SetTime> Timeline::moved(int direction, bool to_event) {
    TimeFilter const& filter = m_model.state().time;
    TimeRange const extent = extent_of(dated());
    if (extent.is_all()) {
        return std::nullopt;
    }
    if (filter.is_off()) {
        return SetTime{{first_range(), filter.undated}};
    }
    TimeRange const now = filter.range;
    TimeRange range = now;
    if (to_event || m_choice.move == TimeMove::event) {
        bool const is_back = direction < 0;
        // Of what is cumulative the last unit counts.
        std::int64_t const first_ms = m_choice.mode == TimeMode::cumulative && now.end_ms != time_max_ms
                                          ? unit_at(now.end_ms - 1).begin_ms
                                          : now.begin_ms;
        std::int64_t const at_ms = is_back ? next_event(first_ms, true) : next_event(now.end_ms - 1, false);
        if (at_ms == time_min_ms || at_ms == time_max_ms) {
            return std::nullopt;
        }
        TimeRange const unit = unit_at(at_ms);
        bool const is_bounded = now.begin_ms != time_min_ms && now.end_ms != time_max_ms;
        std::int64_t const length_ms = is_bounded ? now.end_ms - now.begin_ms : 0;
        range = now.begin_ms == time_min_ms || m_choice.mode == TimeMode::cumulative
                    ? TimeRange{time_min_ms, unit.end_ms}
                : now.end_ms == time_max_ms          ? TimeRange{unit.begin_ms, time_max_ms}
                : m_choice.mode == TimeMode::instant ? unit
                : is_back                            ? TimeRange{unit.begin_ms, unit.begin_ms + length_ms}
                                                     : TimeRange{unit.end_ms - length_ms, unit.end_ms};
    } else if (m_choice.mode == TimeMode::instant) {
        range = unit_at(now.begin_ms == time_min_ms ? extent.begin_ms : now.begin_ms);
        range = unit_at(moved_by(range.begin_ms, unit_of(m_choice.move), direction));
    } else {
        range.begin_ms = end_moved(now.begin_ms, unit_of(m_choice.move), direction);
        range.end_ms = end_moved(now.end_ms, unit_of(m_choice.move), direction);
    }
    bool const is_over = (direction > 0 && now.begin_ms == time_min_ms && now.end_ms >= extent.end_ms) ||
                         (direction < 0 && now.end_ms == time_max_ms && now.begin_ms <= extent.begin_ms);
    bool const has_any = range != now && meets(range, extent) && !is_over;
    return has_any ? std::optional(SetTime{{range, filter.undated}}) : std::nullopt;
}

void Timeline::play(bool is_playing, double now_s) {
    m_is_playing = is_playing;
    m_next_move_s = now_s;
}

std::optional<SetTime> Timeline::advance(double now_s) {
    if (!m_is_playing || now_s < m_next_move_s) {
        return std::nullopt;
    }
    m_next_move_s = now_s + 1 / m_choice.moves_per_s;
    if (auto const change = moved(1)) {
        return change;
    }
    m_is_playing = m_choice.loops && !extent_of(dated()).is_all();
    return m_is_playing ? std::optional(SetTime{{first_range(), m_model.state().time.undated}})
                        : std::nullopt;
}

std::optional<double> Timeline::due_in_s(double now_s) const {
    return m_is_playing ? std::optional(std::max(0.0, m_next_move_s - now_s)) : std::nullopt;
}

}  // namespace gatepost
