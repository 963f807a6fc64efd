#pragma once

#include <memory>

namespace gatepost {

/// Owns one object of a C library, move-only: `Handle<FcPattern, FcPatternDestroy>`.
template <auto destroy>
struct HandleDeleter {
    template <typename T>
    void operator()(T* handle) const noexcept {
        destroy(handle);
    }
};

template <typename T, auto destroy>
using Handle = std::unique_ptr<T, HandleDeleter<destroy>>;

}  // namespace gatepost
