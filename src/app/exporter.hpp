#pragma once

#include "app/data_marks.hpp"
#include "app/picture_page.hpp"
#include "base/job.hpp"
#include "io/raster_encoder.hpp"
#include "map/picture_format.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// A picture for an evidence sheet, and what is pinned on it.
struct PinnedPicture {
    std::string png;
    Viewport view;  ///< that it shows
    Evidence evidence;
};

/// What had no room on a page that was drawn reaches the person: a part that was asked for as a loss, a card
/// as a warning.
void tell_left_out(OpenMap& map, PicturePage const& page);

/// Throws Error where the work was told to stop.
void stop_if_asked(JobContext const& context);

/// The one way to a picture, for the window and the command line.
class Exporter {
  public:
    Exporter(OpenMap& map, Scene& scene, FontSet& fonts) : m_map(map), m_scene(scene), m_fonts(fonts) {}

    /// Is told how much of a picture of pixels is done, from 0 to 1, by the thread that draws it.
    void set_progress(std::function<void(float)> told) { m_told = std::move(told); }

    /// The map as its state has it, as the bytes of a file. It names its program and whose data it shows.
    /// `usual`: its size where nobody chose one. `folder`: where the file is to lie, for relative paths in
    /// it. `context`: where the work may be shared out; if it is told to stop, this throws Error soon.
    [[nodiscard]] std::string picture(PictureFormat format, UsualPicture const& usual, ShowView const& show,
                                      std::filesystem::path const& folder, JobContext const& context);

    /// All of its pixels, for what puts several pictures together.
    struct Pixels {
        Image image;
        RasterInfo info;
    };
    [[nodiscard]] Pixels pixels(UsualPicture const& usual, ShowView const& show, JobContext const& context);

    [[nodiscard]] PinnedPicture picture_for_pins(UsualPicture const& usual, ShowView const& show,
                                                 JobContext const& context);
    /// Writes it to a file, and files beside it that say where it lies if they are asked for: all or nothing,
    /// but for what a disk refuses while they get their names. Throws Error that names the file.
    void write(std::string const& path, UsualPicture const& usual, ShowView const& show,
               JobContext const& context);

  private:
    /// What is asked for, and the marks of its data if the file is to have them.
    struct Sought {
        PictureFormat format;
        std::filesystem::path folder;
        std::unique_ptr<DataMarksAhead> marks;
    };
    struct Made {
        std::string bytes;
        GeoReference place;
    };
    [[nodiscard]] std::string provenance_text(PicturePage const& page, Sought& sought);
    [[nodiscard]] RasterInfo raster_info(PicturePixels const& pixels) const;
    /// `band`: its first rows.
    [[nodiscard]] std::string encoded(PictureFormat format, RasterInfo const& info, PicturePage& page,
                                      Image band, JobContext const& context) const;
    [[nodiscard]] std::string bytes_of(PicturePage& page, Sought& sought, JobContext const& context);
    [[nodiscard]] Made make(PictureFormat format, UsualPicture const& usual, ShowView const& show,
                            std::filesystem::path const& folder, JobContext const& context);

    OpenMap& m_map;
    Scene& m_scene;
    FontSet& m_fonts;
    std::function<void(float)> m_told;
};

}  // namespace gatepost
