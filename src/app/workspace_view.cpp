// The part of Workspace that is about the view and the selection.
#include "app/layer_reading.hpp"
#include "app/workspace.hpp"
#include "base/error.hpp"
#include "base/paths.hpp"
#include "geo/geodesy.hpp"
#include "map/legend.hpp"
#include "map/style_by_field.hpp"
#include "map/style_json.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace gatepost {

namespace {

constexpr double close_zoom = 12;

}  // namespace

double Workspace::zoom() {
    if (!m_zoom) {
        m_zoom = zoom_of(m_viewport, m_document.map_crs(), world_from_lonlat());
    }
    return *m_zoom;
}

void Workspace::set_viewport(Viewport const& viewport) {
    m_viewport = viewport;
    m_zoom.reset();
}

void Workspace::resize(double width_px, double height_px) {
    Viewport resized = m_viewport;
    resized.width_px = width_px;
    resized.height_px = height_px;
    set_viewport(resized);
}

void Workspace::show_box(Box const& world, double margin_px) {
    if (world.is_empty()) {
        return;
    }
    Viewport inner = m_viewport;
    inner.width_px = std::max(m_viewport.width_px - m_left_inset_px - 2 * margin_px, m_viewport.width_px / 3);
    inner.height_px = std::max(m_viewport.height_px - 2 * margin_px, m_viewport.height_px / 2);
    double const smallest = world_per_px_at(16, world.centre(), m_document.map_crs(), world_from_lonlat());
    Viewport fit = m_viewport;
    fit.centre_world = world.centre();
    fit.world_per_px = std::max(inner.fitted(world).world_per_px, smallest);
    fit.centre_world.x -= m_left_inset_px / 2 * fit.world_per_px;
    set_viewport(fit);
}

void Workspace::show_everything() {
    Box own;
    for (Layer const& layer : m_document.layers()) {
        if (layer.group == LayerGroup::own) {
            own.grow(bounds_of(layer));
        }
    }
    if (!own.is_empty()) {
        show_box(own, 60);
        return;
    }
    bool const has_home = m_options.inputs.empty();
    Box const home_lonlat = has_home ? atlas_home_lonlat : m_document.map_crs().usable_area_lonlat();
    show_box(world_from_lonlat_box(home_lonlat, world_from_lonlat()), has_home ? 20 : 0);
}

void Workspace::show_initial_view() {
    if (m_options.extent_world) {
        set_viewport(m_viewport.fitted(*m_options.extent_world));
        return;
    }
    if (m_options.bbox_lonlat) {
        Box bbox = *m_options.bbox_lonlat;
        if (bbox.min_x > bbox.max_x) {
            bbox.min_x = -180;  // across the antimeridian: one world, no copies, so the view that holds both
                                // parts is all of it
            bbox.max_x = 180;
        }
        set_viewport(m_viewport.fitted(world_from_lonlat_box(bbox, world_from_lonlat())));
        return;
    }
    show_everything();
    auto const selected = m_document.find_feature(m_options.select);
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
    bool changed = false;
    for (PartialLayers::Fresh& fresh : m_partial_layers.poll(m_document, view_lonlat(0))) {
        if (!fresh.content) {
            report(fresh.failure);
        } else if (auto const layer = m_document.find_layer(fresh.layer_id)) {
            fresh.content->palette_index = m_document.layer(*layer).palette_index;
            restyle(*fresh.content, m_document.layer(*layer).style);
            replace_content(*layer, std::move(*fresh.content));
        }
        changed = true;
    }
    return changed;
}

namespace {

/// The feature of another part of the same source that is this one: at the same place, with the same values.
std::optional<std::uint32_t> counterpart(Layer const& before, std::uint32_t feature, Layer const& content) {
    auto const vertices = before.table->geometry.vertices_of(feature);
    if (!before.world || vertices.empty() || before.world->geometry.vertices_of(feature).empty()) {
        return std::nullopt;
    }
    AttributeRow const row = before.table->row(feature);
    std::optional<std::uint32_t> found;
    Box const place = Box::around(before.world->geometry.vertices_of(feature).front(), 1e-6);
    content.world->index.query(place, [&](std::uint32_t other) {
        auto const theirs = content.table->geometry.vertices_of(other);
        bool is_same = std::equal(vertices.begin(), vertices.end(), theirs.begin(), theirs.end());
        if (is_same) {
            AttributeRow const other_row = content.table->row(other);
            for (AttributeColumn const& column : row.columns()) {
                is_same = is_same && row.text(column.name()) == other_row.text(column.name());
            }
        }
        found = is_same ? std::optional{other} : std::nullopt;
        return !is_same;
    });
    return found;
}

}  // namespace

