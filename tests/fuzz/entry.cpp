// What libFuzzer, or replay.cpp, calls with each input. FUZZ_TARGET is the name of the function
// (targets.hpp).
#include <cstddef>
#include <cstdint>

#include "fuzz/targets.hpp"

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    gatepost::fuzz::FUZZ_TARGET({reinterpret_cast<char const*>(bytes), size});
    return 0;
}
