#include "map/density_legend.hpp"

#include "words/digits.hpp"
#include "words/locale_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace gatepost {

std::string density_title(DensityLegend const& legend, Locale locale) {
    bool const is_weighted = !legend.weight_field.empty();
    Word const word = legend.drawing == PointDrawing::heat
                          ? (is_weighted ? Word::sum_nearby : Word::points_nearby)
                      : legend.drawing == PointDrawing::hexagons
                          ? (is_weighted ? Word::sum_per_hexagon : Word::points_per_hexagon)
                          : (is_weighted ? Word::sum_per_pixel : Word::points_per_pixel);
    return is_weighted ? said(word, locale, legend.weight_field) : said(word, locale);
}

std::string density_mark(double amount, Locale locale) {
    constexpr double whole_from = 10;
    constexpr double three_digits_from = 1000;
    constexpr double longest = 1e15;
    if (amount > longest || (amount > 0 && amount < 1)) {
        return decimal_in(fmt::format("{:.2g}", amount), locale);
    }
    if (amount >= three_digits_from) {
        double const step = std::pow(10.0, std::floor(std::log10(amount)) - 2);
        return grouped(static_cast<std::uint64_t>(std::round(amount / step) * step));
    }
    bool const is_whole = amount >= whole_from || std::abs(amount - std::round(amount)) < 0.05;
    return is_whole ? fmt::format("{:.0f}", amount) : decimal_in(fmt::format("{:.1f}", amount), locale);
}

double ramp_shade(DensityLegend const& legend, double shade) {
    auto const fade = static_cast<double>(legend.drawing == PointDrawing::heat ? heat_fade_shade : 0);
    return std::max(shade - fade, 0.0) / (1 - fade);
}

}  // namespace gatepost
