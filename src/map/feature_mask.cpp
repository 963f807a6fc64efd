#include "map/feature_mask.hpp"

#include <array>

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
    // By presence: absent, possible, certain. Without a branch a feature: what comes next is as good as
    // random.
    constexpr std::array<Showing, 3> showing{Showing::hidden, Showing::pale, Showing::full};
    std::array<std::size_t, 3> counts{};
    for (std::size_t f = 0; f < times.size(); ++f) {
        if (filter != nullptr && filter->passes[f] == 0) {
            mask.showing[f] = Showing::hidden;
            continue;
        }
        auto const presence = static_cast<std::size_t>(times.presence(f, time.range));
        ++counts[presence];
        mask.showing[f] = showing[presence];
    }
    mask.certain = counts[static_cast<std::size_t>(Presence::certain)];
    mask.possible = counts[static_cast<std::size_t>(Presence::possible)];
    for (std::size_t f = 0; times.has_undated() && f < times.size(); ++f) {
        bool const passes = filter == nullptr || filter->passes[f] != 0;
        if (passes && mask.showing[f] == Showing::hidden && times.is_undated(f)) {
            ++mask.undated;
            mask.showing[f] = undated;
        }
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
