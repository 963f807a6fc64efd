#pragma once

#include "words/words.hpp"

namespace gatepost {

/// The tag of BCP 47 that browsers and readers of PDFs know a language by.
[[nodiscard]] constexpr std::string_view language_tag(Locale locale) {
    return locale == Locale::chinese ? "zh-Hans" : locale_codes[static_cast<std::size_t>(locale)];
}

}  // namespace gatepost
