#include "app/line_steps.hpp"

#include "map/feature_place.hpp"

#include <algorithm>
#include <vector>

namespace gatepost {

namespace {

bool is_shown(Document const& document, FeatureRef ref) {
    Layer const& layer = document.layer(ref.layer);
    return layer.is_visible && !layer.is_hidden(ref.feature);
}

/// Where one stands: at a feature of the line, or at the place of the line that is nearest to what is looked
/// at.
struct Standpoint {
    LineWalk::Line const* line = nullptr;
    LineWalk::Stop const* stop = nullptr;
    double along_m = 0;
};

Standpoint standpoint(OpenMap& map, LineWalk const& walk) {
    auto const& selection = map.selector().current();
    if (selection) {
        auto const [line, stop] = walk.find(selection->card.ref);
        if (stop != nullptr) {
            return {line, stop, stop->place.along_m};
        }
    }
    Point const world = selection && selection->anchor_world ? *selection->anchor_world
                                                             : map.camera().viewport().centre_world;
    Point const lonlat = map.model().world_from_lonlat().inverse(world);
    Standpoint nearest;
    double least_m = 0;
    for (LineWalk::Line const& line : walk.lines()) {
        auto const place = line.measured.nearest(lonlat);
        bool const is_nearer = nearest.line == nullptr || place.off_m < least_m;
        if (!line.stops.empty() && is_nearer) {
            nearest = {&line, nullptr, place.along_m};
            least_m = place.off_m;
        }
    }
    return nearest;
}

}  // namespace

std::optional<FeatureRef> next_along_line(OpenMap& map, int direction) {
    Document const& document = map.document();
    Standpoint const from = standpoint(map, document.line_walk());
    if (from.line == nullptr) {
        return std::nullopt;
    }
    std::vector<LineWalk::Stop const*> shown;
    std::size_t before = 0;  // how many of those lie before it
    std::size_t at = 0;      // whether it is one of them itself
    for (LineWalk::Stop const& stop : from.line->stops) {
        bool const is_itself = &stop == from.stop;
        if (is_shown(document, stop.ref)) {
            bool const is_before =
                from.stop != nullptr ? &stop < from.stop : stop.place.along_m < from.along_m;
            before += is_before ? 1 : 0;
            at += is_itself ? 1 : 0;
            shown.push_back(&stop);
        }
    }
    if (shown.empty()) {
        return std::nullopt;
    }
    std::size_t const count = shown.size();
    return shown[direction > 0 ? (before + at) % count : (before + count - 1) % count]->ref;
}

}  // namespace gatepost
