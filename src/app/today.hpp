#pragma once

#include <string>

namespace gatepost {

/// The date of today where the machine stands, "2026-11-29"; that of $SOURCE_DATE_EPOCH where it is set, so
/// that a picture with its date can be made again.
[[nodiscard]] std::string today();

/// The time of day now, "14:05", likewise.
[[nodiscard]] std::string time_of_day();

}  // namespace gatepost
