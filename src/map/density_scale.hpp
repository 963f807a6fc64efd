#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace gatepost {

/// How many cells hold how much, in bins of a thirty-second of an octave: counts up to 46 are told apart, and
/// larger ones to 2 %.
class DensityHistogram {
  public:
    void add(double amount, std::uint64_t cells = 1);
    void merge(DensityHistogram const& other);

    [[nodiscard]] std::uint64_t cells() const { return m_cells; }
    /// Of all cells together.
    [[nodiscard]] double total() const { return m_total; }
    /// Of those cells that hold more than one: what does not have its cell for itself.
    [[nodiscard]] double crowded_total() const { return m_crowded_total; }
    [[nodiscard]] double least() const { return m_least; }
    [[nodiscard]] double most() const { return m_most; }
    [[nodiscard]] std::vector<std::uint64_t> const& bins() const { return m_bins; }
    /// The bin of an amount above 0.
    [[nodiscard]] static std::size_t bin_of(double amount);
    static constexpr std::size_t bin_count = 3072;  ///< up to 2^64

  private:
    std::vector<std::uint64_t> m_bins = std::vector<std::uint64_t>(bin_count, 0);
    std::uint64_t m_cells = 0;
    double m_total = 0;
    double m_crowded_total = 0;
    double m_least = 0;
    double m_most = 0;
};

/// Turns what a cell holds into a shade from 0 (the least that any cell holds) to 1 (the most), so that each
/// part of the ramp is given to about as many cells: histogram equalisation (Hummel, "Image Enhancement by
/// Histogram Transformation", 1977), which datashader made the usual shading of many points (its user guide,
/// "Pipeline": the shade of a cell is its rank among those that are not empty). So neither a few very full
/// cells nor a great many of one point hide what lies between. Immutable.
class DensityScale {
  public:
    /// A scale on which nothing is.
    DensityScale() = default;
    explicit DensityScale(DensityHistogram const& histogram);

    [[nodiscard]] bool is_empty() const { return m_most <= 0; }
    /// Of an amount above 0.
    [[nodiscard]] float shade_of(double amount) const { return m_shades[DensityHistogram::bin_of(amount)]; }
    [[nodiscard]] double least() const { return m_least; }
    [[nodiscard]] double most() const { return m_most; }
    /// The shade of the most.
    [[nodiscard]] float darkest() const { return m_shades.back(); }
    /// Amounts whose shades are evenly apart, from that of the least to that of the most, for a legend.
    [[nodiscard]] std::array<double, 5> marks() const;

  private:
    std::vector<float> m_shades = std::vector<float>(DensityHistogram::bin_count, 0.0F);
    double m_least = 0;
    double m_most = 0;
};

}  // namespace gatepost
