#pragma once

#include "base/message_line.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <string>

namespace gatepost {

/// What failed, in words for the user: it names the file, CRS, driver or feature. Thrown at library
/// boundaries, caught where a piece of work ends (failure_of), and in main. message_line cleans the text: one
/// line, short, without passwords.
class Error : public std::runtime_error {
  public:
    explicit Error(std::string const& text) : std::runtime_error(message_line(text)) {}
};

/// Error whose text is built as fmt::format does.
template <class... Args>
[[nodiscard]] Error fmt_error(fmt::format_string<Args...> text, Args&&... args) {
    return Error{fmt::format(text, std::forward<Args>(args)...)};
}

}  // namespace gatepost
