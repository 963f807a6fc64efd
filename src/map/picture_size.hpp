#pragma once

#include "map/furniture.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// The size of a picture as it is asked for.
struct PictureSize {
    double width = 0;
    double height = 0;
    bool is_mm = false;  ///< else pixels
    friend bool operator==(PictureSize const&, PictureSize const&) = default;
};

/// "1600x1000" pixels, "160x100mm", a paper ("A4", "A3-landscape", "Letter") or a screen ("16:9", "4K",
/// "square"). Throws Error that says what is wrong with it.
[[nodiscard]] PictureSize picture_size_of(std::string_view text);

/// The names of papers and screens, for people to choose from.
[[nodiscard]] std::vector<std::string> picture_size_names();

/// What is drawn: whole pixels, and how many of them are a logical one.
struct PicturePixels {
    int width_px = 0;
    int height_px = 0;
    double pixel_ratio = 1;
    double dpi = 0;  ///< that the file names; 0: none
    friend bool operator==(PicturePixels const&, PicturePixels const&) = default;
};

/// What a picture is where neither a choice nor its layout says: as the window is.
struct UsualPicture {
    PictureSize size;
    double scale = 1;  ///< pixels to one logical pixel
    double dpi = 0;    ///< 0: none
};

/// The pixels of a choice. A logical
/// pixel is 1/96 inch on paper. Throws Error for a size that cannot be.
[[nodiscard]] PicturePixels pixels_of(PictureChoice const& choice, UsualPicture const& usual);

}  // namespace gatepost
