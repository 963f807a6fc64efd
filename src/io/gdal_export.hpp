#pragma once

#include "io/byte_stream.hpp"
#include "io/data_format.hpp"
#include "io/feature_block.hpp"
#include "io/format_writers.hpp"

#include <filesystem>

namespace gatepost {

// How layers reach the process that writes FlatGeobuf and GeoPackage with GDAL: it gets them over its
// channel, block by block, and writes them to a file in a scratch folder, the only place where it may write.
// After the request come, for each layer: 1, a header (put_layer_header), then for each block 1 and a table
// (write_table), then 0; after the last layer 0. It answers with `written` and the losses of each layer, or
// with a failure.

/// What the process must know of a layer before its features.
struct LayerHeader {
    std::string name;
    std::string title;
    std::string credit;
    std::string crs;       ///< its definition for PROJ
    std::string geometry;  ///< WKT's name of the type that all have: `MULTIPOLYGON`, or `GEOMETRY`
    std::vector<ExportField> fields;
};

void put_layer_header(ByteWriter& out, LayerHeader const& header);
[[nodiscard]] LayerHeader get_layer_header(ByteReader& in);
void put_losses(ByteWriter& out, ExportLosses const& losses);
[[nodiscard]] ExportLosses get_losses(ByteReader& in);

/// Writes layers to a file of a scratch folder. `shown_name` is what errors call the file. Throws Error.
[[nodiscard]] std::vector<ExportLosses> write_with_gdal(std::filesystem::path const& scratch_file,
                                                        DataFormat format, std::string const& shown_name,
                                                        std::span<ExportLayer const> layers,
                                                        ExportProgress& progress, JobContext const& job);

/// Writes a FlatGeobuf file again with title and credit in its header, where GDAL before 3.9 puts nothing.
/// Hands its bytes to the sink. Throws Error if the file is none.
void describe_flatgeobuf(std::filesystem::path const& file, std::string const& title,
                         DataCredit const& credit, ByteSink const& sink);

}  // namespace gatepost
