#pragma once

#include "app/fan.hpp"
#include "app/map_pointer.hpp"
#include "app/scroll_kind.hpp"
#include "app/view_control.hpp"
#include "map/badges.hpp"
#include "ui/command.hpp"
#include "ui/model.hpp"

#include <functional>
#include <optional>
#include <utility>

namespace gatepost {

/// What the interface keeps of the input for itself.
struct PanelsWant {
    bool pointer = false;
    bool keys = false;
};

/// What a person does on the map with mouse and keys: it moves the view, opens cards and fans, and says
/// commands. Needs no window.
class MapInput {
  public:
    /// `apply` carries commands out. All of it outlives this.
    /// `named_at` finds the feature whose label lies at a place of the screen.
    MapInput(OpenMap& map, ViewControl& view, std::function<void(Command const&)> apply,
             std::function<std::optional<FeatureRef>(Point)> named_at)
        : m_map(map), m_view(view), m_apply(std::move(apply)), m_named_at(std::move(named_at)) {}

    /// `earliest_s`: when the event may have happened at the earliest, by the clock of `now_s`.
    void handle(InputEvent const& event, PanelsWant const& want, double now_s, double earliest_s);

    /// What lies under the pointer; to be called once a frame.
    void find_hovered();
    [[nodiscard]] std::optional<FeatureRef> hovered() const { return m_hovered; }
    [[nodiscard]] bool is_dragging() const { return m_pointer.is_dragging(); }

    /// What a frame shows of it.
    void add_to(InterfaceModel& model);
    /// Whether something happened since the last call that a frame should show.
    [[nodiscard]] bool take_happened() { return std::exchange(m_has_happened, false); }

  private:
    void press(ButtonPressed const& pressed, double now_s);
    void release(ButtonReleased const& released, double now_s, double earliest_s);
    void follow(MapPointer::Meaning const& meaning);
    void click(Point screen);
    void add_to_chosen(Point screen);
    void open_badge(Badge const& badge);
    void note_cursor(std::optional<Point> screen);
    [[nodiscard]] Picked pick_at(Point screen);
    [[nodiscard]] std::optional<FeatureRef> labelled_at(Point screen);
    void key(KeyPressed const& pressed, bool has_panel_keys);

    OpenMap& m_map;
    ViewControl& m_view;
    std::function<void(Command const&)> m_apply;
    std::function<std::optional<FeatureRef>(Point)> m_named_at;
    MapPointer m_pointer;
    ScrollKind m_scroll_kind;
    Fan m_fan;
    std::optional<Box> m_box_zoom;
    std::optional<CursorModel> m_cursor;
    std::optional<CursorModel> m_menu_cursor;
    std::optional<FeatureRef> m_hovered;
    std::optional<HoveredModel> m_hovered_name;
    bool m_menu_requested = false;
    bool m_has_happened = false;
};

}  // namespace gatepost
