#pragma once

#include "app/exporter.hpp"
#include "app/window.hpp"

#include <string>

namespace gatepost {

/// Writes what a window shows to the first free gatepost-N.png of the current folder, as fine as the window
/// is, unless the map says what its pictures are. Returns the file's path. Throws Error that names it.
[[nodiscard]] std::string save_window_picture(OpenMap& map, Scene& scene, FontSet& fonts,
                                              Window const& window);

}  // namespace gatepost
