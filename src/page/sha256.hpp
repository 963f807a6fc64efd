#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace gatepost {

/// SHA-256 (FIPS 180-4), for the hashes by which a page's security policy names its own script and style. Not
/// for secrets. O(n).
[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);

}  // namespace gatepost
