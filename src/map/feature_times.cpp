#include "map/feature_times.hpp"

#include "base/guarded.hpp"
#include "map/events.hpp"
#include "table/field_columns.hpp"

#include <array>
#include <map>

namespace gatepost {

namespace {

constexpr std::size_t block_features = 16'384;

using Block = FeatureTimes::Block;

void note_misread(Block& block, std::string const& value) {
    if (block.misread++ == 0) {
        block.first_misread = value;
    }
}

/// Of a feature with its own dates these alone count; of a place what happened there.
void add_story(Block& block, AttributeRow const& row, LayerProfile const& profile) {
    Story const story = story_of(row, profile);
    bool const is_event = std::any_of(story.events.begin(), story.events.end(),
                                      [](Event const& event) { return event.is_own; });
    std::uint32_t count = 0;
    for (Event const& event : story.events) {
        auto const span = event.is_borrowed || event.is_own != is_event ? std::nullopt : span_of(event);
        if (span) {
            block.spans.push_back(*span);
            ++count;
        }
    }
    block.counts.push_back(count);
    block.is_undated.push_back(is_event && count > 0 ? 0 : 1);
}

/// Whether the table has stories, which are more than two fields.
bool has_stories(AttributeColumns const& sample, LayerProfile const& profile) {
    return sample.find(profile.events_field) != nullptr || sample.find(profile.date_approx_field) != nullptr;
}

std::shared_ptr<FeatureTimes const> times_of_stories(FeatureTable const& table, LayerProfile const& profile,
                                                     JobContext const& job) {
    Guarded<std::map<std::uint32_t, Block>> read;  // by its first feature: they come in no order
    for_each_block(table, job, [&](std::uint32_t first, std::span<AttributeRow const> rows) {
        Block block;
        for (AttributeRow const& row : rows) {
            add_story(block, row, profile);
        }
        read.with([&](auto& blocks) { blocks.emplace(first, std::move(block)); });
    });
    std::vector<Block> blocks;
    read.with([&](auto& by_feature) {
        for (auto& [first, block] : by_feature) {
            blocks.push_back(std::move(block));
        }
    });
    return std::make_shared<FeatureTimes const>(blocks, std::nullopt);
}

/// The dates of two columns.
class ColumnDates {
  public:
    ColumnDates(AttributeColumns const& columns, DateFields const& fields)
        : m_start(columns.find(fields.start)),
          m_end(fields.end.empty() ? nullptr : columns.find(fields.end)),
          m_missing_end(fields.missing_end) {
        if (fields.order) {
            m_order = *fields.order;
        } else if (auto const order = m_start == nullptr ? std::nullopt : guessed_date_order(*m_start)) {
            m_order = *order;
            m_is_guessed = *order != DateOrder::year_first;
        }
    }
    [[nodiscard]] std::optional<DateOrder> guessed_order() const {
        return m_is_guessed ? std::optional(m_order) : std::nullopt;
    }

    void add(Block& block, std::size_t feature) const {
        std::size_t const before = block.spans.size();
        std::string const start = value(m_start, feature);
        std::string const end = value(m_end, feature);
        add_spans(block, start, end);
        block.counts.push_back(static_cast<std::uint32_t>(block.spans.size() - before));
        block.is_undated.push_back(block.spans.size() > before ? 0 : 1);
    }

  private:
    [[nodiscard]] static std::string value(AttributeColumn const* column, std::size_t feature) {
        return column == nullptr || column->is_null(feature) ? std::string() : column->to_text(feature);
    }

    void add_spans(Block& block, std::string const& start, std::string const& end) const {
        auto const first = parse_date(start, m_order);
        auto const last = parse_date(end, m_order);
        if (!end.empty() && !last) {
            note_misread(block, end);
        }
        if (first && last) {
            if (auto const span = span_between(*first, *last)) {
                block.spans.push_back(*span);
            } else {
                note_misread(block, start + "/" + end);
            }
        } else if (first) {
            bool const lasts = m_missing_end == MissingEnd::open && end.empty();
            block.spans.push_back(lasts ? span_since(*first) : span_at(*first));
        } else if (start.empty()) {
            if (last) {
                block.spans.push_back(span_until(*last));
            }
        } else {
            std::vector<TimeSpan> const spans = spans_of_value(start, m_order);
            block.spans.insert(block.spans.end(), spans.begin(), spans.end());
            if (spans.empty()) {
                note_misread(block, start);
            }
        }
    }

