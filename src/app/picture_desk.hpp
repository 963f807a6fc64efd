#pragma once

#include "app/picture_writer.hpp"
#include "app/window.hpp"
#include "render/image_texture.hpp"
#include "ui/picture_form_model.hpp"

#include <optional>
#include <string>

namespace gatepost {

/// The window's way to a picture in a file: the form that asks what it is to be, with a preview that follows
/// the map, and where it is written. What is chosen stands in the map's state; so each map remembers it.
class PictureDesk {
  public:
    struct Parts {
        OpenMap& map;
        Scene& scene;
        FontSet& fonts;
        Window& window;
        JobPool& pool;
    };
    explicit PictureDesk(Parts parts) : m_parts(parts), m_writer(parts.map, parts.window, parts.pool) {}

    /// `kind`: what the file is to be; none: as before.
    void open(std::optional<ExportKind> kind = std::nullopt);
    void close();
    [[nodiscard]] bool is_open() const { return m_is_open; }
    /// Makes a new preview where the map or the choice has been another for a moment, and all is there to be
    /// drawn. True if it did. No frame is being drawn.
    bool follow(double now_s);
    /// When it wants to be called again; none: nothing is due.
    [[nodiscard]] std::optional<double> due_in_s(double now_s) const;
    /// What the form shows.
    [[nodiscard]] PictureFormModel model();

    /// Where a picture would be written: as it was chosen, else a free name in the folder of the map or of
    /// pictures.
    [[nodiscard]] std::string path();
    /// Has what was asked for made: a file; the same settings under the next free name; a PNG, whatever its
    /// file would be.
    void make(PictureWriter::Target target);
    /// The tour that is open; empty: none is.
    void set_tour(std::string const& name) { m_tour = name; }
    /// How the timeline moves: pictures of the map through time follow it.
    void set_timeline(TimelineChoice const& choice) { m_timeline = choice; }
    /// Who makes it.
    [[nodiscard]] PictureWriter& writer() { return m_writer; }

  private:
    /// What a preview follows from.
    struct Shown {
        MapState state;
        Viewport view;
        Locale locale = Locale::english;
        std::size_t layers_read = 0;
        friend bool operator==(Shown const&, Shown const&) = default;
    };
    [[nodiscard]] Shown shown_now();
    [[nodiscard]] UsualPicture usual() const;
    void make_preview();

    Parts m_parts;
    PictureWriter m_writer;
    TimelineChoice m_timeline;
    std::string m_tour;
    bool m_is_open = false;
    std::optional<Shown> m_seen;  ///< last
    double m_changed_s = 0;       ///< when it became so
    bool m_is_stale = false;      ///< the preview is of before
    ImageTexture m_preview;
    Point m_preview_px;
    std::string m_size_text;
    std::string m_failure;
    std::string m_usual_path;
};

}  // namespace gatepost
