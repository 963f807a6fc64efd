#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gatepost {

/// A whole number as people read large ones: 1 234 000.
[[nodiscard]] inline std::string grouped(std::string_view digits) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            text += ' ';
        }
        text += digits[i];
    }
    return text;
}

[[nodiscard]] inline std::string grouped(std::uint64_t number) { return grouped(std::to_string(number)); }

}  // namespace gatepost
