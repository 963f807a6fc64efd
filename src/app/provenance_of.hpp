#pragma once

#include "app/picture_page.hpp"
#include "app/provenance.hpp"

#include <filesystem>
#include <vector>

namespace gatepost {

/// What a picture is made of, of data with these marks. `folder`: where its file is to lie. A GL context is
/// current.
[[nodiscard]] Provenance provenance_of(OpenMap& map, PicturePage const& page,
                                       std::filesystem::path const& folder, std::vector<DataMark> data);

}  // namespace gatepost
