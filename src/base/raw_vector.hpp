#pragma once

#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

namespace gatepost {

/// Leaves new elements as the memory was, where std::allocator would set each to its first value.
template <class T>
struct RawAllocator : std::allocator<T> {
    static_assert(std::is_trivially_copyable_v<T>);
    template <class U>
    void construct(U* /*place*/) noexcept {}
    template <class U, class... Values>
    void construct(U* place, Values&&... values) {
        ::new (static_cast<void*>(place)) U(std::forward<Values>(values)...);
    }
};

/// A vector of plain values that workers fill together: resize() only takes the memory, which the system then
/// hands out page by page where a worker first writes, not all of it to the thread that resizes.
template <class T>
using RawVector = std::vector<T, RawAllocator<T>>;

}  // namespace gatepost
