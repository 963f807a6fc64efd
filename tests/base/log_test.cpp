#include "base/log.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>

#include <cstdio>

#include "base/error.hpp"
#include "base/temp_folder.hpp"

using namespace gatepost;
using Catch::Contains;

namespace {

/// What `print` writes to stderr.
template <class Print>
std::string stderr_of(Print print) {
    TempFolder const folder;
    std::FILE* const file = std::fopen((folder / "err").c_str(), "w");
    int const kept = ::dup(STDERR_FILENO);
    ::dup2(::fileno(file), STDERR_FILENO);
    print();
    std::fflush(stderr);
    ::dup2(kept, STDERR_FILENO);
    ::close(kept);
    std::fclose(file);
    return read_bytes(folder / "err");
}

}  // namespace

TEST_CASE("each level has its name") {
    CHECK(log_level_from_name("debug") == LogLevel::debug);
    CHECK(log_level_from_name("info") == LogLevel::info);
    CHECK(log_level_from_name("warning") == LogLevel::warning);
    CHECK(log_level_from_name("warn") == LogLevel::warning);
    CHECK(log_level_from_name("error") == LogLevel::error);
    CHECK(log_level_from_name("off") == LogLevel::off);
}

TEST_CASE("an unknown level is refused by name, with what to choose from") {
    CHECK_THROWS_AS(log_level_from_name(""), Error);
    CHECK_THROWS_WITH(log_level_from_name("loud"), Contains("loud") && Contains("debug, info, warning"));
}

TEST_CASE("a message is one line that says its level") {
    std::string const printed = stderr_of([] {
        set_log_level(LogLevel::info);
        log_warning("{} of {} features", 2, 41);
    });
    CHECK(printed == "gatepost: warning: 2 of 41 features\n");
}

TEST_CASE("braces in a message are text, not a format") {
    std::string const printed = stderr_of([] {
        set_log_level(LogLevel::info);
        log_line(LogLevel::error, "{\"a\": {}}");
    });
    CHECK(printed == "gatepost: error: {\"a\": {}}\n");
}

TEST_CASE("what lies below the level is not printed") {
    std::string const printed = stderr_of([] {
        set_log_level(LogLevel::warning);
        log_debug("a");
        log_info("b");
        log_error("c");
        set_log_level(LogLevel::off);
        log_error("d");
    });
    CHECK(printed == "gatepost: error: c\n");
}
