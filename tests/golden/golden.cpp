#include "golden/golden.hpp"

#include "base/whole_file.hpp"
#include "io/png_writer.hpp"
#include "render/gl_object.hpp"

#include <png.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

namespace gatepost {

namespace {

Image read_png(std::string const& path) {
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    Image image;
    if (png_image_begin_read_from_file(&header, path.c_str()) == 0) {
        return image;
    }
    header.format = PNG_FORMAT_RGBA;
    image.width_px = static_cast<int>(header.width);
    image.height_px = static_cast<int>(header.height);
    image.rgba.resize(PNG_IMAGE_SIZE(header));
    png_image_finish_read(&header, nullptr, image.rgba.data(), 0, nullptr);
    return image;
}

Image difference_image(Image const& a, Image const& b) {
    Image result = a;
    for (std::size_t i = 0; i < a.rgba.size() && i < b.rgba.size(); ++i) {
        int const step = std::abs(static_cast<int>(a.rgba[i]) - static_cast<int>(b.rgba[i]));
        result.rgba[i] = i % 4 == 3 ? 255 : static_cast<std::uint8_t>(std::min(255, step * 8));
    }
    return result;
}

}  // namespace

namespace {

std::string path_of(std::string const& name) { return std::string{GATEPOST_GOLDEN} + "/" + name + ".png"; }

}  // namespace

Image read_golden(std::string const& name) { return read_png(path_of(name)); }

bool is_within(GoldenLimits const& limits, Image const& expected, Image const& actual) {
    ImageDifference const found = difference(expected, actual);
    return found.mean <= limits.mean && found.other_pixels <= limits.other_pixels;
}

void check_golden(std::string const& name, Image const& image, GoldenLimits const& limits) {
    char const* const update = std::getenv("UPDATE_GOLDEN");
    if (update != nullptr && std::string{update} == "1") {
        write_file(path_of(name), encode_png(image, {}));
    }
    Image const expected = read_golden(name);
    ImageDifference const found = difference(expected, image);
    // Drivers of one kind differ in the last bit along edges; a shape that moved or changed differs in many
    // pixels.
    bool const same = is_within(limits, expected, image);
    if (!same) {
        std::filesystem::create_directories(GATEPOST_TEST_OUTPUT);
        std::string const base = std::string{GATEPOST_TEST_OUTPUT} + "/" + name;
        write_file(base + "-actual.png", encode_png(image, {}));
        write_file(base + "-difference.png", encode_png(difference_image(image, expected), {}));
    }
    INFO(name << ": mean difference " << found.mean << ", clearly other pixels " << found.other_pixels
              << ", drawn by " << gl_renderer_name() << "; see " << GATEPOST_TEST_OUTPUT);
    CHECK(same);
    CHECK(expected.width_px == image.width_px);
}

}  // namespace gatepost
