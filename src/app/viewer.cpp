#include "app/viewer.hpp"

#include "app/link_opener.hpp"
#include "app/map_pointer.hpp"
#include "app/scene.hpp"
#include "base/error.hpp"
#include "base/paths.hpp"
#include "io/png_writer.hpp"

#include <imgui.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

namespace gatepost {

namespace {

constexpr double wheel_levels = 1.0 / 4.5;  // a notch is about 100 px; 450 px make a level
constexpr double fine_wheel_levels = 1.0 / 18;
constexpr double arrow_px = 100;
constexpr int frames_after_event = 4;  // a click takes ImGui two frames, the menu it opens two more
constexpr double sleep_s = 60;
constexpr double loading_tick_s = 0.1;

double seconds_now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

template <class... Visits>
struct Overloaded : Visits... {
    using Visits::operator()...;
};
template <class... Visits>
Overloaded(Visits...) -> Overloaded<Visits...>;

class Viewer {
  public:
    explicit Viewer(Options const& options)
        : m_pool(std::max(2U, std::thread::hardware_concurrency()), WindowSystem::wake,
                 JobPool::Priority::behind_drawing),
          m_workspace(options, m_pool),  // reading begins before the window is there
          m_window(m_system, "Gatepost", options.width_px, options.height_px),
          m_interface(m_fonts, m_window.pixel_ratio()),
          m_scene(m_workspace, m_pool, m_fonts) {
        m_workspace.set_left_inset(layer_panel_inset_px);
        m_window.start_imgui();
    }
    ~Viewer() { Window::stop_imgui(); }
    Viewer(Viewer const&) = delete;
    Viewer& operator=(Viewer const&) = delete;

    int run() {
        while (!m_window.should_close()) {
            bool const happened = listen();
            m_frames_left = happened ? frames_after_event : m_frames_left;
            follow_window_size();
            take_loaded();
            move_view();
            if (m_frames_left > 0 || m_motion.is_moving() || !m_is_complete || m_workspace.is_loading()) {
                draw();
                m_frames_left -= m_frames_left > 0 ? 1 : 0;
            }
            log_settled_view();
        }
        leave_if_still_loading();
        return 0;
    }

  private:
    /// GDAL parses a whole file in one call that nothing can stop. Nothing is being written, so a closed
    /// window need not wait for it: the program ends here, with the readers still at work.
    void leave_if_still_loading() const {
        if (m_workspace.is_loading() || m_workspace.is_following()) {
            std::quick_exit(0);
        }
    }

    /// Takes events from the system. Those that were there at once may be as old as the last look; those that
    /// ended a sleep are new.
    bool listen() {
        constexpr double at_once_s = 0.005;
        double const begun_s = seconds_now();
        bool const happened = m_window.wait(wait_time_s());
        double const listened_before_s = std::exchange(m_listened_s, seconds_now());
        m_earliest_event_s = m_listened_s - begun_s < at_once_s ? listened_before_s : m_listened_s;
        return happened;
    }

    [[nodiscard]] double wait_time_s() const {
        if (m_motion.is_moving() || m_frames_left > 0) {
            return 0;
        }
        return m_workspace.is_loading() ? loading_tick_s : sleep_s;  // finished tiles and files wake it
    }

    void take_loaded() {
        if (!m_workspace.poll()) {
            return;
        }
        m_frames_left = frames_after_event;
        // The view follows what comes until all of it is there, or until the person moves the map.
        if (m_fit_pending && !m_has_moved) {
            if (m_has_dropped) {
                m_workspace.show_everything();
            } else {
                m_workspace.show_initial_view();
            }
            m_has_view = true;
        }
        m_fit_pending = m_fit_pending && m_workspace.is_loading();
        if (!m_workspace.is_loading() && !m_workspace.options().select.empty() && !m_has_selected) {
            select_from_options();
        }
    }

    void select_from_options() {
        m_has_selected = true;
        auto const feature = m_workspace.document().find_feature(m_workspace.options().select);
        if (feature) {
            m_workspace.show_initial_view();
            m_workspace.select(*feature);
        } else {
            say(fmt::format("There is no feature {}", m_workspace.options().select));
        }
    }

