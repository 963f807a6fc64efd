#pragma once

#include "base/image.hpp"
#include "render/headless_context.hpp"

#include <catch2/catch.hpp>

namespace gatepost {

/// A GL context for one test. Where none can be made the test fails: a machine without GL cannot vouch for
/// pictures.
struct GlFixture {
    HeadlessContext context;
};

struct Pixel {
    int r, g, b, a;
    friend bool operator==(Pixel const&, Pixel const&) = default;
};

[[nodiscard]] inline Pixel pixel_at(Image const& image, int x, int y) {
    auto const i = (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width_px) +
                    static_cast<std::size_t>(x)) *
                   4;
    return {image.rgba[i], image.rgba[i + 1], image.rgba[i + 2], image.rgba[i + 3]};
}

}  // namespace gatepost
