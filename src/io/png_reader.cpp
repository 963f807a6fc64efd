#include "io/png_reader.hpp"

#include "base/error.hpp"

#include <png.h>

#include <algorithm>
#include <cstring>

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

namespace {

struct Bytes {
    std::string_view left;
};

void take_bytes(png_structp png, png_bytep to, png_size_t count) {
    auto* const bytes = static_cast<Bytes*>(png_get_io_ptr(png));
    if (bytes->left.size() < count) {
        png_error(png, "end");
    }
    std::memcpy(to, bytes->left.data(), count);
    bytes->left.remove_prefix(count);
}

[[noreturn]] void leave(png_structp png, png_const_charp /*reason*/) { png_longjmp(png, 1); }
void stay_silent(png_structp /*png*/, png_const_charp /*warning*/) {}

/// Owns libpng's structures, which are destroyed in one call.
struct PngReader {
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, stay_silent);
    png_infop info = png_create_info_struct(png);
    png_infop after = png_create_info_struct(png);
    PngReader() = default;
    ~PngReader() { png_destroy_read_struct(&png, &info, &after); }
    PngReader(PngReader const&) = delete;
    PngReader& operator=(PngReader const&) = delete;
};

void skip_pixels(PngReader const& reader, std::vector<png_byte>& row) {
    int const passes = png_set_interlace_handling(reader.png);
    png_read_update_info(reader.png, reader.info);
    row.resize(png_get_rowbytes(reader.png, reader.info));
    png_uint_32 const rows = static_cast<png_uint_32>(passes) * png_get_image_height(reader.png, reader.info);
    for (png_uint_32 i = 0; i < rows; ++i) {
        png_read_row(reader.png, row.data(), nullptr);
    }
}

}  // namespace

std::vector<std::pair<std::string, std::string>> read_png_texts(std::string_view png, bool has_all) {
    PngReader reader;
    Bytes bytes{png};
    std::vector<png_byte> row;
    if (setjmp(png_jmpbuf(reader.png)) != 0) {  // libpng reports errors this way
        throw fmt_error("the picture cannot be read: it is no whole PNG");
    }
    png_set_read_fn(reader.png, &bytes, take_bytes);
    png_read_info(reader.png, reader.info);
    if (has_all) {
        skip_pixels(reader, row);
        png_read_end(reader.png, reader.after);
    }
    std::vector<std::pair<std::string, std::string>> texts;
    for (png_infop const info : {reader.info, reader.after}) {
        png_textp found = nullptr;
        int const count = png_get_text(reader.png, info, &found, nullptr);
        for (int i = 0; i < count; ++i) {
            std::size_t const length = std::max(found[i].text_length, found[i].itxt_length);
            texts.emplace_back(found[i].key, std::string(found[i].text, length));
        }
    }
    return texts;
}

bool is_png(std::string_view bytes) { return bytes.starts_with("\x89PNG\r\n\x1a\n"); }

}  // namespace gatepost
