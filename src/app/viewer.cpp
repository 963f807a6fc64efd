#include "app/viewer.hpp"

#include "app/card_fade.hpp"
#include "app/command_applier.hpp"
#include "app/interface_host.hpp"
#include "app/load_view.hpp"
#include "app/map_input.hpp"
#include "app/map_keeper.hpp"
#include "app/map_search.hpp"
#include "app/scene.hpp"
#include "app/settings.hpp"
#include "app/settings_keeper.hpp"
#include "app/time_commands.hpp"
#include "app/tour_guide.hpp"
#include "app/view_control.hpp"
#include "base/clock.hpp"
#include "base/signals.hpp"

#include <imgui.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <thread>

namespace gatepost {

namespace {

constexpr int frames_after_event = 4;  // a click takes ImGui two frames, the menu it opens two more
constexpr double sleep_s = 60;
constexpr double loading_tick_s = 0.1;

class Viewer {
  public:
    Viewer(Options const& options, Settings const& settings)
        : m_settings(settings),
          m_pool(std::max(2U, std::thread::hardware_concurrency()), WindowSystem::wake,
                 JobPool::Priority::behind_drawing),
          m_map(options, m_pool),  // reading begins before the window is there
          m_window(m_system, "Gatepost", options.width_px, options.height_px),
          m_interface(m_fonts, m_window.pixel_ratio()),
          m_scene(m_map, m_pool, m_fonts),
          m_view(m_map),
          m_load_view(m_map, m_view),
          m_keeper(m_map, autosave_folder(), m_pool, [] { WindowSystem::wake(); }),
          m_desk({m_map, m_scene, m_fonts, m_window, m_pool}),
          m_pictures(m_map, m_desk, WindowSystem::wake),
          m_timeline(m_map.model()),
          m_time(m_map, m_timeline, m_settings),
          m_search(m_map, m_pool),
          m_places(m_map, m_view, m_time),
          m_tours(m_map, m_view),
          m_commands({m_map, m_scene, m_view, m_window, m_settings, m_keeper.autosave(), m_pictures, m_time,
                      m_search, m_places, m_tours, [this](auto const& paths) { open_files(paths); }}),
          m_input(
              m_map, m_view, [this](Command const& command) { apply(command); },
              [this](Point screen) { return m_scene.named_at(screen); }) {
        m_view.set_reduced_motion(settings.has_reduced_motion);
        m_window.set_scale(options.scale);
        m_window.set_zoom(settings.text_percent / 100.0);
        m_window.start_imgui();
        m_commands.offer_left_maps();
    }
    ~Viewer() { Window::stop_imgui(); }
    Viewer(Viewer const&) = delete;
    Viewer& operator=(Viewer const&) = delete;

    int run() {
        while (!is_over()) {
            bool const happened = listen();
            m_frames_left = happened ? frames_after_event : m_frames_left;
            follow_window_size();
            m_commands.attempt([this] { take_loaded(); });
            if (m_map.messages().forget_done(seconds_now())) {
                m_frames_left = frames_after_event;
            }
            m_view.advance(seconds_now());
            m_commands.attempt([this] { follow_pictures(); });
            play_time();
            m_commands.attempt([this] { follow_tour(); });
            if (m_frames_left > 0 || m_view.is_moving() || !m_is_complete || is_waited_for()) {
                draw();
                m_frames_left -= m_frames_left > 0 ? 1 : 0;
            }
            log_settled_view();
            m_settings_keeper.follow(settings_now(), seconds_now());
            m_frames_left = m_keeper.follow(seconds_now()) ? frames_after_event : m_frames_left;
            m_window.set_title(window_title(m_map));
        }
        m_commands.attempt([this] { m_pictures.finish([this] { return m_end_signals.has_come(); }); });
        m_keeper.finish(m_commands.is_let_go());
        m_settings_keeper.finish(settings_now());
        leave_if_still_loading();
        return 0;
    }

  private:
    /// A window that is closed with something unsaved in it asks first. A signal does not wait for an answer.
    bool is_over() {
        if (m_end_signals.has_come()) {
            return true;
        }
        if (!m_window.should_close()) {
            return false;
        }
        if (m_commands.may_close()) {
            return true;
        }
        m_window.stay();
        m_frames_left = frames_after_event;
        return false;
    }

    [[nodiscard]] Settings settings_now() const {
        Settings settings = m_settings;
        if (m_window.is_full_screen()) {
            return settings;  // its size is the screen's
        }
        double const ratio = m_window.screen_pixel_ratio();
        settings.width_px = static_cast<int>(std::lround(m_window.framebuffer_width_px() / ratio));
        settings.height_px = static_cast<int>(std::lround(m_window.framebuffer_height_px() / ratio));
        return settings;
    }

