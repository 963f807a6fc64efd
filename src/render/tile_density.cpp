#include "render/tile_density.hpp"

#include "map/density_blur.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

namespace gatepost {

namespace {

using Density = TileMesh::Density;

constexpr std::int64_t shown_beside = 1;    // cells around a tile's own, which interpolation reaches
constexpr std::int64_t counted_beside = 3;  // on these depends whether those stand alone
constexpr std::uint8_t no_class = 255;

/// Shades as bytes; those of small counts, which most cells hold, are looked up.
class ShadeBytes {
  public:
    explicit ShadeBytes(TileDensity const& density)
        : m_scale(density.scale), m_is_heat(density.blur_cells > 0) {
        for (std::size_t count = 1; count < m_of_count.size(); ++count) {
            m_of_count[count] = computed(static_cast<double>(count));
        }
    }
    [[nodiscard]] std::uint8_t of(std::uint32_t count) const {
        return count < small ? m_of_count[count] : computed(static_cast<double>(count));
    }
    [[nodiscard]] std::uint8_t of(double amount) const {
        if (amount <= 0) {
            return 0;
        }
        auto const count = static_cast<std::size_t>(std::min(amount, static_cast<double>(small)));
        return count < small && static_cast<double>(count) == amount ? m_of_count[count] : computed(amount);
    }

  private:
    static constexpr std::size_t small = 1024;
    [[nodiscard]] std::uint8_t computed(double amount) const {
        constexpr float shades = 255 - Density::least_shade;
        float const shade = m_scale.shade_of(amount);
        if (m_is_heat) {
            return heat(amount, shade);
        }
        return static_cast<std::uint8_t>(Density::least_shade + std::lround(shade * shades));
    }
    /// From nothing to what a single point makes of its place, from there to the ramp's first colour, and
    /// along the ramp.
    [[nodiscard]] std::uint8_t heat(double amount, float shade) const {
        constexpr float of_one = Density::least_shade * 0.6F;
        constexpr float shades = 255 - Density::least_shade;
        if (amount < m_scale.least()) {
            return static_cast<std::uint8_t>(of_one * static_cast<float>(amount / m_scale.least()));
        }
        if (shade < heat_fade_shade) {
            return static_cast<std::uint8_t>(of_one +
                                             (Density::least_shade - of_one) * shade / heat_fade_shade);
        }
        float const along = (shade - heat_fade_shade) / (1 - heat_fade_shade);
        return static_cast<std::uint8_t>(Density::least_shade + std::lround(along * shades));
    }
    DensityScale const& m_scale;
    bool m_is_heat;
    std::array<std::uint8_t, small> m_of_count{};
};

/// What the cells of a range hold, and which class has most in each.
struct CountedCells {
    CellRange range;
    std::vector<double> amounts;
    std::vector<std::uint8_t> classes;
};

/// Counts class by class. Of classes that have equally much in a cell, the first one counts as most.
CountedCells count_by_class(TileDensity const& density, CellRange const& range) {
    struct Part {
        std::uint32_t cell;
        float amount;
    };
    std::vector<std::vector<Part>> of_class(density.points.counts_class.size());
    density.points.visit(density.cells.box_of(range), [&](Point p, std::uint16_t style_class, double amount) {
        DensityCell const cell = density.cells.cell_of(p);
        if (range.contains(cell) && amount > 0) {
            of_class[style_class].push_back(
                {static_cast<std::uint32_t>(range.index_of(cell)), static_cast<float>(amount)});
        }
        return true;
    });
    CountedCells counted{range, std::vector<double>(range.size(), 0.0),
                         std::vector<std::uint8_t>(range.size(), no_class)};
    std::vector<double> most(range.size(), 0.0);
    std::vector<double> own(range.size(), 0.0);
    for (std::size_t i = 0; i < of_class.size(); ++i) {
        for (Part const part : of_class[i]) {
            own[part.cell] += static_cast<double>(part.amount);
        }
        for (Part const part : of_class[i]) {
            double const amount = std::exchange(own[part.cell], 0.0);  // 0 when the cell comes again
            counted.amounts[part.cell] += amount;
            if (amount > most[part.cell]) {
                most[part.cell] = amount;
                counted.classes[part.cell] = static_cast<std::uint8_t>(i);
            }
        }
    }
    return counted;
}

/// What lies around a cell.
constexpr std::array<DensityCell, 8> neighbours{
    {{-1, 0}, {1, 0}, {0, -1}, {0, 1}, {-1, -1}, {1, -1}, {-1, 1}, {1, 1}}};

/// Which cells of a range hold something, and which of those stand alone or have but one neighbour: told of
/// those that have cells of the range all around them. Bytes of 0 and 1, so that many are looked at at once.
class HeldCells {
  public:
    /// Keeps its memory from one range to the next.
    template <class Amount>
    void look_at(std::span<Amount const> amounts, std::size_t columns) {
        m_columns = columns;
        std::size_t const size = amounts.size();
        m_held.resize(size);
        m_of_three.resize(size);
        m_alone.resize(size);
        std::uint8_t* const held = m_held.data();
        std::uint8_t* const of_three = m_of_three.data();
        std::uint8_t* const alone = m_alone.data();
        for (std::size_t i = 0; i < size; ++i) {
            held[i] = amounts[i] > 0 ? 1 : 0;
        }
        for (std::size_t i = 1; i + 1 < size; ++i) {
            of_three[i] = static_cast<std::uint8_t>(held[i - 1] + held[i] + held[i + 1]);
        }
        for (std::size_t i = columns; i < size - columns; ++i) {
            auto const around =
                static_cast<std::uint8_t>(of_three[i - columns] + of_three[i] + of_three[i + columns]);
            alone[i] = held[i] & static_cast<std::uint8_t>(around <= 2 ? 1 : 0);  // itself is one
        }
    }
    [[nodiscard]] bool holds_any(std::size_t cell) const { return m_held[cell] != 0; }
    [[nodiscard]] bool stands_alone(std::size_t cell) const { return m_alone[cell] != 0; }
    [[nodiscard]] std::uint8_t const* alone_from(std::size_t cell) const { return m_alone.data() + cell; }
    [[nodiscard]] std::size_t columns() const { return m_columns; }

