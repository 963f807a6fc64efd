#pragma once

#include <string>

namespace gatepost {

/// "4.5 (Core Profile) Mesa 22.3.6, llvmpipe (LLVM 15.0.6, 256 bits)": the version of the current context and
/// who draws for it. Main thread only, with a context current.
[[nodiscard]] std::string gl_version();

}  // namespace gatepost
