#include "style/natural_breaks.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace gatepost {

namespace {

struct Group {
    std::size_t first = 0;  ///< of the values in it
    double weight = 0;
    double mean = 0;
};

std::vector<Group> groups_of(std::vector<WeightedValue> const& values) {
    double total = 0;
    for (WeightedValue const& one : values) {
        total += one.weight;
    }
    bool const is_exact = values.size() <= most_exact_breaks;
    double const share = is_exact ? 0 : total / static_cast<double>(most_exact_breaks);
    std::vector<Group> groups;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (groups.empty() || groups.back().weight + values[i].weight > share) {
            groups.push_back({i, 0, 0});
        }
        Group& group = groups.back();
        group.weight += values[i].weight;
        group.mean += (values[i].value - group.mean) * (values[i].weight / group.weight);
    }
    return groups;
}

/// Sums over groups, from which the spread of any run of them follows at once. They run outwards from the
/// middle of the weight: what lies far off, such as a number that stands for "none", is in the sums of those
/// runs alone that hold it, and the others lose no digit to it.
class Spreads {
  public:
    explicit Spreads(std::vector<Group> const& groups)
        : m_middle(middle_of(groups)), m_sums(groups.size() + 1) {
        double const middle = groups[m_middle].mean;
        double const scale = scale_of(groups, middle);
        auto const with = [&](Sums const& sums, Group const& group) {
            constexpr double most = 1e150;  // so that its square is still a number
            double const x = std::clamp((group.mean - middle) / scale, -most, most);
            return Sums{sums.weight + group.weight, sums.first + group.weight * x,
                        sums.second + group.weight * x * x};
        };
        for (std::size_t i = m_middle; i < groups.size(); ++i) {
            m_sums[i + 1] = with(m_sums[i], groups[i]);
        }
        for (std::size_t i = m_middle; i-- > 0;) {
            m_sums[i] = with(m_sums[i + 1], groups[i]);
        }
    }
    /// The sum of squared differences from the mean, of the groups from `from` to before `to`.
    [[nodiscard]] double of(std::size_t from, std::size_t to) const {
        Sums const run = to <= m_middle     ? difference(m_sums[from], m_sums[to])
                         : from >= m_middle ? difference(m_sums[to], m_sums[from])
                                            : sum(m_sums[from], m_sums[to]);
        return std::max(0.0, run.second - run.first * run.first / run.weight);
    }

  private:
    /// Of the groups between the middle and this place.
    struct Sums {
        double weight = 0;
        double first = 0;
        double second = 0;
    };
    static Sums sum(Sums const& a, Sums const& b) {
        return {a.weight + b.weight, a.first + b.first, a.second + b.second};
    }
    static Sums difference(Sums const& a, Sums const& b) {
        return {a.weight - b.weight, a.first - b.first, a.second - b.second};
    }
    static std::size_t middle_of(std::vector<Group> const& groups) {
        double total = 0;
        for (Group const& group : groups) {
            total += group.weight;
        }
        std::size_t middle = 0;
        for (double below = groups[0].weight; below < total / 2 && middle + 1 < groups.size();) {
            below += groups[++middle].weight;
        }
        return middle;
    }
    /// Of most of the groups, so that their squares are numbers too.
    static double scale_of(std::vector<Group> const& groups, double middle) {
        Group const& low = groups[groups.size() / 4];
        Group const& high = groups[groups.size() * 3 / 4];
        double const scale = std::max(middle - low.mean, high.mean - middle);
        return scale > 0 && std::isfinite(scale) ? scale : 1;
    }

    std::size_t m_middle;
    std::vector<Sums> m_sums;  ///< at the beginning of each group, and at the end
};

/// The rows of the dynamic programme: m_best[n] is the least spread of the first n groups in as many classes
/// as rows were filled.
class Partition {
  public:
    explicit Partition(std::vector<Group> const& groups) : m_spreads(groups), m_best(groups.size() + 1) {
        for (std::size_t n = 1; n < m_best.size(); ++n) {
            m_best[n] = m_spreads.of(0, n);
        }
    }

    void add_class() {
        std::size_t const classes = m_starts.size() + 2;  // with this one
        m_next.assign(m_best.size(), std::numeric_limits<double>::infinity());
        m_starts.emplace_back(m_best.size(), 0);
        fill(classes, m_best.size() - 1, classes - 1, m_best.size() - 2);
        m_best.swap(m_next);
    }

    /// Where the classes begin, but for the first.
    [[nodiscard]] std::vector<std::size_t> starts() const {
        std::vector<std::size_t> starts(m_starts.size());
        std::size_t end = m_best.size() - 1;
        for (std::size_t row = m_starts.size(); row-- > 0;) {
            end = m_starts[row][end];
            starts[row] = end;
        }
        return starts;
    }

  private:
    /// The row from `low` to `high` groups, whose last classes begin from `first` to `last`. As deep as the
    /// logarithm of the row.
    // NOLINTNEXTLINE(misc-no-recursion)
    void fill(std::size_t low, std::size_t high, std::size_t first, std::size_t last) {
        std::size_t const middle = low + (high - low) / 2;
        std::size_t best = first;
        for (std::size_t start = first; start <= std::min(last, middle - 1); ++start) {
            double const spread = m_best[start] + m_spreads.of(start, middle);
            if (spread < m_next[middle]) {
                m_next[middle] = spread;
                best = start;
            }
        }
        m_starts.back()[middle] = static_cast<std::uint32_t>(best);
        if (middle > low) {
            fill(low, middle - 1, first, best);
        }
        if (middle < high) {
            fill(middle + 1, high, best, last);
        }
    }

    Spreads m_spreads;
    std::vector<double> m_best;
    std::vector<double> m_next;
    std::vector<std::vector<std::uint32_t>> m_starts;  ///< of each class but the first: where it begins
};

}  // namespace

std::vector<std::size_t> natural_breaks(std::vector<WeightedValue> const& values, std::size_t class_count) {
    if (values.size() < 2) {
        return {};
    }
    std::vector<Group> const groups = groups_of(values);
    Partition partition(groups);
    for (std::size_t classes = 2; classes <= std::min(class_count, groups.size()); ++classes) {
        partition.add_class();
    }
    std::vector<std::size_t> starts = partition.starts();
    for (std::size_t& start : starts) {
        start = groups[start].first;
    }
    return starts;
}

}  // namespace gatepost
