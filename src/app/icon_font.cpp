#include "app/icon_font.hpp"

#include <array>
#include <filesystem>

namespace gatepost {

std::string icon_font_file() {
    constexpr std::array<char const*, 2> files{
        "/usr/share/fonts/truetype/fork-awesome/forkawesome-webfont.ttf",
        "/usr/share/fonts-fork-awesome/fonts/forkawesome-webfont.ttf"};
    std::error_code ignored;
    for (char const* const path : files) {
        if (std::filesystem::exists(path, ignored)) {
            return path;
        }
    }
    return {};
}

}  // namespace gatepost
