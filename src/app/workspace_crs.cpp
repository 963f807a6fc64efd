// The part of Workspace that is about another map CRS.
#include "app/missed_features.hpp"
#include "app/workspace.hpp"
#include "base/boundary.hpp"
#include "base/log.hpp"
#include "geo/antimeridian.hpp"
#include "geo/projected_box.hpp"

#include <array>
#include <utility>

namespace gatepost {

void Workspace::change_map_crs(std::string const& definition) { begin_crs_change(definition, Wish::person); }

/// It may be at its end already when this returns.
void Workspace::begin_crs_change(std::string const& definition, Wish wish) {
    Crs crs = Crs::parse(definition);
    if (crs == m_document.map_crs() && !m_crs_change) {
        return;
    }
    m_wanted_crs = std::move(crs);
    m_crs_wish = wish;
    m_told_missed.clear();  // what the new one cannot show is told anew
    m_crs_change.reset();
    m_partial_layers.cancel();
    poll_crs_change();
}

bool Workspace::poll_crs_change() {
    if (m_wanted_crs && m_batches.empty()) {
        m_crs_change = CrsChange{*std::exchange(m_wanted_crs, std::nullopt), {}, {}};
        for (Layer const& layer : m_document.layers()) {
            auto build = [table = layer.table, crs = m_crs_change->crs, shape = layer.style.line_shape,
                          name = layer.title, this](JobContext const& job) {
                Rebuilt rebuilt;
                auto const failure = failure_of(name, [&] {
                    rebuilt.world = std::make_shared<WorldGeometry const>(
                        build_world_geometry(*table, crs, shape, m_workers.computing().transformers, job));
                });
                rebuilt.failure = failure.value_or("");
                return rebuilt;
            };
            m_crs_change->jobs.emplace(
                layer.id, Job<Rebuilt>(m_workers.computing().pool, std::move(build),
                                       -static_cast<double>(layer.table->geometry.vertices().size())));
        }
    }
    if (!m_crs_change) {
        return false;
    }
    for (auto& [id, job] : m_crs_change->jobs) {
        auto rebuilt = job.take();
        if (rebuilt && !keep_rebuilt(id, std::move(*rebuilt))) {
            return true;
        }
    }
    if (m_crs_change->worlds.size() < m_crs_change->jobs.size()) {
        return false;
    }
    finish_crs_change();
    return true;
}

/// Where a layer cannot be rebuilt the whole change ends, and the map stays as it is.
bool Workspace::keep_rebuilt(LayerId layer, Rebuilt rebuilt) {
    if (!rebuilt.failure.empty()) {
        m_crs_change.reset();
        report(rebuilt.failure);
        return false;
    }
    m_crs_change->worlds[layer] = std::move(rebuilt.world);
    return true;
}

void Workspace::tell_missed(LayerState const& layer, LayerContent const& content) {
    if (layer.group != LayerGroup::own) {
        return;
    }
    for (std::string const& message : missed_messages(layer, content, m_document.map_crs(), m_languages)) {
        m_is_doubtful = true;
        if (m_told_missed.insert(message).second) {
            report(message);
        }
    }
}

/// The web's map is cut open at 180°. Where what is to be seen first lies across that, it is cut open at
/// Greenwich instead, so that Fiji is in one piece in the middle.
bool Workspace::wants_other_seam() {
    bool const may_move = m_map_path.empty() && m_document.map_crs() == Crs::web_mercator() &&
                          !m_options.extent_world && !m_options.center_lonlat && !m_options.list_layers &&
                          !m_options.query_lonlat;
    if (!may_move || m_options.bbox_lonlat) {
        return may_move && m_options.bbox_lonlat->min_x > m_options.bbox_lonlat->max_x;
    }
    Crs const& crs = m_document.map_crs();
    double const half_world = projected_box(crs.usable_area_lonlat(), world_from_lonlat()).max_x;
    if (own_bounds().width() <= half_world) {
        return false;
    }
    LonlatExtent extent;
    for (Layer const& layer : m_document.layers()) {
        bool const counts = layer.group == LayerGroup::own && layer.world && layer.world->geometry.size() > 0;
        std::size_t const parts =
            counts ? layer.world->geometry.parts_end(layer.world->geometry.size() - 1) : 0;
        for (std::size_t part = 0; part < parts; ++part) {
            Box bounds;
            for (Point const p : layer.world->geometry.part(part)) {
                bounds.grow(Point{p.x * 180 / half_world, 0});
            }
            extent.add(std::array{Point{bounds.min_x, 0}, Point{bounds.max_x, 0}});
        }
    }
    auto const box = extent.box();
    return box && box->min_x > box->max_x;
}

void Workspace::finish_crs_jobs() {
    poll_crs_change();
    if (!m_crs_change) {
        return;
    }
    for (auto& [id, job] : m_crs_change->jobs) {
        if (!m_crs_change->worlds.contains(id) && !keep_rebuilt(id, job.get())) {
            return;
        }
    }
    finish_crs_change();
}

/// The same place stays in the middle, at the same zoom, where the new CRS can show it.
void Workspace::finish_crs_change() {
    CrsChange change = std::move(*m_crs_change);
    m_crs_change.reset();
    Point const centre_lonlat = world_from_lonlat().inverse(m_viewport.centre_world);
    double const kept_zoom = zoom();
    SetMapCrs const changed{change.crs.definition()};
    switch (std::exchange(m_crs_wish, Wish::by_itself)) {
        case Wish::person: m_history.note(m_state, changed, 0); break;
        case Wish::by_itself: m_history.apply_to_all(changed); break;
        case Wish::history: break;
    }
    m_state = apply(std::move(m_state), changed);
    m_contents.set_map_crs(std::move(change.crs), change.worlds);
    m_document.update(m_state, m_contents);
    Viewport view = m_viewport;
    view.centre_world = world_from_lonlat().forward(centre_lonlat);
    bool const can_show = wrapped_into(centre_lonlat, m_document.map_crs().usable_area_lonlat()) &&
                          is_finite(view.centre_world);
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
            static_cast<void>(refuse_or_report_ballpark(
                *m_state.find(layer.id), *layer.content));  // it is drawn already: said, not refused
        }
        tell_missed(*m_state.find(layer.id), *layer.content);
    }
    log_info("map crs {}",
             m_document.map_crs().code().empty() ? m_document.map_crs().name() : m_document.map_crs().code());
}

}  // namespace gatepost
