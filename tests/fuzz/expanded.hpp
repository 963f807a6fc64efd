#pragma once

#include <string>
#include <string_view>

namespace gatepost::fuzz {

/// A long text made from a short one, so that what costs more than its share of time or memory is found
/// without long files in the corpus: what stands between << and >> is repeated until the whole has about
/// `bytes`; a # in it is the number of the repetition.
[[nodiscard]] std::string expanded(std::string_view text, std::size_t bytes);

}  // namespace gatepost::fuzz
