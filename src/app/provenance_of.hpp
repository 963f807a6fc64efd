#pragma once

#include "app/picture_page.hpp"
#include "app/provenance.hpp"

#include <filesystem>

namespace gatepost {

/// What a picture is made of. `folder`: where its file is to lie. Reads all data that
/// are shown. A GL context is current.
[[nodiscard]] Provenance provenance_of(OpenMap& map, PicturePage const& page,
                                       std::filesystem::path const& folder, JobContext const& job);

}  // namespace gatepost
