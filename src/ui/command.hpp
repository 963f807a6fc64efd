#pragma once

#include "map/document.hpp"
#include "words/words.hpp"

#include <string>
#include <variant>
#include <vector>

namespace gatepost {

/// What a person asked for through the interface. Panels only push these; one place in app applies them.
struct ToggleLayer {
    LayerId layer;
};
struct SetOpacity {
    LayerId layer;
    float opacity;
};
struct MoveLayer {
    LayerId layer;
    LayerId to_place_of;  ///< another layer of its group
};
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
struct OpenLink {
    std::string address;
};
struct CopyText {
    std::string text;
    std::string message{};  ///< that says so; empty: none
};
struct ExportPicture {};
struct FitAll {};
struct ToggleGraticule {};
struct ZoomBy {
    double levels;
};
struct StepView {  ///< back or forward through the views before
    int step;
};
struct GoTo {
    Point lonlat;
};
struct SetClassOn {
    LayerId layer;
    std::size_t style_class;
    bool is_on;
};
struct DimOthers {  ///< lets the other classes stand back, or no longer
    LayerId layer;
    std::size_t style_class;
};
struct SetGathers {
    LayerId layer;
    bool gathers;
};
struct StyleByField {
    LayerId layer;
    std::string field;  ///< empty: the plain style
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
struct OpenStyleForm {
    LayerId layer;
};
struct OpenTable {
    LayerId layer;
};
struct RemoveLayer {
    LayerId layer;
};
struct SetTextEncoding {  ///< reads the layer again
    LayerId layer;
    std::string encoding;
};
struct ChangeTheme {
    Theme theme;
};
struct ChangeTongue {
    Tongue tongue;
};
struct SetReducedMotion {
    bool is_reduced;
};
struct OpenFile {
    std::string path;  ///< or whatever else is read; ~ is the person's own folder
};
struct OpenCommandField {};
struct StepPane {  ///< the keyboard goes to the next pane, or the one before
    int step;
};
struct Quit {};
struct PickAt {  ///< "what is here"
    Point screen;
};
struct ChangeMapCrs {
    std::string definition;  ///< EPSG code, WKT or PROJ string
};
struct DismissMessage {
    std::size_t message;
};

using Command =
    std::variant<ToggleLayer, SetOpacity, MoveLayer, ZoomToLayer, ShowFeature, StepPopup, ClosePopup,
                 OpenLink, CopyText, ExportPicture, FitAll, ToggleGraticule, ZoomBy, StepView, GoTo,
                 SetClassOn, DimOthers, SetGathers, StyleByField, SaveStyle, ResetStyle, SetClassStyle,
                 OpenStyleForm, OpenTable, RemoveLayer, OpenFile, SetTextEncoding, ChangeTheme, ChangeTongue,
                 SetReducedMotion, OpenCommandField, StepPane, Quit, PickAt, ChangeMapCrs, DismissMessage>;
using Commands = std::vector<Command>;

}  // namespace gatepost
