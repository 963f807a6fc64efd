#include "map/density_blur.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

/// Half a Gaussian, from its middle on.
std::vector<double> falling_off(double sigma_cells) {
    std::vector<double> kernel;
    for (std::int64_t i = 0; i <= blur_reach(sigma_cells); ++i) {
        auto const cells = static_cast<double>(i);
        kernel.push_back(std::exp(-cells * cells / (2 * sigma_cells * sigma_cells)));
    }
    return kernel;
}

/// Along rows, or along columns where `stride` is a row's length.
void blur_lines(std::vector<double>& amounts, std::vector<double> const& kernel, std::size_t lines,
                std::size_t next_line, std::size_t cells, std::size_t stride) {
    std::vector<double> blurred(cells);
    auto const reach = static_cast<std::ptrdiff_t>(kernel.size()) - 1;
    for (std::size_t line = 0; line < lines; ++line) {
        double* const first = amounts.data() + line * next_line;
        std::fill(blurred.begin(), blurred.end(), 0.0);
        for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(cells); ++i) {
            double const amount = first[static_cast<std::size_t>(i) * stride];
            if (amount == 0) {
                continue;
            }
            std::ptrdiff_t const end = std::min(static_cast<std::ptrdiff_t>(cells), i + reach + 1);
            for (std::ptrdiff_t other = std::max(std::ptrdiff_t{0}, i - reach); other < end; ++other) {
                blurred[static_cast<std::size_t>(other)] +=
                    amount * kernel[static_cast<std::size_t>(std::abs(other - i))];
            }
        }
        for (std::size_t i = 0; i < cells; ++i) {
            first[i * stride] = blurred[i];
        }
    }
}

/// What is fainter than a single point is the edge of a spot, and no part of the scale.
DensityHistogram histogram_of(std::vector<double> const& heat, double share, bool has_weights) {
    constexpr double faintest = 1.0 / 256;  // of the hottest: weights have no unit
    double const hottest = heat.empty() ? 0.0 : *std::max_element(heat.begin(), heat.end()) * share;
    double const least = has_weights ? hottest * faintest : 1.0;
    DensityHistogram histogram;
    for (double const amount : heat) {
        if (amount >= least) {
            histogram.add(std::max(amount * share, least));
        }
    }
    return histogram;
}

}  // namespace

std::int64_t blur_reach(double sigma_cells) { return static_cast<std::int64_t>(std::ceil(3 * sigma_cells)); }

void blur(std::vector<double>& amounts, CellRange const& range, double sigma_cells) {
    auto const kernel = falling_off(sigma_cells);
    auto const columns = static_cast<std::size_t>(range.columns());
    auto const rows = static_cast<std::size_t>(range.rows());
    blur_lines(amounts, kernel, rows, columns, columns, 1);
    blur_lines(amounts, kernel, columns, 1, rows, columns);
}

DensityHistogram heat_of_whole_layer(DensityPoints const& points, int level, double sigma_cells,
                                     JobContext const& job) {
    constexpr std::int64_t most_cells_a_side = 2048;
    Box const bounds = points.world->index.bounds();
    if (bounds.is_empty() || job.stop.stop_requested()) {
        return {};
    }
    double share = 1;
    CellRange range = DensityCells::squares(level).range_of(bounds);
    while (std::max(range.columns(), range.rows()) > most_cells_a_side) {
        range = DensityCells::squares(++level).range_of(bounds);
        share /= 4;
    }
    range = range.expanded(blur_reach(sigma_cells));
    auto heat = count_in_cells(points, DensityCells::squares(level), range);
    blur(heat, range, sigma_cells);
    return histogram_of(heat, share, points.weights != nullptr);
}

}  // namespace gatepost