    void follow_window_size() {
        double const ratio = m_window.pixel_ratio();
        double const width = m_window.framebuffer_width_px() / ratio;
        double const height = m_window.framebuffer_height_px() / ratio;
        Viewport const& view = m_workspace.viewport();
        if (view.width_px != width || view.height_px != height) {
            m_workspace.resize(width, height);
            if (!m_has_view) {
                m_workspace.show_initial_view();
            }
        }
    }

    void move_view() {
        double const now_s = seconds_now();
        if (m_motion.is_moving()) {
            set_view(m_motion.advanced(m_workspace.viewport(), std::min(now_s - m_last_frame_s, 0.1)));
        }
        m_last_frame_s = now_s;
    }

    /// Every change of the view passes here: it stays within the zooms that make sense.
    void set_view(Viewport const& view) {
        m_has_moved = true;
        Viewport const before = m_workspace.viewport();
        m_workspace.set_viewport(view);
        double const zoom = m_workspace.zoom();
        bool const too_far = zoom < min_zoom && view.world_per_px > before.world_per_px;
        bool const too_close = zoom > max_zoom && view.world_per_px < before.world_per_px;
        if (too_far || too_close || !is_finite(view.centre_world)) {
            m_workspace.set_viewport(before);
            m_motion.stop();
        }
    }

    void draw() {
        double const begun_s = seconds_now();
        find_hovered();
        int const width = m_window.framebuffer_width_px();
        int const height = m_window.framebuffer_height_px();
        Scene::Drawn const drawn =
            m_scene.draw_map(m_window.pixel_ratio(), width, height, Waiting::take_what_is_ready, begun_s);
        m_is_complete = drawn.is_complete();
        m_frames_left = drawn.all_labels && !drawn.is_fading ? m_frames_left : std::max(m_frames_left, 2);
        InterfaceModel model = m_scene.interface_model();
        model.swatches = m_scene.swatches(m_window.pixel_ratio(), m_interface.paper());
        model.cursor = m_cursor;
        model.menu_cursor = m_menu_cursor;
        model.is_over_feature = m_hovered.has_value();
        model.menu_requested = std::exchange(m_menu_requested, false);
        Commands const commands = m_interface.frame(model, width, height, [this] { m_window.feed_imgui(); });
        for (InputEvent const& event : m_window.take_events()) {
            handle(event);
        }
        for (Command const& command : commands) {
            apply(command);
        }
        m_window.swap();
        log_debug("frame {:.1f} ms", (seconds_now() - begun_s) * 1000);
        if (m_is_complete && !m_workspace.is_loading() && !m_was_ready) {  // after the swap: it is on screen
            m_was_ready = true;
            log_info("map ready");
        }
    }

    void find_hovered() {
        m_hovered.reset();
        if (m_cursor && !m_pointer.is_dragging() && !m_motion.is_moving()) {
            Picked const picked = m_workspace.pick_at(m_cursor->screen);
            m_hovered = picked.hits.empty() ? std::nullopt : std::optional{picked.hits.front().ref};
        }
        m_scene.set_hovered(m_hovered);
    }

    /// Input that the interface does not want is the map's.
    void handle(InputEvent const& event) {
        bool const over_panel = ImGui::GetIO().WantCaptureMouse && !m_pointer.is_down();
        double const now_s = seconds_now();
        std::visit(Overloaded{
                       [&](PointerMoved const& moved) {
                           note_cursor(over_panel ? std::nullopt : std::optional{moved.at});
                           follow(m_pointer.move(moved.at, now_s));
                       },
                       [&](ButtonPressed const& pressed) {
                           if (!over_panel) {
                               press(pressed, now_s);
                           }
                       },
                       [&](ButtonReleased const& released) {
                           if (released.button != Button::right) {
                               MapPointer::Meaning meaning =
                                   m_pointer.release(released.at, now_s, m_earliest_event_s);
                               if (released.button != Button::left) {  // the middle button pans, and no more
                                   meaning.click_at.reset();
                                   meaning.double_click_at.reset();
                               }
                               follow(meaning);
                           }
                       },
                       [&](Scrolled const& scrolled) {
                           if (!over_panel) {
                               double const levels =
                                   scrolled.modifiers.control ? fine_wheel_levels : wheel_levels;
                               m_motion.zoom_by(scrolled.steps * levels, scrolled.at);
                           }
                       },
                       [&](KeyPressed const& pressed) {
                           if (!ImGui::GetIO().WantTextInput) {
                               key(pressed);
                           }
                       },
                       [&](FilesDropped const& dropped) {
                           m_workspace.open_files(dropped.paths);
                           m_fit_pending = m_has_dropped = true;
                           m_has_moved = false;
                       },
                       [&](PointerLeft const&) { note_cursor(std::nullopt); },
                   },
                   event);
    }

