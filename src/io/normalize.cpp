#include "io/normalize.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace gatepost {

namespace {

struct FreeDeleter {
    void operator()(utf8proc_uint8_t* text) const {
        std::free(text);  // utf8proc allocates with malloc
    }
};

}  // namespace

std::string to_nfc(std::string text) {
    // Below U+0300 nothing combines: bytes under 0xCC cannot start a combining mark.
    bool const plain =
        std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xCC; });
    if (plain) {
        return text;
    }
    utf8proc_uint8_t* raw = nullptr;
    auto const* const bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data());
    auto const options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    utf8proc_ssize_t const length =
        utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &raw, options);
    std::unique_ptr<utf8proc_uint8_t, FreeDeleter> const composed{raw};
    if (length < 0) {
        return text;
    }
    return {reinterpret_cast<char const*>(composed.get()), static_cast<std::size_t>(length)};
}

}  // namespace gatepost
