#include "app/view_control.hpp"

#include "base/error.hpp"
#include "geo/coordinates.hpp"
#include "geo/geodesy.hpp"

#include <algorithm>

namespace gatepost {

void ViewControl::set_view(Viewport const& view) {
    m_has_moved = true;
    Viewport const before = m_map.camera().viewport();
    m_map.camera().set_viewport(view);
    double const zoom = m_map.camera().zoom();
    bool const too_far = zoom < min_zoom && view.world_per_px > before.world_per_px;
    bool const too_close = zoom > max_zoom && view.world_per_px < before.world_per_px;
    if (too_far || too_close || !is_finite(view.centre_world)) {
        m_map.camera().set_viewport(before);
        m_motion.stop();
    }
}

void ViewControl::show_screen_box(Box const& screen) {
    Viewport const& view = m_map.camera().viewport();
    Box world;
    world.grow(view.world_from_screen({screen.min_x, screen.min_y}));
    world.grow(view.world_from_screen({screen.max_x, screen.max_y}));
    Viewport fitted = view.fitted(world);
    double const closest = world_per_px_at(max_zoom, fitted.centre_world, m_map.document().map_crs(),
                                           m_map.model().world_from_lonlat());
    fitted.world_per_px = std::max(fitted.world_per_px, closest * 1.001);
    m_motion.stop();
    set_view(fitted);
}

void ViewControl::go_to(Point lonlat) {
    constexpr double least_zoom = 12;
    Viewport view = m_map.camera().viewport();
    view.centre_world = m_map.model().world_from_lonlat().forward(lonlat);
    if (!is_finite(view.centre_world)) {
        throw fmt_error("{} cannot be shown in {}", lonlat_text(lonlat), m_map.document().map_crs().name());
    }
    if (m_map.camera().zoom() < least_zoom) {
        view.world_per_px = world_per_px_at(least_zoom, view.centre_world, m_map.document().map_crs(),
                                            m_map.model().world_from_lonlat());
    }
    m_motion.stop();
    set_view(view);
}

void ViewControl::fly(Viewport const& to) {
    Viewport const& now = m_map.camera().viewport();
    Viewport near = to;  // the copy of the map that is nearest
    near.centre_world = m_map.document().map_plane().near(to.centre_world, now.centre_world);
    m_motion.fly(now, near);
    m_flight_plane = m_map.document().plane();
    m_has_moved = true;
}

void ViewControl::step_history(int step) {
    if (auto const view = m_history.step(step, m_map.document().plane())) {
        Viewport shown = m_map.camera().viewport();  // the window may have another size by now
        shown.centre_world = view->centre_world;
        shown.world_per_px = view->world_per_px;
        m_motion.stop();
        set_view(shown);
    }
}

void ViewControl::advance(double now_s) {
    constexpr double longest_step_s = 0.1;
    if (m_flight_plane != m_map.document().plane()) {  // its numbers are those of another CRS
        m_motion.end_flight();
    }
    if (m_motion.is_moving()) {
        set_view(
            m_motion.advanced(m_map.camera().viewport(), std::min(now_s - m_last_frame_s, longest_step_s)));
    }
    m_last_frame_s = now_s;
}

bool ViewControl::settle(double now_s, bool is_of_history) {
    Viewport const& view = m_map.camera().viewport();
    if (view == m_settled) {
        return false;
    }
    m_settled = view;
    if (is_of_history) {
        m_history.settle(view, m_map.document().plane(), now_s);
    }
    return true;
}

}  // namespace gatepost
