#pragma once

#include "base/image.hpp"
#include "base/job.hpp"
#include "map/georeference.hpp"

#include <memory>
#include <optional>
#include <string>

namespace gatepost {

/// What a picture of pixels is and says.
struct RasterInfo {
    int width_px = 0;
    int height_px = 0;
    bool has_alpha = false;
    double dpi = 0;   ///< 0: not written
    int quality = 0;  ///< of JPEG and WebP, 1 to 100 (WebP: 100 loses nothing); 0: the usual one
    std::string title;
    std::string description;
    std::string credits;                ///< whose data it shows
    std::string provenance;             ///< what it was made of, as JSON: PNG alone has it; empty: nothing
    std::optional<GeoReference> place;  ///< GeoTIFF alone has it
};

/// Encodes a picture some rows at a time. The same input gives the same bytes, in however many pieces the
/// rows come.
class RasterEncoder {
  public:
    virtual ~RasterEncoder() = default;
    /// The next rows: a picture of the whole width. All but the last piece have a multiple of 64 rows. Throws
    /// Error.
    virtual void add_rows(Image const& rows, JobContext const& job) = 0;
    /// The file, once all rows are in. Throws Error.
    [[nodiscard]] virtual std::string finish() = 0;
};

}  // namespace gatepost
