#include "map/picture_format.hpp"

#include "base/error.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <string>

namespace gatepost {

namespace {

/// Pipes, devices and what standard output is called have no ending, and folders none that counts.
bool is_special(std::string_view path) {
    std::error_code ignored;
    auto const status = std::filesystem::status(path, ignored);
    return path == "-" || path.starts_with("/dev/") || path.starts_with("/proc/") ||
           (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status));
}

constexpr std::array<std::string_view, 4> endings{".png", ".pdf", ".svg", ".html"};  // by PictureFormat

}  // namespace

PictureFormat picture_format_of(std::string_view path) {
    std::string ending = std::filesystem::path(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    auto const* const found =
        std::find(endings.begin(), endings.end(), is_special(path) ? endings[0] : ending);
    if (found == endings.end()) {
        throw fmt_error("{}: the name of a picture ends in {}", path, fmt::join(endings, ", "));
    }
    return static_cast<PictureFormat>(found - endings.begin());
}

}  // namespace gatepost
