#pragma once

#include <string>

namespace gatepost {

struct FontStyle {
    bool bold = false;
    bool italic = false;

    friend bool operator==(FontStyle const&, FontStyle const&) = default;
};

/// One face in a font file: a .ttc collection holds several. FreeType uses the same index.
struct FontFile {
    std::string path;
    int face_index = 0;

    friend bool operator==(FontFile const&, FontFile const&) = default;
};

}  // namespace gatepost
