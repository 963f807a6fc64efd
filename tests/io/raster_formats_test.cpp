#include "io/raster_formats.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "io/png_reader.hpp"
#include "io/png_writer.hpp"

#include <cpl_vsi.h>
#include <gdal_priv.h>

#include <random>

using namespace gatepost;

namespace {

/// A picture as maps have them: plain areas, and a sharp line.
Image plain_image(int width_px, int height_px) {
    Image image{width_px, height_px, {}};
    for (int y = 0; y < height_px; ++y) {
        for (int x = 0; x < width_px; ++x) {
            std::uint8_t const grey = x == y ? 20 : 240;
            image.rgba.insert(image.rgba.end(), {grey, static_cast<std::uint8_t>(x % 256), 200, 255});
        }
    }
    return image;
}

Image rows_of(Image const& image, int first, int count) {
    Image rows{image.width_px, count, {}};
    auto const begin = image.rgba.begin() + static_cast<std::ptrdiff_t>(first) * image.width_px * 4;
    rows.rgba.assign(begin, begin + static_cast<std::ptrdiff_t>(count) * image.width_px * 4);
    return rows;
}

std::string encoded(PictureFormat format, Image const& image, RasterInfo info, int rows_at_once) {
    info.width_px = image.width_px;
    info.height_px = image.height_px;
    auto const encoder = make_raster_encoder(format, info);
    for (int row = 0; row < image.height_px; row += rows_at_once) {
        encoder->add_rows(rows_of(image, row, std::min(rows_at_once, image.height_px - row)), {});
    }
    return encoder->finish();
}

/// GDAL as the witness.
Image decoded(std::string bytes) {
    GDALAllRegister();
    char const* const name = "/vsimem/raster";
    VSIFCloseL(VSIFileFromMemBuffer(name, reinterpret_cast<GByte*>(bytes.data()), bytes.size(), FALSE));
    GDALDataset* const dataset = GDALDataset::Open(name);
    REQUIRE(dataset != nullptr);
    Image image{dataset->GetRasterXSize(), dataset->GetRasterYSize(), {}};
    image.rgba.assign(
        static_cast<std::size_t>(image.width_px) * static_cast<std::size_t>(image.height_px) * 4, 255);
    CHECK(dataset->RasterIO(GF_Read, 0, 0, image.width_px, image.height_px, image.rgba.data(), image.width_px,
                            image.height_px, GDT_Byte, std::min(dataset->GetRasterCount(), 4), nullptr, 4,
                            static_cast<GSpacing>(image.width_px) * 4, 1, nullptr) == CE_None);
    GDALClose(dataset);
    VSIUnlink(name);
    return image;
}

}  // namespace

TEST_CASE("every format gives the picture back, in however many pieces it came") {
    Image const image = plain_image(150, 200);
    for (PictureFormat const format :
         {PictureFormat::png, PictureFormat::jpeg, PictureFormat::webp, PictureFormat::tiff}) {
        RasterInfo info;
        info.quality = 100;
        std::string const bytes = encoded(format, image, info, 200);
        CHECK(encoded(format, image, info, 64) == bytes);
        bool const loses = format == PictureFormat::jpeg;
        CHECK(difference(decoded(bytes), image).largest <= (loses ? 12 : 0));
    }
}

TEST_CASE("texts of a PNG are read again, those after its pixels too") {
    RasterInfo info;
    info.title = "Gates";
    info.credits = "© Somebody";
    info.provenance = "{\"long\": \"" + std::string(5000, 'x') + "\"}";
    std::string const png = encoded(PictureFormat::png, plain_image(20, 20), info, 20);
    using Texts = std::vector<std::pair<std::string, std::string>>;
    Texts const before{{"Software", "Gatepost"},
                       {"Copyright", info.credits},
                       {"Title", "Gates"},
                       {png_provenance_key, info.provenance}};
    CHECK(read_png_texts(png, false) == before);
    Texts const all = read_png_texts(png, true);
    REQUIRE(all.size() == 5);
    CHECK(all.back().first == png_pixels_key);
}

TEST_CASE("a broken PNG is an error, wherever it breaks") {
    RasterInfo info;
    info.provenance = "{}";
    std::string const png = encoded(PictureFormat::png, plain_image(40, 40), info, 40);
    for (std::size_t size = 8; size < png.size() - 12; size += 7) {
        CHECK_THROWS_AS(read_png_texts(std::string_view{png}.substr(0, size), true), Error);
    }
    CHECK_THROWS_AS(read_png_texts("", false), Error);
    CHECK_THROWS_AS(read_png_texts("no picture at all", false), Error);
}

TEST_CASE("a format says what it cannot hold") {
    RasterInfo info;
    info.width_px = 17'000;
    info.height_px = 10;
    CHECK_THROWS_WITH(make_raster_encoder(PictureFormat::webp, info),
                      "a WebP picture has at most 16383 pixels a side, not 17000 x 10");
    info.width_px = 70'000;
    CHECK_THROWS_WITH(make_raster_encoder(PictureFormat::jpeg, info),
                      "a JPEG has at most 65500 pixels a side, not 70000 x 10");
}
