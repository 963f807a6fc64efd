#include "io/geotiff_encoder.hpp"

#include "base/input_file.hpp"
#include "base/scratch_folder.hpp"
#include "geo/crs_wkt.hpp"
#include "io/gdal_conversation.hpp"
#include "io/gdal_raster.hpp"
#include "io/xmp.hpp"

namespace gatepost {

namespace {

RasterHeader header_of(RasterInfo const& info) {
    RasterHeader header;
    header.width_px = static_cast<std::uint32_t>(info.width_px);
    header.height_px = static_cast<std::uint32_t>(info.height_px);
    header.has_alpha = info.has_alpha;
    header.dpi = info.dpi;
    header.title = info.title;
    header.description = info.description;
    header.credits = info.credits;
    header.xmp = xmp_packet(info);
    if (info.place) {
        header.crs_wkt = wkt_of(info.place->crs).text;
        header.west = info.place->upper_left_world.x;
        header.north = info.place->upper_left_world.y;
        header.unit_per_px = info.place->world_per_px;
    }
    return header;
}

GdalRequest request_for(std::string const& file) {
    GdalRequest request;
    request.task = GdalRequest::Task::write_raster;
    request.source = file;
    request.shown_name = "GeoTIFF";
    constexpr std::uint64_t patience_s = 3600;  // compressing a large picture is silent
    request.limits.silence_s = patience_s;
    return request;
}

class GeotiffEncoder : public RasterEncoder {
  public:
    explicit GeotiffEncoder(RasterInfo const& info)
        : m_has_alpha(info.has_alpha),
          m_file((m_scratch.path() / "picture.tif").string()),
          m_talk(request_for(m_file)) {
        ByteWriter out([this](std::span<char const> bytes) { static_cast<void>(m_talk.send(bytes)); });
        put_raster_header(out, header_of(info));
        out.flush();
    }

    void add_rows(Image const& rows, JobContext const& /*job*/) override {
        std::vector<std::uint8_t> pixels;
        pixels.reserve(rows.rgba.size());
        for (std::size_t i = 0; i < rows.rgba.size(); i += 4) {
            pixels.insert(pixels.end(), rows.rgba.begin() + static_cast<std::ptrdiff_t>(i),
                          rows.rgba.begin() + static_cast<std::ptrdiff_t>(i + (m_has_alpha ? 4 : 3)));
        }
        // Where the process is gone, finish() hears why.
        ByteWriter out([this](std::span<char const> bytes) { static_cast<void>(m_talk.send(bytes)); });
        out.put_array(pixels);
        out.flush();
    }

    std::string finish() override {
        try {
            if (m_talk.next() != GdalAnswer::done) {
                throw StreamFault("an answer that was not asked for");
            }
        } catch (StreamFault const&) {
            throw m_talk.gone();
        }
        InputFile const file(m_file);
        std::string bytes(file.size(), '\0');
        for (std::size_t at = 0; at < bytes.size();) {
            std::size_t const got = file.read(at, std::span{bytes}.subspan(at));
            if (got == 0) {
                throw fmt_error("the GeoTIFF that GDAL wrote cannot be read");
            }
            at += got;
        }
        return bytes;
    }

  private:
    bool m_has_alpha;
    ScratchFolder m_scratch;
    std::string m_file;
    GdalConversation m_talk;
};

}  // namespace

std::unique_ptr<RasterEncoder> make_geotiff_encoder(RasterInfo const& info) {
    return std::make_unique<GeotiffEncoder>(info);
}

}  // namespace gatepost
