#pragma once

#include <cstddef>
#include <cstdint>

namespace gatepost::bench {

/// splitmix64 (Steele, Lea, Flood 2014): the same numbers with every compiler and standard library, which the
/// distributions of <random> do not promise.
class Random {
  public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    [[nodiscard]] std::uint64_t next() {
        m_state += 0x9E37'79B9'7F4A'7C15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D0'49BB'1331'11EBU;
        return z ^ (z >> 31U);
    }
    /// In [0, 1).
    [[nodiscard]] double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    [[nodiscard]] double between(double low, double high) { return low + (high - low) * unit(); }
    [[nodiscard]] std::size_t below(std::size_t count) {
        return static_cast<std::size_t>(next() % static_cast<std::uint64_t>(count));
    }
    /// Mean 0, deviation 1: the sum of twelve uniform numbers (Irwin–Hall). Only additions, so it is the same
    /// everywhere; it never leaves ±6.
    [[nodiscard]] double gaussian() {
        double sum = -6;
        for (int i = 0; i < 12; ++i) {
            sum += unit();
        }
        return sum;
    }

  private:
    std::uint64_t m_state;
};

}  // namespace gatepost::bench
