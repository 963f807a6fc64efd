#include "app/camera.hpp"

#include "base/error.hpp"
#include "geo/antimeridian.hpp"
#include "geo/projected_box.hpp"
#include "geo/world_repeat.hpp"
#include "map/badges.hpp"
#include "map/feature_place.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gatepost {

namespace {

constexpr double close_zoom = 12;
constexpr double single_place_zoom = 16;  // streets and houses around it can be told apart

/// A box in degrees, whose west may be greater than its east, as one that the map can show. Where the map is
/// cut open inside of it, the view that holds both of its parts is the whole width of the map.
Box in_one_piece(Box lonlat, Crs const& map_crs) {
    if (lonlat.min_x <= lonlat.max_x) {
        return lonlat;
    }
    Box const usable = map_crs.usable_area_lonlat();
    lonlat.max_x += 360;
    if (!map_crs.has_seam()) {
        return lonlat;
    }
    auto const turns = turns_into(lonlat.min_x, lonlat.max_x, usable);
    bool const is_whole = turns.size() == 1 && lonlat.min_x + turns[0] >= usable.min_x &&
                          lonlat.max_x + turns[0] <= usable.max_x;
    return is_whole ? Box{lonlat.min_x + turns[0], lonlat.min_y, lonlat.max_x + turns[0], lonlat.max_y}
                    : Box{usable.min_x, lonlat.min_y, usable.max_x, lonlat.max_y};
}

}  // namespace

/// The view of the map file, exactly as it was; where its place was edited by hand, that place.
std::optional<Viewport> Camera::kept_view() {
    if (!m_kept) {
        return std::nullopt;
    }
    Viewport view = m_viewport;
    Transformer const& transformer = m_model.world_from_lonlat();
    auto const& place = m_kept_place;
    if (m_kept->world_per_px > 0 && m_model.document().map_crs().definition() == m_kept_crs) {
        constexpr double same_place_deg = 1e-6;
        constexpr double same_zoom = 1e-3;
        view.centre_world = m_kept->centre_world;
        view.world_per_px = m_kept->world_per_px;
        Point const centre = transformer.inverse(view.centre_world);
        bool const is_same =
            !place || !is_finite(centre) ||
            (distance(centre, place->centre_lonlat) < same_place_deg &&
             std::abs(zoom_of(view, m_model.document().map_crs(), transformer) - place->zoom) < same_zoom);
        if (is_same) {
            return view;
        }
    }
    if (!place) {
        return std::nullopt;
    }
    view.centre_world = transformer.forward(place->centre_lonlat);
    if (!is_finite(view.centre_world)) {
        return std::nullopt;
    }
    view.world_per_px = world_per_px(place->zoom, view.centre_world);
    return view;
}

void Camera::set_kept(MapFile const& map) {
    m_kept = map.state.view;
    m_kept_place = map.place;
    m_kept_crs = map.state.map_crs;
    m_home_lonlat = map.home_lonlat;
}

void Camera::show_again(Point centre_lonlat, double zoom) {
    Viewport view = m_viewport;
    view.centre_world = m_model.world_from_lonlat().forward(centre_lonlat);
    bool const can_show = wrapped_into(centre_lonlat, m_model.document().map_crs().usable_area_lonlat()) &&
                          is_finite(view.centre_world);
    if (can_show) {
        view.world_per_px = world_per_px(zoom, view.centre_world);
        set_viewport(view);
    } else {
        show_everything();
    }
}

double Camera::world_per_px(double zoom, Point centre_world) {
    return world_per_px_at(zoom, centre_world, m_model.document().map_crs(), m_model.world_from_lonlat());
}

void Camera::take(Camera const& other) {
    m_viewport = other.m_viewport;
    m_left_inset_px = other.m_left_inset_px;
    m_zoom = other.m_zoom;
    m_kept = other.m_kept;
    m_kept_place = other.m_kept_place;
    m_kept_crs = other.m_kept_crs;
    m_home_lonlat = other.m_home_lonlat;
}

