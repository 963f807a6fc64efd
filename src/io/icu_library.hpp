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
    /// Converts text in an encoding to UTF-8; bytes that have no meaning in it become U+FFFD.
    std::string (*utf8_from)(std::string_view bytes, std::string const& encoding);
    bool (*is_known)(std::string const& encoding);
    /// The encodings that ICU's detector suggests for the bytes, the likeliest first.
    std::vector<Detected> (*detect)(std::string_view bytes);
};

/// Loads the library on the first call. May be called from any thread. Throws Error if it is missing.
[[nodiscard]] IcuLibrary const& icu_library();

}  // namespace gatepost
