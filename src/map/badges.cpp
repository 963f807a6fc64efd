#include "map/badges.hpp"

#include "map/gathering.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace gatepost {

namespace {

constexpr double height_px = 15;
constexpr double digit_px = 6.5;
constexpr double least_radius_px = 5;  // of small dots, so that they are not covered
constexpr double hosted_zoom =
    9;  // from here on those at one place are numbered too: further out it is a crowd

/// At the symbol's upper right.
Box plate(Point anchor_screen, double radius_px, std::size_t count) {
    auto const digits = static_cast<double>(std::to_string(count).size());
    double const half_width = (height_px + (digits - 1) * digit_px) / 2;
    double const off = std::max(radius_px, least_radius_px);
    Point const middle = anchor_screen + Point{off * 0.75 + half_width, -off * 0.75 - height_px / 4};
    return {middle.x - half_width, middle.y - height_px / 2, middle.x + half_width, middle.y + height_px / 2};
}

bool may_have_badges(Document const& document, Layer const& layer) {
    return layer.is_visible && layer.world && layer.style.is_pickable && layer.opacity > 0 &&
           (layer.gathering || document.links().has_hosts());
}

}  // namespace

std::vector<FeatureRef> spoken_for(Document const& document, FeatureRef leader) {
    std::vector<FeatureRef> all;
    auto const add = [&](FeatureRef ref) {
        all.push_back(ref);
        for (FeatureRef const hosted : document.links().hosted_by(ref)) {
            if (document.layer(hosted.layer).is_visible) {
                all.push_back(hosted);
            }
        }
    };
    add(leader);
    if (auto const& gathering = document.layer(leader.layer).gathering) {
        for (std::uint32_t const member : gathering->members(leader.feature)) {
            add({leader.layer, member});
        }
    }
    return all;
}

std::vector<Badge> badges_in(Document const& document, Viewport const& viewport, double zoom) {
    std::vector<Badge> badges;
    constexpr double margin_px = 30;
    Box const view_world = viewport.bounds_world().expanded(margin_px * viewport.world_per_px);
    for (auto l = static_cast<std::uint32_t>(document.layers().size()); l-- > 0;) {
        Layer const& layer = document.layer(l);
        if (!may_have_badges(document, layer) || layer.table->size() > most_gathered) {
            continue;
        }
        for (std::uint32_t const feature : layer.world->index.items_in(view_world)) {
            std::size_t const style_class = (*layer.class_of_feature)[feature];
            StyleClass const& style = layer.style.classes[style_class];
            if (layer.world->geometry.kind(feature) != GeometryKind::point || !layer.has_symbol(feature) ||
                style.symbol_px <= 0 || !layer.style.is_class_visible(style_class, zoom)) {
                continue;
            }
            bool const gathers = layer.gathering && !layer.gathering->members(feature).empty();
            std::size_t const count =
                gathers || zoom >= hosted_zoom ? spoken_for(document, {l, feature}).size() : 1;
            if (count < 2) {
                continue;
            }
            Point const at = viewport.screen_from_world(layer.world->anchor_of(feature));
            Box const box = plate(at, static_cast<double>(style.symbol_px) / 2, count);
            bool const is_whole = Box{0, 0, viewport.width_px, viewport.height_px}.contains(box);
            bool const is_free =
                is_whole && std::none_of(badges.begin(), badges.end(),
                                         [&](Badge const& other) { return other.screen.intersects(box); });
            if (is_free) {
                badges.push_back({{l, feature}, box, count});
            }
        }
    }
    return badges;
}

std::vector<Point> fan_offsets_px(std::size_t count) {
    constexpr double first_radius_px = 44;
    constexpr double between_px = 32;  // from symbol to symbol, and from ring to ring
    std::vector<Point> offsets;
    for (double radius = first_radius_px; offsets.size() < count; radius += between_px) {
        auto const room = static_cast<std::size_t>(2 * std::numbers::pi * radius / between_px);
        std::size_t const here = std::min(room, count - offsets.size());
        for (std::size_t i = 0; i < here; ++i) {
            double const angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(here);
            offsets.push_back({radius * std::sin(angle), -radius * std::cos(angle)});
        }
    }
    return offsets;
}

}  // namespace gatepost
