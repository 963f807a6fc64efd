#include "io/json_check.hpp"

#include "io/json_text.hpp"
#include "io/lenient_json.hpp"
#include "map/json.hpp"

#include <cstring>

namespace gatepost {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Walks over values; each step says whether what it met is JSON.
class Checker {
  public:
    Checker(std::string_view text, bool takes_special_numbers)
        : m_at(text.data()),
          m_end(text.data() + text.size()),
          m_takes_special_numbers(takes_special_numbers) {}

    bool is_one_value() {
        skip_blanks();
        if (!skip_value(0)) {
            return false;
        }
        skip_blanks();
        return m_at == m_end;
    }
    [[nodiscard]] bool is_too_deep() const { return m_is_too_deep; }

  private:
    static constexpr int deepest = 100;  // each level costs stack

    void skip_blanks() {
        while (m_at < m_end && is_json_space(*m_at)) {
            ++m_at;
        }
    }
    bool skip(char c) {
        bool const is_there = m_at < m_end && *m_at == c;
        m_at += is_there ? 1 : 0;
        return is_there;
    }
    bool skip_word(std::string_view word) {
        bool const is_there = static_cast<std::size_t>(m_end - m_at) >= word.size() &&
                              std::memcmp(m_at, word.data(), word.size()) == 0;
        m_at += is_there ? word.size() : 0;
        return is_there;
    }

    bool skip_value(int depth) {
        switch (m_at < m_end ? *m_at : '\0') {
            case '"': return skip_string();
            case '{': return skip_object(depth + 1);
            case '[': return skip_array(depth + 1);
            case 't': return skip_word("true");
            case 'f': return skip_word("false");
            case 'n':
                if (skip_word("null")) {
                    return true;
                }
                break;
            default:
                if (char const* const begin = m_at; skip_number()) {
                    return true;
                } else {
                    m_at = begin;
                }
        }
        return depth == 1 && m_takes_special_numbers && skip_special_number();
    }

    bool skip_special_number() {
        std::string_view const rest(m_at, static_cast<std::size_t>(m_end - m_at));
        std::string_view const token = rest.substr(0, rest.find_first_of(",]} \t\r\n"));
        bool const is_special = special_number(token).has_value();
        m_at += is_special ? token.size() : 0;
        return is_special;
    }

    bool skip_object(int depth) {
        m_is_too_deep = m_is_too_deep || depth > deepest;
        ++m_at;
        skip_blanks();
        if (m_is_too_deep || skip('}')) {
            return !m_is_too_deep;
        }
        do {
            skip_blanks();
            if (m_at == m_end || *m_at != '"' || !skip_string()) {
                return false;
            }
            skip_blanks();
            if (!skip(':')) {
                return false;
            }
            skip_blanks();
            if (!skip_value(depth)) {
                return false;
            }
            skip_blanks();
        } while (skip(','));
        return skip('}');
    }

    bool skip_array(int depth) {
        m_is_too_deep = m_is_too_deep || depth > deepest;
        ++m_at;
        skip_blanks();
        if (m_is_too_deep || skip(']')) {
            return !m_is_too_deep;
        }
        do {
            skip_blanks();
            if (!skip_value(depth)) {
                return false;
            }
            skip_blanks();
        } while (skip(','));
        return skip(']');
    }

    bool skip_number() {
        skip('-');
        if (!skip('0') && !skip_digits()) {
            return false;
        }
        if (skip('.') && !skip_digits()) {
            return false;
        }
        if (m_at < m_end && (*m_at == 'e' || *m_at == 'E')) {
            ++m_at;
            m_at += m_at < m_end && (*m_at == '+' || *m_at == '-') ? 1 : 0;
            return skip_digits();
        }
        return true;
    }
    bool skip_digits() {
        char const* const begin = m_at;
        while (m_at < m_end && is_digit(*m_at)) {
            ++m_at;
        }
        return m_at > begin;
    }

    bool skip_string() {
        ++m_at;
        while (true) {
            auto const* const quote =
                static_cast<char const*>(std::memchr(m_at, '"', static_cast<std::size_t>(m_end - m_at)));
            if (quote == nullptr) {
                return false;
            }
            auto const* const escape =
                static_cast<char const*>(std::memchr(m_at, '\\', static_cast<std::size_t>(quote - m_at)));
            if (escape == nullptr) {
                m_at = quote + 1;
                return true;
            }
            m_at = escape + 1;
            if (!skip_escape()) {
                return false;
            }
        }
    }

    bool skip_escape() {
        char const kind = m_at < m_end ? *m_at++ : '\0';
        if (kind != 'u') {
            return kind != '\0' && std::strchr("\"\\/bfnrt", kind) != nullptr;
        }
        int const unit = code_unit();
        if (unit >= 0xD800 && unit <= 0xDBFF) {  // the first half of a letter
            int const second = skip_word("\\u") ? code_unit() : -1;
            return second >= 0xDC00 && second <= 0xDFFF;
        }
        return unit >= 0 && (unit < 0xDC00 || unit > 0xDFFF);
    }
    /// The four digits behind \u; -1 where they are none.
    int code_unit() {
        int unit = 0;
        for (int i = 0; i < 4; ++i, ++m_at) {
            if (m_at == m_end) {
                return -1;
            }
            char const c = *m_at;
            int const digit = is_digit(c)            ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : -1;
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    char const* m_at;
    char const* m_end;
    bool m_takes_special_numbers;
    bool m_is_too_deep = false;
};

}  // namespace

bool is_valid_json(std::string_view text, bool takes_special_numbers) {
    Checker checker(text, takes_special_numbers);
    bool const is_valid = checker.is_one_value();
    return checker.is_too_deep() ? is_json(text) : is_valid;
}

}  // namespace gatepost
