#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace gatepost {

// What scripts/cmake/make_han_tables.cpp writes at build time, for the characters from U+3400 on. See
// han_reading.hpp.

/// Of each character its simplified form; itself where it has none.
[[nodiscard]] std::span<std::uint16_t const> han_simplified();
/// Of each character the number of its most usual reading.
[[nodiscard]] std::span<std::uint16_t const> han_syllables();
/// A reading by its number: small letters; empty for characters without one.
[[nodiscard]] std::string_view pinyin_syllable(std::uint16_t number);

}  // namespace gatepost
