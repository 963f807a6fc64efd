#include "table/name_lookup.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <string>
#include <vector>

using namespace gatepost;

namespace {

/// A list of names with its lookup, as those who have one keep it.
struct Names {
    std::vector<std::string> list;
    NameLookup lookup;

    void add(std::string const& name) {
        list.push_back(name);
        lookup.add(name);
    }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const {
        return lookup.find(name, [this](std::size_t place) -> std::string const& { return list[place]; });
    }
};

}  // namespace

TEST_CASE("names are found as a map finds them, the first of several") {
    std::mt19937 random(7);
    Names names;
    std::map<std::string, std::size_t> expected;
    for (std::size_t i = 0; i < 5000; ++i) {
        std::string const name = std::to_string(random() % 4000);
        names.add(name);
        expected.emplace(name, i);
    }
    for (int value = 0; value < 5000; ++value) {
        std::string const name = std::to_string(value);
        auto const found = expected.find(name);
        CHECK(names.find(name) == (found == expected.end() ? std::nullopt : std::optional{found->second}));
    }
}

TEST_CASE("a list without names has none, and one that was emptied begins anew") {
    Names names;
    CHECK_FALSE(names.find(""));
    names.add("");
    names.add("a");
    CHECK(names.find("") == 0U);
    names.list.clear();
    names.lookup.clear();
    CHECK_FALSE(names.find("a"));
    names.add("b");
    CHECK(names.find("b") == 0U);
}
