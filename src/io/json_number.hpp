#pragma once

#include <simdjson.h>

namespace gatepost {

/// The nearest double to a number in the text; false, with the value not consumed, where it is none.
/// simdjson's own conversion on demand is wrong for some numbers of more than 19 digits
/// (0.70583111606538300001 in 3.0.1), so those, which are rare, go through std::from_chars.
[[nodiscard]] bool read_number(simdjson::ondemand::value value, double& number);

}  // namespace gatepost
