#pragma once

#include <array>

namespace gatepost {

/// Encodings other than UTF-8, by the names that --encoding takes: those that are common where this map's
/// data comes from. More are known (io/text_encoding.hpp).
constexpr std::array<char const*, 11> usual_encodings{"UTF-8",  "GB18030", "Big5",   "TCVN3",
                                                      "CP1258", "CP1252",  "CP1251", "Shift_JIS",
                                                      "EUC-KR", "CP874",   "CP1250"};

}  // namespace gatepost
