#include "app/fan.hpp"

#include "map/badges.hpp"
#include "table/names.hpp"

#include <algorithm>

namespace gatepost {

void Fan::open(Workspace& workspace, FeatureRef leader) {
    Layer const& layer = workspace.document().layer(leader.layer);
    m_refs = spoken_for(workspace.document(), leader);
    m_anchor_world = layer.world->anchor_of(leader.feature);
    m_world_per_px = workspace.viewport().world_per_px;
    m_revision = layer.revision;
    log_info("fan of {} opened", m_refs.size());
}

void Fan::follow(Workspace& workspace) {
    if (m_refs.empty()) {
        return;
    }
    Document const& document = workspace.document();
    FeatureRef const leader = m_refs.front();
    bool const is_same =
        document.has_feature(leader) && document.layer(leader.layer).revision == m_revision &&
        document.layer(leader.layer).is_visible && workspace.viewport().world_per_px == m_world_per_px;
    if (!is_same || spoken_for(workspace.document(), m_refs.front()) != m_refs) {
        close();
    }
}

std::optional<FanModel> Fan::model(Workspace& workspace) const {
    constexpr std::size_t most_name_bytes = 2000;
    if (m_refs.empty()) {
        return std::nullopt;
    }
    FanModel fan;
    fan.anchor_screen = workspace.viewport().screen_from_world(m_anchor_world);
    std::vector<Point> const offsets = fan_offsets_px(m_refs.size());
    for (std::size_t i = 0; i < m_refs.size(); ++i) {
        Layer const& layer = workspace.document().layer(m_refs[i].layer);
        fan.items.push_back(
            {m_refs[i], fan.anchor_screen + offsets[i],
             name_of(layer.table->row(m_refs[i].feature), workspace.languages(), most_name_bytes)});
    }
    return fan;
}

std::optional<FeatureRef> Fan::at(Workspace& workspace, Point screen) const {
    auto const fan = model(workspace);
    if (!fan) {
        return std::nullopt;
    }
    auto const found = std::find_if(fan->items.begin(), fan->items.end(), [&](FanModel::Item const& item) {
        return distance(item.screen, screen) < fan_reach_px;
    });
    return found != fan->items.end() ? std::optional{found->ref} : std::nullopt;
}

}  // namespace gatepost
