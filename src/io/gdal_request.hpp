#pragma once

#include "io/byte_stream.hpp"
#include "io/gdal_limits.hpp"
#include "io/source.hpp"

#include <string>

namespace gatepost {

/// What the process that reads with GDAL is asked for: the one message that it gets.
struct GdalRequest {
    enum class Task : std::uint8_t {
        read,  ///< all layers, or one, as tables
        rows,  ///< attributes of one layer, by further questions, until the channel is closed
        copy   ///< the bytes of a file that only GDAL's file systems know
    };
    Task task = Task::read;
    std::string source;
    std::string shown_name;  ///< what messages call it
    bool is_json = false;    ///< GeoJSON or a relative of it, whatever its name says
    SourceOptions options{};
    std::string driver{};  ///< the only one of GDAL's drivers that may read it; empty: any
    GdalLimits limits{};
};

/// How each answer begins.
enum class GdalAnswer : std::uint8_t {
    progress,  ///< float: how much is done
    table,     ///< a table; then the numbers of its features and its layer's name, where attributes were left
    block,     ///< bytes of a copied file
    rows,      ///< columns
    fault,     ///< text: why a layer is missing; more may come
    failure,   ///< text: why there is nothing
    done
};

void write_request(ByteWriter& out, GdalRequest const& request);
[[nodiscard]] GdalRequest read_request(ByteReader& in);

}  // namespace gatepost
