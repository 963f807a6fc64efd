#include "io/webp_animation.hpp"

#include "base/error.hpp"
#include "io/webp_parts.hpp"

#include <webp/mux.h>

#include <cmath>

namespace gatepost {

class WebpAnimation::Encoder {
  public:
    explicit Encoder(RasterInfo const& info)
        : m_info(info), m_picture(info), m_config(webp_config(info.quality)) {
        WebPAnimEncoderOptions options;
        if (WebPAnimEncoderOptionsInit(&options) == 0) {
            throw fmt_error("libwebp is of another version than the program");
        }
        m_encoder.reset(WebPAnimEncoderNew(info.width_px, info.height_px, &options));
        if (!m_encoder) {
            fail_webp(info);
        }
    }

    void add(Image const& image, double time_s) {
        if (image.width_px != m_info.width_px || image.height_px != m_info.height_px) {
            throw fmt_error("a picture of {} x {} pixels is none of this WebP", image.width_px,
                            image.height_px);
        }
        m_picture.put(image, 0);
        add_at(m_picture.get());
        constexpr double most_ms = 2e9;  // the encoder counts in 32 bits
        if (m_time_ms + time_s * 1000 > most_ms) {
            throw fmt_error("the pictures of a WebP are shown for 23 days at most");
        }
        m_time_ms += static_cast<int>(std::lround(time_s * 1000));
    }

    std::string finish() {
        add_at(nullptr);  // the last one ends here
        WebPData data;
        WebPDataInit(&data);
        if (WebPAnimEncoderAssemble(m_encoder.get(), &data) == 0) {
            fail_webp(m_info);
        }
        std::string bytes = with_credits({data.bytes, data.size}, m_info);
        WebPDataClear(&data);
        return bytes;
    }

  private:
    void add_at(WebPPicture* picture) {
        if (WebPAnimEncoderAdd(m_encoder.get(), picture, m_time_ms,
                               picture != nullptr ? &m_config : nullptr) == 0) {
            throw fmt_error("the picture cannot be written as WebP: {}",
                            WebPAnimEncoderGetError(m_encoder.get()));
        }
    }

    struct Delete {
        void operator()(WebPAnimEncoder* encoder) const { WebPAnimEncoderDelete(encoder); }
    };
    RasterInfo m_info;
    WebpPicture m_picture;
    WebPConfig m_config;
    std::unique_ptr<WebPAnimEncoder, Delete> m_encoder;
    int m_time_ms = 0;
};

WebpAnimation::WebpAnimation(RasterInfo const& info) : m_encoder(std::make_unique<Encoder>(info)) {}
WebpAnimation::~WebpAnimation() = default;
void WebpAnimation::add(Image const& image, double time_s) { m_encoder->add(image, time_s); }
std::string WebpAnimation::finish() { return m_encoder->finish(); }

}  // namespace gatepost
