#pragma once

#include "base/log.hpp"
#include "geo/crs.hpp"
#include "geo/point.hpp"
#include "map/furniture.hpp"
#include "map/time_filter.hpp"
#include "style/theme.hpp"
#include "table/names.hpp"
#include "ui/timeline_model.hpp"
#include "words/words.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// What the command line asks for, checked for form but not yet for sense: that a layer or a CRS exists is
/// seen later.
struct Options {
    std::vector<std::string> inputs;
    std::string screenshot;  ///< file, or "-" for stdout; empty = none
    std::string sheet;       ///< file of the evidence sheet; empty = none
    int width_px = 1600;
    int height_px = 1000;
    double scale = 1;       ///< of the window
    PictureChoice picture;  ///< what was asked for: what is as usual was not
    std::optional<PageLayout> layout;
    Furniture furniture;            ///< what was asked for
    std::optional<TimeRange> time;  ///< of what is shown; none: that of the map file
    std::optional<Undated> undated;
    std::string map_crs;  ///< empty: that of the map file, or EPSG:3857
    std::string assumed_crs;
    std::string encoding;  ///< of texts that do not say; empty: guessed
    bool strict_crs = false;
    std::optional<Box> extent_world;
    std::optional<Box> bbox_lonlat;
    std::optional<Point> center_lonlat;
    std::optional<double> zoom;
    std::vector<std::string> layers;
    std::vector<std::string> hide_layers;
    /// Layers, each with the condition that what is shown of it fulfils (Expression).
    std::vector<std::pair<std::string, std::string>> where;
    bool no_basemap = false;
    /// Where looks of bundled layers are kept; empty: nowhere, they look as they were made.
    std::string style_folder;
    std::optional<Theme> theme;        ///< none: that of the map file, or the usual one
    Theme usual_theme = Theme::light;  ///< of maps that say nothing of it
    bool has_usual_graticule = false;
    std::optional<Locale> locale;  ///< of the interface; none: as last time, or that of the environment
    bool has_locale = false;       ///< whether --ui-lang was given
    bool has_size = false;         ///< whether the size was asked for
    std::string select;
    LanguageChain languages;         ///< of names; empty: those of the map file, or vi, zh, en
    std::string save;                ///< map file to write; empty: none
    std::vector<std::string> diff;   ///< two states of a file to compare, the old one first; empty: none
    std::string diff_picture;        ///< file, or empty
    std::string diff_report;         ///< file, or empty
    std::string verify;              ///< picture to compare with what it was made of; empty: none
    std::string export_data;         ///< file to write features to; empty: none
    std::string find;                ///< text to search for; empty: none
    std::string tour;                ///< name of the tour that is shown; empty: none
    std::string frames;              ///< folder or .webp for several pictures; empty: none
    TimelineChoice timeline;         ///< how pictures go through time
    bool goes_through_time = false;  ///< whether they do
    bool list_layers = false;
    std::optional<Point> query_lonlat;
    bool json = false;
    LogLevel log_level = LogLevel::warning;
    bool doctor = false;
    bool keys = false;     ///< prints the keymap
    bool version = false;  ///< prints versions of the program and its libraries

    /// -a_srs, if it was given. Throws Error for a CRS that does not exist.
    [[nodiscard]] std::optional<Crs> assumed() const {
        return assumed_crs.empty() ? std::nullopt : std::optional{Crs::parse(assumed_crs)};
    }
    /// Of the view where no picture has another one.
    [[nodiscard]] Point view_size_px() const { return Point{width_px / scale, height_px / scale}; }
    [[nodiscard]] bool has_view() const { return extent_world || bbox_lonlat || center_lonlat || zoom; }
    [[nodiscard]] bool is_headless() const {
        return !screenshot.empty() || !sheet.empty() || !save.empty() || !export_data.empty() ||
               !diff.empty() || !verify.empty() || !find.empty() || !frames.empty() || list_layers ||
               query_lonlat || doctor || keys || version;
    }
    /// Whether very large sources are read around the view, as it moves. A picture or an answer is of all
    /// there is.
    [[nodiscard]] bool follows_view() const { return !is_headless(); }
};

}  // namespace gatepost
