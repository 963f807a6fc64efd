// The part of Workspace that is about the view.
#include "app/layer_reading.hpp"
#include "app/workspace.hpp"
#include "base/error.hpp"
#include "geo/antimeridian.hpp"
#include "geo/projected_box.hpp"

#include <algorithm>
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

double Workspace::zoom() {
    if (!m_zoom) {
        m_zoom = zoom_of(m_viewport, m_document.map_crs(), world_from_lonlat());
    }
    return *m_zoom;
}

void Workspace::set_viewport(Viewport const& viewport) {
    m_viewport = viewport;
    m_state = apply(std::move(m_state), SetView{{viewport.centre_world, viewport.world_per_px}});
    m_zoom.reset();
}

void Workspace::resize(double width_px, double height_px) {
    Viewport resized = m_viewport;
    resized.width_px = width_px;
    resized.height_px = height_px;
    set_viewport(resized);
}

void Workspace::show_box(Box const& world, double margin_px, double closest_zoom) {
    if (world.is_empty()) {
        return;
    }
    double const side_m = std::max(world.width(), world.height()) * m_document.map_crs().metres_per_unit();
    constexpr double least_side_m = 0.001;  // less is one place, but for rounding
    double const zoom_limit = side_m < least_side_m ? single_place_zoom : closest_zoom;
    Viewport inner = m_viewport;
    inner.width_px = std::max(m_viewport.width_px - m_left_inset_px - 2 * margin_px, m_viewport.width_px / 3);
    inner.height_px = std::max(m_viewport.height_px - 2 * margin_px, m_viewport.height_px / 2);
    double const smallest =
        world_per_px_at(zoom_limit, world.centre(), m_document.map_crs(), world_from_lonlat());
    Viewport fit = m_viewport;
    fit.centre_world = world.centre();
    fit.world_per_px = std::max(inner.fitted(world).world_per_px, smallest);
    fit.centre_world.x -= m_left_inset_px / 2 * fit.world_per_px;
    set_viewport(fit);
}

Box Workspace::own_bounds() {
    Box own;
    for (Layer const& layer : m_document.layers()) {
        if (layer.group == LayerGroup::own) {
            own.grow(bounds_of(layer));
        }
    }
    return own;
}

void Workspace::show_everything() {
    if (Box const own = own_bounds(); !own.is_empty()) {
        show_box(own, 60);
        return;
    }
    Box const area_lonlat = m_document.map_crs().area_of_use_lonlat();
    auto const& home = m_map_file.home_lonlat;
    bool const has_home = home && area_lonlat.intersects(*home);
    Box const home_lonlat = has_home ? *home : area_lonlat;
    show_box(projected_box(home_lonlat, world_from_lonlat()), has_home ? 20 : 0);
}

void Workspace::show_initial_view() {
    if (m_options.extent_world) {
        set_viewport(m_viewport.fitted(*m_options.extent_world));
        return;
    }
    if (m_options.bbox_lonlat) {
        Box const bbox = in_one_piece(*m_options.bbox_lonlat, m_document.map_crs());
        set_viewport(m_viewport.fitted(projected_box(bbox, world_from_lonlat())));
        return;
    }
    show_everything();
    auto const kept = kept_view();
    if (kept) {
        set_viewport(*kept);
    }
    auto const selected =
        kept && m_options.select.empty() ? std::nullopt : m_document.find_feature(m_options.select);
    if (selected && !m_options.center_lonlat && !m_options.zoom) {
        fly_to(*selected);
    }
    Viewport wanted = m_viewport;
    if (m_options.center_lonlat) {
        wanted.centre_world = world_from_lonlat().forward(*m_options.center_lonlat);
        if (!is_finite(wanted.centre_world)) {
            throw fmt_error("--center {},{} cannot be shown in {}", m_options.center_lonlat->x,
                            m_options.center_lonlat->y, m_document.map_crs().name());
        }
    }
    if (m_options.zoom) {
        wanted.world_per_px =
            world_per_px_at(*m_options.zoom, wanted.centre_world, m_document.map_crs(), world_from_lonlat());
    }
    set_viewport(wanted);
}

