#include "style/class_bounds.hpp"

#include "style/natural_breaks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace gatepost {

namespace {

/// digits · 10^exponent, as the double that is written so: 3 · 0.1 is not 0.3.
double decimal(double digits, int exponent) {
    return std::strtod(fmt::format("{:.0f}e{}", digits, exponent).c_str(), nullptr);
}

/// Where classes begin among different values in order, when each shall hold about as many features as the
/// others of those that are left.
std::vector<std::size_t> quantile_starts(std::vector<WeightedValue> const& values, std::size_t class_count) {
    double left = 0;
    for (WeightedValue const& one : values) {
        left += one.weight;
    }
    std::vector<std::size_t> starts;
    std::size_t at = 0;
    for (std::size_t classes = class_count; classes > 1 && at < values.size(); --classes) {
        double const wanted = left / static_cast<double>(classes);
        double held = values[at++].weight;
        // A value more is taken where that comes nearer to the share than to stop before it.
        while (at < values.size() && held + values[at].weight / 2 <= wanted) {
            held += values[at++].weight;
        }
        left -= held;
        if (at < values.size()) {
            starts.push_back(at);
        }
    }
    return starts;
}

std::vector<double> equal_bounds(double low, double high, std::size_t class_count) {
    double const step = (high / static_cast<double>(class_count)) - (low / static_cast<double>(class_count));
    if (!(step > 0)) {  // less than a double can tell apart
        return {};
    }
    int const exponent = static_cast<int>(std::floor(std::log10(step))) - 1;
    double const unit = decimal(1, exponent);
    std::vector<double> bounds;
    for (std::size_t i = 1; i < class_count; ++i) {
        double const along = static_cast<double>(i) / static_cast<double>(class_count);
        double const exact = low * (1 - along) + high * along;
        double const digits = std::round(exact / unit);
        constexpr double most_exact = 1e15;  // whole numbers beyond are no longer all there
        double const bound = std::abs(digits) < most_exact ? decimal(digits, exponent) : exact;
        if (bound > (bounds.empty() ? low : bounds.back()) && bound <= high) {
            bounds.push_back(bound);
        }
    }
    return bounds;
}

std::vector<WeightedValue> weighed(std::vector<double> const& ordered) {
    std::vector<WeightedValue> values;
    for (double const number : ordered) {
        if (values.empty() || values.back().value != number) {
            values.push_back({number, 0});
        }
        values.back().weight += 1;
    }
    return values;
}

}  // namespace

double roundest_between(double above, double at_most) {
    double const middle = above / 2 + at_most / 2;
    double const largest = std::max(std::abs(above), std::abs(at_most));
    constexpr int all_digits = 17;
    int const first = static_cast<int>(std::ceil(std::log10(largest)));
    for (int exponent = first; exponent > first - all_digits - 1; --exponent) {
        for (double const step : {10.0, 5.0}) {  // halves before the other digits
            double const unit = decimal(step, exponent - 1);
            for (double const digits : {std::round(middle / unit), std::floor(at_most / unit)}) {
                double const number = decimal(digits * step, exponent - 1);
                if (number > above && number <= at_most) {
                    return number == 0 ? 0 : number;  // not -0
                }
            }
        }
    }
    return at_most;
}

std::vector<double> class_bounds(std::vector<double> numbers, ClassBreaks breaks, std::size_t class_count) {
    std::erase_if(numbers, [](double number) { return !std::isfinite(number); });
    std::sort(numbers.begin(), numbers.end());
    if (numbers.empty() || numbers.front() == numbers.back() || class_count < 2) {
        return {};
    }
    if (breaks == ClassBreaks::equal_intervals) {
        return equal_bounds(numbers.front(), numbers.back(), class_count);
    }
    std::vector<WeightedValue> const values = weighed(numbers);
    auto const starts = breaks == ClassBreaks::natural ? natural_breaks(values, class_count)
                                                       : quantile_starts(values, class_count);
    std::vector<double> bounds;
    bounds.reserve(starts.size());
    for (std::size_t const start : starts) {
        bounds.push_back(roundest_between(values[start - 1].value, values[start].value));
    }
    return bounds;
}

}  // namespace gatepost
