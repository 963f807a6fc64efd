#include "app/map_crs_change.hpp"

#include "base/boundary.hpp"

#include <utility>

namespace gatepost {

void MapCrsChange::want(Crs crs, AskedBy asked_by) {
    m_change.reset();
    m_wanted = std::move(crs);
    m_asked_by = asked_by;
}

void MapCrsChange::cancel() {
    m_wanted.reset();
    m_change.reset();
}

void MapCrsChange::begin(Document const& document) {
    m_change = Change{*std::exchange(m_wanted, std::nullopt), {}, {}};
    for (Layer const& layer : document.layers()) {
        auto build = [table = layer.table, crs = m_change->crs, shape = layer.style.line_shape,
                      name = layer.title, this](JobContext const& job) {
            Rebuilt rebuilt;
            auto const failure = failure_of(name, [&] {
                rebuilt.world = std::make_shared<WorldGeometry const>(
                    build_world_geometry(*table, crs, shape, m_workers.computing().transformers, job));
            });
            rebuilt.failure = failure.value_or("");
            return rebuilt;
        };
        m_change->jobs.emplace(layer.id,
                               Job<Rebuilt>(m_workers.computing().pool, std::move(build),
                                            -static_cast<double>(layer.table->geometry.vertices().size())));
    }
}

std::optional<MapCrsChange::Outcome> MapCrsChange::poll(Document const& document, bool may_begin) {
    if (m_wanted && may_begin) {
        begin(document);
    }
    if (!m_change) {
        return std::nullopt;
    }
    for (auto& [id, job] : m_change->jobs) {
        auto rebuilt = job.take();
        if (auto failed = rebuilt ? keep(id, std::move(*rebuilt)) : std::nullopt) {
            return failed;
        }
    }
    return take_finished();
}

std::optional<MapCrsChange::Outcome> MapCrsChange::wait(Document const& document) {
    if (m_wanted) {
        begin(document);
    }
    if (!m_change) {
        return std::nullopt;
    }
    for (auto& [id, job] : m_change->jobs) {
        if (auto failed = m_change->worlds.contains(id) ? std::nullopt : keep(id, job.get())) {
            return failed;
        }
    }
    return take_finished();
}

std::optional<MapCrsChange::Outcome> MapCrsChange::keep(LayerId layer, Rebuilt rebuilt) {
    if (!rebuilt.failure.empty()) {
        Outcome failed{m_change->crs, {}, m_asked_by, std::move(rebuilt.failure)};
        m_change.reset();
        return failed;
    }
    m_change->worlds[layer] = std::move(rebuilt.world);
    return std::nullopt;
}

std::optional<MapCrsChange::Outcome> MapCrsChange::take_finished() {
    if (m_change->worlds.size() < m_change->jobs.size()) {
        return std::nullopt;
    }
    Outcome finished{std::move(m_change->crs), std::move(m_change->worlds), m_asked_by, {}};
    m_change.reset();
    return finished;
}

void MapCrsChange::add_progress(float& done, float& all) const {
    if (m_change) {
        for (auto const& [id, job] : m_change->jobs) {
            done += job.progress();
            all += 1;
        }
    }
}

}  // namespace gatepost
