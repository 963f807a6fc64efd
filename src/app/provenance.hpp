#pragma once

#include "app/data_marks.hpp"
#include "base/json.hpp"
#include "map/picture_size.hpp"
#include "map/viewport.hpp"
#include "words/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// What a picture was made of: enough to make it again, and to tell what has changed since. It stands in the
/// picture's file as JSON (docs/provenance.md).
struct Provenance {
    std::string program;      ///< version
    std::string drawn_by;     ///< OpenGL's version and renderer; empty: nothing was drawn by GL
    std::string date;         ///< on which it was made: 2026-11-29
    Locale locale{};          ///< of legends and cards
    std::string assumed_crs;  ///< -a_srs; empty: none
    std::string encoding;     ///< --encoding; empty: none
    PicturePixels pixels;
    std::vector<Viewport> views;  ///< of its map frame, in logical pixels (PicturePage::views)
    std::string map;              ///< the map file
    std::vector<DataMark> data;
};

/// What the file in a PDF is called that says it.
constexpr char const* pdf_provenance_name = "gatepost-map.json";

[[nodiscard]] Json provenance_json(Provenance const& provenance);

/// Throws Error that says what is wrong: it may come from any file.
[[nodiscard]] Provenance provenance_from(std::string_view json_text);

}  // namespace gatepost
