#include "io/png_writer.hpp"

#include "base/error.hpp"
#include "base/raw_vector.hpp"

#include <png.h>
#include <zlib.h>

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

/// Leaves libpng on an error without its own line on stderr: the caller reports what failed.
[[noreturn]] void leave(png_structp png, png_const_charp /*reason*/) { png_longjmp(png, 1); }
void stay_silent(png_structp /*png*/, png_const_charp /*warning*/) {}

/// Owns libpng's two structures, which are destroyed in one call.
struct PngWriter {
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, stay_silent);
    png_infop info = png_create_info_struct(png);
    PngWriter() = default;
    ~PngWriter() { png_destroy_write_struct(&png, &info); }
    PngWriter(PngWriter const&) = delete;
    PngWriter& operator=(PngWriter const&) = delete;
};

/// Called from C code, which no exception may pass through.
void append_bytes(png_structp png, png_bytep bytes, png_size_t count) {
    bool is_appended = false;
    try {
        static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<char const*>(bytes), count);
        is_appended = true;
    } catch (std::exception const&) {
        is_appended = false;
    }
    if (!is_appended) {
        png_error(png, "no memory");
    }
}
void flush_nothing(png_structp) {}

bool all_opaque(Image const& image) {
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) {
        if (image.rgba[i] != 255) {
            return false;
        }
    }
    return true;
}

void write_texts(PngWriter const& writer, PngInfo const& info) {
    std::vector<png_text> chunks;
    for (auto const& [key, text] : info.texts) {
        png_text chunk{};
        constexpr std::size_t worth_compressing = 1024;
        chunk.compression =
            text.size() > worth_compressing ? PNG_ITXT_COMPRESSION_zTXt : PNG_ITXT_COMPRESSION_NONE;
        chunk.key = const_cast<png_charp>(key.c_str());  // libpng only reads these strings
        chunk.text = const_cast<png_charp>(text.c_str());
        chunks.push_back(chunk);
    }
    png_set_text(writer.png, writer.info, chunks.data(), static_cast<int>(chunks.size()));
}

void write_header(PngWriter const& writer, PngInfo const& info) {
    png_set_IHDR(writer.png, writer.info, static_cast<png_uint_32>(info.width_px),
                 static_cast<png_uint_32>(info.height_px), 8,
                 info.has_alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (info.dpi > 0) {
        auto const per_metre = static_cast<png_uint_32>(std::lround(info.dpi / 0.0254));
        png_set_pHYs(writer.png, writer.info, per_metre, per_metre, PNG_RESOLUTION_METER);
    }
    write_texts(writer, info);
    png_write_info(writer.png, writer.info);
}

/// The rows of a picture, compressed in separate bands: that can be done in several threads, which libpng
/// cannot. Each band is part of one deflate stream, but starts without the history of earlier bands (as in
/// pigz, Adler). Level 1 takes a fifth of the time of the usual one, at a tenth more bytes. Without a filter:
/// maps are flat colours, of which the "up" filter makes a fifth to a half more bytes, in more time.
class PixelStream {
  public:
    PixelStream(int width_px, int height_px, bool has_alpha)
        : m_width(static_cast<std::size_t>(width_px)),
          m_height(static_cast<std::size_t>(height_px)),
          m_channels(has_alpha ? 4 : 3) {}

    /// The deflated parts of the next rows, in order.
    std::vector<std::string> add_rows(Image const& rows, JobContext const& job) {
        auto const count = static_cast<std::size_t>(rows.height_px);
        std::vector<Band> bands((count + band_rows - 1) / band_rows);
        for_each_parallel(job, bands.size(), [&](std::size_t band, std::size_t) {
            compress(rows, band * band_rows, std::min((band + 1) * band_rows, count), bands[band]);
        });
        std::vector<std::string> parts;
        for (Band& band : bands) {
            m_checksum = adler32_combine(m_checksum, band.checksum, band.length);
            parts.push_back(std::move(band.bytes));
        }
        if (m_rows == 0) {
            parts.front().insert(
                0, std::string{0x78, 0x5E});  // zlib's header: deflate, 32 KB window, a quick level
        }
        m_rows += count;
        if (m_rows == m_height) {
            for (unsigned shift = 32; shift > 0; shift -= 8) {
                parts.back() += static_cast<char>((m_checksum >> (shift - 8)) & 0xFFU);
            }
        }
        return parts;
    }
    [[nodiscard]] std::size_t rows() const { return m_rows; }

  private:
    static constexpr std::size_t band_rows = 64;
    struct Band {
        std::string bytes;
        uLong checksum = 0;  ///< Adler-32 of the input
        z_off_t length = 0;
    };

    /// Writes a row as PNG stores it: the number of the filter, which is none, then its channels. Returns its
    /// end.
    Bytef* write_row(Image const& rows, std::size_t row, Bytef* to) const {
        std::uint8_t const* from = rows.rgba.data() + row * m_width * 4;
        *to++ = PNG_FILTER_VALUE_NONE;
        if (m_channels == 4) {
            return std::copy_n(from, m_width * 4, to);
        }
        for (std::size_t x = 0; x < m_width; ++x, from += 4, to += 3) {
            to[0] = from[0];
            to[1] = from[1];
            to[2] = from[2];
        }
        return to;
    }

    void compress(Image const& rows, std::size_t first, std::size_t last, Band& band) const {
        RawVector<Bytef> bytes((last - first) * (m_width * m_channels + 1));
        Bytef* end = bytes.data();
        for (std::size_t row = first; row < last; ++row) {
            end = write_row(rows, row, end);
        }
        band.length = static_cast<z_off_t>(bytes.size());
        band.checksum = adler32_z(adler32(0, nullptr, 0), bytes.data(), bytes.size());
        z_stream stream{};
        constexpr int level = 1;
        constexpr int raw_window_bits = -15;
        constexpr int memory_level = 9;
        deflateInit2(&stream, level, Z_DEFLATED, raw_window_bits, memory_level, Z_DEFAULT_STRATEGY);
        band.bytes.resize(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 16);
        stream.next_in = bytes.data();
        stream.avail_in = static_cast<uInt>(bytes.size());
        stream.next_out = reinterpret_cast<Bytef*>(band.bytes.data());
        stream.avail_out = static_cast<uInt>(band.bytes.size());
        deflate(&stream, m_rows + last == m_height ? Z_FINISH : Z_FULL_FLUSH);
        band.bytes.resize(band.bytes.size() - stream.avail_out);
        band.bytes.shrink_to_fit();
        deflateEnd(&stream);
    }

    std::size_t m_width;
    std::size_t m_height;
    std::size_t m_channels;
    std::size_t m_rows = 0;  ///< that are in
    uLong m_checksum = adler32(0, nullptr, 0);
};

}  // namespace

