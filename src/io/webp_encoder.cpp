#include "io/webp_encoder.hpp"

#include "io/webp_parts.hpp"

namespace gatepost {

namespace {

struct Writer {
    WebPMemoryWriter memory{};
    Writer() { WebPMemoryWriterInit(&memory); }
    ~Writer() { WebPMemoryWriterClear(&memory); }
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;
};

class WebpEncoder : public RasterEncoder {
  public:
    explicit WebpEncoder(RasterInfo const& info) : m_info(info), m_picture(info) {}

    void add_rows(Image const& rows, JobContext const& /*job*/) override {
        m_picture.put(rows, m_row);
        m_row += rows.height_px;
    }

    std::string finish() override {
        WebPConfig const config = webp_config(m_info.quality);
        Writer writer;
        m_picture.get()->writer = WebPMemoryWrite;
        m_picture.get()->custom_ptr = &writer.memory;
        if (WebPEncode(&config, m_picture.get()) == 0) {
            fail_webp(m_info);
        }
        return with_credits({writer.memory.mem, writer.memory.size}, m_info);
    }

  private:
    RasterInfo m_info;
    WebpPicture m_picture;
    int m_row = 0;
};

}  // namespace

std::unique_ptr<RasterEncoder> make_webp_encoder(RasterInfo const& info) {
    return std::make_unique<WebpEncoder>(info);
}

}  // namespace gatepost
