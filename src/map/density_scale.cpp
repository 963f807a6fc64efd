#include "map/density_scale.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

constexpr double bins_per_octave = 32;
constexpr double first_octave = -32;  // smaller amounts are in the first bin

double amount_of_bin(std::size_t bin) {
    return std::exp2((static_cast<double>(bin) + 0.5) / bins_per_octave + first_octave);
}

std::size_t computed_bin(double amount) {
    double const bin = (std::log2(amount) - first_octave) * bins_per_octave;
    return static_cast<std::size_t>(
        std::clamp(bin, 0.0, static_cast<double>(DensityHistogram::bin_count - 1)));
}

/// How much of the ramp amounts of such a range may take: all of it from eight times the least on. Where
/// cells hold one or two, the darkest colour would say more than there is.
double ramp_share(double least, double most) {
    constexpr double whole_octaves = 3;
    return std::min(1.0, std::log2(most / least) / whole_octaves);
}

}  // namespace

std::size_t DensityHistogram::bin_of(double amount) {
    static std::array<std::uint16_t, 128> const of_count = [] {  // most cells hold few points
        std::array<std::uint16_t, 128> bins{};
        for (std::size_t count = 1; count < bins.size(); ++count) {
            bins[count] = static_cast<std::uint16_t>(computed_bin(static_cast<double>(count)));
        }
        return bins;
    }();
    auto const count = static_cast<std::size_t>(std::min(amount, 127.0));
    return count > 0 && static_cast<double>(count) == amount ? of_count[count] : computed_bin(amount);
}

void DensityHistogram::add(double amount, std::uint64_t cells) {
    if (!(amount > 0) || cells == 0) {
        return;
    }
    m_bins[bin_of(amount)] += cells;
    m_least = m_cells == 0 ? amount : std::min(m_least, amount);
    m_most = std::max(m_most, amount);
    double const all = amount * static_cast<double>(cells);
    m_total += all;
    m_crowded_total += amount > 1 ? all : 0;
    m_cells += cells;
}

void DensityHistogram::merge(DensityHistogram const& other) {
    if (other.m_cells == 0) {
        return;
    }
    std::transform(m_bins.begin(), m_bins.end(), other.m_bins.begin(), m_bins.begin(), std::plus<>());
    m_least = m_cells == 0 ? other.m_least : std::min(m_least, other.m_least);
    m_most = std::max(m_most, other.m_most);
    m_total += other.m_total;
    m_crowded_total += other.m_crowded_total;
    m_cells += other.m_cells;
}

DensityScale::DensityScale(DensityHistogram const& histogram)
    : m_least(histogram.least()), m_most(histogram.most()) {
    if (histogram.cells() == 0) {
        return;
    }
    auto const of_least = histogram.bins()[DensityHistogram::bin_of(m_least)];
    auto const others = static_cast<double>(histogram.cells() - of_least);
    double const share = ramp_share(m_least, m_most);
    std::uint64_t up_to_here = 0;
    for (std::size_t bin = 0; bin < m_shades.size(); ++bin) {
        up_to_here += histogram.bins()[bin];
        double const above_least = up_to_here > of_least ? static_cast<double>(up_to_here - of_least) : 0.0;
        m_shades[bin] = others > 0 ? static_cast<float>(share * above_least / others) : 0.0F;
    }
}

std::array<double, 5> DensityScale::marks() const {
    std::array<double, 5> amounts{};
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        float const shade = darkest() * static_cast<float>(i) / static_cast<float>(amounts.size() - 1);
        auto const at = std::lower_bound(m_shades.begin(), m_shades.end(), shade);
        double const amount = amount_of_bin(static_cast<std::size_t>(at - m_shades.begin()));
        amounts[i] = std::clamp(amount, m_least, m_most);
    }
    amounts.front() = m_least;
    amounts.back() = m_most;
    return amounts;
}

}  // namespace gatepost