    /// GDAL parses a whole file in one call that nothing can stop. No picture is being written any more, so a
    /// closed window need not wait for it: the program ends here, with the readers still at work.
    void leave_if_still_loading() const {
        if (m_map.is_loading() || m_map.is_following()) {
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
        if (!m_window.has_more_events() || happened) {
            m_earliest_event_s = m_listened_s - begun_s < at_once_s ? listened_before_s : m_listened_s;
        }
        return happened || m_window.has_more_events();
    }

    /// Whether the progress of something is on screen.
    [[nodiscard]] bool is_waited_for() {
        return m_map.is_loading() || m_map.progress() || m_map.table_rows().progress() ||
               m_map.field_values().is_counting() || m_desk.writer().is_busy();
    }

    [[nodiscard]] double wait_time_s() {
        if (m_view.is_moving() || m_frames_left > 0 || m_window.has_more_events()) {
            return 0;
        }
        double const longest_s = is_waited_for() ? loading_tick_s : sleep_s;  // finished jobs wake it
        double const now_s = seconds_now();
        return std::min(
            {longest_s, m_settings_keeper.due_in_s(now_s).value_or(longest_s),
             m_map.messages().next_goes_in_s(now_s).value_or(longest_s),
             m_keeper.due_in_s(now_s).value_or(longest_s), m_timeline.due_in_s(now_s).value_or(longest_s),
             m_tours.due_in_s(now_s).value_or(longest_s), m_desk.due_in_s(now_s).value_or(longest_s)});
    }

    void follow_pictures() {
        m_desk.set_timeline(m_timeline.choice());
        m_desk.set_tour(m_tours.name());
        bool const has_any = m_pictures.follow(seconds_now());
        bool const has_new_preview = !m_view.is_moving() && m_desk.follow(seconds_now());
        m_frames_left = has_any || has_new_preview ? frames_after_event : m_frames_left;
    }

    void take_loaded() {
        if (m_map.poll()) {
            m_frames_left = frames_after_event;
            m_load_view.follow();
        }
        m_frames_left = m_search.poll() ? frames_after_event : m_frames_left;
    }

    void play_time() {
        if (auto const moved = m_timeline.advance(seconds_now())) {
            apply(Change{*moved});
        }
    }

    /// The one that the options name begins as soon as all is there.
    void follow_tour() {
        std::string const& asked = m_map.options().tour;
        if (!m_has_begun_tour && !asked.empty() && !m_map.is_loading() && m_load_view.has_view()) {
            m_has_begun_tour = true;
            m_commands.attempt([&] { open_asked_tour(asked); });
        }
        Layout layout{m_map.camera().viewport().width_px, m_map.camera().viewport().height_px,
                      m_commands.has_panels()};
        layout.timeline_px = m_has_timeline ? Layout::timeline_height_px : 0;
        m_tours.set_free_screen(layout.free_of_tour());
        m_frames_left = m_tours.follow(seconds_now()) ? frames_after_event : m_frames_left;
    }

    void open_asked_tour(std::string const& name) {
        if (m_map.model().state().tours.find(name) == nullptr) {
            throw unknown_tour(m_map.model().state().tours, name);
        }
        apply(TourCommand{OpenTour{name}});
    }

    /// None where it is put away, or there are no dates.
    [[nodiscard]] std::optional<TimelineModel> timeline_model() {
        constexpr double least_step_px = 4;
        double const room_px = Layout{.width_px = m_map.camera().viewport().width_px}.timeline().width();
        constexpr double least_room_px = 170;  // beside the layer panel of a narrow window there is none
        return m_settings.has_timeline && room_px >= least_room_px
                   ? m_timeline.model(static_cast<std::size_t>(std::max(room_px / least_step_px, 20.0)))
                   : std::nullopt;
    }

    void follow_window_size() {
        m_map.camera().set_left_inset(Layout{.has_panels = m_commands.has_panels()}.left_inset_px());
        double const ratio = m_window.pixel_ratio();
        m_interface.set_pixel_ratio(ratio);
        double const width = m_window.framebuffer_width_px() / ratio;
        double const height = m_window.framebuffer_height_px() / ratio;
        Viewport const& view = m_map.camera().viewport();
        if (view.width_px != width || view.height_px != height) {
            m_map.camera().resize(width, height);
            m_load_view.show_first_view();
        }
    }

    void draw() {
        double const begun_s = seconds_now();
        m_input.find_hovered();
        m_scene.set_hovered(m_input.hovered());
        std::optional<TimelineModel> timeline = timeline_model();
        m_has_timeline = timeline.has_value();
        m_scene.set_panels(m_commands.has_panels(), timeline ? Layout::timeline_height_px : 0,
                           m_interface.covered_screen());
        int const width = m_window.framebuffer_width_px();
        int const height = m_window.framebuffer_height_px();
        Scene::Drawn const drawn =
            m_scene.draw_map(m_window.pixel_ratio(), width, height,
                             m_settings.has_reduced_motion ? std::nullopt : std::optional{begun_s});
        m_is_complete = drawn.is_complete();
        bool const is_at_rest = drawn.all_labels && !drawn.is_fading && !drawn.is_uploading;
        m_frames_left = is_at_rest ? m_frames_left : std::max(m_frames_left, 2);
        InterfaceModel model = m_scene.interface_model();
        model.swatches = m_scene.swatches(m_window.pixel_ratio(), InterfaceHost::paper());
        m_input.add_to(model);
        model.loading_progress = model.loading_progress ? model.loading_progress : m_desk.writer().progress();
        model.timeline = std::move(timeline);
        model.search = m_search.model();
        model.place_mark = m_places.mark().model(m_map);
        model.pinned = m_places.pinned().model();
        model.tour = m_tours.model();
        model.recent_maps = m_settings.recent_maps;
        model.question = m_commands.question();
        model.has_panels = m_commands.has_panels();
        model.text_percent = m_settings.text_percent;
        model.command_field_requested = m_commands.take_command_field_request();
        model.panel_focus_requested = m_commands.take_layer_search_request();
        model.pane_step = m_commands.take_pane_step();
        if (m_desk.is_open()) {
            model.picture_form = m_desk.model();
        }
        model.has_reduced_motion = m_settings.has_reduced_motion;
        m_card_fade.follow(model, begun_s, !m_settings.has_reduced_motion);
        if (m_card_fade.is_fading()) {
            m_frames_left = std::max(m_frames_left, 2);
        }
        Commands const commands = m_interface.frame(model, width, height, [this] { m_window.feed_imgui(); });
        for (InputEvent const& event : m_window.take_events()) {
            m_commands.attempt([&] { handle(event); });
        }
        for (Command const& command : commands) {
            apply(command);
        }
        m_window.swap();
        log_debug("frame {:.1f} ms", (seconds_now() - begun_s) * 1000);
        if (m_is_complete && !m_map.is_loading() && !m_was_ready) {  // after the swap: it is on screen
            m_was_ready = true;
            log_info("map ready");
        }
    }

    void handle(InputEvent const& event) {
        ImGuiIO const& io = ImGui::GetIO();
        if (auto const* const dropped = std::get_if<FilesDropped>(&event)) {
            for (std::string const& path : dropped->paths) {
                apply(OpenFile{path});
            }
            return;
        }
        m_input.handle(event, {io.WantCaptureMouse, io.WantTextInput || io.NavActive}, seconds_now(),
                       m_earliest_event_s);
        m_frames_left = m_input.take_happened() ? frames_after_event : m_frames_left;
    }

    /// And shows them when they are there.
    void open_files(std::vector<std::string> const& paths) {
        std::string const before = m_map.kept().path();
        m_load_view.open_files(paths);
        std::string const& now = m_map.kept().path();
        if (now != before && !now.empty() && std::filesystem::exists(now)) {
            m_settings.note_map(now);
        }
    }

    void apply(Command const& command) {
        m_frames_left = frames_after_event;
        m_commands.apply(command);
    }

    void log_settled_view() {
        if (m_view.is_moving() || m_input.is_dragging() || !m_load_view.has_view() ||
            !m_view.settle(seconds_now(), !m_load_view.is_still_coming())) {
            return;
        }
        Point const lonlat =
            m_map.model().world_from_lonlat().inverse(m_map.camera().viewport().centre_world);
        log_info("view {:.6f},{:.6f} {:.3f}", lonlat.x, lonlat.y, m_map.camera().zoom());
    }

    Settings m_settings;
    SettingsKeeper m_settings_keeper{settings_path(), m_settings};
    WindowSystem m_system;
    EndSignals m_end_signals{[](int) { WindowSystem::wake(); }};  // before there are other threads
    JobPool m_pool;
    OpenMap m_map;
    Window m_window;
    FontSet m_fonts;
    InterfaceHost m_interface;
    Scene m_scene;
    ViewControl m_view;
    LoadView m_load_view;
    MapKeeper m_keeper;
    PictureDesk m_desk;
    PictureCommands m_pictures;
    Timeline m_timeline;
    TimeCommands m_time;
    MapSearch m_search;
    PlaceCommands m_places;
    TourGuide m_tours;
    CommandApplier m_commands;
    CardFade m_card_fade;
    MapInput m_input;
    double m_listened_s = 0;        ///< when events were taken from the system last
    double m_earliest_event_s = 0;  ///< when the events at hand may have happened at the earliest
    int m_frames_left = frames_after_event;
    bool m_is_complete = false;
    bool m_was_ready = false;
    bool m_has_timeline = false;
    bool m_has_begun_tour = false;
};

}  // namespace

int run_viewer(Options options) {
    Settings const settings = read_settings(settings_path());
    if (!settings_path().empty()) {
        options.style_folder = (settings_path().parent_path() / "styles").string();
    }
    options.usual_theme = settings.theme;
    options.has_usual_graticule = settings.has_graticule;
    options.locale = options.locale.value_or(settings.locale.value_or(locale_of_environment()));
    if (!options.has_size && settings.width_px > 0) {
        options.width_px = settings.width_px;
        options.height_px = settings.height_px;
    }
    return Viewer(options, settings).run();
}

}  // namespace gatepost
