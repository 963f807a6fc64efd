#include "base/log.hpp"

#include "base/error.hpp"
#include "base/message_line.hpp"
#include "base/nearest_word.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace gatepost {

namespace {

spdlog::level::level_enum spdlog_level(LogLevel level) {
    switch (level) {
        case LogLevel::debug: return spdlog::level::debug;
        case LogLevel::info: return spdlog::level::info;
        case LogLevel::warning: return spdlog::level::warn;
        case LogLevel::error: return spdlog::level::err;
        case LogLevel::off: break;
    }
    return spdlog::level::off;
}

}  // namespace

void set_log_level(LogLevel level) {
    // spdlog's default logger writes to stdout, which is for results, so ours is a plain stderr sink.
    auto logger =
        std::make_shared<spdlog::logger>("gatepost", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_pattern("gatepost: %l: %v");
    logger->set_level(spdlog_level(level));
    logger->flush_on(spdlog::level::debug);
    spdlog::set_default_logger(std::move(logger));
}

LogLevel log_level_from_name(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, LogLevel>, 6> names{{{"debug", LogLevel::debug},
                                                                          {"info", LogLevel::info},
                                                                          {"warning", LogLevel::warning},
                                                                          {"warn", LogLevel::warning},
                                                                          {"error", LogLevel::error},
                                                                          {"off", LogLevel::off}}};
    for (auto const& [known, level] : names) {
        if (name == known) {
            return level;
        }
    }
    std::vector<std::string> const choices{"debug", "info", "warning", "error", "off"};
    throw fmt_error("unknown log level '{}': choose debug, info, warning, error or off{}", name,
                    did_you_mean(name, choices));
}

void log_line(LogLevel level, std::string_view text) {
    // The last check: whoever wrote the text, neither a password nor a control sequence gets past it.
    spdlog::log(spdlog_level(level), "{}", message_line(text));
}

}  // namespace gatepost
