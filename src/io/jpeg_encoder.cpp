#include "io/jpeg_encoder.hpp"

#include "base/error.hpp"
#include "io/xmp.hpp"

#include <array>
#include <csetjmp>
#include <cstddef>
#include <cstdio>  // jpeglib.h needs it before

#include <jpeglib.h>

namespace gatepost {

namespace {

constexpr int usual_quality = 90;

/// libjpeg leaves through a jump; the caller says what failed.
struct ErrorHandler {
    jpeg_error_mgr base{};
    std::jmp_buf place{};
};

[[noreturn]] void leave(j_common_ptr jpeg) {
    std::longjmp(reinterpret_cast<ErrorHandler*>(jpeg->err)->place, 1);
}
void stay_silent(j_common_ptr /*jpeg*/) {}

/// Where the file's bytes go: a buffer that is emptied into a text. Called from C code, which no exception
/// may pass through.
struct Target {
    jpeg_destination_mgr base{};
    std::array<JOCTET, 65536> buffer{};
    std::string bytes;
    bool has_failed = false;

    void empty(std::size_t count) noexcept {
        try {
            bytes.append(reinterpret_cast<char const*>(buffer.data()), count);
        } catch (std::exception const&) {
            has_failed = true;
        }
        base.next_output_byte = buffer.data();
        base.free_in_buffer = buffer.size();
    }
};

Target& target_of(j_compress_ptr jpeg) { return *reinterpret_cast<Target*>(jpeg->dest); }
void begin_target(j_compress_ptr jpeg) { target_of(jpeg).empty(0); }
boolean empty_target(j_compress_ptr jpeg) {
    target_of(jpeg).empty(target_of(jpeg).buffer.size());
    return TRUE;
}
void end_target(j_compress_ptr jpeg) {
    target_of(jpeg).empty(target_of(jpeg).buffer.size() - target_of(jpeg).base.free_in_buffer);
}

/// Exif of one entry in its Exif directory: the colours are sRGB (Exif 2.32, tags 0x8769 and 0xA001).
std::string exif_srgb() {
    using namespace std::string_literals;
    return "Exif\0\0"s
           "MM\0\x2A\0\0\0\x08"s
           "\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x1A\0\0\0\0"s
           "\0\x01\xA0\x01\0\x03\0\0\0\x01\0\x01\0\0\0\0\0\0"s;
}

class JpegEncoder : public RasterEncoder {
  public:
    explicit JpegEncoder(RasterInfo const& info)
        : m_info(info), m_row(static_cast<std::size_t>(info.width_px) * 3) {
        if (info.width_px > JPEG_MAX_DIMENSION || info.height_px > JPEG_MAX_DIMENSION) {
            throw fmt_error("a JPEG has at most {} pixels a side, not {} x {}", JPEG_MAX_DIMENSION,
                            info.width_px, info.height_px);
        }
        m_jpeg.err = jpeg_std_error(&m_errors.base);
        m_errors.base.error_exit = leave;
        m_errors.base.output_message = stay_silent;
        jpeg_create_compress(&m_jpeg);
        m_target.base.init_destination = begin_target;
        m_target.base.empty_output_buffer = empty_target;
        m_target.base.term_destination = end_target;
        m_jpeg.dest = &m_target.base;
        begin();
    }
    ~JpegEncoder() override { jpeg_destroy_compress(&m_jpeg); }
    JpegEncoder(JpegEncoder const&) = delete;
    JpegEncoder& operator=(JpegEncoder const&) = delete;

    void add_rows(Image const& rows, JobContext const& /*job*/) override {
        if (setjmp(m_errors.place) != 0) {
            fail();
        }
        for (int y = 0; y < rows.height_px; ++y) {
            fill_row(rows, y, m_row);
            JSAMPROW line = m_row.data();
            jpeg_write_scanlines(&m_jpeg, &line, 1);
        }
    }

    std::string finish() override {
        if (setjmp(m_errors.place) != 0) {
            fail();
        }
        jpeg_finish_compress(&m_jpeg);
        if (m_target.has_failed) {
            fail();
        }
        return std::move(m_target.bytes);
    }

  private:
    [[noreturn]] void fail() const {
        throw fmt_error("the picture of {} x {} pixels cannot be written as JPEG", m_info.width_px,
                        m_info.height_px);
    }

    void begin() {
        std::string const exif = exif_srgb();
        std::string const xmp = std::string{"http://ns.adobe.com/xap/1.0/\0", 29} + xmp_packet(m_info);
        if (setjmp(m_errors.place) != 0) {
            fail();
        }
        m_jpeg.image_width = static_cast<JDIMENSION>(m_info.width_px);
        m_jpeg.image_height = static_cast<JDIMENSION>(m_info.height_px);
        m_jpeg.input_components = 3;
        m_jpeg.in_color_space = JCS_RGB;
        jpeg_set_defaults(&m_jpeg);
        jpeg_set_quality(&m_jpeg, m_info.quality > 0 ? m_info.quality : usual_quality, TRUE);
        m_jpeg.comp_info[0].h_samp_factor = m_jpeg.comp_info[0].v_samp_factor =
            1;                           // as many colours as greys
        m_jpeg.optimize_coding = FALSE;  // it would keep the whole picture in memory
        if (m_info.dpi > 0) {
            m_jpeg.density_unit = 1;
            m_jpeg.X_density = m_jpeg.Y_density =
                static_cast<UINT16>(std::lround(std::min(m_info.dpi, 65535.0)));
        }
        jpeg_start_compress(&m_jpeg, TRUE);
        write_marker(exif);
        write_marker(xmp);
    }

    /// What is too long for a marker is left out: only a text of 64 KB could be.
    void write_marker(std::string const& content) {
        constexpr std::size_t most_bytes = 65533;
        if (content.size() <= most_bytes) {
            jpeg_write_marker(&m_jpeg, JPEG_APP0 + 1, reinterpret_cast<JOCTET const*>(content.data()),
                              static_cast<unsigned>(content.size()));
        }
    }

    /// On white, where it is transparent.
    static void fill_row(Image const& rows, int y, std::vector<JSAMPLE>& row) {
        std::uint8_t const* from =
            rows.rgba.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(rows.width_px) * 4;
        for (std::size_t i = 0; i < row.size(); i += 3, from += 4) {
            for (std::size_t c = 0; c < 3; ++c) {
                row[i + c] = static_cast<JSAMPLE>((from[c] * from[3] + 255U * (255U - from[3]) + 127) / 255);
            }
        }
    }

    RasterInfo m_info;
    std::vector<JSAMPLE> m_row;
    ErrorHandler m_errors;
    Target m_target;
    jpeg_compress_struct m_jpeg{};
};

}  // namespace

std::unique_ptr<RasterEncoder> make_jpeg_encoder(RasterInfo const& info) {
    return std::make_unique<JpegEncoder>(info);
}

}  // namespace gatepost
