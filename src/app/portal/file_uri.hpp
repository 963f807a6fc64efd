#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// "/a b" of file:///a%20b, or of file://localhost/a%20b; empty for another address, or one that is broken.
[[nodiscard]] std::string path_of_file_uri(std::string_view uri);

}  // namespace gatepost
