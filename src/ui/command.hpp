#pragma once

#include "map/change.hpp"
#include "style/style_by_field.hpp"
#include "table/table_order.hpp"
#include "ui/timeline_model.hpp"
#include "words/words.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace gatepost {

/// What a person asked for through the interface: a change of the map, or something else. Panels only push
/// these; one place in app applies them.
struct ZoomToLayer {
    LayerId layer;
};
struct ShowFeature {  ///< opens its card; flies there if it has a place
    FeatureRef ref;
};
struct StepPopup {
    int step;
};
struct ClosePopup {};
struct StepAlong {  ///< to the next feature along the line of the map, or the one before
    int direction = 1;
};
struct OpenLink {
    std::string address;
};
struct CopyText {
    std::string text;
    std::string message{};  ///< that says so; empty: none
};
struct OpenPictureForm {               ///< asks what the picture is to be
    std::optional<ExportKind> kind{};  ///< none: as before; of a tour: of the one that is open
};
struct ClosePictureForm {};
struct ExportPicture {     ///< as it was asked for
    bool is_sure = false;  ///< a file of its name may be replaced
};
struct ExportAgain {};        ///< the same settings, the next free name
struct CopyPicture {};        ///< to the clipboard
struct CancelPicture {};      ///< that is being made
struct ChoosePictureFile {};  ///< with the desktop's own dialog
struct FitAll {};
struct ToggleGraticule {};
struct ZoomBy {
    double levels;
};
struct PanBy {  ///< the map follows by this
    Point px;
};
struct StepView {  ///< back or forward through the views before
    int step;
};
struct GoTo {
    Point lonlat;
};
struct StyleByField {
    LayerId layer;
    FieldColouring wanted;  ///< without a field: the plain style
};
struct SaveStyle {
    LayerId layer;
};
struct ResetStyle {
    LayerId layer;
};
struct SetClassStyle {
    LayerId layer{};
    std::size_t style_class = 0;
    StyleClass style;
    LabelClass names;
};
struct SetPointLook {  ///< how a layer's points are drawn
    LayerId layer{};
    PointLook look;
};
struct OpenStyleForm {
    LayerId layer;
};
struct OpenFilterForm {
    LayerId layer;
};
struct CountValues {  ///< of a field; they come with the model
    LayerId layer{};
    std::string field;
};
struct OrderTable {  ///< puts a layer's rows in an order; they come with the model
    LayerId layer{};
    TableOrder order;
    std::optional<Box> only_in_world{};  ///< none: wherever they are
    std::uint64_t ticket = 0;            ///< comes back with them
};
struct OpenTable {
    LayerId layer;
};
struct SetTextEncoding {  ///< reads the layer again
    LayerId layer;
    std::string encoding;
};
struct ChangeLocale {
    Locale locale;
};
struct SetReducedMotion {
    bool is_reduced;
};
struct OpenFile {
    std::string path;      ///< or whatever else is read; ~ is the person's own folder
    bool is_sure = false;  ///< no question is asked: not of what is lost, nor of what is open already
};
struct OpenCommandField {
    std::string text{};              ///< that stands in it already
    std::optional<LayerId> finds{};  ///< the layer whose missing source a path that is typed may be
};
struct FindSource {  ///< a layer's missing source is there
    LayerId layer;
    std::string path;
};
struct SaveMap {
    std::string path{};    ///< empty: its own file, or it is asked for
    bool is_sure = false;  ///< also where something else has changed that file
};
struct SaveMapAs {};     ///< asks for the path
struct FindLayer {};     ///< the keyboard goes to the field that finds layers
struct CloseTopmost {};  ///< the card, else the latest message
struct ToggleLayerRow {  ///< of the layer panel, from 1 at the top
    std::size_t row = 1;
};
struct StepPane {  ///< the keyboard goes to the next pane, or the one before
    int step;
};
struct Reload {            ///< reads sources again
    std::string source{};  ///< empty: all of a person's own
};
struct RestoreMap {  ///< that was kept aside by a window that is gone
    std::string path;
    bool is_sure = false;  ///< what is unsaved on this one may go
};
struct SetAsideMap {  ///< such a map is not offered again
    std::string path;
};
struct ToggleFullScreen {};
struct TogglePanels {};
struct StepTextSize {  ///< larger, smaller, or 0: as usual
    int step;
};
struct AnswerQuestion {
    std::size_t choice;
};
struct Undo {};
struct Redo {};
struct Quit {
    bool is_sure = false;  ///< unsaved changes are not asked for
};
struct PickAt {  ///< "what is here"
    Point screen;
};
struct CloseMark {};  ///< at a place
struct DismissMessage {
    std::size_t message;
    bool is_done = false;  ///< its action was taken
};

