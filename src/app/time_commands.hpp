#pragma once

#include "app/open_map.hpp"
#include "app/settings.hpp"
#include "app/timeline.hpp"
#include "ui/command.hpp"

namespace gatepost {

/// What a person asks of the timeline, and what brings the range of time to a feature.
class TimeCommands {
  public:
    /// All outlive it.
    TimeCommands(OpenMap& map, Timeline& timeline, Settings& settings)
        : m_map(map), m_timeline(timeline), m_settings(settings) {}

    void apply(TimelineCommand const& command);
    /// A feature that the range of time hides brings the range to it, and that is said.
    void show_at_its_time(FeatureRef ref);

  private:
    OpenMap& m_map;
    Timeline& m_timeline;
    Settings& m_settings;
};

}  // namespace gatepost
