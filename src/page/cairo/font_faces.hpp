#pragma once

#include "page/cairo/cairo_handles.hpp"
#include "text/font_file.hpp"

#include <map>
#include <string>
#include <utility>

namespace gatepost {

/// Font files as cairo uses them, each opened once. Of all objects only one thread at a time may open faces.
class FontFaces {
  public:
    /// Throws Error naming the file if it cannot be opened.
    [[nodiscard]] cairo_font_face_t* face(FontFile const& file);

  private:
    std::map<std::pair<std::string, int>, CairoFontFace> m_faces;
};

}  // namespace gatepost
