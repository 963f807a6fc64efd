#pragma once

#include "app/options.hpp"
#include "base/job.hpp"

namespace gatepost {

/// Compares two states of a file as the command line asks (--diff): a report, a picture, a line or JSON on
/// standard output. Returns 0 if they are the same, 4 if they differ, 3 if they look the same but something
/// could not be read. Throws Error where a file cannot be read or nothing could be written.
[[nodiscard]] int compare_as_asked(JobPool& pool, Options const& options);

}  // namespace gatepost
