#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace gatepost {

/// How another program ended, and what it printed.
struct ProgramRun {
    int code = 0;  ///< 127: there is no such program
    std::string output;
};

/// Runs a program of the system to its end, by its name in $PATH, without a shell. It reads nothing; its
/// output is kept up to 64 KB, its messages go nowhere. It is ended where the job is.
[[nodiscard]] ProgramRun run_program(std::vector<std::string> const& arguments,
                                     std::stop_token const& stop = {});

/// The same for one that reads a file on standard input, prints nothing, and may leave a process of its own
/// behind. Its exit code.
[[nodiscard]] int feed_program(std::vector<std::string> const& arguments, std::filesystem::path const& input);

/// Whether a program of this name is in $PATH.
[[nodiscard]] bool has_program(std::string const& name);

}  // namespace gatepost
