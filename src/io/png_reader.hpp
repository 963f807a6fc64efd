#pragma once

#include "base/image.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gatepost {

/// The picture in a PNG of any colour type, with 8 bits a channel. Throws Error with libpng's reason for what
/// is no whole PNG.
[[nodiscard]] Image decode_png(std::string_view png);

/// The texts in a PNG, by their keys: ("Title", "…"). Those before the pixels alone where `has_all` is false:
/// that needs only the file's beginning. Throws Error for what is no PNG; texts over 8 MB are left out.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> read_png_texts(std::string_view png,
                                                                              bool has_all);

/// Whether bytes begin as a PNG does.
[[nodiscard]] bool is_png(std::string_view bytes);

}  // namespace gatepost
