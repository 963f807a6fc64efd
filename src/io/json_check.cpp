#include "io/json_check.hpp"

#include "base/json.hpp"
#include "io/lenient_json.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace gatepost {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// The next quote or backslash, or the end. Nearly all texts of a map are shorter than sixteen bytes: one
/// step, whose branches the processor foresees.
char const* next_sign(char const* at, char const* end) {
#ifdef __SSE2__
    for (; end - at >= 16; at += 16) {
        __m128i const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(at));
        __m128i const signs = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                                           _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
        if (int const found = _mm_movemask_epi8(signs); found != 0) {
            return at + std::countr_zero(static_cast<unsigned>(found));
        }
    }
#endif
    while (at < end && *at != '"' && *at != '\\') {
        ++at;
    }
    return at;
}

/// Walks over values. Each step takes where something begins and gives where it ends; null where it is not
/// JSON.
class Checker {
  public:
    using At = char const*;

    Checker(std::string_view text, bool takes_special_numbers)
        : m_end(text.data() + text.size()), m_takes_special_numbers(takes_special_numbers) {}

    bool is_one_value(At at) {
        At const end = behind_value(behind_blanks(at), 0);
        return end != nullptr && behind_blanks(end) == m_end;
    }
    [[nodiscard]] bool is_too_deep() const { return m_is_too_deep; }

  private:
    static constexpr int deepest = 100;  // each level costs stack

    [[nodiscard]] At behind_blanks(At at) const {
        while (at < m_end && is_blank(*at)) {
            ++at;
        }
        return at;
    }
    [[nodiscard]] bool is_at(At at, char c) const { return at < m_end && *at == c; }
    [[nodiscard]] At behind_word(At at, std::string_view word) const {
        bool const is_there = static_cast<std::size_t>(m_end - at) >= word.size() &&
                              std::memcmp(at, word.data(), word.size()) == 0;
        return is_there ? at + word.size() : nullptr;
    }

    At behind_value(At at, int depth) {
        if (at == m_end) {
            return nullptr;
        }
        At end = nullptr;
        switch (*at) {
            case '"': return behind_string(at);
            case '{': return behind_object(at, depth + 1);
            case '[': return behind_array(at, depth + 1);
            case 't': return behind_word(at, "true");
            case 'f': return behind_word(at, "false");
            case 'n': end = behind_word(at, "null"); break;
            default: end = behind_number(at); break;
        }
        return end == nullptr && depth == 1 && m_takes_special_numbers ? behind_special_number(at) : end;
    }

    [[nodiscard]] At behind_special_number(At at) const {
        std::string_view const rest(at, static_cast<std::size_t>(m_end - at));
        std::string_view const token = rest.substr(0, rest.find_first_of(",]} \t\r\n"));
        return special_number(token) ? at + token.size() : nullptr;
    }

    At behind_object(At at, int depth) {
        m_is_too_deep = m_is_too_deep || depth > deepest;
        at = behind_blanks(at + 1);
        if (m_is_too_deep || is_at(at, '}')) {
            return m_is_too_deep ? nullptr : at + 1;
        }
        while (true) {
            at = is_at(at, '"') ? behind_string(at) : nullptr;
            if (at == nullptr || !is_at(at = behind_blanks(at), ':')) {
                return nullptr;
            }
            at = behind_value(behind_blanks(at + 1), depth);
            if (at == nullptr) {
                return nullptr;
            }
            at = behind_blanks(at);
            if (!is_at(at, ',')) {
                return is_at(at, '}') ? at + 1 : nullptr;
            }
            at = behind_blanks(at + 1);
        }
    }

    At behind_array(At at, int depth) {
        m_is_too_deep = m_is_too_deep || depth > deepest;
        at = behind_blanks(at + 1);
        if (m_is_too_deep || is_at(at, ']')) {
            return m_is_too_deep ? nullptr : at + 1;
        }
        while (true) {
            at = behind_value(at, depth);
            if (at == nullptr) {
                return nullptr;
            }
            at = behind_blanks(at);
            if (!is_at(at, ',')) {
                return is_at(at, ']') ? at + 1 : nullptr;
            }
            at = behind_blanks(at + 1);
        }
    }

    [[nodiscard]] At behind_number(At at) const {
        at += is_at(at, '-') ? 1 : 0;
        at = is_at(at, '0') ? at + 1 : behind_digits(at);
        if (at != nullptr && is_at(at, '.')) {
            at = behind_digits(at + 1);
        }
        if (at != nullptr && (is_at(at, 'e') || is_at(at, 'E'))) {
            ++at;
            at = behind_digits(at + (is_at(at, '+') || is_at(at, '-') ? 1 : 0));
        }
        return at;
    }
    [[nodiscard]] At behind_digits(At at) const {
        At const begin = at;
        while (at < m_end && is_digit(*at)) {
            ++at;
        }
        return at > begin ? at : nullptr;
    }

    [[nodiscard]] At behind_string(At at) const {
        at = next_sign(at + 1, m_end);
        while (at != m_end && *at != '"') {
            at = behind_escape(at + 1);
            if (at == nullptr) {
                return nullptr;
            }
            at = next_sign(at, m_end);
        }
        return at == m_end ? nullptr : at + 1;
    }

    [[nodiscard]] At behind_escape(At at) const {
        if (at == m_end || std::string_view{R"("\/bfnrtu)"}.find(*at) == std::string_view::npos) {
            return nullptr;
        }
        if (*at != 'u') {
            return at + 1;
        }
        int const unit = code_unit(at + 1);
        at += 5;
        if (unit >= 0xD800 && unit <= 0xDBFF) {  // a high surrogate: half a character
            At const second = behind_word(at, "\\u");
            int const other = second == nullptr ? -1 : code_unit(second);
            return other >= 0xDC00 && other <= 0xDFFF ? at + 6 : nullptr;
        }
        return unit < 0 || (unit >= 0xDC00 && unit <= 0xDFFF) ? nullptr : at;
    }
    /// The value of four hexadecimal digits; -1 if they are not all digits.
    [[nodiscard]] int code_unit(At at) const {
        int unit = 0;
        if (m_end - at < 4) {
            return -1;
        }
        for (int i = 0; i < 4; ++i) {
            char const c = at[i];
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

    At m_end;
    bool m_takes_special_numbers;
    bool m_is_too_deep = false;
};

}  // namespace

bool is_valid_json(std::string_view text, bool takes_special_numbers) {
    Checker checker(text, takes_special_numbers);
    bool const is_valid = checker.is_one_value(text.data());
    return checker.is_too_deep() ? is_json(text) : is_valid;
}

}  // namespace gatepost
