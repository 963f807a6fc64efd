#pragma once

#include "map/time_axis.hpp"
#include "map/time_filter.hpp"
#include "map/time_histogram.hpp"
#include "style/style.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace gatepost {

/// What a move along the timeline does to the range of time that is shown.
enum class TimeMode : std::uint8_t {
    range,      ///< both ends move
    instant,    ///< it is as long as one step
    cumulative  ///< it begins with all time, and its end moves
};

/// How far one move along the timeline goes.
enum class TimeMove : std::uint8_t { day, month, year, event };

/// The timeline as a person set it.
struct TimelineChoice {
    TimeMode mode = TimeMode::range;
    TimeMove move = TimeMove::year;
    double moves_per_s = 2;
    bool loops = false;
    friend bool operator==(TimelineChoice const&, TimelineChoice const&) = default;
};

/// How many features were there when, by layer from the bottom.
struct TimeHistogram {
    struct Bars {
        Colour colour;
        TimeCounts counts;
    };
    TimeAxis axis;
    std::vector<Bars> layers;
    double most = 0;  ///< of a step, all layers together
};

/// The timeline of a map that has dates.
struct TimelineModel {
    TimeFilter filter;
    TimeRange extent;  ///< of all dates that are visible
    TimeRange shown;   ///< that the axis shows
    std::shared_ptr<TimeHistogram const> histogram;
    TimelineChoice choice;
    bool is_playing = false;
    // Of all features with dates that are visible.
    std::size_t certain = 0;   ///< there in the range
    std::size_t possible = 0;  ///< possibly there
    std::size_t undated = 0;
    std::size_t misread = 0;  ///< values that are no dates
};

}  // namespace gatepost
