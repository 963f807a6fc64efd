#pragma once

#include "map/map_model.hpp"
#include "ui/timeline_model.hpp"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace gatepost {

/// Moves a map through time: what a person set of it besides the range, and how it plays. It changes nothing
/// itself, but says which change of the map a move comes to. Main thread only.
class Timeline {
  public:
    /// Which outlives it.
    explicit Timeline(MapModel const& model) : m_model(model) {}

    /// None where no visible layer has dates. `most_steps`: for which the axis has room. O(features) when
    /// layers or the axis have changed, else O(layers).
    [[nodiscard]] std::optional<TimelineModel> model(std::size_t most_steps);

    /// The range of time that the axis shows; of all dates: it follows them.
    void show(std::optional<TimeRange> shown) { m_shown = shown; }
    void choose(TimelineChoice const& choice);
    [[nodiscard]] TimelineChoice const& choice() const { return m_choice; }

    /// One move forward (1) or back (-1); to the next event where `to_event`, whatever was chosen. None where
    /// there is nothing to move to.
    [[nodiscard]] std::optional<SetTime> moved(int direction, bool to_event = false);
    /// The range that the mode makes of one that was drawn or typed.
    [[nodiscard]] SetTime in_mode(TimeRange range) const;

    void play(bool is_playing, double now_s);
    [[nodiscard]] bool is_playing() const { return m_is_playing; }
    /// The next move of what plays, if it is due.
    [[nodiscard]] std::optional<SetTime> advance(double now_s);
    /// When the next move is due; none while nothing plays.
    [[nodiscard]] std::optional<double> due_in_s(double now_s) const;

  private:
    using Dated = std::vector<Layer const*>;
    [[nodiscard]] Dated dated() const;
    [[nodiscard]] static TimeRange extent_of(Dated const& layers);
    [[nodiscard]] TimeRange usual_of(Dated const& layers, TimeRange const& extent);
    [[nodiscard]] std::int64_t next_event(std::int64_t time_ms, bool is_back) const;
    /// The range at which moving begins where none is chosen.
    [[nodiscard]] TimeRange first_range();
    [[nodiscard]] TimeRange unit_at(std::int64_t time_ms) const;
    [[nodiscard]] std::shared_ptr<TimeHistogram const> histogram_of(Dated const& layers,
                                                                    TimeRange const& shown,
                                                                    std::size_t most_steps);

    MapModel const& m_model;
    TimelineChoice m_choice;
    std::optional<TimeRange> m_shown;
    bool m_is_playing = false;
    double m_next_move_s = 0;
    /// What the histogram was made of.
    struct Made {
        struct OfLayer {
            std::shared_ptr<FeatureTimes const> times;
            Colour colour;
            std::vector<bool> counted;
            friend bool operator==(OfLayer const&, OfLayer const&) = default;
        };
        std::vector<OfLayer> layers;
        TimeRange shown;
        std::size_t most_steps = 0;
        friend bool operator==(Made const&, Made const&) = default;
    };
    Made m_made;
    std::vector<std::shared_ptr<FeatureTimes const>> m_usual_of;  ///< what the next was found from
    TimeRange m_usual;
    std::shared_ptr<TimeHistogram const> m_histogram;
};

}  // namespace gatepost
