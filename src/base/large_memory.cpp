#include "base/large_memory.hpp"

#include <malloc.h>

namespace gatepost {

void keep_large_memory() {
    constexpr int largest_kept = 17 << 20;
    mallopt(M_MMAP_THRESHOLD, largest_kept);
    mallopt(M_TRIM_THRESHOLD, 2 * largest_kept);
}

}  // namespace gatepost
