#pragma once

#include <string>

namespace gatepost {

/// What --help prints: the options in their groups, exit codes and examples, in lines of at most 80 columns.
[[nodiscard]] std::string help_text();

}  // namespace gatepost
