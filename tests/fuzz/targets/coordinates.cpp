#include "geo/coordinates.hpp"

#include <cmath>

#include "fuzz/promises.hpp"
#include "fuzz/targets.hpp"

namespace gatepost::fuzz {

void coordinates(std::string_view bytes) {
    auto const place = parse_lonlat(bytes);
    if (!place) {
        return;
    }
    require(std::abs(place->x) <= 180 && std::abs(place->y) <= 90, "a place is on earth");
    auto const again = parse_lonlat(lonlat_text(*place));
    constexpr double last_digit = 1e-5;
    require(again && std::abs(again->x - place->x) < last_digit && std::abs(again->y - place->y) < last_digit,
            "a place as it is written is the place that is read");
}

}  // namespace gatepost::fuzz
