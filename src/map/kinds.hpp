#pragma once

#include "words/words.hpp"

#include <string>

namespace gatepost {

/// What a feature is, as the bundled layers say it (their field `kind`, of gates after their `class`), in the
/// language of the interface. A kind of anybody else's stays as it is.
[[nodiscard]] std::string kind_title(std::string const& kind, Tongue tongue);

}  // namespace gatepost
