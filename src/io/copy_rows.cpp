#include "io/copy_rows.hpp"

#include <bit>
#include <cstring>

namespace gatepost {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view signature = "PGCOPY\n\377\r\n\0"sv;

/// A whole number of the network's byte order.
template <class T>
T big_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (char const c : bytes.substr(0, sizeof(T))) {
        value = value << 8U | static_cast<unsigned char>(c);
    }
    return static_cast<T>(value);
}

}  // namespace

bool CopyRows::add(std::string_view block) {
    bool const is_in_rest = !m_rest.empty();
    if (is_in_rest) {
        m_rest += block;
        block = m_rest;
    }
    std::size_t at = 0;
    while (at < block.size() && !m_is_refused) {
        std::size_t const taken = take(block.substr(at));
        if (taken == 0) {
            break;
        }
        at += taken;
    }
    m_rest = std::string(block.substr(at));
    return !m_is_refused;
}

std::size_t CopyRows::take(std::string_view rest) {
    if (m_is_ended) {
        m_is_refused = true;
        return 0;
    }
    return m_has_head ? take_row(rest) : take_head(rest);
}

std::size_t CopyRows::take_head(std::string_view rest) {
    constexpr std::size_t flags_bytes = 4;
    constexpr std::size_t length_bytes = 4;
    constexpr std::uint32_t longest = 1U << 16U;
    if (rest.substr(0, signature.size()) != signature.substr(0, rest.size())) {
        m_is_refused = true;
        return 0;
    }
    std::size_t const before = signature.size() + flags_bytes + length_bytes;
    if (rest.size() < before) {
        return 0;
    }
    auto const extension = big_endian<std::uint32_t>(rest.substr(signature.size() + flags_bytes));
    if (extension > longest) {
        m_is_refused = true;
        return 0;
    }
    if (rest.size() < before + extension) {
        return 0;
    }
    m_has_head = true;
    return before + extension;
}

std::size_t CopyRows::take_row(std::string_view rest) {
    constexpr std::size_t count_bytes = 2;
    constexpr std::size_t length_bytes = 4;
    if (rest.size() < count_bytes) {
        return 0;
    }
    auto const count = big_endian<std::int16_t>(rest);
    if (count == -1) {
        m_is_ended = true;
        return count_bytes;
    }
    if (count < 0 || static_cast<std::size_t>(count) != m_fields) {
        m_is_refused = true;
        return 0;
    }
    std::size_t at = count_bytes;
    for (std::optional<std::string_view>& field : m_row) {
        if (rest.size() - at < length_bytes) {
            return 0;
        }
        auto const length = big_endian<std::int32_t>(rest.substr(at));
        at += length_bytes;
        if (length < -1) {
            m_is_refused = true;
            return 0;
        }
        std::size_t const bytes = length < 0 ? 0 : static_cast<std::size_t>(length);
        if (rest.size() - at < bytes) {
            return 0;
        }
        field = length < 0 ? std::nullopt : std::optional{rest.substr(at, bytes)};
        at += bytes;
    }
    m_visit(m_row);
    return at;
}

std::optional<std::int64_t> copied_integer(std::string_view bytes) {
    switch (bytes.size()) {
        case sizeof(std::int8_t): return big_endian<std::int8_t>(bytes);
        case sizeof(std::int16_t): return big_endian<std::int16_t>(bytes);
        case sizeof(std::int32_t): return big_endian<std::int32_t>(bytes);
        case sizeof(std::int64_t): return big_endian<std::int64_t>(bytes);
        default: return std::nullopt;
    }
}

std::optional<double> copied_real(std::string_view bytes) {
    switch (bytes.size()) {
        case sizeof(float):
            return static_cast<double>(std::bit_cast<float>(big_endian<std::uint32_t>(bytes)));
        case sizeof(double): return std::bit_cast<double>(big_endian<std::uint64_t>(bytes));
        default: return std::nullopt;
    }
}

}  // namespace gatepost
