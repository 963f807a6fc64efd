#include "fuzz/expanded.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gatepost::fuzz {

namespace {

constexpr std::string_view opening = "<<";
constexpr std::string_view closing = ">>";

std::size_t count_of(std::string_view text, std::string_view mark) {
    std::size_t count = 0;
    for (std::size_t at = text.find(mark); at != std::string_view::npos;
         at = text.find(mark, at + mark.size())) {
        ++count;
    }
    return count;
}

void repeat(std::string_view part, std::size_t bytes, std::string& to) {
    std::size_t const end = to.size() + bytes;
    for (std::size_t number = 0; !part.empty() && to.size() < end; ++number) {
        for (char const c : part) {
            if (c == '#') {
                to += fmt::format("{}", number);
            } else {
                to += c;
            }
        }
    }
}

}  // namespace

std::string expanded(std::string_view text, std::size_t bytes) {
    std::size_t const share = bytes / std::max<std::size_t>(count_of(text, opening), 1);
    std::string whole;
    while (!text.empty()) {
        std::size_t const begin = std::min(text.find(opening), text.size());
        whole += text.substr(0, begin);
        text.remove_prefix(std::min(begin + opening.size(), text.size()));
        if (text.empty()) {
            break;
        }
        std::size_t const end = std::min(text.find(closing), text.size());
        repeat(text.substr(0, end), share, whole);
        text.remove_prefix(std::min(end + closing.size(), text.size()));
    }
    return whole;
}

}  // namespace gatepost::fuzz
