#pragma once

#include <nlohmann/json.hpp>

namespace gatepost::bench {

/// Members stay in the order in which they were set, so that two reports can be compared line by line.
using Json = nlohmann::ordered_json;

}  // namespace gatepost::bench
