#include "io/webp_encoder.hpp"

#include "base/error.hpp"
#include "io/xmp.hpp"

#include <webp/encode.h>
#include <webp/mux.h>

namespace gatepost {

namespace {

constexpr int usual_quality = 90;

/// Owns libwebp's picture, which has the pixels in the encoder's own form.
class Picture {
  public:
    Picture() {
        if (WebPPictureInit(&m_picture) == 0) {
            throw fmt_error("libwebp is of another version than the program");
        }
    }
    ~Picture() { WebPPictureFree(&m_picture); }
    Picture(Picture const&) = delete;
    Picture& operator=(Picture const&) = delete;
    WebPPicture* operator->() { return &m_picture; }
    WebPPicture* get() { return &m_picture; }

  private:
    WebPPicture m_picture{};
};

struct Writer {
    WebPMemoryWriter memory{};
    Writer() { WebPMemoryWriterInit(&memory); }
    ~Writer() { WebPMemoryWriterClear(&memory); }
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;
};

/// With the packet in the file. Throws Error where libwebp refuses.
std::string with_xmp(WebPMemoryWriter const& encoded, std::string const& xmp) {
    WebPData const picture{encoded.mem, encoded.size};
    WebPData const packet{reinterpret_cast<std::uint8_t const*>(xmp.data()), xmp.size()};
    std::unique_ptr<WebPMux, decltype(&WebPMuxDelete)> const mux(WebPMuxCreate(&picture, 0), WebPMuxDelete);
    WebPData assembled{};
    WebPDataInit(&assembled);
    bool const is_assembled = mux != nullptr &&
                              WebPMuxSetChunk(mux.get(), "XMP ", &packet, 0) == WEBP_MUX_OK &&
                              WebPMuxAssemble(mux.get(), &assembled) == WEBP_MUX_OK;
    std::string bytes = is_assembled
                            ? std::string(reinterpret_cast<char const*>(assembled.bytes), assembled.size)
                            : std::string{};
    WebPDataClear(&assembled);
    if (!is_assembled) {
        throw fmt_error("libwebp cannot put the credits into the picture");
    }
    return bytes;
}

class WebpEncoder : public RasterEncoder {
  public:
    explicit WebpEncoder(RasterInfo const& info) : m_info(info) {
        if (info.width_px > WEBP_MAX_DIMENSION || info.height_px > WEBP_MAX_DIMENSION) {
            throw fmt_error("a WebP picture has at most {} pixels a side, not {} x {}", WEBP_MAX_DIMENSION,
                            info.width_px, info.height_px);
        }
        m_picture->width = info.width_px;
        m_picture->height = info.height_px;
        m_picture->use_argb = 1;
        if (WebPPictureAlloc(m_picture.get()) == 0) {
            fail();
        }
    }

    void add_rows(Image const& rows, JobContext const& /*job*/) override {
        std::uint8_t const* from = rows.rgba.data();
        for (int y = 0; y < rows.height_px; ++y, ++m_row) {
            std::uint32_t* const to =
                m_picture->argb + static_cast<std::ptrdiff_t>(m_row) * m_picture->argb_stride;
            for (int x = 0; x < rows.width_px; ++x, from += 4) {
                to[x] = std::uint32_t{from[3]} << 24U | std::uint32_t{from[0]} << 16U |
                        std::uint32_t{from[1]} << 8U | from[2];
            }
        }
    }

    std::string finish() override {
        WebPConfig config;
        int const quality = m_info.quality > 0 ? m_info.quality : usual_quality;
        bool is_ready = WebPConfigPreset(&config, WEBP_PRESET_DRAWING, static_cast<float>(quality)) != 0;
        config.thread_level = 1;
        constexpr int quick = 2;
        config.method = quick;
        config.exact = 0;
        if (quality == 100) {
            is_ready = is_ready && WebPConfigLosslessPreset(&config, quick) != 0;
        } else {
            config.use_sharp_yuv = 1;  // letters in colours stay sharp
        }
        Writer writer;
        m_picture->writer = WebPMemoryWrite;
        m_picture->custom_ptr = &writer.memory;
        if (!is_ready || WebPEncode(&config, m_picture.get()) == 0) {
            fail();
        }
        return with_xmp(writer.memory, xmp_packet(m_info));
    }

  private:
    [[noreturn]] void fail() const {
        throw fmt_error("the picture of {} x {} pixels cannot be written as WebP", m_info.width_px,
                        m_info.height_px);
    }

    RasterInfo m_info;
    Picture m_picture;
    int m_row = 0;
};

}  // namespace

std::unique_ptr<RasterEncoder> make_webp_encoder(RasterInfo const& info) {
    return std::make_unique<WebpEncoder>(info);
}

}  // namespace gatepost
