#pragma once

#include "geo/point.hpp"
#include "table/date.hpp"
#include "table/table_order.hpp"
#include "ui/command.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace gatepost {

/// The map and the parts of the interface that F6 goes round, in this order.
enum class Pane : std::uint8_t {
    map,
    layers,
    style_form,
    filter_form,
    picture_form,
    table,
    timeline,
    tour,
    card,
    mark,
    status,
    last = status
};

/// Which of them the keys go to.
struct KeyboardState {
    Pane pane = Pane::map;
    std::optional<Pane> wanted;  ///< takes the keys as soon as it is drawn
    bool is_marked = false;      ///< in this frame a pane was drawn that has them
    bool is_framed = false;      ///< it was reached by keys: it shows that it has them
    bool was_busy = false;       ///< in the last frame something was going on that Escape ends
};

/// The form in which a layer's look is changed.
struct StyleFormState {
    std::optional<LayerId> layer;  ///< none: it is closed
    std::size_t style_class = 0;
    std::size_t classes = 0;                    ///< as many as there were in the last frame
    std::shared_ptr<FeatureTable const> table;  ///< of which the kinds of geometry are known
    bool has_points = false;
    bool has_lines = false;
    bool has_areas = false;
};

/// The form in which a layer is filtered.
struct FilterFormState {
    std::optional<LayerId> layer;  ///< none: it is closed
    std::string condition;         ///< of the layer, in the last frame
    std::array<char, 65536> text{};
    std::string failure;                        ///< why what was entered last is no condition
    std::shared_ptr<FeatureTable const> table;  ///< of which the fields are
    std::vector<std::string> fields;
    std::string field;             ///< whose values are listed; empty: none
    std::string before;            ///< what is wanted besides them
    std::string composed;          ///< what the form made of both
    std::string asked;             ///< the condition that was asked for last
    std::set<std::string> chosen;  ///< of its values
    bool has_without = false;      ///< that it has none is chosen too
};

/// The table of a layer's features.
struct TableState {
    std::optional<LayerId> layer;  ///< none: it is closed
    std::array<char, 128> search{};
    TableOrder head_order;                    ///< that was clicked at the heads
    TableOrder order;                         ///< that was asked for, with what is searched
    std::shared_ptr<FeatureMask const> mask;  ///< that was asked for with it
    bool is_only_in_view = false;
    std::optional<Box> view_world;              ///< that was asked for with it
    Box last_view_world;                        ///< of the frame before
    std::shared_ptr<FeatureTable const> table;  ///< that the rest was made from
    std::vector<std::string> fields;
    std::size_t all_fields = 0;               ///< as many as the layer has
    std::set<std::string> hidden_fields;      ///< by the person's choice
    std::optional<std::size_t> last_row;      ///< that was chosen, from which Shift goes on
    std::shared_ptr<OrderedRows const> rows;  ///< as they were put in order last; none: the table's own order
    float top = 0;  ///< on the screen, where it stands at the bottom; 0: it covers nothing
    int opened_in_frame = 0;
};

/// How a path that is being written may go on.
struct PathSuggestions {
    std::string typed;  ///< as it was when they were looked up
    std::vector<std::string> paths;
};

/// What is being written in the form of a picture.
struct PictureFormState {
    bool is_open = false;
    std::array<char, 1024> path{};
    std::array<char, 64> size{};
    std::array<char, 16> dpi{};
    std::array<char, 256> title{};
    std::array<char, 256> subtitle{};
    std::array<char, 2048> text{};
    PathSuggestions path_suggestions;
};

/// What is being done to the timeline.
struct TimelineState {
    enum class Drag : std::uint8_t { none, begin, end, body, axis };
    Drag drag = Drag::none;
    double grabbed_px = 0;    ///< where, from the left edge of the axis
    bool has_moved = false;   ///< since then
    TimeRange grabbed_range;  ///< as it was then
    TimeRange grabbed_shown;
    std::array<char, 64> text{};
    bool is_typed = false;     ///< somebody writes in it
    bool wants_keys = false;   ///< what was entered is to be mended
    bool is_text_bad = false;  ///< what was typed is no range of time
};

/// The card that was drawn last: paging through a stack and unfolding leave it in its place.
struct CardState {
    std::string reference;
    std::size_t stack = 0;
    Box place;                         ///< in framebuffer pixels
    bool is_story = false;             ///< of the whole stack, instead of a card
    bool is_newest_first = false;      ///< in a story
    bool is_other_now = false;         ///< something was unfolded just now, or folded
    std::set<std::string> unfolded;    ///< entries of it
    std::optional<Point> kept_anchor;  ///< the card stays at `kept` while its feature is there
    Point kept;
};

/// What is being written of a tour.
struct TourState {
    std::string shown;  ///< which stop the fields are of
    std::array<char, 2048> tour_title{};
    std::array<char, 2048> title{};
    std::array<char, 65536> text{};
};

/// A pinned card that is being moved.
struct PinState {
    std::string feature;  ///< empty: none is
    Point grabbed_px;     ///< where, from its upper left corner
};

/// What a person is typing and has unfolded: all that the interface remembers from frame to frame.
struct TypedTexts {
    std::array<char, 512> map_crs{};
    std::array<char, 128> layer_search{};
    std::array<char, 256> command{};
    std::optional<LayerId> command_finds;  ///< the layer whose source is looked for in it
    std::size_t command_row = 0;           ///< that is chosen in the command field
    bool has_all_found = false;            ///< all features that are found are listed in it
    bool wants_command_keys = false;       ///< the field takes the keys again
    std::set<LayerId> open_legends;
    KeyboardState keyboard;
    StyleFormState style_form;
    FilterFormState filter_form;
    TableState table;
    std::uint64_t table_ticket = 0;  ///< of the rows that were asked for last; never the same twice
    PictureFormState picture_form;
    TimelineState timeline;
    TourState tour;
    CardState card;
    PinState pin;
    std::vector<Box> covered_screen;  ///< by panels, in the last frame, in logical pixels
    std::string shown;                ///< parts of long texts in the last frame, to be baked before the next
};

}  // namespace gatepost
