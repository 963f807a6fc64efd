#pragma once

#include <mutex>
#include <utility>

namespace gatepost {

/// A value that several threads use, one at a time: it can be reached only while its lock is held.
template <class T>
class Guarded {
  public:
    Guarded() = default;
    explicit Guarded(T value) : m_value(std::move(value)) {}

    /// Calls use(value) while holding the lock. `use` must not call `with` of the same object.
    template <class Use>
    decltype(auto) with(Use use) {
        std::lock_guard const lock(m_mutex);
        return use(m_value);
    }

  private:
    std::mutex m_mutex;
    T m_value{};
};

}  // namespace gatepost
