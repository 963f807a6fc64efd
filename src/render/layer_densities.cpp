#include "render/layer_densities.hpp"

#include "base/boundary.hpp"
#include "render/tile_source.hpp"

#include <algorithm>
#include <utility>

namespace gatepost {

namespace {

constexpr std::size_t most_levels = 24;  // of a layer, whose counts are kept
constexpr double before_tiles = -1;      // in the order of jobs: tiles wait for it

/// Where a twentieth of the points share their pixel with another (one to every twenty pixels, if they lie
/// evenly; one a pixel and more in the thick of heaps), dots cover a third of the map, and how many there are
/// can no longer be seen.
bool is_crowded(DensityHistogram const& histogram) {
    constexpr double most_that_share = 0.05;
    return histogram.crowded_total() > most_that_share * histogram.total();
}

/// Null where points are not crowded and nobody asked for a density. Whether they are does not depend on
/// their weights.
std::shared_ptr<TileDensity const> count(TileDensity density, bool is_automatic, JobContext const& job) {
    if (is_automatic && density.points.weights) {
        TileDensity unweighted = density;
        unweighted.points.weights = nullptr;
        if (!is_crowded(histogram_of(unweighted, job))) {
            return nullptr;
        }
    }
    DensityHistogram const histogram = histogram_of(density, job);
    bool const has_room = is_automatic && !density.points.weights && !is_crowded(histogram);
    if (histogram.cells() == 0 || has_room) {
        return nullptr;
    }
    density.scale = DensityScale(histogram);
    return std::make_shared<TileDensity const>(std::move(density));
}

/// The same scale for other points.
std::shared_ptr<TileDensity const> with_points(TileDensity const& density, DensityPoints points) {
    TileDensity other = density;
    other.points = std::move(points);
    return std::make_shared<TileDensity const>(std::move(other));
}

}  // namespace

bool LayerDensities::may_show(Layer const& layer) {
    PointDrawing const drawing = layer.style.points.drawing;
    if (drawing == PointDrawing::dots || layer.typical_kind != GeometryKind::point) {
        return false;
    }
    return drawing != PointDrawing::automatic ||
           (may_be_dense(layer) && layer.table->size() > most_cased_symbols &&
            std::all_of(layer.style.classes.begin(), layer.style.classes.end(), is_plain_dot));
}

/// Nobody waits for what is being counted: each job owns what it counts.
void LayerDensities::abandon(OfLayer& counted) {
    for (Entry& entry : counted.entries) {
        entry.job.abandon();
    }
    counted.entries.clear();
}

LayerDensities::Answer LayerDensities::ask(Layer const& layer, int level, double zoom) {
    if (!may_show(layer)) {
        if (auto const found = m_layers.find(layer.id); found != m_layers.end()) {
            abandon(found->second);
            m_layers.erase(found);
        }
        return {true, layer.revision};
    }
    OfLayer& counted = of_layer(layer, zoom);
    Entry& entry = entry_of(counted, layer, level, zoom);
    if (entry.job.is_active()) {
        if (auto made = entry.job.take()) {
            take(entry, std::move(*made));
        } else {
            return {false, entry.revision};
        }
    }
    if (entry.untimed && !entry.density) {
        entry.density =
            layer.mask ? with_points(*entry.untimed, density_points_of(layer, zoom)) : entry.untimed;
    }
    counted.shown = entry.density;
    return {true, entry.density ? entry.revision : layer.revision, entry.density, entry.count};
}

/// With other points, nothing of what was counted is true any more.
LayerDensities::OfLayer& LayerDensities::of_layer(Layer const& layer, double zoom) {
    OfLayer& counted = m_layers[layer.id];
    std::vector<std::uint8_t> counts_class;
    for (std::size_t i = 0; i < layer.style.classes.size(); ++i) {
        counts_class.push_back(layer.style.is_class_visible(i, zoom) ? 1 : 0);
    }
    if (counted.untimed_revision != layer.untimed_revision || counted.counts_class != counts_class) {
        counted.untimed_revision = layer.untimed_revision;
        counted.layer_revision = layer.revision;
        counted.counts_class = std::move(counts_class);
        abandon(counted);
    } else if (counted.layer_revision != layer.revision) {
        counted.layer_revision = layer.revision;
        follow_time(counted);
    }
    return counted;
}

void LayerDensities::follow_time(OfLayer& counted) {
    for (Entry& entry : counted.entries) {
        entry.revision = m_next_revision++;
        entry.density.reset();
    }
}

LayerDensities::Entry& LayerDensities::entry_of(OfLayer& counted, Layer const& layer, int level,
                                                double zoom) {
    auto& entries = counted.entries;
    auto const found =
        std::find_if(entries.begin(), entries.end(), [&](Entry const& one) { return one.level == level; });
    if (found != entries.end()) {
        return *found;
    }
    bool const is_automatic = layer.style.points.drawing == PointDrawing::automatic;
    if (entries.size() >= most_levels) {
        entries.front().job.abandon();
        entries.erase(entries.begin());
    }
    Entry& entry = entries.emplace_back(Entry{level, m_next_revision++, {}});
    // Points that have room at a small scale have it at each larger one.
    bool const has_room = std::any_of(entries.begin(), entries.end(), [&](Entry const& one) {
        return is_automatic && one.level > level && !one.job.is_active() && !one.untimed;
    });
    if (!has_room) {
        auto count_it = [density = uncounted_density(untimed_density_points_of(layer, zoom),
                                                     layer.style.points, level),
                         is_automatic, title = layer.title](JobContext const& job) {
            Counted made;
            auto const failure = failure_of(title, [&] { made.density = count(density, is_automatic, job); });
            made.failure = failure.value_or("");
            return made;
        };
        entry.job = Job<Counted>(m_pool, std::move(count_it), before_tiles);
    }
    return entry;
}

void LayerDensities::take(Entry& entry, Counted counted) {
    entry.untimed = std::move(counted.density);
    if (!counted.failure.empty()) {
        m_failures.push_back(std::move(counted.failure));
    }
}

void LayerDensities::finish() {
    for (auto& [id, counted] : m_layers) {
        for (Entry& entry : counted.entries) {
            if (entry.job.is_active()) {
                take(entry, entry.job.get());
            }
        }
    }
}

void LayerDensities::keep_only(Document const& document) {
    for (auto at = m_layers.begin(); at != m_layers.end();) {
        if (document.has_layer(at->first)) {
            ++at;
            continue;
        }
        abandon(at->second);
        at = m_layers.erase(at);
    }
}

std::shared_ptr<TileDensity const> LayerDensities::shown(LayerId layer) const {
    auto const found = m_layers.find(layer);
    return found == m_layers.end() ? nullptr : found->second.shown;
}

}  // namespace gatepost
