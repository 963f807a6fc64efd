#include "io/raster_formats.hpp"

#include "base/content_hash.hpp"
#include "io/geotiff_encoder.hpp"
#include "io/jpeg_encoder.hpp"
#include "io/png_writer.hpp"
#include "io/webp_encoder.hpp"

namespace gatepost {

namespace {

PngInfo png_info_of(RasterInfo const& info) {
    PngInfo png{info.width_px, info.height_px, info.has_alpha, info.dpi, {}};
    png.texts = {{"Software", "Gatepost"}, {"Copyright", info.credits}};
    for (auto const& [key, text] :
         {std::pair{"Title", &info.title}, std::pair{"Description", &info.description}}) {
        if (!text->empty()) {
            png.texts.emplace_back(key, *text);
        }
    }
    if (!info.provenance.empty()) {
        png.texts.emplace_back(png_provenance_key, info.provenance);
    }
    return png;
}

class PngRasterEncoder : public RasterEncoder {
  public:
    explicit PngRasterEncoder(RasterInfo const& info)
        : m_has_provenance(!info.provenance.empty()), m_encoder(png_info_of(info)) {}
    void add_rows(Image const& rows, JobContext const& job) override {
        if (m_has_provenance) {
            m_pixels.add({reinterpret_cast<char const*>(rows.rgba.data()), rows.rgba.size()});
        }
        m_encoder.add_rows(rows, job);
    }
    std::string finish() override {
        using Texts = std::vector<std::pair<std::string, std::string>>;
        return m_encoder.finish(m_has_provenance ? Texts{{png_pixels_key, m_pixels.hex()}} : Texts{});
    }

  private:
    bool m_has_provenance;
    ContentHash m_pixels;
    PngEncoder m_encoder;
};

}  // namespace

std::unique_ptr<RasterEncoder> make_raster_encoder(PictureFormat format, RasterInfo const& info) {
    switch (format) {
        case PictureFormat::jpeg: return make_jpeg_encoder(info);
        case PictureFormat::webp: return make_webp_encoder(info);
        case PictureFormat::tiff: return make_geotiff_encoder(info);
        default: return std::make_unique<PngRasterEncoder>(info);
    }
}

}  // namespace gatepost
