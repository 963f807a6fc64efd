#include "io/json_number.hpp"

#include <charconv>

namespace gatepost {

bool read_number(simdjson::ondemand::value value, double& number) {
    std::string_view const token = value.raw_json_token();
    if (value.get_double().get(number) != simdjson::SUCCESS) {
        return false;
    }
    constexpr std::size_t exact_digits = 19;
    if (token.size() > exact_digits) {
        std::from_chars(token.data(), token.data() + token.size(), number);
    }
    return true;
}

}  // namespace gatepost
