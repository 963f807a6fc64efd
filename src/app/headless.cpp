#include "app/headless.hpp"

#include "app/doctor.hpp"
#include "app/evidence_sheet.hpp"
#include "app/exporter.hpp"
#include "app/frames.hpp"
#include "app/headless_diff.hpp"
#include "app/headless_export.hpp"
#include "app/html_export.hpp"
#include "app/map_search.hpp"
#include "app/progress_line.hpp"
#include "app/reports.hpp"
#include "app/scene.hpp"
#include "app/search_report.hpp"
#include "app/unknown_layer.hpp"
#include "app/verify.hpp"
#include "app/versions.hpp"
#include "base/error.hpp"
#include "base/signals.hpp"
#include "base/terminal_text.hpp"
#include "base/whole_file.hpp"
#include "render/headless_context.hpp"
#include "ui/keymap.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <thread>

namespace gatepost {

namespace {

constexpr int bad_usage = 2;
constexpr int done_with_doubts = 3;

std::size_t worker_count() { return std::max(2U, std::thread::hardware_concurrency()); }

/// A result, to standard output; a full disk behind it is said, not swallowed.
void print(std::string const& result) {
    std::cout.write(result.data(), static_cast<std::streamsize>(result.size())).flush();
    if (!std::cout) {
        throw fmt_error("cannot write to standard output");
    }
}

/// True if nobody asked for that view.
bool show_initially(OpenMap& map, Point view_size_px) {
    map.camera().resize(view_size_px.x, view_size_px.y);
    return map.camera().show_initial_view(map.options());
}

void open_view(OpenMap& map, Options const& options) { show_initially(map, options.view_size_px()); }

UsualPicture usual_picture(Options const& options) {
    return {{static_cast<double>(options.width_px), static_cast<double>(options.height_px)}};
}

void select_if_asked(OpenMap& map, Options const& options) {
    std::string const& wanted = map.initial_selection();
    if (wanted.empty()) {
        return;
    }
    auto const feature = map.document().find_feature(wanted);
    if (!feature && !options.select.empty()) {
        std::string const layer = options.select.substr(0, options.select.rfind(':'));
        throw map.document().find_layer(layer)
            ? fmt_error("--select {}: there is no such feature", options.select)
            : fmt_error("--select {}: {}", options.select, unknown_layer_text(map.document(), layer));
    }
    if (feature) {
        map.selector().select(*feature);
    }
}

/// What no layer can show is told, and nothing is done: half of what was asked for would pass for all of it.
bool has_unknown_layers(OpenMap& map) {
    auto const unknown = map.unknown_layers();
    for (std::string const& id : unknown) {
        log_error("{}", unknown_layer_text(map.document(), id));
    }
    return !unknown.empty();
}

/// Ends the program with everything written: what it holds goes with the process, which takes a tenth of the
/// time of freeing it piece by piece.
[[noreturn]] void leave(int code) {
    std::cout.flush();
    std::quick_exit(code);
}

void save_if_asked(OpenMap& map, Options const& options) {
    if (!options.save.empty()) {
        static_cast<void>(map.kept().save(options.save));
    }
}

/// Waits until all is read. The exit code where nothing could be, or layers are asked for that there are not.
std::optional<int> cannot_be_drawn(OpenMap& map) {
    map.finish_loading();
    if (map.messages().is_nothing_read()) {
        return map.messages().exit_code();
    }
    return has_unknown_layers(map) ? std::optional{bad_usage} : std::nullopt;
}

/// Looks for fonts, and for the painter of figures, on a worker that has nothing else to do while this thread
/// waits for GL to start. Where none has, they are found when they are needed.
class FoundMeanwhile {
  public:
    FoundMeanwhile(FontSet& fonts, JobPool& pool)
        : m_job(pool, [&fonts](JobContext const& /*job*/) {
              static_cast<void>(fonts.files({}));
              return make_figure_painter({}) != nullptr;
          }) {}
    /// From here on only this thread uses the fonts.
    void end() { m_job = {}; }

