#include "table/name_index.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <random>

using namespace gatepost;

namespace {

NameIndex index_of(std::vector<std::string> const& names) {
    NameIndex index;
    for (std::size_t i = 0; i < names.size(); ++i) {
        index.add(static_cast<std::uint32_t>(i), names[i], NameKind::name);
    }
    return index;
}

/// The names that a text finds, the best first, with commas between.
std::string found(std::vector<std::string> const& names, std::string_view typed) {
    std::string all;
    for (NameHit const& hit : index_of(names).find(SearchText(typed), 10)) {
        all += (all.empty() ? "" : ", ") + names[hit.row];
    }
    return all;
}

NameMatch match(std::string const& name, std::string_view typed) {
    auto const hits = index_of({name}).find(SearchText(typed), 1);
    REQUIRE(hits.size() == 1);
    return hits[0].match;
}

}  // namespace

TEST_CASE("what fits better comes first") {
    CHECK(found({"Upper Hekou", "Hekou Bridge", "Hekou", "Xihekou"}, "hekou") ==
          "Hekou, Hekou Bridge, Upper Hekou, Xihekou");
    CHECK(match("Hekou", "hekou") == NameMatch::exact_with_marks);
    CHECK(match("Hữu Nghị", "huu nghi") == NameMatch::exact);
    CHECK(match("Hữu Nghị Quan", "huu ng") == NameMatch::begin);
    CHECK(match("Cửa khẩu Hữu Nghị", "huu nghi") == NameMatch::word);
    CHECK(match("Xihekou", "hekou") == NameMatch::inside);
    CHECK(match("友谊关", "youyi") == NameMatch::pinyin);
    CHECK(match("友谊关", "yyg") == NameMatch::initials);
    CHECK(match("Hekou", "hekuo") == NameMatch::typing_error);
}

TEST_CASE("marks that are typed count, and need not be typed") {
    std::vector<std::string> const names{"Hạ Giang", "Hà Giang", "Ha Giang"};
    CHECK(found(names, "hà giang").starts_with("Hà Giang, "));
    CHECK(found(names, "hạ giang").starts_with("Hạ Giang, "));
    CHECK(found(names, "ha giang").starts_with("Ha Giang, "));
    CHECK(found({"Zürich"}, "zurich") == "Zürich");
    CHECK(found({"Łódź"}, "lodz") == "Łódź");
    CHECK(found({"İstanbul"}, "istanbul") == "İstanbul");
    CHECK(found({"São Paulo"}, "sao paulo") == "São Paulo");
    CHECK(found({"Đồng Đăng"}, "dong dang") == "Đồng Đăng");
    CHECK(found({"Ha\u0300 No\u0323\u0302i"}, "Hà Nội") == "Ha\u0300 No\u0323\u0302i");
}

TEST_CASE("Chinese is found in both kinds of characters, in pinyin and by initials") {
    std::vector<std::string> const names{"长沙", "臺北市", "友誼關"};
    CHECK(found(names, "changsha") == "长沙");
    CHECK(found(names, "chang sha") == "长沙");
    CHECK(found(names, "cs") == "长沙");
    CHECK(found(names, "台北") == "臺北市");
    CHECK(found(names, "友谊") == "友誼關");
    CHECK(found(names, "youyiguan") == "友誼關");
    CHECK(found(names, "關") == "友誼關");
}

TEST_CASE("words may stand apart or in another order") {
    CHECK(found({"Kim Thành – Hekou North gate", "Hekou"}, "gate hekou") == "Kim Thành – Hekou North gate");
}

TEST_CASE("one typing error is forgiven where nothing fits, two are not") {
    std::vector<std::string> const names{"Lang Son", "Cao Bang", "Mong Cai"};
    for (auto const* const typed : {"lanh son", "lag son", "langg son", "lnag son", "lang sno"}) {
        CAPTURE(typed);
        CHECK(found(names, typed) == "Lang Son");
    }
    CHECK(found(names, "lnah son").empty());
    CHECK(found(names, "xyz").empty());
    CHECK(found(names, "").empty());
    CHECK(found(names, "   ").empty());
}

TEST_CASE("of several texts of a feature the best counts, names before others") {
    NameIndex index;
    index.add(7, "a long text about Hekou", NameKind::other);
    index.add(7, "Hekou North", NameKind::name);
    index.add(8, "Hekou North", NameKind::other);
    auto const hits = index.find(SearchText("hekou north"), 10);
    REQUIRE(hits.size() == 2);
    CHECK(hits[0].row == 7);
    CHECK(hits[0].kind == NameKind::name);
    CHECK(hits[1].kind == NameKind::other);
}

TEST_CASE("every word of every name finds it, among many") {
    std::mt19937 random(16);
    std::vector<std::string> names;
    for (int i = 0; i < 3000; ++i) {
        std::string name;
        for (int word = 0; word < 2; ++word) {
            for (int letter = 0; letter < 6; ++letter) {
                name += static_cast<char>('a' + random() % 26);
            }
            name += word == 0 ? " " : "";
        }
        names.push_back(name);
    }
    NameIndex const index = index_of(names);
    std::size_t missed = 0;
    for (std::size_t i = 0; i < names.size(); i += 7) {
        for (std::string const& typed : {names[i], names[i].substr(7), names[i].substr(2, 9)}) {
            auto const hits = index.find(SearchText(typed), 5);
            missed += std::any_of(hits.begin(), hits.end(), [&](NameHit const& hit) { return hit.row == i; })
                          ? 0
                          : 1;
        }
    }
    CHECK(missed == 0);
    CHECK(index.bytes() < names.size() * 60);
}

TEST_CASE("a large index is looked through in parts by all workers, and nothing at their seams is missed") {
    NameIndex index;
    constexpr std::uint32_t count = 400'000;
    for (std::uint32_t i = 0; i < count; ++i) {
        index.add(i, fmt::format("place {:06}", i), NameKind::name);  // 13 bytes each with the line end
    }
    JobPool pool(3);
    JobContext const job = context_outside(pool);
    for (std::uint32_t const seam : {2'000'000U / 13, 4'000'000U / 13}) {
        for (std::uint32_t i = seam - 2; i < seam + 3; ++i) {
            auto const hits = index.find(SearchText(fmt::format("place {:06}", i)), 5, job);
            REQUIRE(hits.size() == 1);
            CHECK(hits[0].row == i);
        }
    }
    for (std::string const typed : {"place 1", "99 9", "plcae 200000", "e", "7777"}) {
        auto const alone = index.find(SearchText(typed), 20);
        auto const shared = index.find(SearchText(typed), 20, job);
        REQUIRE_FALSE(alone.empty());
        CHECK(shared.size() == alone.size());
        CHECK(shared.front().row == alone.front().row);
    }
}
