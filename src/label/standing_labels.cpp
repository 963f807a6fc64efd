// What can be asked of the labels that stand on the map.

#include "label/label_layout.hpp"

#include <algorithm>

namespace gatepost {

std::optional<FeatureRef> LabelLayout::at(Point screen) const {
    for (LabelKey const& key : m_order) {
        auto const& boxes = m_labels.at(key).boxes_screen;
        if (std::any_of(boxes.begin(), boxes.end(), [&](Box const& box) { return box.contains(screen); })) {
            return key.ref;
        }
    }
    return std::nullopt;
}

std::vector<LabelLeader> LabelLayout::leaders(Viewport const& viewport) const {
    std::vector<LabelLeader> leaders;
    for (LabelKey const& key : m_order) {
        Label const& label = m_labels.at(key);
        if (label.baseline || label.candidate.area || label.spot.choice < near_choices) {
            continue;
        }
        Point const anchor = viewport.screen_from_world(label.candidate.anchor_world);
        Box const& box = label.spot.box;
        Point const to{std::clamp(anchor.x, box.min_x + label_padding_px, box.max_x - label_padding_px),
                       std::clamp(anchor.y, box.min_y + label_padding_px, box.max_y - label_padding_px)};
        double const length = distance(anchor, to);
        double const begin = label.candidate.symbol_radius_px;
        if (length > begin) {
            leaders.push_back({anchor + (to - anchor) * (begin / length), to,
                               label.candidate.style.colour.with_alpha(label.alpha * 0.75)});
        }
    }
    return leaders;
}

std::vector<LabelLayout::Standing> LabelLayout::standing() const {
    std::vector<Standing> all;
    for (LabelKey const& key : m_order) {
        Label const& label = m_labels.at(key);
        all.push_back({label.candidate.ref, label.candidate.text, label.boxes_screen});
    }
    return all;
}

}  // namespace gatepost
