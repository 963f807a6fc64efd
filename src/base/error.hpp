#pragma once

#include <fmt/format.h>

#include <stdexcept>
#include <string>

namespace gatepost {

/// What failed, in words for the user: it names the file, CRS, driver or feature. Thrown at library
/// boundaries, caught where a piece of work ends (failure_of), and in main.
class Error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Error whose text is built as fmt::format does.
template <class... Args>
[[nodiscard]] Error fmt_error(fmt::format_string<Args...> text, Args&&... args) {
    return Error{fmt::format(text, std::forward<Args>(args)...)};
}

}  // namespace gatepost
