#pragma once

#include <cstdint>
#include <string_view>

namespace gatepost {

/// What a picture is written as.
enum class PictureFormat : std::uint8_t { png, pdf, svg, html };

/// By the ending of a file's name; "-", standard output, is a PNG, as what is written into
/// pipes and devices. Throws Error that names the endings that
/// there are.
[[nodiscard]] PictureFormat picture_format_of(std::string_view path);

}  // namespace gatepost
