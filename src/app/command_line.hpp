#pragma once

#include "app/options.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// The options, or the exit code where the command line itself is the end: 0 after --help and --version, 2
/// for bad usage, with one line on stderr that says what is wrong.
struct ParsedCommandLine {
    Options options;
    std::optional<int> exit_code;
};
[[nodiscard]] ParsedCommandLine parse_command_line(std::vector<std::string> arguments);

}  // namespace gatepost
