#pragma once

#include "base/error.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace gatepost {

/// Writes values as bytes for a reader on the same machine: numbers in their memory layout, texts and arrays
/// after their length. Small values are collected in a block; long arrays bypass it.
class ByteWriter {
  public:
    /// `sink` must take all the bytes it is given, or throw.
    explicit ByteWriter(std::function<void(std::span<char const>)> sink) : m_sink(std::move(sink)) {}

    template <class T>
    void put(T value) {
        static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
        put_bytes({reinterpret_cast<char const*>(&value), sizeof value});
    }
    void put_text(std::string_view text) { put_array(std::span{text.data(), text.size()}); }
    template <class T>
    void put_array(std::span<T const> values) {
        static_assert(std::is_trivially_copyable_v<T>);
        put<std::uint64_t>(values.size());
        put_bytes({reinterpret_cast<char const*>(values.data()), values.size_bytes()});
    }
    template <class T>
    void put_array(std::vector<T> const& values) {
        put_array(std::span<T const>{values});
    }
    /// Passes the collected bytes to the sink.
    void flush();

  private:
    void put_bytes(std::span<char const> bytes);

    std::function<void(std::span<char const>)> m_sink;
    std::vector<char> m_block;
};

/// The bytes end too early, or are not what a ByteWriter could have written.
class StreamFault : public Error {
  public:
    using Error::Error;
};

/// Reads what a ByteWriter wrote. The bytes may be wrong or break off, so none of them is trusted: memory for
/// an array is only allocated as its bytes arrive, whatever length they announce. Throws StreamFault.
class ByteReader {
  public:
    /// `source` fills part of the span and returns how many bytes it wrote; 0 means the end.
    explicit ByteReader(std::function<std::size_t(std::span<char>)> source) : m_source(std::move(source)) {}

    template <class T>
    [[nodiscard]] T get() {
        static_assert(std::is_arithmetic_v<T> && !std::is_same_v<T, bool>);
        T value{};
        get_bytes({reinterpret_cast<char*>(&value), sizeof value});
        return value;
    }
    [[nodiscard]] bool get_bool() { return get<std::uint8_t>() != 0; }
    /// An enumerator no greater than `last`.
    template <class E>
    [[nodiscard]] E get_enum(E last) {
        auto const number = get<std::underlying_type_t<E>>();
        if (number > static_cast<std::underlying_type_t<E>>(last)) {
            throw StreamFault("a kind that there is not");
        }
        return static_cast<E>(number);
    }
    [[nodiscard]] std::string get_text();
    template <class T>
    [[nodiscard]] std::vector<T> get_array() {
        std::vector<T> values;
        fill_array(values);
        return values;
    }

    /// Blocks until there is something to read.
    void wait();

  private:
    template <class Container>
    void fill_array(Container& values) {
        using T = typename Container::value_type;
        static_assert(std::is_trivially_copyable_v<T>);
        constexpr std::uint64_t most_at_once = (1U << 22U) / sizeof(T);
        auto left = get<std::uint64_t>();
        while (left > 0) {
            std::size_t const count = std::min(left, most_at_once);
            values.resize(values.size() + count);
            get_bytes({reinterpret_cast<char*>(values.data() + values.size() - count), count * sizeof(T)});
            left -= count;
        }
    }
    void get_bytes(std::span<char> bytes);

    std::function<std::size_t(std::span<char>)> m_source;
    std::vector<char> m_block;
    std::size_t m_at = 0;
    std::size_t m_end = 0;
};

}  // namespace gatepost
