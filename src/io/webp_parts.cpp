#include "io/webp_parts.hpp"

#include "base/error.hpp"
#include "io/xmp.hpp"
#include "map/furniture.hpp"

#include <webp/mux.h>

#include <memory>

namespace gatepost {

WebpPicture::WebpPicture(RasterInfo const& info) {
    if (info.width_px > WEBP_MAX_DIMENSION || info.height_px > WEBP_MAX_DIMENSION) {
        throw fmt_error("a WebP picture has at most {} pixels a side, not {} x {}", WEBP_MAX_DIMENSION,
                        info.width_px, info.height_px);
    }
    if (WebPPictureInit(&m_picture) == 0) {
        throw fmt_error("libwebp is of another version than the program");
    }
    m_picture.width = info.width_px;
    m_picture.height = info.height_px;
    m_picture.use_argb = 1;
    if (WebPPictureAlloc(&m_picture) == 0) {
        fail_webp(info);
    }
}

void WebpPicture::put(Image const& rows, int first_row) const {
    std::uint8_t const* from = rows.rgba.data();
    for (int y = 0; y < rows.height_px; ++y) {
        std::uint32_t* const to =
            m_picture.argb + static_cast<std::ptrdiff_t>(first_row + y) * m_picture.argb_stride;
        for (int x = 0; x < rows.width_px; ++x, from += 4) {
            to[x] = std::uint32_t{from[3]} << 24U | std::uint32_t{from[0]} << 16U |
                    std::uint32_t{from[1]} << 8U | from[2];
        }
    }
}

WebPConfig webp_config(int wanted) {
    WebPConfig config;
    int const quality = wanted > 0 ? wanted : usual_quality;
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
    if (!is_ready) {
        throw fmt_error("libwebp is of another version than the program");
    }
    return config;
}

void fail_webp(RasterInfo const& info) {
    throw fmt_error("the picture of {} x {} pixels cannot be written as WebP", info.width_px, info.height_px);
}

std::string with_credits(std::span<std::uint8_t const> encoded, RasterInfo const& info) {
    std::string const xmp = xmp_packet(info);
    WebPData const picture{encoded.data(), encoded.size()};
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

}  // namespace gatepost
