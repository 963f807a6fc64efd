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

}  // namespace

std::shared_ptr<FeatureMask const> mask_of(FeatureTimes const& times, TimeFilter const& filter) {
    if (filter.is_off()) {
        return nullptr;
    }
    auto mask = std::make_shared<FeatureMask>();
    mask->showing.resize(times.size());
    Showing const undated = undated_showing(filter.undated);
    for (std::size_t f = 0; f < times.size(); ++f) {
        Presence const presence = times.presence(f, filter.range);
        bool const is_undated = presence == Presence::absent && times.is_undated(f);
        mask->certain += presence == Presence::certain ? 1 : 0;
        mask->possible += presence == Presence::possible ? 1 : 0;
        mask->undated += is_undated ? 1 : 0;
        mask->showing[f] = is_undated                       ? undated
                           : presence == Presence::certain  ? Showing::full
                           : presence == Presence::possible ? Showing::pale
                                                            : Showing::hidden;
    }
    std::size_t const absent = times.size() - mask->shown() - mask->undated;
    mask->has_hidden = absent > 0 || (undated == Showing::hidden && mask->undated > 0);
    mask->has_pale = mask->possible > 0 || (undated == Showing::pale && mask->undated > 0);
    return mask;
}

}  // namespace gatepost
