#pragma once

#include <fontconfig/fontconfig.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/handle.hpp"
#include "text/font_file.hpp"

namespace gatepost {

/// Asks fontconfig which file holds a font. Internal to the module: the only place that knows fontconfig.
///
/// It has its own configuration, not the process-wide one. Reading it is most of the cost of start-up. Make
/// it on one thread and use it on another if you like, but not on two at once.
class FontFinder {
  public:
    /// Throws Error when fontconfig's configuration cannot be read.
    FontFinder();

    /// The face of exactly this family that comes nearest to the style; nothing if the family is not
    /// installed. Costs well under a millisecond.
    std::optional<FontFile> find_family(std::string const& family, FontStyle style) const;

    /// The system's own choice of a sans-serif for a language ("vi", "zh-cn"); nothing only if no font is
    /// installed.
    std::optional<FontFile> find_for_language(std::string const& language, FontStyle style) const;

    /// Any outline font that has all of the characters, a sans-serif if possible. Costs about a millisecond.
    std::optional<FontFile> find_with_characters(std::u32string_view characters) const;

  private:
    Handle<FcConfig, FcConfigDestroy> m_config;
};

}  // namespace gatepost
