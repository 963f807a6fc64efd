#include "app/place_commands.hpp"

#include "app/line_steps.hpp"

#include <utility>

namespace gatepost {

void PlaceCommands::apply(ShowFeature const& command) {
    FeatureRef const ref = command.ref;
    m_time.show_at_its_time(ref);
    m_view.jump([&] { m_map.camera().fly_to(ref); });
    m_map.selector().select(ref);
}

void PlaceCommands::apply(StepAlong const& command) {
    if (auto const next = next_along_line(m_map, command.direction)) {
        apply(ShowFeature{*next});
    } else {
        m_map.messages().say_done(said(Word::nothing_along, m_map.selector().locale()));
    }
}

void PlaceCommands::apply(GoTo const& command) {
    m_view.go_to(command.lonlat);
    m_mark.set(command.lonlat);
}

void PlaceCommands::apply(PickAt const& command) {
    Point const screen = command.screen;
    Picked picked = m_map.camera().pick_at(screen);
    Point const world =
        m_map.document().map_plane().wrapped(m_map.camera().viewport().world_from_screen(screen));
    Point const lonlat = m_map.model().world_from_lonlat().inverse(world);
    m_mark.clear();
    if (picked.hits.empty() && is_finite(lonlat)) {
        m_mark.set(lonlat);
    }
    m_map.selector().open(std::move(picked), screen);
}

}  // namespace gatepost
