#include "bench/drawn_map.hpp"

#include "base/error.hpp"
#include "bench/shapes.hpp"

#include <optional>

namespace gatepost::bench {

namespace {

Options options_for(std::filesystem::path const& file, std::string const& map_crs) {
    Options options;
    options.inputs = {file.string()};
    options.map_crs = map_crs;
    options.no_basemap = true;
    options.bbox_lonlat = data_box_lonlat;
    return options;
}

}  // namespace

DrawnMap::DrawnMap(Stage& stage, std::filesystem::path const& file, std::string const& map_crs)
    : DrawnMap(stage, options_for(file, map_crs), picture_width_px, picture_height_px) {}

DrawnMap::DrawnMap(Stage& stage, Options options, int width_px, int height_px)
    : m_stage(stage),
      m_width_px(width_px),
      m_height_px(height_px),
      m_open_map(std::move(options), stage.pool()),
      m_scene(m_open_map, stage.pool(), stage.fonts()) {
    m_open_map.camera().resize(m_width_px, m_height_px);
    m_open_map.camera().show_initial_view(m_open_map.options());
}

void DrawnMap::time_passes() {
    m_scene.set_pass_listener([this](std::string const& pass) {
        Stage::finish_drawing();
        m_pass_times_ms[pass].push_back(m_since_pass.seconds() * 1000);
        m_since_pass = Stopwatch();
    });
}

Scene::Drawn DrawnMap::draw_frame() {
    m_since_pass = Stopwatch();
    Scene::Drawn const drawn = m_scene.draw_map(1, m_width_px, m_height_px);
    Stage::finish_drawing();
    return drawn;
}

OpenTimes DrawnMap::draw_until_complete() {
    constexpr double limit_s = 600;
    Stopwatch const waited;
    std::optional<double> first_s;
    while (waited.seconds() < limit_s) {
        m_open_map.poll();
        bool const is_loading = m_open_map.is_loading();
        Scene::Drawn const drawn = draw_frame();
        bool const is_complete = drawn.is_complete() && !is_loading;
        double const now_s = m_since_asked.seconds();
        bool const may_show_something = !m_open_map.document().layers().empty();
        if (!first_s && (is_complete || (may_show_something && Stage::shows_something()))) {
            first_s = now_s;
        }
        if (is_complete) {
            check_all_was_read();
            return {*first_s, now_s};
        }
        if (is_loading || (!drawn.all_tiles && !drawn.is_uploading)) {
            m_stage.wait_for_job();
        }
    }
    throw fmt_error("the map was not complete after {} s", limit_s);
}

void DrawnMap::check_all_was_read() {
    if (m_open_map.messages().exit_code() == 1) {
        throw fmt_error("{} could not be read", m_open_map.options().inputs.front());
    }
}

}  // namespace gatepost::bench
