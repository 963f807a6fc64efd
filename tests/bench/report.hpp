#pragma once

#include "bench/json.hpp"

#include <string>

namespace gatepost::bench {

/// The figures as tables for people: one for each thing that is measured, one row a case, and below them how
/// many times as large a figure is for 1 M points as for 10 k.
[[nodiscard]] std::string report_text(Json const& report);

/// points-1m over points-10k for every figure that both have, by its path ("/open/first_picture_s"). Null if
/// one of the two cases was not measured.
[[nodiscard]] Json growth_of(Json const& cases);

}  // namespace gatepost::bench