    void press(ButtonPressed const& pressed, double now_s) {
        if (pressed.button == Button::right) {
            note_cursor(pressed.at);
            m_menu_cursor = m_cursor;
            m_menu_requested = true;
            m_frames_left = frames_after_event;
        } else {
            m_motion.stop();
            m_pointer.press(pressed.at, pressed.modifiers, now_s);
        }
    }

    void follow(MapPointer::Meaning const& meaning) {
        if (meaning.drag_px) {
            set_view(m_workspace.viewport().panned(*meaning.drag_px));
        }
        if (meaning.fling_px_per_s) {
            m_motion.fling(*meaning.fling_px_per_s);
        }
        if (meaning.click_at) {
            m_workspace.open(m_workspace.pick_at(*meaning.click_at));
        }
        if (meaning.double_click_at) {
            m_motion.zoom_by(meaning.with_shift ? -1 : 1, *meaning.double_click_at);
        }
        m_frames_left = frames_after_event;
    }

    void note_cursor(std::optional<Point> screen) {
        m_cursor.reset();
        if (screen) {
            Point const world = m_workspace.viewport().world_from_screen(*screen);
            m_cursor = CursorModel{*screen, m_workspace.world_from_lonlat().inverse(world), world};
        }
    }

    void key(KeyPressed const& pressed) {
        Viewport const& view = m_workspace.viewport();
        Point const middle{view.width_px / 2, view.height_px / 2};
        switch (pressed.key) {
            case Key::escape: m_workspace.close_selection(); break;
            case Key::left: set_view(view.panned({arrow_px, 0})); break;
            case Key::right: set_view(view.panned({-arrow_px, 0})); break;
            case Key::up: set_view(view.panned({0, arrow_px})); break;
            case Key::down: set_view(view.panned({0, -arrow_px})); break;
            case Key::page_up: m_motion.zoom_by(1, middle); break;
            case Key::page_down: m_motion.zoom_by(-1, middle); break;
            case Key::character: character_key(pressed, middle); break;
            case Key::other: break;
        }
        m_frames_left = frames_after_event;
    }

    void character_key(KeyPressed const& pressed, Point middle) {
        char const c = pressed.character;
        if (pressed.modifiers.control) {
            if (c == 'E') {
                apply(ExportPicture{});
            } else if (c == 'Q') {
                m_window.close();
            }
        } else if (c == '=' || c == '+') {
            m_motion.zoom_by(1, middle);
        } else if (c == '-') {
            m_motion.zoom_by(-1, middle);
        } else if (c == 'F') {
            apply(FitAll{});
        } else if (c == 'G') {
            apply(ToggleGraticule{});
        } else if (c >= '1' && c <= '9') {
            // The panel counts from the top of the map, the document from the bottom.
            auto const row = static_cast<std::size_t>(c - '0');
            std::size_t const layers = m_workspace.document().layers().size();
            if (row <= layers) {
                apply(ToggleLayer{layers - row});
            }
        }
    }

