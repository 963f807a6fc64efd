#pragma once

#include <string>

namespace gatepost {

/// The manual page gatepost(1), in the man macros of roff; ASCII with escapes for other letters. Its date is
/// that of the version, so that two builds write the same.
[[nodiscard]] std::string manual_page();

}  // namespace gatepost
