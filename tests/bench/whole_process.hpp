#pragma once

#include "bench/cases.hpp"
#include "bench/json.hpp"

namespace gatepost::bench {

/// Runs `gatepost FILE --screenshot` as a person would, `runs` times each with and without the basemap, and
/// gives the medians of time and peak memory. Throws Error if one of them fails.
[[nodiscard]] Json measure_whole_process(Case const& what, std::filesystem::path const& file, int runs);

/// The bundled atlas as a page for browsers and as an evidence sheet: the median time of `runs`, and the size
/// of the file.
[[nodiscard]] Json measure_pages(int runs);

}  // namespace gatepost::bench
