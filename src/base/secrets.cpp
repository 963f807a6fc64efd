#include "base/secrets.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

namespace gatepost {

namespace {

constexpr std::string_view hidden = "***";
constexpr auto npos = std::string_view::npos;

/// Part of the name of a parameter; names of queries are sometimes escaped ("X-Amz-Signature").
bool is_name_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; }

std::string lower(std::string_view text) {
    std::string copy{text};
    std::transform(copy.begin(), copy.end(), copy.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return copy;
}

/// Names that mean a secret wherever they stand: user names, hosts and the like end in none of these.
bool is_secret_name(std::string_view name) {
    constexpr std::array<std::string_view, 12> endings{
        "password", "passwd",    "pwd",        "passphrase", "passwort",    "secret",
        "token",    "signature", "credential", "apikey",     "credentials", "authorization"};
    constexpr std::array<std::string_view, 12> whole{
        "pass",      "api_key", "api-key",  "access_key", "secret_key", "subscription-key",
        "x-api-key", "userpwd", "user_pwd", "passfile",   "sslkey",     "bearer"};
    return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return name.ends_with(ending); }) ||
           std::find(whole.begin(), whole.end(), name) != whole.end();
}

/// Names so short that they are secrets only as parameters of an address: "key=shop" may be part of a file's
/// name.
bool is_secret_parameter(std::string_view name) {
    constexpr std::array<std::string_view, 8> names{"key",  "sig",     "sign", "auth",
                                                    "code", "session", "jwt",  "pw"};
    return std::find(names.begin(), names.end(), name) != names.end() || name.ends_with("_key") ||
           name.ends_with("-key");
}

/// The end of a value that begins at `at`: behind its closing quote, or where the next thing begins.
std::size_t end_of_value(std::string_view text, std::size_t at) {
    char const quote = at < text.size() ? text[at] : ' ';
    if (quote != '\'' && quote != '"') {
        std::size_t const end = std::min(text.find_first_of(" \t\r\n&;,)\"'<>|", at), text.size());
        return end > at && text[end - 1] == ':' ? end - 1
                                                : end;  // what is said of an address comes behind it
    }
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        bool const is_doubled = text[i] == quote && i + 1 < text.size() && text[i + 1] == quote;
        if (text[i] == '\\' || is_doubled) {
            ++i;
        } else if (text[i] == quote) {
            return i + 1;
        }
    }
    return text.size();
}

/// A password with blanks in it ought to stand in quotes. Without them the words that follow belong to it
/// too, up to the next parameter or to what a message says of the whole ("…: reason").
std::size_t end_of_words(std::string_view text, std::size_t end) {
    while (end + 1 < text.size() && text[end] == ' ') {
        std::size_t const word = end_of_value(text, end + 1);
        bool const is_parameter = text.substr(end, word - end).find('=') != npos;
        if (word == end + 1 || is_parameter) {
            break;
        }
        end = word;
    }
    return end;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(" \t", at), text.size());
}

/// Where the value of a secret begins whose name ends at `end`; npos where no value follows.
std::size_t secret_value(std::string_view text, std::size_t begin, std::size_t end) {
    std::string const name = lower(text.substr(begin, end - begin));
    std::size_t const sign = skip_blanks(text, end);
    if (sign == text.size()) {
        return npos;
    }
    bool const is_in_query = begin > 0 && (text[begin - 1] == '?' || text[begin - 1] == '&');
    bool const is_secret = is_secret_name(name) || (is_in_query && is_secret_parameter(name));
    bool const is_quoted_name = text[sign] == '"' && skip_blanks(text, sign + 1) < text.size() &&
                                text[skip_blanks(text, sign + 1)] == ':';  // JSON
    if (is_secret && is_quoted_name) {
        return skip_blanks(text, skip_blanks(text, sign + 1) + 1);
    }
    if (!is_secret || (text[sign] != '=' && text[sign] != ':')) {
        return npos;
    }
    std::size_t value = skip_blanks(text, sign + 1);
    for (std::string_view const scheme : {"bearer ", "basic "}) {
        if (lower(text.substr(value, scheme.size())) == scheme) {
            value += scheme.size();
        }
    }
    return value;
}

std::string hide_values(std::string_view text) {
    std::string result;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = at;
        while (end < text.size() && is_name_char(text[end])) {
            ++end;
        }
        std::size_t const value = end > at ? secret_value(text, at, end) : npos;
        std::size_t after = value != npos ? end_of_value(text, value) : npos;
        bool const is_password = value != npos && value > 0 && text[value - 1] == '=' && value == end + 1 &&
                                 (lower(text.substr(at, end - at)).ends_with("password"));
        after = is_password && text[value] != '\'' && text[value] != '"' ? end_of_words(text, after) : after;
        if (value != npos && after > value) {
            result += text.substr(at, value - at);
            result += hidden;
            at = after;
        } else {
            end = std::max(end, at + 1);
            result += text.substr(at, end - at);
            at = end;
        }
    }
    return result;
}

/// Where the password of an address ends whose host part begins at `begin`: at its '@'. A password with a
/// slash in it, which ought to be escaped, is known by its colon without a port behind.
std::size_t end_of_user(std::string_view text, std::size_t begin) {
    std::size_t const end = std::min(text.find_first_of(" \t\r\n\"<>", begin), text.size());
    std::string_view const address = text.substr(begin, end - begin);
    std::string_view const host = address.substr(0, address.find_first_of("/?#"));
    std::size_t at = host.rfind('@');
    if (at == npos) {
        std::size_t const colon = host.find(':');
        bool const is_port = colon == npos || colon + 1 == host.size() ||
                             std::all_of(host.begin() + static_cast<std::ptrdiff_t>(colon) + 1, host.end(),
                                         [](unsigned char c) { return std::isdigit(c) != 0; }) ||
                             host.front() == '[';
        at = is_port ? npos : address.find('@');
    }
    return at == npos ? npos : begin + at;
}

std::string hide_users_passwords(std::string_view text) {
    std::string result;
    std::size_t done = 0;
    for (std::size_t at = text.find("://"); at != npos; at = text.find("://", at + 3)) {
        std::size_t const begin = at + 3;
        std::size_t const end = end_of_user(text, begin);
        std::size_t const colon = text.find(':', begin);
        if (end != npos && colon < end) {
            result += text.substr(done, colon + 1 - done);
            result += hidden;
            done = end;
        }
    }
    result += text.substr(done);
    return result;
}

}  // namespace

std::string without_secrets(std::string_view text) { return hide_values(hide_users_passwords(text)); }

}  // namespace gatepost
