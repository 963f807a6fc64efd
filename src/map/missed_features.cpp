#include "map/missed_features.hpp"

#include <algorithm>

namespace gatepost {

void NotedFeatures::add(std::size_t feature) {
    if (first.size() < most_named) {
        first.push_back(static_cast<std::uint32_t>(feature));
    }
    ++count;
}

void NotedFeatures::append(NotedFeatures const& later) {
    std::size_t const room = std::min(most_named - first.size(), later.first.size());
    first.insert(first.end(), later.first.begin(), later.first.begin() + static_cast<std::ptrdiff_t>(room));
    count += later.count;
}

void MissedFeatures::append(MissedFeatures const& later) {
    outside.append(later.outside);
    outside_in_part += later.outside_in_part;
    placeless.append(later.placeless);
    uncut.append(later.uncut);
}

}  // namespace gatepost