/// What is selected stays so where the new part has it too.
void Workspace::replace_content(std::size_t layer, Layer content) {
    bool is_lost = false;
    if (m_selection) {
        for (Hit& hit : m_selection->picked.hits) {
            if (hit.ref.layer == layer) {
                auto const other = counterpart(m_document.layer(layer), hit.ref.feature, content);
                is_lost = is_lost || !other;
                hit.ref.feature = other.value_or(0);
            }
        }
    }
    m_document.replace_content(layer, std::move(content));
    if (is_lost) {
        close_selection();
    } else if (m_selection) {
        show_card();
    }
}

Box Workspace::bounds_of(Layer const& layer) {
    if (layer.table->part) {
        return world_from_lonlat_box(layer.table->part->source_lonlat, world_from_lonlat());
    }
    return layer.world ? layer.world->index.bounds() : Box{};
}

Picked Workspace::pick_at(Point screen) {
    gather();
    return pick(m_document, m_viewport, zoom(), screen);
}

void Workspace::open(Picked picked) {
    if (picked.hits.empty()) {
        close_selection();
        return;
    }
    m_selection = Selection{};
    m_selection->picked = std::move(picked);
    show_card();
}

void Workspace::select(FeatureRef ref) { open(pick_feature(m_document, ref)); }

void Workspace::step_selection(int step) {
    if (m_selection) {
        auto const count = static_cast<int>(m_selection->picked.hits.size());
        m_selection->index =
            static_cast<std::size_t>((static_cast<int>(m_selection->index) + step + count) % count);
        show_card();
    }
}

void Workspace::close_selection() {
    if (m_selection) {
        m_selection.reset();
        log_info("popup closed");
    }
}

void Workspace::show_card() {
    FeatureRef const ref = m_selection->picked.hits[m_selection->index].ref;
    m_selection->card = make_card(m_document, ref, m_options.languages, m_tongue);
    m_selection->anchor_world = anchor_of(ref);
    m_selection->precision_ring_world = precision_ring(m_selection->card, m_selection->anchor_world);
    log_info("popup opened {}", m_selection->card.reference);
}

void Workspace::set_tongue(Tongue tongue) {
    m_tongue = tongue;
    if (m_selection) {
        show_card();
    }
}

std::optional<Point> Workspace::anchor_of(FeatureRef ref) const {
    Layer const& layer = m_document.layer(ref.layer);
    if (!layer.world || layer.world->geometry.kind(ref.feature) == GeometryKind::none) {
        return std::nullopt;
    }
    auto const vertices = layer.world->geometry.vertices_of(ref.feature);
    return layer.world->geometry.kind(ref.feature) == GeometryKind::polygon
               ? layer.world->bounds_of(ref.feature).centre()
               : vertices[vertices.size() / 2];
}

std::vector<Point> Workspace::precision_ring(Card const& card, std::optional<Point> anchor_world) {
    std::vector<Point> ring;
    if (!anchor_world || card.precision_m <= 0) {
        return ring;
    }
    Point const lonlat = world_from_lonlat().inverse(*anchor_world);
    constexpr int corners = 72;
    for (int i = 0; i < corners; ++i) {
        ring.push_back(geodesic_destination(lonlat, 360.0 * i / corners, card.precision_m));
    }
    world_from_lonlat().forward(ring);
    bool const whole = std::all_of(ring.begin(), ring.end(), is_finite);
    return whole ? ring : std::vector<Point>{};
}

void Workspace::fly_to(FeatureRef ref) {
    Layer const& layer = m_document.layer(ref.layer);
    auto const anchor = anchor_of(ref);
    if (!anchor) {
        return;
    }
    Box const bounds = layer.world->bounds_of(ref.feature);
    if (bounds.width() > 0 || bounds.height() > 0) {
        show_box(bounds, 200);
        return;
    }
    Viewport there = m_viewport;
    there.centre_world = *anchor;
    double const close = world_per_px_at(close_zoom, *anchor, m_document.map_crs(), world_from_lonlat());
    there.world_per_px = std::min(there.world_per_px, close);
    set_viewport(there);
}

void Workspace::set_class_on(std::size_t layer, std::size_t style_class, bool is_on) {
    m_document.set_class_on(layer, style_class, is_on);
    log_info("class {} {} {}", is_on ? "shown" : "hidden", m_document.layer(layer).id,
             class_title(m_document.layer(layer), style_class, Tongue::english));
}

void Workspace::style_by(std::size_t layer, std::string const& field) {
    Layer const& styled = m_document.layer(layer);
    if (styled.group != LayerGroup::own) {
        return;
    }
    LayerStyle const plain = default_style("", styled.palette_index);
    auto style = field.empty() ? std::optional{plain} : style_by_field(*styled.table, field, plain);
    if (style) {
        m_document.set_style(layer, std::move(*style));
        log_info("layer {} styled by '{}'", styled.id, field);
    }
}