double Camera::zoom() {
    if (!m_zoom) {
        m_zoom = zoom_of(m_viewport, m_model.document().map_crs(), m_model.world_from_lonlat());
    }
    return *m_zoom;
}

void Camera::set_viewport(Viewport const& viewport) {
    m_viewport = viewport;
    m_viewport.centre_world = m_model.document().map_plane().wrapped(viewport.centre_world);
    m_model.set_view({m_viewport.centre_world, m_viewport.world_per_px});
    m_zoom.reset();
}

void Camera::resize(double width_px, double height_px) {
    Viewport resized = m_viewport;
    resized.width_px = width_px;
    resized.height_px = height_px;
    set_viewport(resized);
}

void Camera::show_box(Box const& world, double margin_px, double closest_zoom) {
    if (world.is_empty()) {
        return;
    }
    double const side_m =
        std::max(world.width(), world.height()) * m_model.document().map_crs().metres_per_unit();
    constexpr double least_side_m = 0.001;  // less is one place, but for rounding
    double const zoom_limit = side_m < least_side_m ? single_place_zoom : closest_zoom;
    Viewport inner = m_viewport;
    inner.width_px = std::max(m_viewport.width_px - m_left_inset_px - 2 * margin_px, m_viewport.width_px / 3);
    inner.height_px = std::max(m_viewport.height_px - 2 * margin_px, m_viewport.height_px / 2);
    double const smallest = world_per_px(zoom_limit, world.centre());
    Viewport fit = m_viewport;
    fit.centre_world = world.centre();
    fit.world_per_px = std::max(inner.fitted(world).world_per_px, smallest);
    fit.centre_world.x -= m_left_inset_px / 2 * fit.world_per_px;
    set_viewport(fit);
}

Box Camera::own_bounds() {
    Box own;
    for (Layer const& layer : m_model.document().layers()) {
        if (layer.group == LayerGroup::own) {
            own.grow(bounds_of(layer));
        }
    }
    return own;
}

void Camera::show_everything() {
    if (Box const own = own_bounds(); !own.is_empty()) {
        show_box(own, 60);
        return;
    }
    Box const area_lonlat = m_model.document().map_crs().area_of_use_lonlat();
    auto const& home = m_home_lonlat;
    bool const has_home = home && area_lonlat.intersects(*home);
    Box const home_lonlat = has_home ? *home : area_lonlat;
    show_box(projected_box(home_lonlat, m_model.world_from_lonlat()), has_home ? 20 : 0);
}

/// A box in degrees, whose west may be greater than its east, in the plane of the map.
Box Camera::world_of(Box const& lonlat) {
    Crs const& map_crs = m_model.document().map_crs();
    Transformer const& world_from_lonlat = m_model.world_from_lonlat();
    auto const repeat = lonlat.min_x > lonlat.max_x ? repeat_of(map_crs, world_from_lonlat) : std::nullopt;
    if (!repeat) {
        return projected_box(in_one_piece(lonlat, map_crs), world_from_lonlat);
    }
    Box const usable = map_crs.usable_area_lonlat();
    Box world = projected_box({usable.min_x, lonlat.min_y, usable.max_x, lonlat.max_y}, world_from_lonlat);
    world.min_x = repeat->x_world(lonlat.min_x);
    world.max_x = repeat->x_world(lonlat.max_x + 360);
    return world;
}

