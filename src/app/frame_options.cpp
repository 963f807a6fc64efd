#include "app/frame_options.hpp"

#include "base/error.hpp"
#include "map/picture_format.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace gatepost {

namespace {

constexpr std::array<std::string_view, 4> step_names{"day", "month", "year", "event"};

void interpret_step(RawTexts const& raw, Options& options) {
    if (raw.is_cumulative && raw.step.empty()) {
        throw fmt_error("--cumulative belongs to --step");
    }
    if (raw.step.empty()) {
        return;
    }
    auto const* const found = std::find(step_names.begin(), step_names.end(), raw.step);
    if (found == step_names.end()) {
        throw fmt_error("--step: {}, not '{}'", fmt::join(step_names, ", "), raw.step);
    }
    options.goes_through_time = true;
    options.timeline.move = static_cast<TimeMove>(found - step_names.begin());
    options.timeline.mode = raw.is_cumulative ? TimeMode::cumulative : TimeMode::instant;
}

}  // namespace

void interpret_frames(RawTexts const& raw, Options& options) {
    if (options.frames.empty() && (!raw.step.empty() || raw.is_cumulative || raw.frame_seconds)) {
        throw fmt_error("--step, --cumulative and --frame-seconds belong to --frames");
    }
    interpret_step(raw, options);
    if (options.frames.empty()) {
        if (!options.tour.empty() && options.is_headless()) {
            throw fmt_error("--tour belongs to --frames, or opens a tour in the window");
        }
        return;
    }
    if (options.tour.empty() == !options.goes_through_time) {
        throw fmt_error(
            "--frames makes pictures of a tour (--tour) or of the map through time (--step): one of them");
    }
    bool const has_another = !options.screenshot.empty() || !options.sheet.empty() ||
                             !options.export_data.empty() || options.list_layers || options.query_lonlat ||
                             !options.find.empty();
    if (has_another) {
        throw fmt_error("--frames is written alone: not with --screenshot, --sheet, --export or an answer");
    }
    if (raw.frame_seconds && !(*raw.frame_seconds >= 0.01 && *raw.frame_seconds <= most_frame_s)) {
        throw fmt_error("--frame-seconds: a number from 0.01 to {}, not {}", most_frame_s,
                        *raw.frame_seconds);
    }
    options.picture.frame_s = raw.frame_seconds.value_or(0);
    check_frames_path(options.frames);
}

}  // namespace gatepost
