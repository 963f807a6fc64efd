#pragma once

#include <string>

namespace gatepost {

/// The text in Unicode's composed form (NFC), so that the same text compares and draws alike however it was
/// typed. Text that is ASCII or already composed passes at memory speed; invalid UTF-8 is returned as it is,
/// and runs of more than 30 marks keep their order.
[[nodiscard]] std::string to_nfc(std::string text);

}  // namespace gatepost
