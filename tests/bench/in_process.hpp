#pragma once

#include "bench/cases.hpp"
#include "bench/json.hpp"

namespace gatepost::bench {

/// Measures all that needs the program's inside: opening, memory, frames, picking, a change of the map CRS.
/// `warm_up` is a small file of the same shape: it is opened first, so that what is made once a session
/// (fonts, shaders that the driver compiles) counts for nobody. Wants a process of its own, for its peak
/// memory.
[[nodiscard]] Json measure_in_process(Case const& what, std::filesystem::path const& file,
                                      std::filesystem::path const& warm_up, Size size);

/// Name of the GL renderer that the figures come from.
[[nodiscard]] std::string describe_gl_renderer();

}  // namespace gatepost::bench
