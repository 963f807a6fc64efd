#include "io/png_reader.hpp"

#include "base/error.hpp"

#include <png.h>

namespace gatepost {

Image decode_png(std::string_view png) {
    png_image reader{};
    reader.version = PNG_IMAGE_VERSION;
    Image image;
    if (png_image_begin_read_from_memory(&reader, png.data(), png.size()) != 0) {
        reader.format = PNG_FORMAT_RGBA;
        image.width_px = static_cast<int>(reader.width);
        image.height_px = static_cast<int>(reader.height);
        image.rgba.resize(PNG_IMAGE_SIZE(reader));
        png_image_finish_read(&reader, nullptr, image.rgba.data(), 0, nullptr);  // frees the reader too
    }
    if (PNG_IMAGE_FAILED(reader)) {
        throw fmt_error("the picture cannot be read: {}", static_cast<char const*>(reader.message));
    }
    return image;
}

}  // namespace gatepost
