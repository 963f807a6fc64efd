#include "app/window_picture.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace gatepost {

std::string save_window_picture(OpenMap& map, Scene& scene, FontSet& fonts, Window const& window) {
    std::filesystem::path path;
    for (int n = 1; path.empty() || std::filesystem::exists(path); ++n) {
        path = std::filesystem::current_path() / fmt::format("gatepost-{}.png", n);
    }
    constexpr double logical_dpi = 96;
    double const ratio = window.pixel_ratio();
    UsualPicture const usual{{static_cast<double>(window.framebuffer_width_px()),
                              static_cast<double>(window.framebuffer_height_px())},
                             ratio,
                             logical_dpi * ratio};
    Viewport const seen = map.camera().viewport();
    Exporter(map, scene, fonts).write(path.string(), usual, showing_again(map.camera(), seen), {});
    return path.string();
}

}  // namespace gatepost
