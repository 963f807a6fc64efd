#pragma once

#include <cstdint>
#include <string_view>

namespace gatepost {

/// What a picture is written as.
enum class PictureFormat : std::uint8_t { png, jpeg, webp, tiff, pdf, svg, html };

/// Whether it is a picture of pixels.
[[nodiscard]] constexpr bool is_raster(PictureFormat format) { return format <= PictureFormat::tiff; }

/// By the ending of a file's name; "-", standard output, is a PNG, as what is written into
/// pipes and devices. Throws Error that names the endings that
/// there are.
[[nodiscard]] PictureFormat picture_format_of(std::string_view path);

/// The usual ending of a format, with its point: ".jpg".
[[nodiscard]] std::string_view ending_of(PictureFormat format);

}  // namespace gatepost
