#pragma once

#include "map/furniture.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// What a picture is written as.
enum class PictureFormat : std::uint8_t { png, jpeg, webp, tiff, pdf, svg, html };

/// Whether it is a picture of pixels.
[[nodiscard]] constexpr bool is_raster(PictureFormat format) { return format <= PictureFormat::tiff; }

/// By the ending of a file's name; "-", standard output, is a PNG, as what is written into
/// pipes and devices. Throws Error that names the endings that
/// there are.
[[nodiscard]] PictureFormat picture_format_of(std::string_view path);

/// Of a file's name, in small letters: ".pdf".
[[nodiscard]] std::string ending_in(std::string const& path);

/// What files of a kind are called, the usual ending first: ".png".
[[nodiscard]] std::vector<std::string_view> endings_of(ExportKind kind);
/// Throws Error where several pictures cannot be written there: it is neither a folder's name nor that of a
/// .webp.
void check_frames_path(std::string const& path);
/// Throws Error, which names the endings that there are, where a file of that name cannot be of the kind.
void check_path_of(ExportKind kind, std::string const& path);

/// The usual ending of a format, with its point: ".jpg".
[[nodiscard]] std::string_view ending_of(PictureFormat format);

}  // namespace gatepost
