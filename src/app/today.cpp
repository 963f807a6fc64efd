#include "app/today.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <ctime>
#include <optional>

namespace gatepost {

namespace {

std::optional<std::tm> now() {
    char const* const fixed = std::getenv("SOURCE_DATE_EPOCH");
    char* end = nullptr;
    std::time_t const epoch_s = fixed != nullptr ? std::strtoll(fixed, &end, 10) : 0;
    bool const is_fixed = fixed != nullptr && end != fixed && *end == 0;
    std::time_t const now_s = is_fixed ? epoch_s : std::time(nullptr);
    std::tm day{};
    if ((is_fixed ? gmtime_r(&now_s, &day) : localtime_r(&now_s, &day)) == nullptr) {
        return std::nullopt;
    }
    return day;
}

}  // namespace

std::string today() {
    constexpr int first_year = 1900;
    auto const day = now();
    return day ? fmt::format("{:04}-{:02}-{:02}", day->tm_year + first_year, day->tm_mon + 1, day->tm_mday)
               : std::string{};
}

std::string time_of_day() {
    auto const day = now();
    return day ? fmt::format("{:02}:{:02}", day->tm_hour, day->tm_min) : std::string{};
}

}  // namespace gatepost
