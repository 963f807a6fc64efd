#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// The part of io that needs ICU (src/io/icu), as a shared library of its own: its tables are 30 MB, and
/// nearly every file is in UTF-8.
struct IcuLibrary {
    struct Detected {
        std::string encoding;
        int confidence = 0;  ///< 0 to 100
    };
    /// Text of an encoding as UTF-8, U+FFFD for what stands for nothing in it.
    std::string (*utf8_from)(std::string_view bytes, std::string const& encoding);
    bool (*is_known)(std::string const& encoding);
    /// What ICU's detector takes bytes for, the likeliest first.
    std::vector<Detected> (*detect)(std::string_view bytes);
};

/// Loads the library when first asked. Any thread. Throws Error where it is missing.
[[nodiscard]] IcuLibrary const& icu_library();

}  // namespace gatepost