  private:
    Job<bool> m_job;
};

int take_screenshot(OpenMap& map, JobPool& pool, Options const& options) {
    FontSet fonts;
    FoundMeanwhile found(fonts, pool);
    HeadlessContext const context;
    found.end();
    Scene scene(map, pool, fonts);  // before the map is read: GL compiles its programs meanwhile
    if (auto const code = cannot_be_drawn(map)) {
        return *code;
    }
    open_view(map, options);
    select_if_asked(map, options);
    save_if_asked(map, options);
    Exporter exporter(map, scene, fonts);
    UsualPicture const usual = usual_picture(options);
    auto const show = [&](Point frame_size_px) { return show_initially(map, frame_size_px); };
    bool const has_lines = options.json && options.screenshot != "-";
    ProgressLine line(options.screenshot,
                      ProgressLine::form_for(has_lines, options.log_level == LogLevel::off));
    exporter.set_progress([&](float done) { line.show(done); });
    if (options.screenshot == "-") {
        print(exporter.picture(PictureFormat::png, usual, show, std::filesystem::current_path(),
                               context_outside(pool)));
    } else {
        exporter.write(options.screenshot, usual, show, context_outside(pool));
    }
    line.clear();
    leave(map.messages().exit_code());
}

/// Several pictures: of a tour's stops, or through time.
int take_frames(OpenMap& map, JobPool& pool, Options const& options) {
    FontSet fonts;
    HeadlessContext const context;
    if (auto const code = cannot_be_drawn(map)) {
        return *code;
    }
    open_view(map, options);
    select_if_asked(map, options);
    save_if_asked(map, options);
    ProgressLine line(options.frames,
                      ProgressLine::form_for(options.json, options.log_level == LogLevel::off));
    auto const show = [&](Point frame_size_px) { return show_initially(map, frame_size_px); };
    std::vector<PictureFrame> frames = frames_asked_for(map, options.timeline, context_outside(pool));
    write_frames(options.frames, map, pool, fonts,
                 {std::move(frames), usual_picture(options), show, [&](float done) { line.show(done); },
                  context_outside(pool), [&] { map.finish_loading(); }});
    line.clear();
    leave(map.messages().exit_code());
}

/// A page needs neither GL nor fonts.
int write_page(OpenMap& map, Options const& options) {
    if (auto const code = cannot_be_drawn(map)) {
        return *code;
    }
    open_view(map, options);
    select_if_asked(map, options);
    save_if_asked(map, options);
    write_file(options.screenshot, page_html(map));
    leave(map.messages().exit_code());
}

/// Sized for a page: 1000 logical pixels across, two of the picture to each, unless a size was asked for.
void size_for_page(Options& options) {
    if (!options.has_size) {
        options.width_px = 2000;
        options.height_px = 1240;
        options.scale = 2;
        options.picture.size = "2000x1240";
        options.picture.scale = options.scale;
    }
    options.layout = PageLayout::map;  // pins stand on the whole of it
    options.usual_theme = Theme::print;
}

int write_sheet(OpenMap& map, JobPool& pool, Options const& options, Point page_pt) {
    HeadlessContext const context;
    FontSet fonts;
    if (auto const code = cannot_be_drawn(map)) {
        return *code;
    }
    open_view(map, options);
    save_if_asked(map, options);
    Scene scene(map, pool, fonts);
    auto const show = [&](Point frame_size_px) { return show_initially(map, frame_size_px); };
    write_sheet_file(options.sheet, map, scene, fonts, usual_picture(options), page_pt, show,
                     context_outside(pool));
    leave(map.messages().exit_code());
}

int answer_search(OpenMap& map, JobPool& pool, Options const& options) {
    constexpr std::size_t most_results = 100;
    map.camera().resize(options.view_size_px().x, options.view_size_px().y);
    map.camera().show_initial_view(map.options());
    MapSearch search(map, pool);
    search.prepare();
    search.wait();
    auto const results = search.find(options.find, most_results);
    print(options.json ? search_json(options.find, results) : search_text(results));
    return map.messages().exit_code();
}

int answer_query(OpenMap& map, Options const& options) {
    Point const lonlat = *options.query_lonlat;
    map.camera().resize(options.view_size_px().x, options.view_size_px().y);
    if (options.has_view()) {
        map.camera().show_initial_view(map.options());
    } else {
        constexpr double query_zoom = 14;
        Viewport view = map.camera().viewport();
        view.centre_world = map.model().world_from_lonlat().forward(lonlat);
        if (!is_finite(view.centre_world)) {
            throw fmt_error("--query {},{} cannot be shown in {}", lonlat.x, lonlat.y,
                            map.document().map_crs().name());
        }
        view.world_per_px = world_per_px_at(query_zoom, view.centre_world, map.document().map_crs(),
                                            map.model().world_from_lonlat());
        map.camera().set_viewport(view);
    }
    Point const screen =
        map.camera().viewport().screen_from_world(map.model().world_from_lonlat().forward(lonlat));
    Picked const picked = map.camera().pick_at(screen);
    print(options.json ? query_json(map, picked, lonlat) : query_text(map, picked));
    return map.messages().exit_code();
}

/// Asked to end, the program leaves nothing behind: it ends at once, or in order where it writes data; asked
/// again, at once.
struct End {
    std::atomic<bool> is_in_order = false;
    std::atomic<int> by_signal = 0;  ///< 0: nobody has asked

