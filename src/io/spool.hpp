#pragma once

#include "base/input_file.hpp"
#include "base/job.hpp"

#include <memory>

namespace gatepost {

/// Keeps what can be read only once as a file without a name. Throws Error where there is nothing in it, or
/// where the job is cancelled.
[[nodiscard]] std::shared_ptr<InputFile const> spool(std::string const& name, JobContext const& job,
                                                     std::function<std::size_t(std::span<char>)> const& next);

}  // namespace gatepost
