#include "io/postgres_address.hpp"

#include "base/folding.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace gatepost {

namespace {

constexpr auto npos = std::string_view::npos;

bool is_uri(std::string_view text) {
    return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

int hex_digit(char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::size_t const at = digits.find(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    return at == npos ? -1 : static_cast<int>(at);
}

std::string without_percent_signs(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        int const high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
        int const low = high >= 0 ? hex_digit(text[i + 2]) : -1;
        if (low >= 0) {
            plain += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

/// Splits at commas outside of brackets.
void add_tables(std::string_view text, std::vector<PostgresAddress::Table>& tables) {
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        char const c = i < text.size() ? text[i] : ',';
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && (depth <= 0 || i == text.size())) {
            if (i > begin) {
                tables.push_back(table_of_text(text.substr(begin, i - begin)));
            }
            begin = i + 1;
        }
    }
}

/// Takes what is ours; false for what is libpq's.
bool take(std::string_view key, std::string const& value, PostgresAddress& address) {
    if (key == "table" || key == "tables") {
        add_tables(value, address.tables);
    } else if (key == "schema" || key == "schemas" || key == "active_schema") {
        address.schema = value;
    } else {
        return false;
    }
    return true;
}

PostgresAddress address_of_uri(std::string_view uri) {
    PostgresAddress address;
    std::size_t const mark = uri.find('?');
    address.connection = uri.substr(0, mark);
    std::string_view rest = mark == npos ? std::string_view() : uri.substr(mark + 1);
    char sign = '?';
    while (!rest.empty()) {
        std::string_view const one = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(one.size() + 1, rest.size()));
        std::size_t const equals = std::min(one.find('='), one.size());
        std::string const value = without_percent_signs(one.substr(std::min(equals + 1, one.size())));
        if (!one.empty() && !take(one.substr(0, equals), value, address)) {
            address.connection += std::exchange(sign, '&');
            address.connection += one;
        }
    }
    return address;
}

/// A value of a key=value pair, which may stand in quotes, and how long it is as it is written.
std::pair<std::string, std::size_t> value_at(std::string_view text) {
    bool const is_quoted = text.starts_with('\'');
    std::string value;
    std::size_t i = is_quoted ? 1 : 0;
    for (; i < text.size(); ++i) {
        bool const is_end =
            is_quoted ? text[i] == '\'' : std::isspace(static_cast<unsigned char>(text[i])) != 0;
        if (is_end) {
            break;
        }
        i += text[i] == '\\' && i + 1 < text.size() ? 1U : 0U;
        value += text[i];
    }
    return {value, std::min(is_quoted ? i + 1 : i, text.size())};
}

PostgresAddress address_of_pairs(std::string_view text) {
    PostgresAddress address;
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        std::size_t const equals = text.find('=');
        if (text.empty()) {
            return address;
        }
        if (equals == npos) {  // libpq says what is wrong with it
            address.connection += (address.connection.empty() ? "" : " ") + std::string(text);
            return address;
        }
        std::string_view key = text.substr(0, equals);
        key = key.substr(0, key.find_last_not_of(" \t\r\n") + 1);
        std::size_t const begin = std::min(text.find_first_not_of(" \t\r\n", equals + 1), text.size());
        auto const [value, length] = value_at(text.substr(begin));
        if (!take(key, value, address)) {
            address.connection += (address.connection.empty() ? "" : " ") + std::string(key) + "=" +
                                  std::string(text.substr(begin, length));
        }
        text.remove_prefix(std::min(begin + length, text.size()));
    }
}

}  // namespace

PostgresAddress::Table table_of_text(std::string_view text) {
    PostgresAddress::Table table;
    if (std::size_t const bracket = text.find('('); bracket != npos && text.ends_with(')')) {
        table.geometry = text.substr(bracket + 1, text.size() - bracket - 2);
        text = text.substr(0, bracket);
    }
    std::size_t const dot = text.find('.');
    table.schema = dot == npos ? std::string_view() : text.substr(0, dot);
    table.name = dot == npos ? text : text.substr(dot + 1);
    return table;
}

std::optional<PostgresAddress> postgres_address(std::string_view source) {
    constexpr std::string_view prefix = "PG:";
    bool const is_named_so = folded(source.substr(0, prefix.size())) == "pg:";
    std::string_view const rest = is_named_so ? source.substr(prefix.size()) : source;
    if (is_uri(rest)) {
        return address_of_uri(rest);
    }
    return is_named_so ? std::optional{address_of_pairs(rest)} : std::nullopt;
}

}  // namespace gatepost
