#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace gatepost {

/// Tells contents apart: XXH3 with 128 bits (Collet), some GB a second. It finds what has changed, not who
/// meant to deceive: it is no signature. `xxh128sum` says the same of a file.
class ContentHash {
  public:
    ContentHash();
    ~ContentHash();
    ContentHash(ContentHash const&) = delete;
    ContentHash& operator=(ContentHash const&) = delete;

    void add(std::string_view bytes);
    /// Of all that was added: 32 hexadecimal digits.
    [[nodiscard]] std::string hex() const;

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Of a whole file. Throws Error, which names it, where it cannot be read.
[[nodiscard]] std::string hash_of_file(std::string const& path);

}  // namespace gatepost
