#include "app/today.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <ctime>

namespace gatepost {

std::string today() {
    char const* const fixed = std::getenv("SOURCE_DATE_EPOCH");
    char* end = nullptr;
    std::time_t const epoch_s = fixed != nullptr ? std::strtoll(fixed, &end, 10) : 0;
    bool const is_fixed = fixed != nullptr && end != fixed && *end == 0;
    std::time_t const now_s = is_fixed ? epoch_s : std::time(nullptr);
    std::tm day{};
    if ((is_fixed ? gmtime_r(&now_s, &day) : localtime_r(&now_s, &day)) == nullptr) {
        return {};
    }
    constexpr int first_year = 1900;
    return fmt::format("{:04}-{:02}-{:02}", day.tm_year + first_year, day.tm_mon + 1, day.tm_mday);
}

}  // namespace gatepost
