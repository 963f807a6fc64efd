#include "io/gdal/raster_writer.hpp"

#include "base/error.hpp"
#include "io/gdal/check_written.hpp"
#include "io/gdal/open_source.hpp"
#include "io/gdal_raster.hpp"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <array>
#include <vector>

namespace gatepost {

namespace {

void describe(GDALDataset& dataset, RasterHeader const& header) {
    if (!header.crs_wkt.empty()) {
        OGRSpatialReference crs;
        crs.SetFromUserInput(header.crs_wkt.c_str());
        crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        dataset.SetSpatialRef(&crs);
        std::array<double, 6> place{header.west, header.unit_per_px, 0, header.north, 0, -header.unit_per_px};
        dataset.SetGeoTransform(place.data());
    }
    auto const note = [&](char const* key, std::string const& text) {
        if (!text.empty()) {
            dataset.SetMetadataItem(key, text.c_str());
        }
    };
    note("TIFFTAG_SOFTWARE", "Gatepost");
    note("TIFFTAG_DOCUMENTNAME", header.title);
    note("TIFFTAG_IMAGEDESCRIPTION", header.description);
    note("TIFFTAG_COPYRIGHT", header.credits);
    if (header.dpi > 0) {
        note("TIFFTAG_XRESOLUTION", fmt::format("{}", header.dpi));
        note("TIFFTAG_YRESOLUTION", fmt::format("{}", header.dpi));
        note("TIFFTAG_RESOLUTIONUNIT", "2");  // inches
    }
    std::array<char*, 2> xmp{const_cast<char*>(header.xmp.c_str()), nullptr};  // GDAL copies it
    dataset.SetMetadata(xmp.data(), "xml:XMP");
}

/// Rows as they come, in pixels of 3 or 4 bytes.
void take_rows(GDALDataset& dataset, RasterHeader const& header, ByteReader& in) {
    int const bands = header.has_alpha ? 4 : 3;
    std::size_t const bytes_per_row = std::size_t{header.width_px} * static_cast<std::size_t>(bands);
    std::uint32_t row = 0;
    while (row < header.height_px) {
        auto pixels = in.get_array<std::uint8_t>();
        std::size_t const rows = pixels.size() / bytes_per_row;
        if (rows == 0 || rows > header.height_px - row || pixels.size() % bytes_per_row != 0) {
            throw StreamFault("rows of another picture");
        }
        if (dataset.RasterIO(GF_Write, 0, static_cast<int>(row), static_cast<int>(header.width_px),
                             static_cast<int>(rows), pixels.data(), static_cast<int>(header.width_px),
                             static_cast<int>(rows), GDT_Byte, bands, nullptr, bands,
                             static_cast<GSpacing>(bytes_per_row), 1, nullptr) != CE_None) {
            return;  // the reason is among GDAL's complaints
        }
        row += static_cast<std::uint32_t>(rows);
    }
}

GDALDriver& driver(char const* name, GdalRequest const& request) {
    GDALDriver* const found = GetGDALDriverManager()->GetDriverByName(name);
    if (found == nullptr) {
        throw fmt_error("cannot write {}: this GDAL has no driver {}", request.shown_name, name);
    }
    return *found;
}

}  // namespace

void write_raster(GdalRequest const& request, ByteReader& in) {
    GdalErrors errors;
    RasterHeader const header = get_raster_header(in);
    std::string const plain = request.source + ".plain";
    CPLStringList created;
    created.SetNameValue("PHOTOMETRIC", "RGB");
    created.SetNameValue("ALPHA", header.has_alpha ? "UNSPECIFIED" : nullptr);
    created.SetNameValue("BIGTIFF", "IF_SAFER");
    Dataset dataset{driver("GTiff", request)
                        .Create(plain.c_str(), static_cast<int>(header.width_px),
                                static_cast<int>(header.height_px), header.has_alpha ? 4 : 3, GDT_Byte,
                                created.List())};
    check_written(errors, request);
    describe(*dataset, header);
    take_rows(*dataset, header, in);
    check_written(errors, request);
    CPLStringList options;
    options.SetNameValue("COMPRESS", "DEFLATE");
    options.SetNameValue("PREDICTOR", "YES");
    options.SetNameValue("LEVEL", "4");
    options.SetNameValue("NUM_THREADS", "ALL_CPUS");
    options.SetNameValue("RESAMPLING", "AVERAGE");  // of its smaller versions
    Dataset const written{
        driver("COG", request)
            .CreateCopy(request.source.c_str(), dataset.get(), TRUE, options.List(), nullptr, nullptr)};
    check_written(errors, request);
}

}  // namespace gatepost
