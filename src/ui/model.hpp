#pragma once

#include "label/label_leader.hpp"
#include "map/badges.hpp"
#include "map/card.hpp"
#include "map/density_legend.hpp"
#include "map/document.hpp"
#include "map/graticule.hpp"
#include "map/map_file.hpp"
#include "map/place_story.hpp"
#include "map/viewport.hpp"
#include "table/table_order.hpp"
#include "table/value_counts.hpp"
#include "ui/command.hpp"
#include "ui/layout.hpp"
#include "ui/message.hpp"
#include "ui/picture_form_model.hpp"
#include "ui/question.hpp"
#include "ui/search_model.hpp"
#include "ui/stale_layer.hpp"
#include "ui/timeline_model.hpp"
#include "ui/tour_model.hpp"
#include "words/words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// The card that is open, and where it belongs on screen.
struct PopupModel {
    Card const* card = nullptr;
    std::size_t stack = 0;  ///< which click it comes from: another number for each
    std::size_t index = 0;  ///< of the stack under the click, from 0
    std::size_t count = 1;
    bool is_capped = false;
    bool is_clicked = false;                   ///< it was opened by a click at its place, not by its name
    std::shared_ptr<PlaceStory const> story;   ///< of the whole stack; none where there is but one feature
    TimeRange time;                            ///< that the map shows
    std::optional<Point> anchor_screen;        ///< none for an unlocated feature
    std::vector<Point> precision_ring_screen;  ///< how far off the position may be
    double ring_px = 0;       ///< radius of the ring that its symbol has by itself; 0: it has none
    float opacity = 1;        ///< while it comes or goes
    bool is_leaving = false;  ///< it was closed and only fades: nothing in it can be clicked
};

/// A scale bar of a round length, true at its own place.
struct ScaleBarModel {
    double width_px = 0;
    std::string label;
};

/// Features that share a place, fanned out around it.
constexpr double fan_reach_px = 15;  ///< a click this near to an item is meant for it
struct FanModel {
    struct Item {
        FeatureRef ref;
        Point screen;
        std::string name;
    };
    Point anchor_screen;
    std::vector<Item> items;
};

/// A card that stays open.
struct PinnedCardModel {
    std::string feature;  ///< as the map's state names it
    Card card;
    Point offset_px;                     ///< of its upper left corner from the anchor
    std::optional<Point> anchor_screen;  ///< none: its feature has no place, or is not shown
};

/// A place that was asked for, and its position in several ways.
struct PlaceMarkModel {
    struct Position {
        std::string label;
        std::string text;
    };
    Point lonlat;
    std::optional<Point> screen;     ///< none: the map cannot show it
    std::vector<std::string> areas;  ///< that it lies in, smallest first
    std::vector<Position> positions;
};

/// What is named beside the pointer: the topmost feature under it, and how many lie below.
struct HoveredModel {
    std::string name;  ///< empty: its own label is under the pointer, or its card is open
    std::size_t others = 0;
    Point screen;
};

/// What lies under the pointer, for the status line and the right-click menu.
struct CursorModel {
    Point screen;
    Point lonlat;
    Point world;
};

/// Everything that the interface shows, collected once a frame. Panels read it and change nothing.
struct InterfaceModel {
    Document const* document = nullptr;
    LanguageChain languages;
    Locale locale = Locale::english;
    bool has_reduced_motion = false;
    Viewport viewport;
    double zoom = 0;
    double scale_denominator = 0;
    std::optional<PopupModel> popup;
    std::optional<CursorModel> cursor;
    std::optional<PlaceMarkModel> place_mark;
    std::vector<PinnedCardModel> pinned;  ///< the one on top last
    std::vector<FeatureRef> selected;     ///< all that is selected together
    Tours tours;                          ///< of the map
    std::optional<TourModel> tour;        ///< that is open
    std::optional<HoveredModel> hovered;  ///< a click here would open its card
    ScaleBarModel scale_bar;
    std::optional<double> north_deg;  ///< of true north, clockwise from up; none: no arrow
    Graticule graticule;
    std::vector<Badge> badges;
    std::vector<LabelLeader> leaders;
    std::optional<FanModel> fan;    ///< of features at one place, opened by a click on their badge
    std::size_t hidden_labels = 0;  ///< names for which there was no room
    std::string credits;
    std::vector<CrsChoice> crs_choices;  ///< that the map file offers
    std::vector<Message> messages;
    std::optional<Question> question;  ///< that has to be answered first
    std::string undo_text;             ///< what would be undone; empty: nothing
    std::string redo_text;
    int text_percent = 100;
    std::optional<LanguageChain> chosen_languages;  ///< of names; none: as the interface
    std::map<LayerId, StaleLayer> stale;            ///< layers whose source could not be read again
    std::map<LayerId, std::vector<std::uintptr_t>>
        swatches;                                ///< of each layer, texture of each class; 0 = none
    std::map<LayerId, DensityLegend> densities;  ///< of the layers that show one
    std::optional<float> loading_progress;
    bool has_panels = true;                  ///< a person may hide them all
    bool menu_requested = false;             ///< the right button was clicked on the map just now
    std::optional<CursorModel> menu_cursor;  ///< where it was clicked last
    std::optional<OpenCommandField> command_field_requested;  ///< somebody asked for it just now
    std::vector<LayerState>
        missing;  ///< layers of the map file whose source is not there, from bottom to top
    std::shared_ptr<ValueCounts const> value_counts;  ///< of the field whose values were asked for last
    std::shared_ptr<OrderedRows const> ordered_rows;  ///< of the table whose order was asked for last
    std::optional<float> ordering_progress;           ///< none: no order is waited for
    std::vector<std::string> recent_maps;             ///< newest first
    bool panel_focus_requested = false;               ///< Tab was pressed on the map just now
    int pane_step = 0;  ///< F6 was pressed just now: to the next pane, or the one before
    std::optional<PictureFormModel> picture_form;  ///< that is open
    std::shared_ptr<SearchModel const> search;     ///< for the text in the command field
    std::optional<TimelineModel> timeline;         ///< none: nothing has dates, or it is put away
    std::optional<Box> box_zoom_screen;            ///< the box that is being drawn
};

/// Where panels and furniture lie for what a model shows.
[[nodiscard]] inline Layout layout_of(InterfaceModel const& model) {
    double const timeline_px = model.timeline ? Layout::timeline_height_px : 0;
    return {model.viewport.width_px, model.viewport.height_px, model.has_panels, timeline_px};
}

}  // namespace gatepost
