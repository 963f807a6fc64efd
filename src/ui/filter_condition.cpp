#include "ui/filter_condition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace gatepost {

namespace {

std::string in_quotes(std::string_view text, char quote) {
    std::string result(1, quote);
    for (char const c : text) {
        result += c;
        if (c == quote) {
            result += c;
        }
    }
    return result + quote;
}

bool is_plain_word(std::string_view field) {
    constexpr std::array<std::string_view, 8> key_words{"not", "and",  "or",      "is",
                                                        "in",  "like", "between", "null"};
    auto const is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    bool const has_plain_letters =
        !field.empty() && is_letter(field.front()) && std::all_of(field.begin(), field.end(), [&](char c) {
            return is_letter(c) || (c >= '0' && c <= '9');
        });
    std::string lower(field);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return has_plain_letters && std::find(key_words.begin(), key_words.end(), lower) == key_words.end();
}

}  // namespace

std::string field_in_condition(std::string_view field) {
    return is_plain_word(field) ? std::string(field) : in_quotes(field, '"');
}

std::string condition_of_values(ValueCounts const& counts, std::set<std::string> const& chosen,
                                bool has_without) {
    std::string const field = field_in_condition(counts.field);
    std::string values;
    for (std::string const& text : chosen) {
        values += (values.empty() ? "" : ", ") + (counts.are_numbers ? text : in_quotes(text, '\''));
    }
    std::string const among = chosen.empty()       ? ""
                              : chosen.size() == 1 ? fmt::format("{} = {}", field, values)
                                                   : fmt::format("{} in ({})", field, values);
    std::string const without = has_without ? fmt::format("{} is null", field) : "";
    return among.empty() || without.empty() ? among + without : fmt::format("({} or {})", among, without);
}

std::string both_conditions(std::string const& a, std::string const& b) {
    if (a.empty() || b.empty()) {
        return a + b;
    }
    return fmt::format("({}) and {}", a, b);
}

}  // namespace gatepost
