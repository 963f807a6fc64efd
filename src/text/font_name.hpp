#pragma once

#include "text/font_file.hpp"

#include <string>

namespace gatepost {

/// What a face is called by programs that look fonts up by name.
struct FontName {
    std::string family;
    FontStyle style;
};

/// By fontconfig, from the file itself: about a millisecond. An empty family where it cannot be read.
[[nodiscard]] FontName font_name_of(FontFile const& file);

}  // namespace gatepost
