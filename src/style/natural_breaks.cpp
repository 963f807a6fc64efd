#include "style/natural_breaks.hpp"

#include <algorithm>
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

/// Sums over the first groups, from which the spread of any run of them follows at once.
class Spreads {
  public:
    explicit Spreads(std::vector<Group> const& groups) {
        // Between 0 and 1, so that squares neither overflow nor drown in an offset.
        double const low = groups.front().mean;
        double const range = groups.back().mean - low;
        for (Group const& group : groups) {
            double const x = (group.mean - low) / range;
            m_sums.push_back({m_sums.back().weight + group.weight, m_sums.back().first + group.weight * x,
                              m_sums.back().second + group.weight * x * x});
        }
    }
    /// The sum of squared differences from the mean, of the groups from `from` to before `to`.
    [[nodiscard]] double of(std::size_t from, std::size_t to) const {
        double const weight = m_sums[to].weight - m_sums[from].weight;
        double const first = m_sums[to].first - m_sums[from].first;
        double const second = m_sums[to].second - m_sums[from].second;
        return std::max(0.0, second - first * first / weight);
    }

  private:
    struct Sums {
        double weight = 0;
        double first = 0;
        double second = 0;
    };
    std::vector<Sums> m_sums{Sums{}};
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
