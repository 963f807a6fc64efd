#pragma once

#include "io/byte_stream.hpp"
#include "io/gdal_limits.hpp"
#include "io/source_options.hpp"

#include <cstdint>
#include <string>

namespace gatepost {

/// The one message that the process reading with GDAL receives: what it is to do.
struct GdalRequest {
    enum class Task : std::uint8_t {
        read,          ///< all layers, or one, as tables
        rows,          ///< attributes of one layer, by further requests, until the channel is closed
        copy,          ///< the bytes of a file that only GDAL's file systems know
        write,         ///< a new file of layers that are sent after the request (gdal_export.hpp)
        write_raster,  ///< a picture that is sent after the request (gdal_raster.hpp)
        version        ///< of GDAL; needs no source
    };
    Task task = Task::read;
    std::string source;
    std::string shown_name;  ///< the source's name in messages
    bool is_json = false;    ///< GeoJSON or a relative of it, whatever its name says
    SourceOptions options{};
    std::string driver{};  ///< the only GDAL driver that may read it; empty: any
    GdalLimits limits{};
};

/// The kind that each answer begins with.
enum class GdalAnswer : std::uint8_t {
    progress,  ///< float: how much is done
    table,     ///< a table, its features' numbers (none if it has its attributes) and its layer's name
    block,     ///< bytes of a copied file
    rows,      ///< columns
    fault,     ///< text: why a layer is missing; more may come
    failure,   ///< text: why there is nothing
    written,   ///< the losses of each layer that was written
    version,   ///< text
    done
};

void write_request(ByteWriter& out, GdalRequest const& request);
[[nodiscard]] GdalRequest read_request(ByteReader& in);

}  // namespace gatepost
