#include "io/wide_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace gatepost {

namespace {

bool is_high_surrogate(char32_t c) { return c >= 0xD800 && c < 0xDC00; }
bool is_low_surrogate(char32_t c) { return c >= 0xDC00 && c < 0xE000; }

/// Accepts bytes as they arrive, and holds back those of an incomplete character.
class WideDecoder {
  public:
    explicit WideDecoder(WideEncoding encoding)
        : m_unit_bytes(encoding == WideEncoding::utf32_little || encoding == WideEncoding::utf32_big ? 4 : 2),
          m_is_big(encoding == WideEncoding::utf16_big || encoding == WideEncoding::utf32_big) {}

    void add(std::span<char const> bytes, std::string& text) {
        for (char const byte : bytes) {
            auto const value = static_cast<char32_t>(static_cast<unsigned char>(byte));
            unsigned const place = m_is_big ? m_unit_bytes - 1 - m_have : m_have;
            m_unit |= value << (8 * place);
            if (++m_have == m_unit_bytes) {
                add_unit(m_unit, text);
                m_unit = 0;
                m_have = 0;
            }
        }
    }

    void finish(std::string& text) {
        if (m_have > 0 || m_high != 0) {
            append_utf8(text, replacement_character);
        }
        m_have = 0;
        m_high = 0;
    }

  private:
    void add_unit(char32_t unit, std::string& text) {
        if (m_high != 0) {
            if (is_low_surrogate(unit)) {
                append_utf8(text, 0x10000 + ((m_high - 0xD800) << 10U) + (unit - 0xDC00));
                m_high = 0;
                return;
            }
            append_utf8(text, replacement_character);
            m_high = 0;
        }
        if (is_high_surrogate(unit) && m_unit_bytes == 2) {
            m_high = unit;
        } else if (unit == 0xFEFF && m_is_at_start) {
            // the byte order mark
        } else {
            append_utf8(text, unit);
        }
        m_is_at_start = false;
    }

    unsigned m_unit_bytes;
    bool m_is_big;
    bool m_is_at_start = true;
    char32_t m_unit = 0;
    unsigned m_have = 0;  // bytes of m_unit
    char32_t m_high = 0;  // a high surrogate waiting for its low one
};

class WideStream {
  public:
    WideStream(NextBytes wide, WideEncoding encoding)
        : m_wide(std::move(wide)), m_decoder(encoding), m_block(1U << 16U) {}

    std::size_t read(std::span<char> bytes) {
        while (m_given == m_text.size() && !m_is_at_end) {
            m_text.clear();
            m_given = 0;
            std::size_t const got = m_wide(m_block);
            m_decoder.add(std::span{m_block}.first(got), m_text);
            if (got == 0) {
                m_decoder.finish(m_text);
                m_is_at_end = true;
            }
        }
        std::size_t const count = std::min(bytes.size(), m_text.size() - m_given);
        std::copy_n(m_text.begin() + static_cast<std::ptrdiff_t>(m_given), count, bytes.begin());
        m_given += count;
        return count;
    }

  private:
    NextBytes m_wide;
    WideDecoder m_decoder;
    std::vector<char> m_block;
    std::string m_text;
    std::size_t m_given = 0;
    bool m_is_at_end = false;
};

}  // namespace

std::optional<WideEncoding> wide_encoding_of(std::span<char const> first_bytes) {
    if (first_bytes.size() < 4) {
        return std::nullopt;
    }
    std::array<unsigned, 4> b{};
    std::transform(first_bytes.begin(), first_bytes.begin() + 4, b.begin(),
                   [](char c) { return static_cast<unsigned char>(c); });
    if (b[0] == 0xFF && b[1] == 0xFE) {
        return b[2] == 0 && b[3] == 0 ? WideEncoding::utf32_little : WideEncoding::utf16_little;
    }
    if (b[0] == 0xFE && b[1] == 0xFF) {
        return WideEncoding::utf16_big;
    }
    bool const is_big_mark = b[0] == 0 && b[1] == 0 && b[2] == 0xFE && b[3] == 0xFF;
    auto const is_ascii = [](unsigned value) { return value > 0 && value < 0x80; };
    if (is_big_mark || (b[0] == 0 && b[1] == 0 && b[2] == 0 && is_ascii(b[3]))) {
        return WideEncoding::utf32_big;
    }
    if (is_ascii(b[0]) && b[1] == 0) {
        return b[2] == 0 && b[3] == 0 ? WideEncoding::utf32_little : WideEncoding::utf16_little;
    }
    if (b[0] == 0 && is_ascii(b[1])) {
        return WideEncoding::utf16_big;
    }
    return std::nullopt;
}

NextBytes utf8_from_wide(NextBytes wide, WideEncoding encoding) {
    auto const stream = std::make_shared<WideStream>(std::move(wide), encoding);
    return [stream](std::span<char> bytes) { return stream->read(bytes); };
}

}  // namespace gatepost