std::optional<Box> Workspace::fixed_view_lonlat() {
    bool const is_said =
        m_options.bbox_lonlat || m_options.extent_world || (m_options.center_lonlat && m_options.zoom);
    if (m_options.screenshot.empty() || !is_said || !m_options.select.empty()) {
        return std::nullopt;
    }
    resize(m_options.width_px / m_options.scale, m_options.height_px / m_options.scale);
    show_initial_view();
    constexpr double margin_px = 64;
    return view_lonlat(margin_px);
}

std::optional<Box> Workspace::view_lonlat(double margin_px) {
    constexpr int steps = 16;
    Box const world = m_viewport.bounds_world().expanded(margin_px * m_viewport.world_per_px);
    Box lonlat;
    for (int i = 0; i <= steps; ++i) {
        double const x = world.min_x + world.width() * i / steps;
        double const y = world.min_y + world.height() * i / steps;
        for (Point const edge :
             {Point{x, world.min_y}, Point{x, world.max_y}, Point{world.min_x, y}, Point{world.max_x, y}}) {
            Point const p = world_from_lonlat().inverse(edge);
            if (!is_finite(p)) {
                return std::nullopt;  // it reaches beyond what the map CRS can show
            }
            lonlat.grow(p);
        }
    }
    bool const is_near = lonlat.width() < 90 && lonlat.height() < 45;
    return is_near ? std::optional{lonlat} : std::nullopt;
}

/// Reads around the view what is not at hand, and takes what was read. True if the document changed.
bool Workspace::follow_view() {
    bool const may_follow = m_options.follows_view() && m_batches.empty() && !m_crs_change && !m_wanted_crs;
    if (!may_follow || !PartialLayers::has_any(m_document)) {
        return false;
    }
    return take_fresh(m_partial_layers.poll(m_document, view_lonlat(0)));
}

bool Workspace::take_fresh(std::vector<PartialLayers::Fresh> fresh_layers) {
    for (PartialLayers::Fresh& fresh : fresh_layers) {
        if (!fresh.content) {
            tell(fresh.failure);
        } else if (m_document.has_layer(fresh.layer)) {
            if (!fresh.encoding.empty()) {
                SourceRef source = m_document.layer(fresh.layer).source;
                source.encoding = fresh.encoding;
                change_by_itself(SetSource{fresh.layer, std::move(source)});
            }
            replace_content(fresh.layer, std::move(*fresh.content));
        }
    }
    return !fresh_layers.empty();
}

void Workspace::set_text_encoding(LayerId layer, std::string const& encoding) {
    m_recoded_layers.begin(m_document, m_document.layer(layer), encoding);
}

Box Workspace::bounds_of(Layer const& layer) {
    if (layer.table->part) {
        return projected_box(layer.table->part->source_lonlat, world_from_lonlat());
    }
    return layer.world ? layer.world->index.bounds() : Box{};
}

Picked Workspace::pick_at(Point screen) {
    gather();
    return pick(m_document, m_viewport, zoom(), screen);
}

void Workspace::fly_to(FeatureRef ref) {
    Layer const& layer = m_document.layer(ref.layer);
    auto const anchor = anchor_of(ref);
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
    double const close = world_per_px_at(close_zoom, *anchor, m_document.map_crs(), world_from_lonlat());
    there.world_per_px = std::min(there.world_per_px, close);
    set_viewport(there);
}

bool Workspace::show_apart(FeatureRef leader) {
    Layer const& layer = m_document.layer(leader.layer);
    Box bounds;
    bounds.grow(layer.world->anchor_of(leader.feature));
    if (layer.gathering) {
        for (std::uint32_t const member : layer.gathering->members(leader.feature)) {
            bounds.grow(layer.world->anchor_of(member));
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

void Workspace::show_layer(LayerId layer) { show_box(bounds_of(m_document.layer(layer)), 60); }

}  // namespace gatepost
