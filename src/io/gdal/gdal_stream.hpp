#pragma once

#include "base/input_file.hpp"
#include "base/job.hpp"

#include <memory>

namespace gatepost {

/// Copies a file that GDAL's file system knows (/vsigzip/…, /vsizip/…) to a file without a name. Throws Error
/// with the name a person knows it by.
[[nodiscard]] std::shared_ptr<InputFile const> spool_with_gdal(std::string const& vsi_name,
                                                               std::string const& shown_name,
                                                               JobContext const& job);

}  // namespace gatepost
