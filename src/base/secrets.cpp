#include "base/secrets.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

namespace gatepost {

namespace {

constexpr std::string_view hidden = "***";
constexpr auto npos = std::string_view::npos;

/// A character of a parameter's name; names in queries are sometimes hyphenated ("X-Amz-Signature").
bool is_name_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; }

std::string lower(std::string_view text) {
    std::string copy{text};
    std::transform(copy.begin(), copy.end(), copy.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return copy;
}

/// Names that mean a secret wherever they stand: user names, hosts and the like end in none of these.
bool is_secret_name(std::string_view name) {
    constexpr std::array<std::string_view, 14> endings{
        "password",  "passwd",     "pwd",    "passphrase",  "passwort",      "secret",   "token",
        "signature", "credential", "apikey", "credentials", "authorization", "_api_key", "accesskeyid"};
    constexpr std::array<std::string_view, 12> whole{
        "pass",      "api_key", "api-key",  "access_key", "secret_key", "subscription-key",
        "x-api-key", "userpwd", "user_pwd", "passfile",   "sslkey",     "bearer"};
    return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return name.ends_with(ending); }) ||
           std::find(whole.begin(), whole.end(), name) != whole.end();
}

bool is_password(std::string_view name) {
    std::string const plain = lower(name);
    return plain.ends_with("password") || plain.ends_with("passwd") || plain.ends_with("pwd");
}

/// Names so short that they mean a secret only as parameters of a URL: "key=shop" may be part of a file's
/// name.
bool is_secret_parameter(std::string_view name) {
    constexpr std::array<std::string_view, 8> names{"key",  "sig",     "sign", "auth",
                                                    "code", "session", "jwt",  "pw"};
    return std::find(names.begin(), names.end(), name) != names.end() || name.ends_with("_key") ||
           name.ends_with("-key");
}

/// The end of a value that begins at `at`: after its closing quote, or where the next thing begins.
std::size_t end_of_value(std::string_view text, std::size_t at) {
    char const quote = at < text.size() ? text[at] : ' ';
    if (quote != '\'' && quote != '"') {
        std::size_t const end = std::min(text.find_first_of(" \t\r\n&;,)\"'<>|", at), text.size());
        return end > at && text[end - 1] == ':' ? end - 1
                                                : end;  // the colon is the message's, not the address's
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

/// In a connection string a password goes on to the next blank, whatever punctuation it holds; in other texts
/// punctuation ends it. So words after punctuation count as part of it, unless they are the next parameter.
std::size_t end_of_signs(std::string_view text, std::size_t end) {
    while (end + 1 < text.size() && text[end] != ' ' && is_name_char(text[end + 1])) {
        std::size_t const word = std::min(text.find_first_of(" \t\r\n&;,)\"'<>|", end + 1), text.size());
        if (text.substr(end + 1, word - end - 1).find('=') != npos) {
            break;
        }
        end = word > end + 1 && text[word - 1] == ':' ? word - 1 : word;
    }
    return end;
}

/// A password with blanks should be quoted. If it is not, the words that follow count as part of it too, up
/// to the next parameter or to what the message says about the whole ("…: reason").
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
    // "password: unpack it first" is prose; after the name of a header a colon starts its value.
    bool const is_header = name == "authorization" || name == "cookie" || name.ends_with("api-key") ||
                           (is_password(name) && sign + 1 < text.size() && text[sign + 1] != ' ');
    if (!is_secret || (text[sign] != '=' && (text[sign] != ':' || !is_header))) {
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
        if (value != npos && value < text.size() && is_password(text.substr(at, end - at)) &&
            text[skip_blanks(text, end)] == '=' && text[value] != '\'' && text[value] != '"') {
            after = end_of_words(text, end_of_signs(text, after));
        }
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

/// Where the user and password end in the URL whose host part begins at `begin`: at its '@'. A password with
/// an unescaped slash is recognised by a colon that no port follows.
std::size_t end_of_user(std::string_view text, std::size_t begin) {
    constexpr std::size_t longest = 2048;  // no user and host are longer
    std::string_view address = text.substr(begin, longest);
    address = address.substr(0, address.find_first_of(" \t\r\n\"<>"));
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

/// Hides the password of "//user:password@host" and the token of "http://token@host".
std::string hide_users_passwords(std::string_view text) {
    std::string result;
    std::size_t done = 0;
    for (std::size_t at = text.find("//"); at != npos; at = text.find("//", std::max(at + 2, done))) {
        std::size_t const begin = at + 2;
        std::size_t const end = end_of_user(text, begin);
        if (end == npos) {
            continue;
        }
        std::string_view const before = text.substr(0, at);
        bool const is_web = before.ends_with("http:") || before.ends_with("https:");
        std::size_t const colon = text.find(':', begin);
        std::size_t const secret = colon < end ? colon + 1 : is_web ? begin : end;
        if (secret < end) {
            result += text.substr(done, secret - done);
            result += hidden;
            done = end;
        }
    }
    result += text.substr(done);
    return result;
}

/// The same where the punctuation is escaped: "%3A%2F%2Fuser%3Apassword%40host".
std::string hide_escaped_passwords(std::string_view text) {
    std::string const small = lower(text);
    std::string result;
    std::size_t done = 0;
    for (std::size_t at = small.find("%3a%2f%2f"); at != npos;
         at = small.find("%3a%2f%2f", std::max(at + 9, done))) {
        std::size_t const end = std::min(small.find_first_of(" \t\r\n\"<>&", at), small.size());
        std::size_t const sign = small.find("%40", at);
        std::size_t const colon = small.find("%3a", at + 9);
        if (sign < end && colon < sign) {
            result += text.substr(done, colon + 3 - done);
            result += hidden;
            done = sign;
        }
    }
    result += text.substr(done);
    return result;
}

/// "OCI:user/password@host": the form that some drivers take.
std::string hide_driver_logins(std::string_view text) {
    std::string result{text};
    for (std::string_view const driver : {"OCI:", "ODBC:", "GEORASTER:", "IDB:", "MSSQLSpatial:"}) {
        std::size_t const at = result.find(driver);
        if (at == std::string::npos) {
            continue;
        }
        std::size_t const end = std::min(result.find_first_of(" \t\r\n\"'", at), result.size());
        std::size_t const slash = result.find('/', at);
        std::size_t const sign = result.find('@', slash);
        if (slash < end && sign < end) {
            result.replace(slash + 1, sign - slash - 1, hidden);
        }
    }
    return result;
}

}  // namespace

/// Hiding one secret may make the text after it look like another ("pwd:'x'yz"), so this repeats until
/// nothing is found: applying it to its own result changes nothing.
std::string without_secrets(std::string_view text) {
    constexpr int most_rounds = 8;
    std::string clean{text};
    for (int round = 0; round < most_rounds; ++round) {
        std::string next =
            hide_values(hide_driver_logins(hide_escaped_passwords(hide_users_passwords(clean))));
        if (next == clean) {
            break;
        }
        clean = std::move(next);
    }
    return clean;
}

}  // namespace gatepost
