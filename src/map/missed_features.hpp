#pragma once

#include <cstdint>
#include <vector>

namespace gatepost {

/// Some features that something is to be said of: the first few, and how many there are.
struct NotedFeatures {
    static constexpr std::size_t most_named = 3;
    std::size_t count = 0;
    std::vector<std::uint32_t> first{};

    void add(std::size_t feature);
    void append(NotedFeatures const& later);
};

/// What of a table is not on the map as it was meant, for a person to be told.
struct MissedFeatures {
    NotedFeatures outside;  ///< they, or some of their parts, lie where the map CRS cannot show them
    std::size_t outside_in_part = 0;  ///< of those
    NotedFeatures placeless;          ///< their coordinates, or some, are those of no place on earth
    NotedFeatures uncut;              ///< an edge goes more than half round the world: drawn as it is written

    void append(MissedFeatures const& later);
};

}  // namespace gatepost
