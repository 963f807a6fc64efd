#include "base/content_hash.hpp"

#include "base/error.hpp"
#include "base/input_file.hpp"

#include <xxhash.h>

#include <vector>

namespace gatepost {

struct ContentHash::State {
    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> xxh{XXH3_createState(), XXH3_freeState};
};

ContentHash::ContentHash() : m_state(std::make_unique<State>()) {
    if (m_state->xxh == nullptr) {
        throw std::bad_alloc();
    }
    XXH3_128bits_reset(m_state->xxh.get());
}

ContentHash::~ContentHash() = default;

void ContentHash::add(std::string_view bytes) {
    XXH3_128bits_update(m_state->xxh.get(), bytes.data(), bytes.size());
}

std::string ContentHash::hex() const {
    XXH128_hash_t const hash = XXH3_128bits_digest(m_state->xxh.get());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::string hash_of_file(std::string const& path) {
    InputFile const file(path);
    ContentHash hash;
    std::vector<char> block(std::size_t{1} << 20U);
    std::uint64_t at = 0;
    while (std::size_t const got = file.read(at, block)) {
        hash.add({block.data(), got});
        at += got;
    }
    return hash.hex();
}

}  // namespace gatepost
