#include "app/headless.hpp"

#include "app/doctor.hpp"
#include "app/exporter.hpp"
#include "app/reports.hpp"
#include "app/scene.hpp"
#include "app/unknown_layer.hpp"
#include "app/versions.hpp"
#include "base/error.hpp"
#include "base/signals.hpp"
#include "render/headless_context.hpp"
#include "ui/keymap.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>

namespace gatepost {

namespace {

constexpr int bad_usage = 2;

std::size_t worker_count() { return std::max(2U, std::thread::hardware_concurrency()); }

/// A result, to standard output; a full disk behind it is said, not swallowed.
void print(std::string const& result) {
    std::cout.write(result.data(), static_cast<std::streamsize>(result.size())).flush();
    if (!std::cout) {
        throw fmt_error("cannot write to standard output");
    }
}

void open_view(OpenMap& map, Options const& options) {
    map.camera().resize(options.width_px / options.scale, options.height_px / options.scale);
    map.camera().show_initial_view(map.options());
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

int take_screenshot(OpenMap& map, JobPool& pool, Options const& options) {
    HeadlessContext const context;
    FontSet fonts;
    InterfaceHost interface(fonts, options.scale);
    map.finish_loading();
    int const code = map.messages().exit_code();
    if (code == 1) {
        return code;  // nothing could be read: no picture
    }
    if (has_unknown_layers(map)) {
        return bad_usage;
    }
    open_view(map, options);
    select_if_asked(map, options);
    save_if_asked(map, options);
    Scene scene(map, pool, fonts);
    PictureSize const size{options.width_px, options.height_px, options.scale, options.dpi};
    if (options.screenshot == "-") {
        print(picture_png(map, scene, interface, size, context_outside(pool)));
    } else {
        export_picture(map, scene, interface, size, options.screenshot, context_outside(pool));
    }
    leave(code);
}

int answer_query(OpenMap& map, Options const& options) {
    Point const lonlat = *options.query_lonlat;
    map.camera().resize(options.width_px / options.scale, options.height_px / options.scale);
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

int describe_machine(bool as_json) {
    auto const findings = examine_machine();
    print(as_json ? findings_json(findings) : findings_text(findings));
    return is_healthy(findings) ? 0 : 1;
}

int tell_versions(bool as_json) {
    Versions const all = versions();
    print(as_json ? versions_json(all).dump(2) + '\n' : versions_text(all));
    return 0;
}

}  // namespace

int run_headless(Options const& options) {
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
    // Asked to end, it leaves nothing behind. Before there are other threads.
    EndSignals const end_signals{[](int signal) { std::quick_exit(128 + signal); }};
    JobPool pool(worker_count());
    OpenMap map(options, pool);
    if (!options.screenshot.empty()) {
        return take_screenshot(map, pool, options);
    }
    map.finish_loading();
    if (map.messages().exit_code() != 1 && has_unknown_layers(map)) {
        return bad_usage;
    }
    if (!options.save.empty()) {
        if (map.messages().exit_code() == 1) {
            return 1;
        }
        open_view(map, options);
        select_if_asked(map, options);
        save_if_asked(map, options);
        if (!options.list_layers && !options.query_lonlat) {
            return map.messages().exit_code();
        }
    }
    if (options.list_layers) {
        print(options.json ? list_layers_json(map) : list_layers_text(map));
        return map.messages().exit_code();
    }
    return answer_query(map, options);
}

}  // namespace gatepost
