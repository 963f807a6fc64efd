#pragma once

#include <chrono>

namespace gatepost::bench {

/// Runs from its making on.
class Stopwatch {
  public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begun).count();
    }

  private:
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

}  // namespace gatepost::bench
