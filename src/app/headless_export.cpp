#include "app/headless_export.hpp"

#include "app/data_export.hpp"
#include "app/progress_line.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "base/terminal_text.hpp"

#include <chrono>
#include <iostream>
#include <thread>

namespace gatepost {

namespace {

constexpr int bad_usage = 2;

ExportRequest request_of(OpenMap& map, Options const& options) {
    ExportRequest request;
    request.path = options.export_data;
    for (std::string const& name : options.layers) {
        request.layers.push_back(*map.document().find_layer(name));
    }
    if (!options.select.empty()) {
        request.selection = map.document().find_feature(options.select);
        if (!request.selection) {
            throw BadExport(fmt::format("--select {}: there is no such feature", options.select));
        }
    } else if (options.bbox_lonlat || options.extent_world) {
        request.box_lonlat = options.bbox_lonlat;
        request.box_world = options.extent_world;
    } else if (options.has_view()) {
        map.camera().resize(options.width_px / options.scale, options.height_px / options.scale);
        map.camera().show_initial_view(map.options());
        request.box_world = map.camera().viewport().bounds_world();
    }
    return request;
}

/// Waits for the job, showing how far it is. Nothing if the program was asked to end in time: the job has
/// left nothing behind then. Asked when the files already stood in their places, it has done its work.
std::optional<ExportDone> wait_for(Job<ExportDone> job, ProgressLine& line,
                                   std::function<int()> const& ended_by) {
    constexpr std::chrono::milliseconds step_ms{5};
    while (ended_by() == 0) {
        if (auto done = job.take()) {
            return done;
        }
        line.show(job.progress());
        std::this_thread::sleep_for(step_ms);
    }
    return job.stop();
}

std::string answer_json(DataExport const& planned, ExportDone const& done) {
    Json layers = Json::array();
    for (ExportLayer const& layer : planned.layers) {
        layers.push_back({{"id", layer.name},
                          {"features", layer.features.size()},
                          {"attribution", layer.credit.attribution},
                          {"licence", layer.credit.licence}});
    }
    Json const answer{{"exported", planned.path},
                      {"format", name_of(planned.format)},
                      {"layers", std::move(layers)},
                      {"credits_file", done.credits_path.empty() ? Json(nullptr) : Json(done.credits_path)},
                      {"messages", done.lost}};
    return json_for_terminal(answer.dump(-1, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace

int export_as_asked(OpenMap& map, JobPool& pool, Options const& options,
                    std::function<int()> const& ended_by) {
    DataExport planned;
    try {
        planned = plan_export(map, request_of(map, options), context_outside(pool));
    } catch (BadExport const& bad) {
        log_error("{}", bad.what());
        return bad_usage;
    }
    ProgressLine line(options.export_data,
                      ProgressLine::form_for(options.json, options.log_level == LogLevel::off));
    Job<ExportDone> job(pool,
                        [&planned](JobContext const& context) { return write_export(planned, context); });
    auto const done = wait_for(std::move(job), line, ended_by);
    line.clear();
    if (!done) {
        constexpr int by_signal = 128;
        return by_signal + ended_by();
    }
    for (std::string const& lost : done->lost) {
        map.messages().tell(lost);
    }
    if (options.json) {
        std::cout << answer_json(planned, *done) << std::flush;
        if (!std::cout) {
            throw fmt_error("cannot write to standard output");
        }
    }
    log_info("exported {}", options.export_data);
    return map.messages().exit_code();
}

}  // namespace gatepost
