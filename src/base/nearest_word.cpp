#include "base/nearest_word.hpp"

#include "base/folding.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace gatepost {

namespace {

/// How many slips lie between two words, row by row.
std::size_t count_slips(std::u32string_view a, std::u32string_view b) {
    std::vector<std::size_t> two_before;
    std::vector<std::size_t> before(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        before[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::vector<std::size_t> row(b.size() + 1, i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t const other = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({before[j] + 1, row[j - 1] + 1, before[j - 1] + other});
            bool const is_exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (is_exchanged) {
                row[j] = std::min(row[j], two_before[j - 2] + 1);
            }
        }
        two_before = std::exchange(before, std::move(row));
    }
    return before.back();
}

}  // namespace

std::string nearest_word(std::string_view word, std::span<std::string const> known) {
    constexpr std::size_t longest = 60;  // nobody mistypes more, and the cost is a product
    std::u32string const typed = decode_utf8(folded(word));
    if (typed.empty() || typed.size() > longest) {
        return {};
    }
    std::size_t least = std::max<std::size_t>(1, typed.size() / 3) + 1;
    std::string nearest;
    for (std::string const& one : known) {
        std::u32string const candidate = decode_utf8(folded(one));
        constexpr std::size_t fewest_letters = 3;
        bool const begins_with_it = typed.size() >= fewest_letters && candidate.starts_with(typed);
        std::size_t const slips = begins_with_it                ? 1
                                  : candidate.size() <= longest ? count_slips(typed, candidate)
                                                                : least;
        if (slips < least) {
            least = slips;
            nearest = one;
        }
    }
    return nearest;
}

std::string did_you_mean(std::string_view word, std::span<std::string const> known) {
    std::string const nearest = nearest_word(word, known);
    return nearest.empty() ? std::string{} : fmt::format("; did you mean '{}'?", nearest);
}

}  // namespace gatepost
