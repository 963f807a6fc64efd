#pragma once

#include "app/scene.hpp"
#include "base/job.hpp"

#include <string>

namespace gatepost {

/// What a picture is to be.
struct PictureSize {
    int width_px = 0;
    int height_px = 0;
    double pixel_ratio = 1;  ///< pixels of the picture to one logical pixel
    double dpi = 0;          ///< that the file names; 0: none
};

/// The view as a PNG file: the one way to it, for the window and the command line. It names its program and
/// whose data it shows. `context`: where the work may be shared out.
[[nodiscard]] std::string picture_png(OpenMap& map, Scene& scene, InterfaceHost& interface,
                                      PictureSize const& size, JobContext const& context = {});

/// Writes it to a file, whole or not at all. Throws Error that names it.
void export_picture(OpenMap& map, Scene& scene, InterfaceHost& interface, PictureSize const& size,
                    std::string const& path, JobContext const& context = {});

}  // namespace gatepost
