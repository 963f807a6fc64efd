#pragma once

#include "base/json.hpp"

#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// The program and what it runs with, each by its name: "GDAL" → "3.6.2". What cannot be found out says why.
/// Asks GDAL's process and opens a GL context: 0.1 to 0.3 s.
using Versions = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] Versions versions();

/// What --version prints: the program in the first line, a line for each library.
[[nodiscard]] std::string versions_text(Versions const& versions);
/// {"gatepost": "0.1.0", "gdal": …}
[[nodiscard]] Json versions_json(Versions const& versions);

}  // namespace gatepost
