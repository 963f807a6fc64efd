#pragma once

#include "app/open_map.hpp"

#include <functional>

namespace gatepost {

/// Writes the features that the command line asks for (--export). Everything is loaded. `ended_by` says by
/// which signal the program has been asked to end; 0 while it has not. Returns the exit code; throws Error
/// where nothing could be written.
[[nodiscard]] int export_as_asked(OpenMap& map, JobPool& pool, Options const& options,
                                  std::function<int()> const& ended_by);

}  // namespace gatepost
