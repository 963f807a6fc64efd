#include "page/cairo/font_faces.hpp"

#include "base/error.hpp"
#include "base/guarded.hpp"

namespace gatepost {

namespace {

cairo_user_data_key_t const owned_face{};

/// FreeType for the rest of the process: cairo remembers faces that it has used, and may ask for them long
/// after whoever painted with them is gone.
/// Faces of one library are opened and closed one at a time, whichever threads paint with them.
Guarded<FT_Library>& freetype() {
    static Guarded<FT_Library> library([] {
        FT_Library made = nullptr;
        if (FT_Init_FreeType(&made) != 0) {
            throw fmt_error("FreeType cannot start");
        }
        return made;
    }());
    return library;
}

void close_face(void* face) {
    freetype().with([&](FT_Library /*library*/) { FT_Done_Face(static_cast<FT_Face>(face)); });
}

}  // namespace

cairo_font_face_t* FontFaces::face(FontFile const& file) {
    auto const key = std::pair{file.path, file.face_index};
    auto found = m_faces.find(key);
    if (found == m_faces.end()) {
        FT_Face opened = nullptr;
        auto const failed = freetype().with([&](FT_Library library) {
            return FT_New_Face(library, file.path.c_str(), file.face_index, &opened);
        });
        if (failed != 0) {
            throw fmt_error("the font {} cannot be opened", file.path);
        }
        CairoFontFace face(cairo_ft_font_face_create_for_ft_face(opened, FT_LOAD_NO_BITMAP));
        // Cairo may need the file for longer than this object lives: it closes it itself.
        cairo_font_face_set_user_data(face.get(), &owned_face, opened, close_face);
        found = m_faces.emplace(key, std::move(face)).first;
    }
    return found->second.get();
}

}  // namespace gatepost
