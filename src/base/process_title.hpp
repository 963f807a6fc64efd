#pragma once

#include <span>

namespace gatepost {

/// Overwrites passwords in the arguments of this process, which everybody on the machine can read (ps,
/// /proc). Call it when the arguments have been read. O(length).
void hide_secrets_in_process_title(std::span<char* const> arguments);

}  // namespace gatepost
