#pragma once

#include "words/words.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace gatepost {

/// Dates, numbers and directions as people of a language write them. The patterns are those of CLDR 42 (the
/// data of ICU 72, which the tests ask): the long date in English and Chinese, the numeric one in Vietnamese,
/// whose long form has words.

/// A date of ISO 8601, also a reduced one: "28 October 2025", "28/10/2025", "2025年10月28日"; "October 2025",
/// "10/2025", "2025年10月"; "2025", "2025年". A time of day follows as it is written. What EDTF
/// marks is said: "about 2019" (2019~), "2019 (uncertain)" (2019?), "the 2010s" (201X), "1979 –" (1979/..).
/// Any other text is returned as it is.
[[nodiscard]] std::string date_in(std::string_view iso, Locale locale);

/// A number that was written with a decimal point, with the sign of the language: "1,5" in Vietnamese.
[[nodiscard]] std::string decimal_in(std::string text, Locale locale);

/// A number as it is, in the shortest decimal form that is read as the same: "1 234 567.5", with the sign of
/// the language. Digits are set in threes from five on, as dates have four.
[[nodiscard]] std::string number_in(double number, Locale locale);

enum class Compass : std::uint8_t { north, south, east, west };
/// N S E W; B N Đ T in Vietnamese, where N is south.
[[nodiscard]] char const* compass_letter(Compass direction, Locale locale);

/// "22.40656° N  104.33758° E", in degrees.
[[nodiscard]] std::string lonlat_in(double lon_deg, double lat_deg, Locale locale);

}  // namespace gatepost