    AttributeColumn const* m_start;
    AttributeColumn const* m_end;
    MissingEnd m_missing_end;
    DateOrder m_order = DateOrder::year_first;
    bool m_is_guessed = false;
};

std::shared_ptr<FeatureTimes const> times_of_fields(FeatureTable const& table, DateFields const& fields,
                                                    JobContext const& job) {
    std::array<std::string, 2> const names{fields.start, fields.end};
    auto const columns = columns_of(table, std::span(names.data(), fields.end.empty() ? 1U : 2U), job);
    ColumnDates const dates(*columns, fields);
    std::vector<Block> blocks((table.size() + block_features - 1) / block_features);
    for_each_parallel(job, blocks.size(), [&](std::size_t i, std::size_t /*worker*/) {
        std::size_t const end = std::min((i + 1) * block_features, table.size());
        for (std::size_t feature = i * block_features; feature < end; ++feature) {
            dates.add(blocks[i], feature);
        }
    });
    return std::make_shared<FeatureTimes const>(blocks, dates.guessed_order());
}

}  // namespace

FeatureTimes::FeatureTimes(std::vector<Block> const& blocks, std::optional<DateOrder> guessed_order)
    : m_guessed_order(guessed_order) {
    TimeRange extent{time_max_ms, time_min_ms};
    auto const grow = [&](std::int64_t time_ms) {
        if (time_ms != time_min_ms && time_ms != time_max_ms) {
            extent.begin_ms = std::min(extent.begin_ms, time_ms);
            extent.end_ms = std::max(extent.end_ms, time_ms);
        }
    };
    for (Block const& block : blocks) {
        for (TimeSpan const& span : block.spans) {
            grow(span.first_begin_ms);
            grow(span.last_end_ms);
            // Of an open end the moment counts from which it is open, and one more, so that it is seen.
            if (span.last_end_ms == time_max_ms && span.first_begin_ms != time_min_ms) {
                grow(span.first_begin_ms + 1);
            }
            if (span.first_begin_ms == time_min_ms && span.last_end_ms != time_max_ms) {
                grow(span.last_end_ms - 1);
            }
            m_spans.push_back(span);
        }
        for (std::uint32_t const count : block.counts) {
            m_first.push_back(m_first.back() + count);
            m_without_dates += count == 0 ? 1 : 0;
        }
        m_is_undated.insert(m_is_undated.end(), block.is_undated.begin(), block.is_undated.end());
        m_has_undated = m_has_undated || std::any_of(block.is_undated.begin(), block.is_undated.end(),
                                                     [](std::uint8_t is_undated) { return is_undated != 0; });
        if (m_misread == 0) {
            m_first_misread = block.first_misread;
        }
        m_misread += block.misread;
    }
    m_extent = extent.begin_ms <= extent.end_ms ? extent : TimeRange{};
}

bool may_have_dates(FeatureTable const& table, LayerProfile const& profile) {
    auto const sample = first_columns(table);
    return sample->find(profile.events_field) != nullptr || date_fields_of(*sample, profile);
}

std::shared_ptr<FeatureTimes const> read_feature_times(FeatureTable const& table, LayerProfile const& profile,
                                                       std::optional<DateFields> const& chosen,
                                                       JobContext const& job) {
    auto const sample = first_columns(table);
    std::shared_ptr<FeatureTimes const> times;
    if (!chosen && has_stories(*sample, profile)) {
        times = times_of_stories(table, profile, job);
    }
    if (!times || !times->has_dates()) {
        auto const fields = chosen ? chosen : date_fields_of(*sample, profile);
        times = fields ? times_of_fields(table, *fields, job) : nullptr;
    }
    return times && times->has_dates() ? times : nullptr;
}

}  // namespace gatepost
