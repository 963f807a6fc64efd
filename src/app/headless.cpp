#include "app/headless.hpp"

#include "app/reports.hpp"
#include "app/scene.hpp"
#include "base/error.hpp"
#include "base/paths.hpp"
#include "base/signals.hpp"
#include "base/whole_file.hpp"
#include "io/png_writer.hpp"
#include "render/gl_object.hpp"
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

void open_view(Workspace& workspace, Options const& options) {
    workspace.resize(options.width_px / options.scale, options.height_px / options.scale);
    workspace.show_initial_view();
}

void select_if_asked(Workspace& workspace, Options const& options) {
    std::string const& wanted = workspace.initial_selection();
    if (wanted.empty()) {
        return;
    }
    auto const feature = workspace.document().find_feature(wanted);
    if (!feature && !options.select.empty()) {
        throw fmt_error("--select {}: there is no such feature", options.select);
    }
    if (feature) {
        workspace.select(*feature);
    }
}

/// What no layer can show is told, and nothing is done: half of what was asked for would pass for all of it.
bool has_unknown_layers(Workspace const& workspace) {
    auto const unknown = workspace.unknown_layers();
    for (std::string const& id : unknown) {
        log_error("there is no layer '{}' (--list-layers names them)", id);
    }
    return !unknown.empty();
}

/// Ends the program with everything written: what it holds goes with the process, which takes a tenth of the
/// time of freeing it piece by piece.
[[noreturn]] void leave(int code) {
    std::cout.flush();
    std::quick_exit(code);
}

void save_if_asked(Workspace& workspace, Options const& options) {
    if (!options.save.empty()) {
        static_cast<void>(workspace.save_map(options.save));
    }
}

int take_screenshot(Workspace& workspace, JobPool& pool, Options const& options) {
    HeadlessContext const context;
    FontSet fonts;
    InterfaceHost interface(fonts, options.scale);
    workspace.finish_loading();
    int const code = workspace.exit_code();
    if (code == 1) {
        return code;  // nothing could be read: no picture
    }
    if (has_unknown_layers(workspace)) {
        return bad_usage;
    }
    open_view(workspace, options);
    select_if_asked(workspace, options);
    save_if_asked(workspace, options);
    Scene scene(workspace, pool, fonts);
    Image const image = scene.render_picture(interface, options.scale, options.width_px, options.height_px);
    log_info("map ready");
    std::string const png =
        encode_png(image, {options.dpi, {{"Software", "Gatepost"}, {"Copyright", workspace.credits()}}},
                   context_outside(pool));
    if (options.screenshot == "-") {
        print(png);
    } else {
        write_file(options.screenshot, png);
    }
    log_info("exported {}", options.screenshot);
    leave(code);
}

int answer_query(Workspace& workspace, Options const& options) {
    Point const lonlat = *options.query_lonlat;
    workspace.resize(options.width_px / options.scale, options.height_px / options.scale);
    if (options.has_view()) {
        workspace.show_initial_view();
    } else {
        constexpr double query_zoom = 14;
        Viewport view = workspace.viewport();
        view.centre_world = workspace.world_from_lonlat().forward(lonlat);
        if (!is_finite(view.centre_world)) {
            throw fmt_error("--query {},{} cannot be shown in {}", lonlat.x, lonlat.y,
                            workspace.document().map_crs().name());
        }
        view.world_per_px = world_per_px_at(query_zoom, view.centre_world, workspace.document().map_crs(),
                                            workspace.world_from_lonlat());
        workspace.set_viewport(view);
    }
    Point const screen =
        workspace.viewport().screen_from_world(workspace.world_from_lonlat().forward(lonlat));
    Picked const picked = workspace.pick_at(screen);
    print(options.json ? query_json(workspace, picked, lonlat) : query_text(workspace, picked));
    return workspace.exit_code();
}

int describe_machine() {
    std::cout << "gatepost " << GATEPOST_VERSION << "\ndata: " << data_folder().string() << '\n';
    for (FontFile const& file : FontSet{}.files({})) {
        std::cout << "font: " << file.path << " (face " << file.face_index << ")\n";
    }
    HeadlessContext const context;
    std::cout << "OpenGL without a display: " << gl_renderer_name() << '\n';
    return 0;
}

}  // namespace

int run_headless(Options const& options) {
    if (options.keys) {
        print(keymap_table(options.tongue.value_or(Tongue::english)));
        return 0;
    }
    if (options.doctor) {
        return describe_machine();
    }
    // Asked to end, it leaves nothing behind. Before there are other threads.
    EndSignals const end_signals{[](int signal) { std::quick_exit(128 + signal); }};
    JobPool pool(worker_count());
    Workspace workspace(options, pool);
    if (!options.screenshot.empty()) {
        return take_screenshot(workspace, pool, options);
    }
    workspace.finish_loading();
    if (workspace.exit_code() != 1 && has_unknown_layers(workspace)) {
        return bad_usage;
    }
    if (!options.save.empty()) {
        if (workspace.exit_code() == 1) {
            return 1;
        }
        open_view(workspace, options);
        select_if_asked(workspace, options);
        save_if_asked(workspace, options);
        if (!options.list_layers && !options.query_lonlat) {
            return workspace.exit_code();
        }
    }
    if (options.list_layers) {
        print(options.json ? list_layers_json(workspace) : list_layers_text(workspace));
        return workspace.exit_code();
    }
    return answer_query(workspace, options);
}

}  // namespace gatepost
