#include "base/grapheme.hpp"

#include <catch2/catch.hpp>

#include <string_view>
#include <vector>

using namespace gatepost;

namespace {

std::vector<std::size_t> ends_of(std::u32string_view text) {
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < text.size();) {
        at = grapheme_end(text, at);
        ends.push_back(at);
    }
    return ends;
}

}  // namespace

TEST_CASE("marks stay with their base, in Latin, Thai and Tibetan") {
    CHECK(ends_of(U"ax\u0302\u0323b") == std::vector<std::size_t>{1, 4, 5});
    CHECK(ends_of(U"น้ำ") == std::vector<std::size_t>{3});
    CHECK(ends_of(U"ལྷ་") == std::vector<std::size_t>{2, 3});
}

TEST_CASE("two regional indicators make one flag, and the next two another") {
    CHECK(ends_of(U"\U0001F1FB\U0001F1F3\U0001F1E8\U0001F1F3") == std::vector<std::size_t>{2, 4});
}

TEST_CASE("a mark without a base is a cluster of its own, and an empty rest has none") {
    CHECK(ends_of(U"\u0301a") == std::vector<std::size_t>{1, 2});
    CHECK(ends_of(U"").empty());
}
