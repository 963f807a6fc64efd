#pragma once

#include "app/exporter.hpp"

#include <string>

namespace gatepost {

// The evidence sheet of the view: of features with events, or where layers were named of all of theirs.

/// As one HTML file around a picture of the view.
[[nodiscard]] std::string sheet_html(OpenMap& map, PinnedPicture const& picture);

/// As pages of a PDF. `picture`: of the view, for a sheet.
[[nodiscard]] std::string sheet_pdf(OpenMap& map, PicturePage& picture, FontSet& fonts, Point page_pt);

/// The paper of a sheet, in points: that of a size in millimetres, else A4.
[[nodiscard]] Point sheet_page_pt(std::string const& size);

/// What its picture is: of the whole map frame, with two pixels to each of 1000 logical ones across.
constexpr UsualPicture usual_sheet_picture{{2000, 1240}, 2};

/// Whether a sheet can be written to a file of that name, which ends in .html or .pdf.
[[nodiscard]] bool is_sheet_path(std::string const& path);
/// Writes it. Throws Error that names the file.
void write_sheet_file(std::string const& path, OpenMap& map, Scene& scene, FontSet& fonts,
                      UsualPicture const& usual, Point page_pt, ShowView const& show,
                      JobContext const& context);

}  // namespace gatepost
