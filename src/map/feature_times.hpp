#pragma once

#include "base/job.hpp"
#include "map/date_fields.hpp"
#include "table/feature_table.hpp"
#include "table/time_span.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

/// When the features of a layer were there, or when something happened at them. Immutable.
class FeatureTimes {
  public:
    /// The spans of a feature; none for one without a date. Several where several things happened there.
    [[nodiscard]] std::span<TimeSpan const> of(std::size_t feature) const {
        return {m_spans.data() + m_first[feature], m_spans.data() + m_first[feature + 1]};
    }
    /// The strongest of its spans. O(spans).
    [[nodiscard]] Presence presence(std::size_t feature, TimeRange range) const {
        std::uint32_t const first = m_first[feature];
        if (m_first[feature + 1] - first == 1) {
            return presence_in(m_spans[first], range);
        }
        Presence strongest = Presence::absent;
        for (TimeSpan const& span : of(feature)) {
            strongest = std::max(strongest, presence_in(span, range));
        }
        return strongest;
    }
    /// Whether a feature has no date of its own: it has none at all, or is a place that only has dates of
    /// what happened there. Outside those it is as if it had none.
    [[nodiscard]] bool is_undated(std::size_t feature) const { return m_is_undated[feature] != 0; }
    [[nodiscard]] bool has_undated() const { return m_has_undated; }
    [[nodiscard]] std::size_t size() const { return m_is_undated.size(); }
    [[nodiscard]] bool has_dates() const { return !m_spans.empty(); }
    /// How many features have no span at all.
    [[nodiscard]] std::size_t count_without_dates() const { return m_without_dates; }
    /// How many values of the date fields are not dates, and the first of them.
    [[nodiscard]] std::size_t misread() const { return m_misread; }
    [[nodiscard]] std::string const& first_misread() const { return m_first_misread; }
    /// From the first moment to the last that any date names; everything where there is none.
    [[nodiscard]] TimeRange extent() const { return m_extent; }

    /// In which order days and months stand, where that was guessed from all values.
    [[nodiscard]] std::optional<DateOrder> guessed_order() const { return m_guessed_order; }

    /// The times of the features that follow one another in a table.
    struct Block {
        std::vector<TimeSpan> spans;
        std::vector<std::uint32_t> counts;     ///< of spans, of each feature
        std::vector<std::uint8_t> is_undated;  ///< of each feature
        std::size_t misread = 0;
        std::string first_misread;
    };
    FeatureTimes(std::vector<Block> const& blocks, std::optional<DateOrder> guessed_order);

  private:
    std::vector<TimeSpan> m_spans;
    std::vector<std::uint32_t> m_first{0};  ///< of each feature, and the end
    std::vector<std::uint8_t> m_is_undated;
    bool m_has_undated = false;
    std::size_t m_without_dates = 0;
    std::size_t m_misread = 0;
    std::string m_first_misread;
    TimeRange m_extent;
    std::optional<DateOrder> m_guessed_order;
};

/// Whether a table's features may have dates: it has the profile's field of events, or fields of dates, going
/// by its first rows.
[[nodiscard]] bool may_have_dates(FeatureTable const& table, LayerProfile const& profile);

/// Reads when each feature was there: its own dates, else those of what happened there (events.hpp; not of
/// what only borrows its position). `chosen`: fields that a person named. Null where no feature has a date.
/// O(features) on all free workers; attributes that stayed in their file are read, so then in a job; throws
/// Error if that fails.
[[nodiscard]] std::shared_ptr<FeatureTimes const> read_feature_times(
    FeatureTable const& table, LayerProfile const& profile,
    std::optional<DateFields> const& chosen = std::nullopt, JobContext const& job = {});

}  // namespace gatepost
