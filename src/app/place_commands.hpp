#pragma once

#include "app/open_map.hpp"
#include "app/pinned_cards.hpp"
#include "app/place_mark.hpp"
#include "app/time_commands.hpp"
#include "app/view_control.hpp"
#include "ui/command.hpp"

namespace gatepost {

/// Takes a person to places: to features, along a line, to coordinates, and says what is there.
class PlaceCommands {
  public:
    /// All outlive it.
    PlaceCommands(OpenMap& map, ViewControl& view, TimeCommands& time)
        : m_map(map), m_view(view), m_time(time), m_pinned(map) {}

    /// Opens a feature's card; goes there, also in time, if it has a place.
    void apply(ShowFeature const& command);
    void apply(StepAlong const& command);
    /// To a place, where a mark stays.
    void apply(GoTo const& command);
    /// What is here: the card of what lies there, or a mark where there is nothing.
    void apply(PickAt const& command);
    void apply(CloseMark const&) { m_mark.clear(); }
    void apply(PinCard const& command) { m_pinned.pin(command); }
    void apply(UnpinCard const& command) { m_pinned.unpin(command.feature); }
    void apply(MovePin const& command) { m_pinned.move(command); }
    /// Several features at once.
    void apply(SelectFeatures const& command);
    /// All that lie in a box of the screen and can be clicked.
    void apply(SelectInBox const& command);

    [[nodiscard]] PlaceMark& mark() { return m_mark; }
    [[nodiscard]] PinnedCards& pinned() { return m_pinned; }

  private:
    OpenMap& m_map;
    ViewControl& m_view;
    TimeCommands& m_time;
    PlaceMark m_mark;
    PinnedCards m_pinned;
};

}  // namespace gatepost
