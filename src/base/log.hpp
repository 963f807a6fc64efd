#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace gatepost {

/// Messages for people, one line each, on stderr. Results never go through here: they belong on stdout.
enum class LogLevel { debug, info, warning, error, off };

/// Sets what is printed from now on. Called once, by main. `name`: debug, info, warning, error, off; throws
/// Error.
void set_log_level(LogLevel level);
[[nodiscard]] LogLevel log_level_from_name(std::string_view name);

void log_line(LogLevel level, std::string_view text);

template <class... Args>
void log_debug(fmt::format_string<Args...> text, Args&&... args) {
    log_line(LogLevel::debug, fmt::format(text, std::forward<Args>(args)...));
}
template <class... Args>
void log_info(fmt::format_string<Args...> text, Args&&... args) {
    log_line(LogLevel::info, fmt::format(text, std::forward<Args>(args)...));
}
template <class... Args>
void log_warning(fmt::format_string<Args...> text, Args&&... args) {
    log_line(LogLevel::warning, fmt::format(text, std::forward<Args>(args)...));
}
template <class... Args>
void log_error(fmt::format_string<Args...> text, Args&&... args) {
    log_line(LogLevel::error, fmt::format(text, std::forward<Args>(args)...));
}

}  // namespace gatepost
