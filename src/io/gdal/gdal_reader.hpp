#pragma once

#include "io/gdal/layer_reader.hpp"

#include <functional>

namespace gatepost {

/// The callbacks through which read_layers reports while it works.
struct GdalListener {
    std::function<void(float)> progress;
    std::function<void(LayerTable const&)> table;
    std::function<void(std::string const&)> fault;  ///< called with one line: why a layer is missing
};

/// Reads all layers of a source, or the one that is asked for. Throws Error with one line that names the
/// source.
void read_layers(GdalRequest const& request, GdalListener const& listener);

/// Answers requests for attributes of one layer, given the feature numbers.
class RowReader {
  public:
    explicit RowReader(GdalRequest const& request);
    ~RowReader();
    RowReader(RowReader const&) = delete;
    RowReader& operator=(RowReader const&) = delete;

    /// Throws Error if one of the features no longer exists.
    [[nodiscard]] std::vector<AttributeColumn> read(std::vector<std::int64_t> const& ids);

  private:
    struct Opened;
    std::unique_ptr<Opened> m_opened;
};

/// Copies a file that GDAL's file systems know, block by block. Throws Error.
void copy_file(GdalRequest const& request, std::function<void(std::span<char const>)> const& sink);

}  // namespace gatepost
