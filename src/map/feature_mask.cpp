#include "map/feature_mask.hpp"

namespace gatepost {

namespace {

using Showing = FeatureMask::Showing;

Showing undated_showing(Undated undated) {
    switch (undated) {
        case Undated::hidden: return Showing::hidden;
        case Undated::shown: return Showing::full;
        case Undated::pale: break;
    }
    return Showing::pale;
}

/// Without a range of time everything shows that passes, and what has no date as the rest.
void fill(FeatureMask& mask, FeatureTimes const* times, FeatureFilter const& filter) {
    for (std::size_t f = 0; f < mask.showing.size(); ++f) {
        bool const passes = filter.passes[f] != 0;
        bool const is_undated = times != nullptr && times->of(f).empty();
        mask.showing[f] = passes ? Showing::full : Showing::hidden;
        mask.certain += passes && !is_undated ? 1 : 0;
        mask.undated += passes && is_undated ? 1 : 0;
    }
    mask.left = mask.certain + mask.undated;
    mask.has_hidden = mask.left < mask.showing.size();
}

void fill(FeatureMask& mask, FeatureTimes const& times, TimeFilter const& time, FeatureFilter const* filter) {
    Showing const undated = undated_showing(time.undated);
    for (std::size_t f = 0; f < times.size(); ++f) {
        if (filter != nullptr && filter->passes[f] == 0) {
            mask.showing[f] = Showing::hidden;
            continue;
        }
        Presence const presence = times.presence(f, time.range);
        bool const is_undated = presence == Presence::absent && times.is_undated(f);
        mask.certain += presence == Presence::certain ? 1 : 0;
        mask.possible += presence == Presence::possible ? 1 : 0;
        mask.undated += is_undated ? 1 : 0;
        mask.showing[f] = is_undated                       ? undated
                          : presence == Presence::certain  ? Showing::full
                          : presence == Presence::possible ? Showing::pale
                                                           : Showing::hidden;
    }
    mask.left = mask.shown() + (undated == Showing::hidden ? 0 : mask.undated);
    mask.has_hidden = mask.left < times.size();
    mask.has_pale = mask.possible > 0 || (undated == Showing::pale && mask.undated > 0);
}

}  // namespace

std::shared_ptr<FeatureMask const> mask_of(FeatureTimes const* times, TimeFilter const& time,
                                           FeatureFilter const* filter) {
    bool const is_timed = times != nullptr && !time.is_off();
    if (!is_timed && filter == nullptr) {
        return nullptr;
    }
    auto mask = std::make_shared<FeatureMask>();
    mask->showing.resize(is_timed ? times->size() : filter->passes.size());
    if (is_timed) {
        fill(*mask, *times, time, filter);
    } else {
        fill(*mask, times, *filter);
    }
    return mask;
}

}  // namespace gatepost