struct PngEncoder::Impl {
    explicit Impl(PngInfo wanted)
        : info(std::move(wanted)), pixels(info.width_px, info.height_px, info.has_alpha) {}

    void write_chunk(char const* name, std::string const& data) {
        if (setjmp(png_jmpbuf(writer.png)) != 0) {  // libpng reports errors this way
            throw fmt_error("the picture of {} x {} pixels cannot be written as PNG", info.width_px,
                            info.height_px);
        }
        png_write_chunk(writer.png, reinterpret_cast<png_const_bytep>(name),
                        reinterpret_cast<png_const_bytep>(data.data()), data.size());
    }

    PngInfo info;
    PngWriter writer;
    PixelStream pixels;
    std::string bytes;
};

PngEncoder::PngEncoder(PngInfo info) {
    if (info.width_px < 1 || info.height_px < 1) {
        throw fmt_error("the picture of {} x {} pixels cannot be written as PNG", info.width_px,
                        info.height_px);
    }
    m_impl = std::make_unique<Impl>(std::move(info));
    if (setjmp(png_jmpbuf(m_impl->writer.png)) != 0) {
        throw fmt_error("the picture of {} x {} pixels cannot be written as PNG", m_impl->info.width_px,
                        m_impl->info.height_px);
    }
    png_set_write_fn(m_impl->writer.png, &m_impl->bytes, append_bytes, flush_nothing);
    write_header(m_impl->writer, m_impl->info);
}

PngEncoder::~PngEncoder() = default;
PngEncoder::PngEncoder(PngEncoder&&) noexcept = default;
PngEncoder& PngEncoder::operator=(PngEncoder&&) noexcept = default;

void PngEncoder::add_rows(Image const& rows, JobContext const& job) {
    for (std::string const& part : m_impl->pixels.add_rows(rows, job)) {
        m_impl->write_chunk("IDAT", part);
    }
}

std::string PngEncoder::finish(std::vector<std::pair<std::string, std::string>> const& texts) {
    for (auto const& [key, text] : texts) {
        // Not compressed, in no language, without a translated key (PNG 1.2, 4.2.3.3).
        m_impl->write_chunk("iTXt", key + std::string(5, '\0') + text);
    }
    m_impl->write_chunk("IEND", {});
    return std::move(m_impl->bytes);
}

std::string encode_png(Image const& image, PngInfo info, JobContext const& job) {
    info.width_px = image.width_px;
    info.height_px = image.height_px;
    info.has_alpha = !all_opaque(image);
    PngEncoder encoder(std::move(info));
    encoder.add_rows(image, job);
    return encoder.finish();
}

}  // namespace gatepost
