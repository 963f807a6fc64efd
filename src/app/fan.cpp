#include "app/fan.hpp"

#include "map/badges.hpp"
#include "table/names.hpp"

#include <algorithm>

namespace gatepost {

void Fan::open(OpenMap& map, FeatureRef leader, Point at_screen) {
    Layer const& layer = map.document().layer(leader.layer);
    m_refs = cluster_members(map.document(), leader);
    m_anchor_world = layer.world->anchor_of(leader.feature);
    m_anchor_screen = at_screen;
    m_world_per_px = map.camera().viewport().world_per_px;
    m_revision = layer.revision;
    log_info("fan of {} opened", m_refs.size());
}

void Fan::follow(OpenMap& map) {
    if (m_refs.empty()) {
        return;
    }
    Document const& document = map.document();
    FeatureRef const leader = m_refs.front();
    bool const is_same =
        document.has_feature(leader) && document.layer(leader.layer).revision == m_revision &&
        document.layer(leader.layer).is_visible && map.camera().viewport().world_per_px == m_world_per_px;
    if (!is_same || cluster_members(map.document(), m_refs.front()) != m_refs) {
        close();
    }
}

std::optional<FanModel> Fan::model(OpenMap& map) {
    constexpr std::size_t most_name_bytes = 2000;
    if (m_refs.empty()) {
        return std::nullopt;
    }
    FanModel fan;
    Viewport const& viewport = map.camera().viewport();
    fan.anchor_screen = viewport.screen_from_world(
        map.document().map_plane().near(m_anchor_world, viewport.world_from_screen(m_anchor_screen)));
    m_anchor_screen = fan.anchor_screen;
    std::vector<Point> const offsets = fan_offsets_px(m_refs.size());
    for (std::size_t i = 0; i < m_refs.size(); ++i) {
        Layer const& layer = map.document().layer(m_refs[i].layer);
        fan.items.push_back(
            {m_refs[i], fan.anchor_screen + offsets[i],
             name_of(layer.table->row(m_refs[i].feature), map.selector().languages(), most_name_bytes)});
    }
    return fan;
}

std::optional<FeatureRef> Fan::at(OpenMap& map, Point screen) {
    auto const fan = model(map);
    if (!fan) {
        return std::nullopt;
    }
    auto const found = std::find_if(fan->items.begin(), fan->items.end(), [&](FanModel::Item const& item) {
        return distance(item.screen, screen) < fan_reach_px;
    });
    return found != fan->items.end() ? std::optional{found->ref} : std::nullopt;
}

}  // namespace gatepost
