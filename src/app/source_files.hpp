#pragma once

#include <string>
#include <vector>

namespace gatepost {

/// The local files that a source is read from, by whole paths; none where it is no regular file.
[[nodiscard]] std::vector<std::string> files_of_source(std::string const& source);

}  // namespace gatepost
