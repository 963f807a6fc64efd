#include "app/map_input.hpp"

#include "base/overloaded.hpp"

namespace gatepost {

/// Input that the interface does not want is the map's.
void MapInput::handle(InputEvent const& event, PanelsWant const& want, double now_s, double earliest_s) {
    bool const over_panel = want.pointer && !m_pointer.is_down();
    std::visit(Overloaded{
                   [&](PointerMoved const& moved) {
                       note_cursor(over_panel ? std::nullopt : std::optional{moved.at});
                       follow(m_pointer.move(moved.at, now_s));
                   },
                   [&](ButtonPressed const& pressed) {
                       if (!over_panel) {
                           press(pressed, now_s);
                       }
                   },
                   [&](ButtonReleased const& released) { release(released, now_s, earliest_s); },
                   [&](Scrolled const& scrolled) {
                       if (!over_panel) {
                           bool const is_fine = scrolled.modifiers.control;
                           m_view.zoom_by(m_scroll_kind.levels(scrolled.steps, is_fine, now_s), scrolled.at);
                       }
                   },
                   [&](KeyPressed const& pressed) { key(pressed, want.keys); },
                   [](FilesDropped const&) {},  // whoever owns the window opens them
                   [&](PointerLeft const&) { note_cursor(std::nullopt); },
               },
               event);
}

void MapInput::release(ButtonReleased const& released, double now_s, double earliest_s) {
    if (released.button != Button::left && released.button != Button::middle) {
        return;
    }
    MapPointer::Meaning meaning = m_pointer.release(released.at, now_s, earliest_s);
    if (released.button != Button::left) {  // the middle button pans, and no more
        meaning.click_at.reset();
        meaning.double_click_at.reset();
    }
    follow(meaning);
}

void MapInput::press(ButtonPressed const& pressed, double now_s) {
    if (pressed.button == Button::right) {
        note_cursor(pressed.at);
        m_menu_cursor = m_cursor;
        m_menu_requested = true;
        m_has_happened = true;
    } else if (pressed.button == Button::back || pressed.button == Button::forward) {
        m_apply(StepView{pressed.button == Button::back ? -1 : 1});
    } else {
        m_view.stop();
        m_pointer.press(pressed.at, pressed.modifiers, now_s);
    }
}

void MapInput::follow(MapPointer::Meaning const& meaning) {
    if (meaning.drag_px) {
        m_view.pan(*meaning.drag_px);
    }
    if (meaning.fling_px_per_s) {
        m_view.fling(*meaning.fling_px_per_s);
    }
    m_box_zoom = meaning.box;
    if (meaning.box_end && meaning.with_control) {
        m_apply(SelectInBox{*meaning.box_end, meaning.with_shift});
    } else if (meaning.box_end) {
        m_view.show_screen_box(*meaning.box_end);
    }
    if (meaning.click_at && meaning.with_control) {
        add_to_chosen(*meaning.click_at);
    } else if (meaning.click_at) {
        click(*meaning.click_at);
    }
    if (meaning.double_click_at) {
        m_view.zoom_by(meaning.with_shift ? -1 : 1, *meaning.double_click_at);
    }
    m_has_happened = true;
}

/// On the fan that is open, on a badge, or on the map.
void MapInput::click(Point screen) {
    if (auto const ref = m_fan.at(m_map, screen)) {
        m_map.selector().select(*ref);
        return;
    }
    m_fan.close();
    m_map.camera().cluster();
    for (Badge const& badge : badges_in(m_map.document(), m_map.camera().viewport(), m_map.camera().zoom())) {
        if (badge.screen.contains(screen)) {
            open_badge(badge);
            return;
        }
    }
    m_map.selector().open(pick_at(screen), screen);
}

/// One more of what is chosen, or one less.
void MapInput::add_to_chosen(Point screen) {
    m_map.camera().cluster();
    Picked const picked = pick_at(screen);
    if (!picked.hits.empty()) {
        m_apply(SelectFeatures{{picked.hits.front().ref}, true, true});
    }
}

/// What lies there, else what is named there.
Picked MapInput::pick_at(Point screen) {
    Picked picked = m_map.camera().pick_at(screen);
    auto const named = picked.hits.empty() ? labelled_at(screen) : std::nullopt;
    return named ? pick_feature(m_map.document(), *named) : picked;
}

/// The feature whose label lies there, of a layer whose features can be clicked.
std::optional<FeatureRef> MapInput::labelled_at(Point screen) {
    auto const named = m_named_at(screen);
    if (!named || !m_map.document().has_feature(*named)) {
        return std::nullopt;
    }
    Layer const& layer = m_map.document().layer(named->layer);
    return layer.is_visible && layer.style.is_pickable ? named : std::nullopt;
}

/// Zooms to where the features come apart; those at one place fan out.
void MapInput::open_badge(Badge const& badge) {
    bool is_apart = false;
    m_view.jump([&] { is_apart = m_map.camera().show_apart(badge.leader); });
    if (!is_apart) {
        m_fan.open(m_map, badge.leader, badge.screen.centre());
    }
}

void MapInput::note_cursor(std::optional<Point> screen) {
    m_cursor.reset();
    if (screen) {
        Point const world =
            m_map.document().map_plane().wrapped(m_map.camera().viewport().world_from_screen(*screen));
        m_cursor = CursorModel{*screen, m_map.model().world_from_lonlat().inverse(world), world};
    }
}

void MapInput::key(KeyPressed const& pressed, bool has_panel_keys) {
    auto const command = command_of(pressed, has_panel_keys);
    m_has_happened = m_has_happened || !has_panel_keys;
    if (!command) {
        return;
    }
    if (std::holds_alternative<CloseTopmost>(*command)) {
        m_fan.close();
    }
    m_apply(*command);
}

void MapInput::find_hovered() {
    constexpr std::size_t most_name_bytes = 600;
    m_hovered.reset();
    m_hovered_name.reset();
    if (!m_cursor || m_pointer.is_dragging() || m_view.is_moving()) {
        return;
    }
    Picked const picked = m_map.camera().pick_at(m_cursor->screen);
    m_hovered = picked.hits.empty() ? labelled_at(m_cursor->screen) : std::optional{picked.hits.front().ref};
    if (!m_hovered) {
        return;
    }
    m_hovered_name = HoveredModel{{}, 0, m_cursor->screen};
    auto const& selection = m_map.selector().current();
    bool const has_card = selection && selection->picked.hits.front().ref == *m_hovered;
    if (!picked.hits.empty() && !has_card) {  // a label and a card say more
        AttributeRow const row = m_map.document().layer(m_hovered->layer).table->row(m_hovered->feature);
        m_hovered_name->name = label_of_name(name_of(row, m_map.selector().languages(), most_name_bytes));
        m_hovered_name->others = picked.hits.size() - 1;
    }
}

void MapInput::add_to(InterfaceModel& model) {
    m_fan.follow(m_map);
    model.fan = m_fan.model(m_map);
    if (m_cursor) {  // the map may have moved under it
        note_cursor(m_cursor->screen);
    }
    model.cursor = m_cursor;
    model.menu_cursor = m_menu_cursor;
    model.menu_requested = std::exchange(m_menu_requested, false);
    model.hovered = m_hovered_name;
    model.box_zoom_screen = m_box_zoom;
}

}  // namespace gatepost
