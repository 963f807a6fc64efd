#pragma once

#include "base/image.hpp"
#include "figure/figure.hpp"
#include "text/font_file.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace gatepost {

/// The file of a face that glyphs name by its number.
using FaceFiles = std::function<FontFile(std::uint32_t face)>;

/// Some rows of a picture, full width.
struct PictureBand {
    Image& image;
    int first_row_px = 0;    ///< of the whole picture
    double pixel_ratio = 1;  ///< pixels of the picture to one logical pixel
};

/// What a PDF is and says besides what is drawn. (What is written into it afterwards: pdf_details.hpp)
struct PdfInfo {
    double width_pt = 0;  ///< of each page
    double height_pt = 0;
    double pt_per_px = 0.75;  ///< of logical pixels
    std::string title;
    std::string author;  ///< whose data it shows
    std::string subject;
};

/// What is on a page, from its paper up.
using PageFigures = std::vector<Figure>;

/// Paints figures over pictures, and on pages.
class FigurePainter {
  public:
    virtual ~FigurePainter() = default;
    /// Paints what lies in the band, the first figure lowest. Bands of one picture fit together without a
    /// seam. Throws Error where memory or a font fails.
    virtual void paint(std::vector<Figure> const& figures, PictureBand const& band) = 0;
    /// A PDF: lines, areas and words, with the fonts that they need, and which part of a page is what. Not
    /// finished: finished_pdf (pdf_details.hpp) makes it sound. Throws Error as well.
    [[nodiscard]] virtual std::string pdf(std::vector<PageFigures> const& pages, PdfInfo const& info) = 0;
};

/// Another number where the library was built from other sources than the program: what crosses between them
/// would be misread.
constexpr std::size_t figure_sizes =
    (((sizeof(Figure) * 257 + sizeof(FigurePath)) * 257 + sizeof(FigureText)) * 257 + sizeof(PdfInfo)) * 257 +
    sizeof(PageFigures) + sizeof(FigurePart);

/// With cairo (src/page/cairo), in a shared library of its own that is loaded on the first call. Throws Error
/// if it is missing or not of this program.
[[nodiscard]] std::unique_ptr<FigurePainter> make_figure_painter(FaceFiles faces);

}  // namespace gatepost
