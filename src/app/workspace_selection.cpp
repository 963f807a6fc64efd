// The part of Workspace that is about what is selected.
#include "app/workspace.hpp"
#include "base/log.hpp"
#include "geo/geodesy.hpp"

#include <algorithm>
#include <utility>

namespace gatepost {

namespace {

/// The feature of another part of the same source that is this one: at the same place, with the same values.
std::optional<std::uint32_t> counterpart(Layer const& before, std::uint32_t feature,
                                         LayerContent const& content) {
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
void Workspace::replace_content(LayerId layer, LayerContent content) {
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
    m_contents.put(layer, std::move(content));
    m_document.update(m_state, m_contents);
    if (is_lost) {
        close_selection();
    } else if (m_selection) {
        show_card();
    }
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
    m_selection->card = make_card(m_document, ref, m_languages, m_tongue);
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
    if (layer.world->geometry.is_mixed(ref.feature)) {
        return layer.world->anchor_of(ref.feature);
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

}  // namespace gatepost