bool Camera::show_initial_view(Options const& options) {
    if (options.extent_world) {
        set_viewport(m_viewport.fitted(*options.extent_world));
        return false;
    }
    if (options.bbox_lonlat) {
        set_viewport(m_viewport.fitted(world_of(*options.bbox_lonlat)));
        return false;
    }
    show_everything();
    auto const kept = kept_view();
    if (kept) {
        set_viewport(*kept);
    }
    auto const selected =
        kept && options.select.empty() ? std::nullopt : m_model.document().find_feature(options.select);
    bool const is_free = !options.center_lonlat && !options.zoom;
    if (selected && is_free) {
        fly_to(*selected);
    }
    Viewport wanted = m_viewport;
    if (options.center_lonlat) {
        wanted.centre_world = m_model.world_from_lonlat().forward(*options.center_lonlat);
        if (!is_finite(wanted.centre_world)) {
            throw fmt_error("--center {},{} cannot be shown in {}", options.center_lonlat->x,
                            options.center_lonlat->y, m_model.document().map_crs().name());
        }
    }
    if (options.zoom) {
        wanted.world_per_px = world_per_px(*options.zoom, wanted.centre_world);
    }
    set_viewport(wanted);
    return is_free && (selected || !kept);
}

std::optional<Box> Camera::view_lonlat(double margin_px) {
    constexpr int steps = 16;
    Box const world = m_viewport.bounds_world().expanded(margin_px * m_viewport.world_per_px);
    Box lonlat;
    for (int i = 0; i <= steps; ++i) {
        double const x = world.min_x + world.width() * i / steps;
        double const y = world.min_y + world.height() * i / steps;
        for (Point const edge :
             {Point{x, world.min_y}, Point{x, world.max_y}, Point{world.min_x, y}, Point{world.max_x, y}}) {
            Point const p = m_model.world_from_lonlat().inverse(m_model.document().map_plane().wrapped(edge));
            if (!is_finite(p)) {
                return std::nullopt;  // it reaches beyond what the map CRS can show
            }
            lonlat.grow(p);
        }
    }
    bool const is_near = lonlat.width() < 90 && lonlat.height() < 45;
    return is_near ? std::optional{lonlat} : std::nullopt;
}

Box Camera::bounds_of(Layer const& layer) {
    if (layer.table->part) {
        return projected_box(layer.table->part->source_lonlat, m_model.world_from_lonlat());
    }
    return layer.world ? layer.world->index.bounds() : Box{};
}

Picked Camera::pick_at(Point screen) {
    cluster();
    return pick(m_model.document(), m_viewport, zoom(), screen);
}

void Camera::fly_to(FeatureRef ref) {
    Layer const& layer = m_model.document().layer(ref.layer);
    auto const anchor = anchor_of(m_model.document(), ref);
    if (!anchor) {
        return;
    }
    Box const bounds = layer.world->bounds_of(ref.feature);
    if (bounds.width() > 0 || bounds.height() > 0) {
        show_box(bounds, 200, single_place_zoom);
        return;
    }
    Viewport there = m_viewport;
    there.centre_world = *anchor;
    double const close = world_per_px(close_zoom, *anchor);
    there.world_per_px = std::min(there.world_per_px, close);
    set_viewport(there);
}

bool Camera::show_apart(FeatureRef leader) {
    Document const& document = m_model.document();
    Box bounds;
    for (FeatureRef const ref : cluster_members(document, leader)) {
        if (!document.layer(ref.layer).is_hosted(ref.feature)) {
            bounds.grow(document.layer(ref.layer).world->anchor_of(ref.feature));
        }
    }
    Viewport const before = m_viewport;
    constexpr double margin_px = 260;  // not so close that nothing around is seen
    constexpr double least_apart_px = 24;
    constexpr double clearly_closer = 0.75;
    show_box(bounds, margin_px, single_place_zoom);
    double const apart_px = std::max(bounds.width(), bounds.height()) / m_viewport.world_per_px;
    bool const helps =
        apart_px >= least_apart_px && m_viewport.world_per_px < before.world_per_px * clearly_closer;
    if (!helps) {
        set_viewport(before);
    }
    return helps;
}

void Camera::show_layer(LayerId layer) { show_box(bounds_of(m_model.document().layer(layer)), 60); }

}  // namespace gatepost
