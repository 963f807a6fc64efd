#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gatepost::bench {

/// What a finished program cost.
struct ProcessRun {
    double wall_s = 0;
    double peak_mb = 0;  ///< largest resident set, 10⁶ bytes
};

/// Runs a program (found on PATH) and waits for it; its standard output goes to a file. Throws Error if it
/// cannot be started or does not exit with 0.
///
/// Linux counts the caller's own resident set into the peak of what it starts, so the caller must stay small.
ProcessRun run_process(std::vector<std::string> const& arguments, std::filesystem::path const& stdout_path);

/// Resident set of this process, now and at its peak, in bytes. (The peak is this program's alone: it is
/// counted from exec on, unlike that of wait4.)
[[nodiscard]] double resident_bytes();
[[nodiscard]] double peak_resident_bytes();

}  // namespace gatepost::bench
