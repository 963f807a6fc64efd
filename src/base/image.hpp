#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gatepost {

/// A picture in memory: RGBA, 8 bits a channel, straight alpha, top row first, no padding between rows.
struct Image {
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> rgba;
};

/// How two pictures of the same size differ: the largest and the mean difference of a channel, 0–255, and how
/// many pixels differ clearly, not merely in shading along an edge. Of pictures of different sizes every
/// pixel counts as different.
struct ImageDifference {
    int largest = 0;
    double mean = 0;
    std::size_t other_pixels = 0;
};
[[nodiscard]] ImageDifference difference(Image const& a, Image const& b);

/// Turns GL's bottom-up rows into top-down ones, in place.
void flip_rows(Image& image);

}  // namespace gatepost
