#pragma once

#include <array>
#include <cstdint>

namespace gatepost {

/// An sRGB colour with straight (not premultiplied) alpha, 8 bits a channel. Premultiplying happens in
/// shaders only.
struct Colour {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;

    friend constexpr bool operator==(Colour, Colour) = default;

    [[nodiscard]] constexpr Colour with_alpha(double alpha) const {
        return {r, g, b, static_cast<std::uint8_t>(alpha * 255.0 + 0.5)};
    }
    [[nodiscard]] constexpr std::array<float, 4> to_floats() const {
        return {static_cast<float>(r) / 255.0F, static_cast<float>(g) / 255.0F,
                static_cast<float>(b) / 255.0F, static_cast<float>(a) / 255.0F};
    }
};

/// `rgb(0xF6F3EA)` is the colour a designer writes as #F6F3EA.
[[nodiscard]] constexpr Colour rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16U), static_cast<std::uint8_t>(hex >> 8U),
            static_cast<std::uint8_t>(hex)};
}

}  // namespace gatepost
