#pragma once

#include "geo/point.hpp"
#include "map/furniture.hpp"
#include "map/tour.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace gatepost {

/// The picture that is asked for, as its form shows it.
struct PictureFormModel {
    PictureChoice choice;
    Furniture furniture;           ///< as it was chosen
    std::string path;              ///< of the file, whole
    std::string usual_title;       ///< where none was chosen
    std::uintptr_t preview = 0;    ///< a texture; 0: none yet
    Point preview_px;              ///< its size
    std::string size_text;         ///< "1890 × 1417 px · 160 × 120 mm"
    std::optional<float> writing;  ///< how far the picture is that is being written; none: none is
    Tours tours;                   ///< of which pictures can be made
    bool has_dates = false;        ///< so that they can be of the map through time
    std::string failure;           ///< why there is no picture; empty: there is one
};

}  // namespace gatepost
