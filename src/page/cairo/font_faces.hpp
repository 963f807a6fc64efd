#pragma once

#include "page/cairo/cairo_handles.hpp"
#include "text/font_file.hpp"

#include <map>
#include <string>
#include <utility>

namespace gatepost {

/// Font files as cairo uses them, each opened once.
class FontFaces {
  public:
    FontFaces();
    ~FontFaces();
    FontFaces(FontFaces const&) = delete;
    FontFaces& operator=(FontFaces const&) = delete;

    /// Throws Error naming the file if it cannot be opened.
    [[nodiscard]] cairo_font_face_t* face(FontFile const& file);

  private:
    FT_Library m_freetype = nullptr;
    std::map<std::pair<std::string, int>, CairoFontFace> m_faces;
};

}  // namespace gatepost