  private:
    std::size_t m_columns = 0;
    std::vector<std::uint8_t> m_held;
    std::vector<std::uint8_t> m_of_three;  ///< in a row, the cell in the middle
    std::vector<std::uint8_t> m_alone;
};

Density empty_density(TileDensity const& density, TileKey key, CellRange const& range) {
    double const px_per_world = 1 / world_per_tile_px(key.level);
    Density made;
    made.shape = density.cells.shape();
    made.columns = static_cast<int>(range.columns());
    made.rows = static_cast<int>(range.rows());
    DensityCell const even_row{range.first.column, range.first.row & ~std::int64_t{1}};
    Point first_world = density.cells.middle_of(even_row);
    first_world.y = density.cells.middle_of(range.first).y;
    made.first_local = (first_world - bounds_world(key).centre()) * px_per_world;
    made.step_local = Point{density.cells.width_world(), density.cells.row_world()} * px_per_world;
    made.is_first_row_odd = (range.first.row & 1) != 0;
    made.shades.assign(range.size(), 0);
    return made;
}

/// The shades of the rows of a band, which were counted.
template <class Amount>
void fill_in(Density& made, ShadeBytes const& shades, std::span<Amount const> amounts,
             CellRange const& counted, CellRange const& range, CellRange const& band) {
    auto const columns = static_cast<std::ptrdiff_t>(range.columns());
    for (std::int64_t row = band.first.row; row < band.end.row; ++row) {
        auto const from =
            amounts.begin() + static_cast<std::ptrdiff_t>(counted.index_of({range.first.column, row}));
        auto const to =
            made.shades.begin() + static_cast<std::ptrdiff_t>(range.index_of({range.first.column, row}));
        std::transform(from, from + columns, to, [&](Amount amount) { return shades.of(amount); });
    }
}

void fill_in_classes(Density& made, CountedCells const& counted, CellRange const& range,
                     CellRange const& band) {
    for (std::int64_t row = band.first.row; row < band.end.row; ++row) {
        std::copy_n(
            counted.classes.begin() +
                static_cast<std::ptrdiff_t>(counted.range.index_of({range.first.column, row})),
            range.columns(),
            made.classes.begin() + static_cast<std::ptrdiff_t>(range.index_of({range.first.column, row})));
    }
}

/// Gives empty cells beside one that stands alone part of a shade. (What holds something has a higher one.)
void soften(Density& made, HeldCells const& held, CellRange const& counted, CellRange const& range,
            CellRange const& band) {
    constexpr std::uint8_t side_shade = 34;  // about half as much as the least shade
    constexpr std::uint8_t corner_shade = 12;
    auto const columns = static_cast<std::size_t>(range.columns());
    for (std::int64_t row = band.first.row; row < band.end.row; ++row) {
        std::uint8_t const* const here = held.alone_from(counted.index_of({range.first.column, row}));
        std::uint8_t const* const below = here - held.columns();
        std::uint8_t const* const above = here + held.columns();
        std::uint8_t* const shades = made.shades.data() + range.index_of({range.first.column, row});
        for (std::size_t i = 0; i < columns; ++i) {
            int const side = here[i - 1] | here[i + 1] | below[i] | above[i];
            int const corner = below[i - 1] | below[i + 1] | above[i - 1] | above[i + 1];
            auto const edge = std::max(static_cast<std::uint8_t>(side * side_shade),
                                       static_cast<std::uint8_t>(corner * corner_shade));
            shades[i] = std::max(shades[i], edge);
        }
    }
}

/// Gives empty cells beside any other its class, since interpolation reaches them.
void spread_classes(Density& made, HeldCells const& held, CountedCells const& counted, CellRange const& band,
                    CellRange const& range) {
    CellRange const reaching = band.expanded(1);
    for (std::int64_t row = reaching.first.row; row < reaching.end.row; ++row) {
        std::size_t from = counted.range.index_of({reaching.first.column, row});
        for (std::int64_t column = reaching.first.column; column < reaching.end.column; ++column, ++from) {
            if (!held.holds_any(from)) {
                continue;
            }
            for (DensityCell const neighbour : neighbours) {
                DensityCell const other{column + neighbour.column, row + neighbour.row};
                if (band.contains(other) && !held.holds_any(counted.range.index_of(other))) {
                    std::uint8_t& style_class = made.classes[range.index_of(other)];
                    style_class = std::min(style_class, counted.classes[from]);
                }
            }
        }
    }
}

}  // namespace

TileDensity uncounted_density(DensityPoints points, PointLook const& look, int level) {
    constexpr std::size_t most_classes = 255;  // that a byte can tell, and none
    constexpr double sigma_of_radius = 0.5;
    constexpr double least_sigma_cells = 1.5;  // narrower, a spot would show its squares
    double const px_world = std::ldexp(1.0, level);
    TileDensity density;
    density.look = look;
    density.cells = DensityCells::squares(level);
    std::size_t const classes = points.counts_class.size();
    density.tells_classes = look.drawing != PointDrawing::heat && classes > 1 && classes <= most_classes;
    if (look.drawing == PointDrawing::hexagons) {
        density.cells = DensityCells::hexagons(static_cast<double>(look.radius_px) * px_world);
    } else if (look.drawing == PointDrawing::heat) {
        double const sigma_px = static_cast<double>(look.radius_px) * sigma_of_radius;
        int const coarser = static_cast<int>(std::floor(std::log2(sigma_px / least_sigma_cells)));
        density.cells = DensityCells::squares(level + std::max(coarser, 0));
        density.blur_cells = sigma_px / std::ldexp(1.0, std::max(coarser, 0));
    } else {
        density.look.drawing = PointDrawing::density;
    }
    density.points = std::move(points);
    return density;
}

DensityHistogram histogram_of(TileDensity const& density, JobContext const& job) {
    if (density.blur_cells > 0) {
        int const level = std::ilogb(density.cells.width_world());
        return heat_of_whole_layer(density.points, level, density.blur_cells, job);
    }
    return count_whole_layer(density.points, density.cells, job);
}

DensityLegend legend_of(TileDensity const& density) {
    DensityLegend legend{density.look.drawing,    density.look.weight_field, density.scale.marks(), {},
                         density.scale.darkest(), density.tells_classes};
    std::transform(legend.marks.begin(), legend.marks.end(), legend.shades.begin(),
                   [&](double amount) { return density.scale.shade_of(amount); });
    return legend;
}

TileMesh::Density density_of_tile(TileDensity const& density, TileKey key) {
    bool const is_square = density.cells.shape() == DensityCells::Shape::square;
    CellRange range = density.cells.range_of(bounds_world(key));
    if (is_square) {
        // A tile is a whole number of squares; the edge on the far side is the next tile's.
        range.end = {range.end.column - 1, range.end.row - 1};
        range = range.expanded(shown_beside);
    }
    Density made = empty_density(density, key, range);
    if (density.tells_classes) {
        made.classes.assign(range.size(), no_class);
    }
    ShadeBytes const shades(density);
    if (density.blur_cells > 0) {
        CellRange const reaching = range.expanded(blur_reach(density.blur_cells));
        std::vector<double> amounts = count_in_cells(density.points, density.cells, reaching);
        blur(amounts, reaching, density.blur_cells);
        fill_in(made, shades, std::span<double const>(amounts), reaching, range, range);
        return made;
    }
    // Band by band: so little memory stays in a cache, and is not asked of the system anew for each tile.
    constexpr std::int64_t band_rows = 64;
    HeldCells held;
    std::vector<std::uint32_t> numbers;
    for (std::int64_t row = range.first.row; row < range.end.row; row += band_rows) {
        CellRange const band{{range.first.column, row},
                             {range.end.column, std::min(row + band_rows, range.end.row)}};
        CellRange const counted = is_square ? band.expanded(counted_beside - shown_beside) : band;
        auto const fill = [&](auto amounts) {
            fill_in(made, shades, amounts, counted, range, band);
            if (is_square) {
                held.look_at(amounts, static_cast<std::size_t>(counted.columns()));
                soften(made, held, counted, range, band);
            }
        };
        if (density.tells_classes) {
            CountedCells const by_class = count_by_class(density, counted);
            fill(std::span(by_class.amounts));
            fill_in_classes(made, by_class, range, band);
            if (is_square) {
                spread_classes(made, held, by_class, band, range);
            }
        } else if (density.points.weights) {
            std::vector<double> const amounts = count_in_cells(density.points, density.cells, counted);
            fill(std::span(amounts));
        } else {
            number_in_cells(density.points, density.cells, counted, numbers);
            fill(std::span<std::uint32_t const>(numbers));
        }
    }
    return made;
}

}  // namespace gatepost