    /// The one place where what a person asked for changes something. Failures are shown and logged here.
    void apply(Command const& command) {
        m_frames_left = frames_after_event;
        try {
            std::visit(Overloaded{
                           [&](ToggleLayer const& c) { m_workspace.toggle_layer(c.layer); },
                           [&](SetOpacity const& c) { m_workspace.set_opacity(c.layer, c.opacity); },
                           [&](MoveLayer const& c) { m_workspace.move_layer(c.from, c.to); },
                           [&](ZoomToLayer const& c) { m_workspace.show_layer(c.layer); },
                           [&](ShowFeature const& c) { show_feature(c.ref); },
                           [&](StepPopup const& c) { m_workspace.step_selection(c.step); },
                           [&](ClosePopup const&) { m_workspace.close_selection(); },
                           [&](OpenLink const& c) { open_address(c.address); },
                           [&](CopyText const& c) { m_window.copy_to_clipboard(c.text); },
                           [&](ExportPicture const&) { export_picture(); },
                           [&](FitAll const&) { m_workspace.show_everything(); },
                           [&](ToggleGraticule const&) { m_scene.toggle_graticule(); },
                           [&](PickAt const& c) { m_workspace.open(m_workspace.pick_at(c.screen)); },
                           [&](ChangeMapCrs const& c) { m_workspace.change_map_crs(c.definition); },
                           [&](DismissMessage const& c) { dismiss(c.message); },
                       },
                       command);
        } catch (std::exception const& failure) {
            say(failure.what());
        }
    }

    void show_feature(FeatureRef ref) {
        m_motion.stop();
        m_workspace.fly_to(ref);
        m_workspace.select(ref);
    }

    void open_address(std::string const& address) {
        if (!open_link(address)) {
            say("This address is not opened: " + address);
        }
    }

    void export_picture() {
        std::filesystem::path path;
        for (int n = 1; path.empty() || std::filesystem::exists(path); ++n) {
            path = std::filesystem::current_path() / fmt::format("gatepost-{}.png", n);
        }
        Image const image =
            m_scene.render_picture(m_interface, m_window.pixel_ratio(), m_window.framebuffer_width_px(),
                                   m_window.framebuffer_height_px());
        write_file(path,
                   encode_png(image, {96 * m_window.pixel_ratio(),
                                      {{"Software", "Gatepost"}, {"Copyright", m_workspace.credits()}}}));
        log_info("exported {}", path.string());
        m_workspace.messages().push_back("Saved " + path.string());
    }

    void dismiss(std::size_t message) {
        auto& messages = m_workspace.messages();
        if (message < messages.size()) {
            messages.erase(messages.begin() + static_cast<std::ptrdiff_t>(message));
        }
    }

    void say(std::string const& message) {
        log_error("{}", message);
        m_workspace.messages().push_back(message);
    }

    void log_settled_view() {
        Viewport const& view = m_workspace.viewport();
        if (m_motion.is_moving() || m_pointer.is_dragging() || view == m_logged_view || !m_has_view) {
            return;
        }
        m_logged_view = view;
        Point const lonlat = m_workspace.world_from_lonlat().inverse(view.centre_world);
        log_info("view {:.6f},{:.6f} {:.3f}", lonlat.x, lonlat.y, m_workspace.zoom());
    }

    WindowSystem m_system;
    JobPool m_pool;
    Workspace m_workspace;
    Window m_window;
    FontSet m_fonts;
    InterfaceHost m_interface;
    Scene m_scene;
    Motion m_motion;
    MapPointer m_pointer;
    std::optional<CursorModel> m_cursor;
    std::optional<CursorModel> m_menu_cursor;
    std::optional<FeatureRef> m_hovered;
    Viewport m_logged_view;
    double m_last_frame_s = 0;
    double m_listened_s = 0;        ///< when events were taken from the system last
    double m_earliest_event_s = 0;  ///< when the events at hand may have happened at the earliest
    int m_frames_left = frames_after_event;
    bool m_menu_requested = false;
    bool m_is_complete = false;
    bool m_was_ready = false;
    bool m_has_view = false;
    bool m_has_selected = false;
    bool m_fit_pending = true;
    bool m_has_moved = false;
    bool m_has_dropped = false;
};

}  // namespace

int run_viewer(Options const& options) { return Viewer(options).run(); }

}  // namespace gatepost
