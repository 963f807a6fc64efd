// The shades of a density: ranks among the cells that hold something.
#include "map/density_scale.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <vector>

using namespace gatepost;

namespace {

DensityScale scale_of(std::vector<double> const& amounts) {
    DensityHistogram histogram;
    for (double const amount : amounts) {
        histogram.add(amount);
    }
    return DensityScale(histogram);
}

/// As many cells of each amount as there are points in few of them: what towns look like.
std::vector<double> town_like(std::size_t cells) {
    std::mt19937 random(9);
    std::uniform_real_distribution<double> share(0.0005, 1);
    std::vector<double> amounts(cells);
    std::generate(amounts.begin(), amounts.end(), [&] { return std::floor(1 / share(random)); });
    return amounts;
}

}  // namespace

TEST_CASE("the least has shade 0, the most shade 1, and what holds more is never lighter") {
    auto amounts = town_like(10'000);
    DensityScale const scale = scale_of(amounts);
    std::sort(amounts.begin(), amounts.end());
    CHECK(scale.shade_of(amounts.front()) == 0);
    CHECK(scale.shade_of(amounts.back()) == 1);
    for (std::size_t i = 1; i < amounts.size(); ++i) {
        REQUIRE(scale.shade_of(amounts[i]) >= scale.shade_of(amounts[i - 1]));
    }
}

TEST_CASE("a shade is the rank among the cells that hold more than the least") {
    auto const amounts = town_like(10'000);
    DensityScale const scale = scale_of(amounts);
    auto const more_than = [&](double low, double high) {
        return static_cast<double>(std::count_if(amounts.begin(), amounts.end(),
                                                 [&](double one) { return one > low && one <= high; }));
    };
    for (double const amount : {2.0, 3.0, 7.0, 20.0, 45.0}) {
        CHECK(scale.shade_of(amount) == Approx(more_than(1, amount) / more_than(1, 1e9)));
    }
}

TEST_CASE("where cells hold one or two, the dark end of the ramp stays unused") {
    CHECK(scale_of({1, 1, 1, 2}).shade_of(2) == Approx(1.0 / 3));
    CHECK(scale_of({1, 1, 1}).shade_of(1) == 0);
    CHECK(scale_of({1, 8}).shade_of(8) == 1);
}

TEST_CASE("the legend's marks rise from the least to the most, and have the shades that they mark") {
    DensityScale const scale = scale_of(town_like(10'000));
    auto const marks = scale.marks();
    CHECK(marks.front() == scale.least());
    CHECK(marks.back() == scale.most());
    for (std::size_t i = 1; i + 1 < marks.size(); ++i) {
        CHECK(marks[i] >= marks[i - 1]);
        CHECK(scale.shade_of(marks[i]) >= 0.25F * static_cast<float>(i));
    }
}

TEST_CASE("nothing counted is an empty scale") {
    CHECK(DensityScale().is_empty());
    CHECK(scale_of({0, -3}).is_empty());
    CHECK_FALSE(scale_of({0.25}).is_empty());
}

TEST_CASE("very large and very small amounts have shades of their own") {
    DensityScale const large = scale_of({1e13, 1e14, 1e15, 1e16});
    CHECK(large.shade_of(1e14) > large.shade_of(1e13));
    CHECK(large.shade_of(1e16) > large.shade_of(1e15));
    DensityScale const small = scale_of({1e-9, 1e-8, 1e-7});
    CHECK(small.shade_of(1e-7) > small.shade_of(1e-9));
}