struct ShowTimes {  ///< on the axis of the timeline; none: all that there are dates of
    std::optional<TimeRange> shown;
};
struct ChooseTimeline {
    TimelineChoice choice;
};
struct SetTimeRange {  ///< as the timeline's mode makes of it
    TimeRange range;
};
struct MoveTime {
    int direction = 1;
    bool to_event = false;
};
struct PlayTime {
    bool is_playing = true;
};
struct ToggleTimeline {};

struct OpenTour {  ///< of that name, at its first stop
    std::string name;
};
struct CloseTour {};
struct StepTour {  ///< to the next stop, or the one before
    int step = 1;
};
struct ShowTourStop {
    std::size_t stop = 0;
};
struct PlayTour {
    std::optional<bool> is_playing{};  ///< none: the other of what it does
};
struct SetTourSpeed {
    double speed = 1;
};
struct EditTour {  ///< whether its texts and stops can be changed
    bool is_edited = true;
};
struct NewTour {};     ///< of one stop: what is seen now
struct AddStop {};     ///< what is seen now, after the stop that is shown
struct RetakeStop {};  ///< the stop becomes what is seen now
struct MoveStop {      ///< the stop that is shown, among the others
    int step = 1;
};
struct RemoveStop {};
struct RemoveTour {};
struct WriteStop {  ///< what is told of the stop that is shown, in the language of the interface
    std::optional<std::string> title{};  ///< none: it stays
    std::optional<std::string> text{};
};
struct TitleTour {
    std::string title;
};

/// What is asked of tours.
using TourCommand =
    std::variant<OpenTour, CloseTour, StepTour, ShowTourStop, PlayTour, SetTourSpeed, EditTour, NewTour,
                 AddStop, RetakeStop, MoveStop, RemoveStop, RemoveTour, WriteStop, TitleTour>;

struct PinCard {      ///< the open card stays, whatever else is opened
    Point offset_px;  ///< of its upper left corner from its feature
};
struct UnpinCard {  ///< closes one that stays
    std::string feature;
};
struct MovePin {  ///< to another place beside its feature, above the others
    std::string feature;
    Point offset_px;
};
struct SelectFeatures {  ///< in this order
    std::vector<FeatureRef> features;
    bool adds = false;     ///< to what is selected
    bool toggles = false;  ///< what is selected already no longer is
};
struct SelectInBox {
    Box screen;
    bool adds = false;
};
struct ShowOnlyFound {  ///< filters the map to what a text finds
    std::string text;
};

struct FindText {  ///< what is found for it comes with the model
    std::string text;
    std::size_t most = 60;  ///< results
};

/// What is asked of the timeline.
using TimelineCommand =
    std::variant<ShowTimes, ChooseTimeline, SetTimeRange, MoveTime, PlayTime, ToggleTimeline>;

/// What opens beside the map.
using OpenPanel = std::variant<OpenStyleForm, OpenFilterForm, OpenTable>;

/// What is asked of pictures.
using PictureCommand = std::variant<OpenPictureForm, ClosePictureForm, ExportPicture, ExportAgain,
                                    CopyPicture, CancelPicture, ChoosePictureFile>;

using Command =
    std::variant<Change, ZoomToLayer, ShowFeature, StepPopup, StepAlong, ClosePopup, OpenLink, CopyText,
                 PictureCommand, TimelineCommand, TourCommand, FindText, ShowOnlyFound, PinCard, UnpinCard,
                 MovePin, SelectFeatures, SelectInBox, FitAll, ToggleGraticule, ZoomBy, PanBy, FindLayer,
                 CloseTopmost, ToggleLayerRow, StepView, GoTo, StyleByField, SaveStyle, ResetStyle,
                 SetClassStyle, SetPointLook, OpenPanel, CountValues, OrderTable, OpenFile, SetTextEncoding,
                 ChangeLocale, SetReducedMotion, OpenCommandField, FindSource, SaveMap, SaveMapAs, StepPane,
                 Reload, RestoreMap, SetAsideMap, ToggleFullScreen, TogglePanels, StepTextSize,
                 AnswerQuestion, Undo, Redo, Quit, PickAt, CloseMark, DismissMessage>;
using Commands = std::vector<Command>;

}  // namespace gatepost
