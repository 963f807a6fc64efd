#include "style/along_ramp.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace gatepost {

Colour along_ramp(std::span<Colour const> ramp, double share) {
    double const at = std::clamp(share, 0.0, 1.0) * static_cast<double>(ramp.size() - 1);
    std::size_t const below = std::min(static_cast<std::size_t>(at), ramp.size() - 2);
    double const rest = at - static_cast<double>(below);
    Colour const a = ramp[below];
    Colour const b = ramp[below + 1];
    auto const between = [&](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + (to - from) * rest));
    };
    return {between(a.r, b.r), between(a.g, b.g), between(a.b, b.b)};
}

}  // namespace gatepost
