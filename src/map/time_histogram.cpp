#include "map/time_histogram.hpp"

#include <algorithm>

namespace gatepost {

namespace {

/// Adds to all of a run of steps at once: sums are made at the end.
class RunSums {
  public:
    explicit RunSums(std::size_t steps) : m_changes(steps + 1, 0.0) {}
    void add(std::size_t first, std::size_t end, double amount) {
        m_changes[first] += amount;
        m_changes[end] -= amount;
    }
    [[nodiscard]] std::vector<float> sums() const {
        std::vector<float> sums(m_changes.size() - 1);
        double sum = 0;
        for (std::size_t i = 0; i < sums.size(); ++i) {
            sum += m_changes[i];
            sums[i] = static_cast<float>(std::max(sum, 0.0));
        }
        return sums;
    }

  private:
    std::vector<double> m_changes;
};

/// Steps from `first` up to `end`.
struct Run {
    std::size_t first = 0;
    std::size_t end = 0;
    [[nodiscard]] std::size_t size() const { return first < end ? end - first : 0; }
};

/// Finds steps of an axis by their time. The steps of a calendar are almost equally long, so a proportion
/// leads to the right one or one beside it: a few times as fast as halving, which cannot be predicted.
class StepFinder {
  public:
    explicit StepFinder(TimeAxis const& axis)
        : m_edges(axis.edges_ms),
          m_steps(axis.size()),
          m_steps_per_ms(static_cast<double>(m_steps) /
                         static_cast<double>(std::max<std::int64_t>(m_edges.back() - m_edges.front(), 1))) {}

    /// The steps that a range of time meets.
    [[nodiscard]] Run steps_in(std::int64_t begin_ms, std::int64_t end_ms) const {
        if (begin_ms >= m_edges.back() || end_ms <= m_edges.front()) {
            return {};
        }
        std::size_t const first = begin_ms <= m_edges.front() ? 0 : step_at(begin_ms);
        if (end_ms >= m_edges.back()) {
            return {first, m_steps};
        }
        std::size_t const last = step_at(end_ms);  // it only counts if it has begun before the end
        return {first, last + (m_edges[last] < end_ms ? 1 : 0)};
    }

  private:
    /// Of a time between the first edge and the last.
    [[nodiscard]] std::size_t step_at(std::int64_t time_ms) const {
        double const share = static_cast<double>(time_ms - m_edges.front()) * m_steps_per_ms;
        std::size_t step = std::min(static_cast<std::size_t>(share), m_steps - 1);
        while (m_edges[step] > time_ms) {
            --step;
        }
        while (m_edges[step + 1] <= time_ms) {
            ++step;
        }
        return step;
    }
    std::vector<std::int64_t> const& m_edges;
    std::size_t m_steps;
    double m_steps_per_ms;
};

}  // namespace

TimeCounts time_counts(FeatureTimes const& times, TimeAxis const& axis, std::vector<bool> const& is_counted) {
    if (axis.size() == 0) {
        return {};
    }
    StepFinder const finder(axis);
    RunSums certain(axis.size());
    RunSums possible(axis.size());
    for (std::size_t f = 0; f < times.size(); ++f) {
        if (!is_counted.empty() && !is_counted[f]) {
            continue;
        }
        for (TimeSpan const& span : times.of(f)) {
            Run const may_be = finder.steps_in(span.first_begin_ms, span.last_end_ms);
            // For sure in each step that begins to be over after the last begin, up to the first end.
            Run must_be = span.last_begin_ms == time_max_ms || span.first_end_ms == time_min_ms
                              ? Run{}
                              : finder.steps_in(span.last_begin_ms, span.first_end_ms);
            must_be = {std::max(must_be.first, may_be.first), std::min(must_be.end, may_be.end)};
            bool const has_any = must_be.size() > 0;
            if (has_any) {
                certain.add(must_be.first, must_be.end, 1);
            }
            std::size_t const doubtful = may_be.size() - must_be.size();
            if (doubtful > 0) {
                double const share = 1 / static_cast<double>(doubtful);
                possible.add(may_be.first, may_be.end, share);
                if (has_any) {
                    possible.add(must_be.first, must_be.end, -share);
                }
            }
        }
    }
    return {certain.sums(), possible.sums()};
}

std::int64_t next_begin(FeatureTimes const& times, std::int64_t time_ms, bool is_back) {
    std::int64_t found = is_back ? time_min_ms : time_max_ms;
    for (std::size_t f = 0; f < times.size(); ++f) {
        for (TimeSpan const& span : times.of(f)) {
            std::int64_t const begin_ms = span.first_begin_ms;
            if (is_back && begin_ms < time_ms) {
                found = std::max(found, begin_ms);
            } else if (!is_back && begin_ms > time_ms) {
                found = std::min(found, begin_ms);
            }
        }
    }
    return found;
}

}  // namespace gatepost
