#pragma once

#include "figure/figure.hpp"
#include "page/cairo/font_faces.hpp"
#include "page/figure_painter.hpp"

#include <optional>

namespace gatepost {

/// How texts are painted: as outlines, which stand exactly where they should in a picture (cairo 1.16 sets
/// glyphs at whole pixels), or as words, which a PDF keeps.
enum class TextPainting { outlines, words };

/// Paints items of figures onto whatever surface a cairo context draws on.
class ItemPainter {
  public:
    ItemPainter(cairo_t* cairo, FontFaces& faces, FaceFiles const& files, TextPainting text_painting)
        : m_cairo(cairo), m_faces(faces), m_files(files), m_text_painting(text_painting) {}
    void paint(FigureBox const& box);
    void paint(FigurePath const& path);
    void paint(FigureText const& text);
    void paint(FigureImage const& image);
    void paint(FigurePart const& part);
    /// All of it, clipped, as opaque as it is; what is not `seen` may be left out.
    void paint(Figure const& figure, std::optional<Box> const& seen = std::nullopt);

  private:
    void fill_and_stroke(Colour fill, Colour stroke, double stroke_px);
    void add_outlines(FigureText const& text);
    void show_tagged_words(FigureText const& text);
    void show_words(FigureText const& text);
    void show_bent_words(FigureText const& text);
    void choose_font(FigureText const& text, std::uint32_t face);

    cairo_t* m_cairo;
    FontFaces& m_faces;
    FaceFiles const& m_files;
    TextPainting m_text_painting;
};

}  // namespace gatepost
