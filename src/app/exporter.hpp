#pragma once

#include "app/picture_page.hpp"
#include "base/job.hpp"
#include "map/picture_format.hpp"

#include <string>

namespace gatepost {

/// The one way to a picture, for the window and the command line.
class Exporter {
  public:
    Exporter(OpenMap& map, Scene& scene, FontSet& fonts) : m_map(map), m_scene(scene), m_fonts(fonts) {}

    /// The map as its state has it, as the bytes of a file. It names its program and whose data it shows.
    /// `usual`: its size where nobody chose one. `context`: where the work may be shared out.
    [[nodiscard]] std::string picture(PictureFormat format, UsualPicture const& usual, ShowView const& show,
                                      JobContext const& context);

    /// The picture that evidence is pinned on: without numbers of its own.
    [[nodiscard]] std::string picture_for_pins(UsualPicture const& usual, ShowView const& show,
                                               JobContext const& context);
    /// Writes it to a file, whole or not at all. Throws Error that names it.
    void write(std::string const& path, UsualPicture const& usual, ShowView const& show,
               JobContext const& context);

  private:
    [[nodiscard]] std::string png(PicturePixels const& pixels, PicturePage& page, JobContext const& context);

    OpenMap& m_map;
    Scene& m_scene;
    FontSet& m_fonts;
};

}  // namespace gatepost
