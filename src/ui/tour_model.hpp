#pragma once

#include "map/tour.hpp"

#include <cstddef>
#include <string>

namespace gatepost {

/// The tour that is open.
struct TourModel {
    Tours tours;  ///< among which it is
    std::string name;
    std::size_t stop = 0;  ///< that is shown; a tour always has one
    bool is_playing = false;
    double speed = 1;
    bool is_edited = false;
    float waited = 0;  ///< how much of the time for this stop is over, while it plays

    [[nodiscard]] Tour const& tour() const { return *tours.find(name); }
};

}  // namespace gatepost
