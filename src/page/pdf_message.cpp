#include "page/pdf_message.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace gatepost {

namespace {

using Number = std::array<char, sizeof(std::uint64_t)>;  // both ends run on one machine: its byte order

void append(std::string& bytes, std::uint64_t value) {
    Number number{};
    std::memcpy(number.data(), &value, number.size());
    bytes.append(number.data(), number.size());
}

bool fill(std::span<char> wanted, ReceiveBytes const& receive) {
    while (!wanted.empty()) {
        std::size_t const got = receive(wanted);
        if (got == 0) {
            return false;
        }
        wanted = wanted.subspan(got);
    }
    return true;
}

std::optional<std::uint64_t> number_from(ReceiveBytes const& receive) {
    Number number{};
    if (!fill(number, receive)) {
        return std::nullopt;
    }
    std::uint64_t value = 0;
    std::memcpy(&value, number.data(), number.size());
    return value;
}

/// Grows as bytes arrive: a length alone takes no memory.
std::optional<std::string> text_from(ReceiveBytes const& receive) {
    constexpr std::uint64_t piece_bytes = 1U << 20U;
    auto const bytes = number_from(receive);
    std::string text;
    while (bytes && text.size() < *bytes) {
        std::size_t const before = text.size();
        text.resize(before + std::min(*bytes - before, piece_bytes));
        if (!fill(std::span{text}.subspan(before), receive)) {
            return std::nullopt;
        }
    }
    return bytes ? std::optional{std::move(text)} : std::nullopt;
}

}  // namespace

std::string packed(std::vector<std::string_view> const& texts) {
    std::string bytes;
    append(bytes, texts.size());
    for (std::string_view const text : texts) {
        append(bytes, text.size());
        bytes += text;
    }
    return bytes;
}

std::optional<std::vector<std::string>> unpacked(ReceiveBytes const& receive) {
    auto const count = number_from(receive);
    std::vector<std::string> texts;
    for (std::uint64_t i = 0; count && i < *count; ++i) {
        auto text = text_from(receive);
        if (!text) {
            return std::nullopt;
        }
        texts.push_back(std::move(*text));
    }
    return count ? std::optional{std::move(texts)} : std::nullopt;
}

}  // namespace gatepost
