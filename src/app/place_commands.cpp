#include "app/place_commands.hpp"

#include "app/line_steps.hpp"
#include "map/features_in_box.hpp"

#include <algorithm>
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

void PlaceCommands::apply(SelectFeatures const& command) {
    std::vector<FeatureRef> wanted = command.adds ? m_map.selector().chosen() : std::vector<FeatureRef>{};
    for (FeatureRef const ref : command.features) {
        auto const before = std::find(wanted.begin(), wanted.end(), ref);
        if (before == wanted.end()) {
            wanted.push_back(ref);
        } else if (command.toggles) {
            wanted.erase(before);
        }
    }
    m_map.selector().choose(std::move(wanted));
}

void PlaceCommands::apply(SelectInBox const& command) {
    Viewport const& view = m_map.camera().viewport();
    Box world;
    world.grow(view.world_from_screen({command.screen.min_x, command.screen.min_y}));
    world.grow(view.world_from_screen({command.screen.max_x, command.screen.max_y}));
    SelectFeatures found{{}, command.adds, false};
    std::size_t all = 0;
    auto const& layers = m_map.document().layers();
    for (std::size_t i = layers.size(); i-- > 0;) {  // what lies on top first
        Layer const* const layer = &layers[i];
        bool const can_be =
            layer->is_visible && layer->opacity > 0 && layer->style.is_pickable && layer->world;
        if (!can_be || layer->group == LayerGroup::background) {
            continue;
        }
        for (std::uint32_t const feature : features_in(*layer->world, m_map.document().map_plane(), world)) {
            std::size_t const style_class = (*layer->class_of_feature)[feature];
            bool const is_seen = !layer->is_hidden(feature) &&
                                 layer->style.is_class_visible(style_class, m_map.camera().zoom());
            if (is_seen && ++all <= max_hits) {
                found.features.push_back({layer->id, feature});
            }
        }
    }
    Locale const locale = m_map.selector().locale();
    if (all == 0 && !command.adds) {
        m_map.messages().say_done(said(Word::none_in_box, locale));
    } else if (all > max_hits) {
        m_map.messages().say_done(said(Word::first_of_box, locale, max_hits, all));
    }
    apply(found);
    log_info("selected {} in a box", found.features.size());
}

}  // namespace gatepost