    void come(int signal) {
        if (by_signal.exchange(signal) != 0 || !is_in_order) {
            std::quick_exit(128 + signal);
        }
    }
};

/// Writes data. The exit code where nothing else is asked for or it failed.
std::optional<int> export_if_asked(OpenMap& map, JobPool& pool, Options const& options, End& end) {
    if (auto const failed = cannot_be_drawn(map)) {
        return failed;
    }
    end.is_in_order = true;
    int const code = export_as_asked(map, pool, options, [&] { return end.by_signal.load(); });
    bool const is_all = options.screenshot.empty() && options.sheet.empty() && options.save.empty() &&
                        !options.list_layers && !options.query_lonlat && options.find.empty();
    if (is_all || (code != 0 && code != done_with_doubts)) {
        return code;  // a signal that comes now comes too late: the files are there, and the code says so
    }
    end.is_in_order = false;
    constexpr int by_signal = 128;
    return end.by_signal != 0 ? std::optional{by_signal + end.by_signal} : std::nullopt;
}

int describe_machine(bool as_json) {
    auto const findings = examine_machine();
    print(as_json ? findings_json(findings) : findings_text(findings));
    return is_healthy(findings) ? 0 : 1;
}

int verify(JobPool& pool, Options const& options) {
    Verdict const verdict = verify_picture(options.verify, pool);
    print(
        options.json
            ? json_for_terminal(
                  verdict_json(options.verify, verdict).dump(2, ' ', false, Json::error_handler_t::replace)) +
                  '\n'
            : verdict_text(options.verify, verdict));
    return exit_code_of(verdict);
}

int tell_versions(bool as_json) {
    Versions const all = versions();
    print(as_json ? versions_json(all).dump(2) + '\n' : versions_text(all));
    return 0;
}

/// What is answered, or refused, before any map is opened. The exit code.
std::optional<int> answer_without_map(Options const& options) {
    if (options.keys) {
        print(keymap_table(options.locale.value_or(Locale::english)));
        return 0;
    }
    if (options.version) {
        return tell_versions(options.json);
    }
    if (options.doctor) {
        return describe_machine(options.json);
    }
    if (!options.sheet.empty() && !is_sheet_path(options.sheet)) {
        log_error("--sheet {}: the file must end in .html or .pdf", options.sheet);
        return bad_usage;
    }
    return std::nullopt;
}

}  // namespace

int run_headless(Options const& asked) {
    Options options = asked;
    if (auto const code = answer_without_map(options)) {
        return *code;
    }
    if (!options.sheet.empty()) {
        size_for_page(options);
    }
    End end;
    EndSignals const end_signals{[&](int signal) { end.come(signal); }};  // before there are other threads
    JobPool pool(worker_count());
    if (!options.verify.empty()) {
        return verify(pool, options);
    }
    if (!options.diff.empty()) {
        return compare_as_asked(pool, options);
    }
    OpenMap map(options, pool);
    if (!options.export_data.empty()) {
        if (auto const code = export_if_asked(map, pool, options, end)) {
            return *code;
        }
    }
    if (!options.sheet.empty()) {
        warn_of_options_without_meaning(asked, HtmlKind::sheet);
        return write_sheet(map, pool, options, sheet_page_pt(asked.picture.size));
    }
    if (!options.screenshot.empty() && picture_format_of(options.screenshot) == PictureFormat::html) {
        warn_of_options_without_meaning(asked, HtmlKind::page);
        return write_page(map, options);
    }
    if (!options.screenshot.empty()) {
        return take_screenshot(map, pool, options);
    }
    if (!options.frames.empty()) {
        return take_frames(map, pool, options);
    }
    map.finish_loading();
    if (!map.messages().is_nothing_read() && has_unknown_layers(map)) {
        return bad_usage;
    }
    if (!options.save.empty()) {
        if (map.messages().is_nothing_read()) {
            return map.messages().exit_code();
        }
        open_view(map, options);
        select_if_asked(map, options);
        save_if_asked(map, options);
        if (!options.list_layers && !options.query_lonlat && options.find.empty()) {
            return map.messages().exit_code();
        }
    }
    if (options.list_layers) {
        print(options.json ? list_layers_json(map) : list_layers_text(map));
        return map.messages().exit_code();
    }
    if (!options.find.empty()) {
        return answer_search(map, pool, options);
    }
    return answer_query(map, options);
}

}  // namespace gatepost
