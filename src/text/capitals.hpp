#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// The text in capitals, for wide-spaced country names: Latin letters with all of Vietnamese (Unicode's
/// simple mapping of Latin-1, Extended-A, ơ and ư, and Extended Additional). Every other character stays as
/// it is.
[[nodiscard]] std::string to_capitals(std::string_view utf8);

}  // namespace gatepost
