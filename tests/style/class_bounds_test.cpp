// Classes of numbers: quantiles, equal intervals, natural breaks; against brute force.
#include "style/class_bounds.hpp"

#include "style/natural_breaks.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace gatepost;

namespace {

std::vector<std::size_t> counts(std::vector<double> const& numbers, std::vector<double> const& bounds) {
    std::vector<std::size_t> sizes(bounds.size() + 1, 0);
    for (double const number : numbers) {
        ++sizes[static_cast<std::size_t>(std::upper_bound(bounds.begin(), bounds.end(), number) -
                                         bounds.begin())];
    }
    return sizes;
}

double spread(std::vector<WeightedValue> const& values, std::vector<std::size_t> starts) {
    starts.push_back(values.size());
    double sum = 0;
    std::size_t from = 0;
    for (std::size_t const to : starts) {
        double weight = 0;
        double mean = 0;
        for (std::size_t i = from; i < to; ++i) {
            weight += values[i].weight;
            mean += values[i].weight * values[i].value;
        }
        mean /= weight;
        for (std::size_t i = from; i < to; ++i) {
            sum += values[i].weight * (values[i].value - mean) * (values[i].value - mean);
        }
        from = to;
    }
    return sum;
}

/// The least spread of all ways to cut values into three classes.
double least_spread_of_three(std::vector<WeightedValue> const& values) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t a = 1; a + 1 < values.size(); ++a) {
        for (std::size_t b = a + 1; b < values.size(); ++b) {
            least = std::min(least, spread(values, {a, b}));
        }
    }
    return least;
}

std::vector<double> skewed(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::lognormal_distribution<double> wealth(3, 2);
    std::vector<double> numbers(count);
    std::generate(numbers.begin(), numbers.end(), [&] { return std::floor(wealth(random) * 10) / 10; });
    return numbers;
}

}  // namespace

TEST_CASE("natural breaks are the best of all ways to cut the values") {
    std::mt19937 random(GENERATE(1U, 2U, 3U, 4U, 5U, 6U));
    std::vector<WeightedValue> values;
    double value = -50;
    for (int i = 0; i < 24; ++i) {
        value += std::exponential_distribution<double>(0.2)(random);
        values.push_back({value, static_cast<double>(1 + random() % 4)});
    }
    auto const starts = natural_breaks(values, 3);
    REQUIRE(starts.size() == 2);
    CHECK(spread(values, starts) == Approx(least_spread_of_three(values)));
}

TEST_CASE("natural breaks find the gaps of clumped data, far from zero too") {
    std::vector<double> numbers;
    for (double const clump : {1e9, 1e9 + 40, 1e9 + 45, 1e9 + 300}) {
        for (int i = 0; i < 10; ++i) {
            numbers.push_back(clump + i * 0.1);
        }
    }
    CHECK(counts(numbers, class_bounds(numbers, ClassBreaks::natural, 4)) ==
          std::vector<std::size_t>{10, 10, 10, 10});
}

TEST_CASE("a number that stands for none takes a class of its own, however far off it is") {
    for (double const none :
         {-100.0, -99999999.0, -9999999999.0, -3.4028234663852886e38, 1e10, 3.4e38, -1.797e308, 1.797e308}) {
        std::vector<double> numbers{none};
        for (double const clump : {20.0, 60.0, 90.0}) {
            for (int i = 0; i < 12; ++i) {
                numbers.push_back(clump + i * 0.5);
            }
        }
        INFO("none is " << none);
        std::vector<std::size_t> expected{1, 12, 12, 12};
        if (none > 0) {
            std::reverse(expected.begin(), expected.end());
        }
        CHECK(counts(numbers, class_bounds(numbers, ClassBreaks::natural, 4)) == expected);
    }
}

