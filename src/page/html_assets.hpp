#pragma once

#include <string_view>

namespace gatepost {

/// The text of src/page/html/NAME as it was when the program was built; empty if there is none of that name.
[[nodiscard]] std::string_view embedded_page_file(std::string_view name);

}  // namespace gatepost
