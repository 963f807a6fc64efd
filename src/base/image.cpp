#include "base/image.hpp"

#include <algorithm>
#include <cstdlib>

namespace gatepost {

namespace {

constexpr std::size_t channels = 4;
constexpr int clear_step = 64;  // of 255: a difference that anybody sees

}  // namespace

ImageDifference difference(Image const& a, Image const& b) {
    if (a.width_px != b.width_px || a.height_px != b.height_px || a.rgba.size() != b.rgba.size()) {
        return {.largest = 255, .mean = 255.0, .other_pixels = a.rgba.size() / channels};
    }
    ImageDifference result;
    double sum = 0;
    int most_of_pixel = 0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i) {
        int const step = std::abs(static_cast<int>(a.rgba[i]) - static_cast<int>(b.rgba[i]));
        most_of_pixel = std::max(i % channels == 0 ? 0 : most_of_pixel, step);
        result.largest = std::max(result.largest, step);
        result.other_pixels += i % channels == channels - 1 && most_of_pixel > clear_step ? 1 : 0;
        sum += step;
    }
    result.mean = a.rgba.empty() ? 0.0 : sum / static_cast<double>(a.rgba.size());
    return result;
}

void flip_rows(Image& image) {
    auto const stride = static_cast<std::ptrdiff_t>(image.width_px) * 4;
    for (int top = 0, bottom = image.height_px - 1; top < bottom; ++top, --bottom) {
        auto const first = image.rgba.begin() + top * stride;
        std::swap_ranges(first, first + stride, image.rgba.begin() + bottom * stride);
    }
}

}  // namespace gatepost