void Workspace::reset_style(std::size_t layer) {
    m_document.reset_style(layer);
    log_info("layer {} styled as at first", m_document.layer(layer).id);
}

std::string Workspace::save_style(std::size_t layer) const {
    Layer const& styled = m_document.layer(layer);
    std::string path = styled.group == LayerGroup::own
                           ? style_path(styled.source, styled.table->name)
                           : bundled_style_path(m_options.style_folder, styled.id);
    if (path.empty()) {
        throw fmt_error("{} is no file, so there is no place beside it for its style", styled.source);
    }
    if (styled.style.has_looks_of_features()) {
        throw fmt_error(
            "{}: its features bring their looks themselves, so there is nothing to be kept beside it",
            styled.name);
    }
    LayerStyle style = styled.style;
    style.gathers = styled.gathers;
    if (styled.group != LayerGroup::own) {
        std::filesystem::create_directories(m_options.style_folder);
    }
    write_file(path, style_to_json(style));
    log_info("style saved {}", path);
    return path;
}

void Workspace::remove_layer(std::size_t layer) {
    if (m_document.layer(layer).group != LayerGroup::own) {
        return;
    }
    close_selection();  // what it refers to may have another number now
    log_info("layer {} removed", m_document.layer(layer).id);
    m_document.remove_layer(layer);
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
    show_box(bounds, margin_px);
    double const apart_px = std::max(bounds.width(), bounds.height()) / m_viewport.world_per_px;
    bool const helps =
        apart_px >= least_apart_px && m_viewport.world_per_px < before.world_per_px * clearly_closer;
    if (!helps) {
        set_viewport(before);
    }
    return helps;
}

void Workspace::show_layer(std::size_t layer) { show_box(bounds_of(m_document.layer(layer)), 60); }

void Workspace::change_map_crs(std::string const& definition) {
    Crs crs = Crs::parse(definition);
    if (crs == m_document.map_crs() && !m_crs_change) {
        return;
    }
    m_wanted_crs = std::move(crs);
    m_crs_change.reset();
    m_partial_layers.cancel();
    poll_crs_change();
}

bool Workspace::poll_crs_change() {
    if (m_wanted_crs && m_batches.empty()) {
        m_crs_change = CrsChange{*std::exchange(m_wanted_crs, std::nullopt), {}, {}};
        for (Layer const& layer : m_document.layers()) {
            auto build = [table = layer.table, crs = m_crs_change->crs, shape = layer.style.line_shape,
                          this](JobContext const& job) {
                return std::make_shared<WorldGeometry const>(
                    build_world_geometry(*table, crs, shape, m_worker_transformers, job));
            };
            m_crs_change->jobs.emplace(
                layer.id,
                Job<std::shared_ptr<WorldGeometry const>>(
                    m_pool, std::move(build), -static_cast<double>(layer.table->geometry.vertices().size())));
        }
    }
    if (!m_crs_change) {
        return false;
    }
    for (auto& [id, job] : m_crs_change->jobs) {
        if (auto world = job.take()) {
            m_crs_change->worlds[id] = std::move(*world);
        }
    }
    if (m_crs_change->worlds.size() < m_crs_change->jobs.size()) {
        return false;
    }
    finish_crs_change();
    return true;
}

/// The same place stays in the middle, at the same zoom, where the new CRS can show it.
void Workspace::finish_crs_change() {
    CrsChange change = std::move(*m_crs_change);
    m_crs_change.reset();
    Point const centre_lonlat = world_from_lonlat().inverse(m_viewport.centre_world);
    double const kept_zoom = zoom();
    std::vector<std::shared_ptr<WorldGeometry const>> worlds;
    for (Layer const& layer : m_document.layers()) {
        worlds.push_back(change.worlds.at(layer.id));
    }
    m_document.set_map_crs(std::move(change.crs), worlds);
    Viewport view = m_viewport;
    view.centre_world = world_from_lonlat().forward(centre_lonlat);
    bool const can_show =
        m_document.map_crs().usable_area_lonlat().contains(centre_lonlat) && is_finite(view.centre_world);
    if (can_show) {
        view.world_per_px =
            world_per_px_at(kept_zoom, view.centre_world, m_document.map_crs(), world_from_lonlat());
        set_viewport(view);
    } else {
        show_everything();
    }
    if (m_selection) {
        show_card();
    }
    for (Layer const& layer : m_document.layers()) {
        if (layer.world->is_ballpark) {
            static_cast<void>(refuse_or_report_ballpark(layer));  // it is drawn already: said, not refused
        }
    }
    log_info("map crs {}",
             m_document.map_crs().code().empty() ? m_document.map_crs().name() : m_document.map_crs().code());
}

}  // namespace gatepost