TEST_CASE("natural breaks of very many values are nearly as good as exact ones") {
    std::vector<double> numbers = skewed(60'000, 7);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        numbers[i] += static_cast<double>(i) * 1e-6;  // no two are equal
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::vector<WeightedValue> values;
    for (double const number : numbers) {
        values.push_back({number, 1});
    }
    REQUIRE(values.size() > most_exact_breaks);
    auto const starts = natural_breaks(values, 5);
    REQUIRE(starts.size() == 4);
    double const found = spread(values, starts);
    for (std::size_t moved = 0; moved < 4; ++moved) {  // no step of a break makes it better by much
        for (std::ptrdiff_t const step : {-40, -7, -1, 1, 7, 40}) {
            auto other = starts;
            other[moved] = std::min(other[moved] + static_cast<std::size_t>(step), values.size() - 1);
            if (std::is_sorted(other.begin(), other.end(), std::less_equal<>{})) {
                CHECK(spread(values, other) > found * 0.98);
            }
        }
    }
}

TEST_CASE("quantiles hold about as many each, and leave no class empty") {
    auto const breaks = GENERATE(ClassBreaks::quantiles, ClassBreaks::natural);
    auto const class_count = static_cast<std::size_t>(GENERATE(3, 5, 9));
    std::vector<double> const numbers = skewed(1000, GENERATE(11U, 12U));
    auto const bounds = class_bounds(numbers, breaks, class_count);
    auto const sizes = counts(numbers, bounds);
    CHECK(sizes.size() == class_count);
    for (std::size_t const size : sizes) {
        CHECK(size > 0);
        CHECK((breaks == ClassBreaks::natural || (size > 800 / class_count && size < 1250 / class_count)));
    }
}

TEST_CASE("where one value takes most of the data, the rest still gets the other classes") {
    std::vector<double> numbers(800, 0.0);
    for (int i = 1; i <= 200; ++i) {
        numbers.push_back(i);
    }
    CHECK(counts(numbers, class_bounds(numbers, ClassBreaks::quantiles, 5)) ==
          std::vector<std::size_t>{800, 50, 50, 50, 50});
}

TEST_CASE("equal intervals are equal, and their bounds have few digits") {
    std::vector<double> numbers;
    for (int i = 0; i < 1000; ++i) {
        numbers.push_back(i);
    }
    CHECK(class_bounds(numbers, ClassBreaks::equal_intervals, 5) == std::vector<double>{200, 400, 600, 800});
    CHECK(class_bounds({0, 1}, ClassBreaks::equal_intervals, 4) == std::vector<double>{0.25, 0.5, 0.75});
    CHECK(class_bounds({-1, 1}, ClassBreaks::equal_intervals, 5) ==
          std::vector<double>{-0.6, -0.2, 0.2, 0.6});
    double const huge = std::numeric_limits<double>::max();
    CHECK(class_bounds({-huge, huge}, ClassBreaks::equal_intervals, 3).size() == 2);
}

TEST_CASE("a bound is the roundest number that parts the data so") {
    CHECK(roundest_between(199, 200) == 200);
    CHECK(roundest_between(0.2871, 0.3114) == 0.3);
    CHECK(roundest_between(1234, 1239) == 1235);
    CHECK(roundest_between(-0.5, 0.4) == 0);
    CHECK_FALSE(std::signbit(roundest_between(-0.5, 0.0)));
    CHECK(roundest_between(-71, -68.5) == -70);
    CHECK(roundest_between(12, 4999) == 3000);
    double const next = std::nextafter(1.1, 2.0);
    CHECK(roundest_between(1.1, next) == next);
}

TEST_CASE("numbers that say nothing make no bounds") {
    double const infinity = std::numeric_limits<double>::infinity();
    auto const breaks = GENERATE(ClassBreaks::quantiles, ClassBreaks::equal_intervals, ClassBreaks::natural);
    CHECK(class_bounds({}, breaks, 5).empty());
    CHECK(class_bounds({7, 7, 7}, breaks, 5).empty());
    CHECK(class_bounds({std::nan(""), infinity, -infinity, 7}, breaks, 5).empty());
    CHECK(counts({1, 2}, class_bounds({1, 2, std::nan("")}, breaks, 5)).size() <= 5);
}
