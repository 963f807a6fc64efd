#include "base/message_line.hpp"

#include "base/secrets.hpp"
#include "base/terminal_text.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace gatepost {

namespace {

/// The text without its middle, cut between characters.
std::string shortened(std::string_view text, std::size_t first_bytes, std::size_t last_bytes) {
    if (text.size() <= first_bytes + last_bytes) {
        return std::string{text};
    }
    std::size_t const end = character_begin(text, first_bytes);
    std::size_t const begin = character_begin(text, text.size() - last_bytes);
    return std::string{text.substr(0, end)} + " … " + std::string{text.substr(begin)};
}

}  // namespace

std::string message_line(std::string_view text) {
    // Secrets are hidden before the final cut, which could leave half of one. Only a far too long text is cut
    // first.
    constexpr std::size_t searched_bytes = 32'768;
    constexpr std::size_t first_bytes = 700;
    constexpr std::size_t last_bytes = 280;
    std::string const searched = shortened(text, searched_bytes, searched_bytes);
    return shortened(terminal_text(without_secrets(searched)), first_bytes, last_bytes);
}

}  // namespace gatepost
