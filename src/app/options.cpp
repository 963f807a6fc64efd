#include "app/options.hpp"

#include "base/boundary.hpp"
#include "base/error.hpp"
#include "base/message_line.hpp"
#include "io/data_format.hpp"
#include "map/picture_format.hpp"
#include "map/picture_size.hpp"
#include "map/viewport.hpp"

#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>

namespace gatepost {

namespace {

std::vector<std::string> split(std::string const& text, char separator) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        std::size_t const end = std::min(text.find(separator, begin), text.size());
        if (end > begin) {
            parts.push_back(text.substr(begin, end - begin));
        }
        begin = end + 1;
    }
    return parts;
}

/// Ids with commas between; a backslash before a comma makes it part of an id.
std::vector<std::string> layer_ids(std::string const& text) {
    std::vector<std::string> ids(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const is_escaped =
            text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == ',' || text[i + 1] == '\\');
        if (is_escaped) {
            ids.back() += text[++i];
        } else if (text[i] == ',') {
            ids.emplace_back();
        } else {
            ids.back() += text[i];
        }
    }
    std::erase(ids, "");
    return ids;
}

std::vector<double> numbers(std::string const& option, std::string const& text, std::size_t count) {
    std::vector<double> values;
    for (std::string const& part : split(text, ',')) {
        char* end = nullptr;
        double const value = std::strtod(part.c_str(), &end);
        if (end != part.c_str() + part.size() || !std::isfinite(value)) {
            throw fmt_error("{}: '{}' is not a number", option, part);
        }
        values.push_back(value);
    }
    if (values.size() != count) {
        throw fmt_error("{}: {} numbers with commas between them are needed, not '{}'", option, count, text);
    }
    return values;
}

Point lonlat(std::string const& option, std::string const& text) {
    auto const v = numbers(option, text, 2);
    if (std::abs(v[0]) > 180 || std::abs(v[1]) > 90) {
        throw fmt_error("{}: longitude comes first and lies within ±180, then latitude within ±90; not '{}'",
                        option, text);
    }
    return {v[0], v[1]};
}

Box box(std::string const& option, std::string const& text) {
    auto const v = numbers(option, text, 4);
    return {v[0], v[1], v[2], v[3]};
}

/// Texts as CLI11 clusters them, before they are turned into Options.
struct RawTexts {
    std::string size, paper, layout, title, subtitle, text;
    std::string extent, bbox, center, layers, hide_layers, lang, query, theme, locale, log = "warning";
    std::optional<double> zoom;
    bool quiet = false;
};

/// A size in pixels is also that of the window.
void set_size(char const* option, std::string const& text, Options& options) {
    PictureSize size;
    if (auto const failure = failure_of(option, [&] { size = picture_size_of(text); })) {
        throw fmt_error("{}", *failure);
    }
    options.picture.size = text;
    if (!size.is_mm) {
        options.width_px = static_cast<int>(size.width);
        options.height_px = static_cast<int>(size.height);
        options.has_size = true;
    }
}

void interpret_picture(RawTexts const& raw, Options& options) {
    if (!options.screenshot.empty()) {
        static_cast<void>(picture_format_of(options.screenshot));
    }
    if (!raw.size.empty() && !raw.paper.empty()) {
        throw fmt_error("--size and --paper both say how large the picture is: give one of them");
    }
    if (!raw.size.empty()) {
        set_size("--size", raw.size, options);
    }
    if (!raw.paper.empty()) {
        set_size("--paper", raw.paper, options);
    }
    PictureChoice& picture = options.picture;
    if (!(picture.dpi == 0 || (picture.dpi >= 1 && picture.dpi <= most_dpi))) {
        throw fmt_error("--dpi: a number from 1 to {}, not {}", most_dpi, picture.dpi);
    }
    if (!(picture.scale == 0 ||
          (picture.scale >= least_picture_scale && picture.scale <= most_picture_scale))) {
        throw fmt_error("--scale: a number from {} to {}, not {}", least_picture_scale, most_picture_scale,
                        picture.scale);
    }
    options.scale = picture.scale > 0 ? picture.scale : 1;
    if (options.quality && (*options.quality < 1 || *options.quality > 100)) {
        throw fmt_error("--quality: a number from 1 to 100, not {}", *options.quality);
    }
    if (!raw.layout.empty()) {
        auto const* const found = std::find(page_layout_names.begin(), page_layout_names.end(), raw.layout);
        if (found == page_layout_names.end()) {
            throw fmt_error("--layout: {}, not '{}'", fmt::join(page_layout_names, ", "), raw.layout);
        }
        options.layout = static_cast<PageLayout>(found - page_layout_names.begin());
    }
    for (auto const& [written, text] :
         {std::pair{&raw.title, &Furniture::title}, std::pair{&raw.subtitle, &Furniture::subtitle},
          std::pair{&raw.text, &Furniture::text}}) {
        if (!written->empty()) {
            options.furniture.*text = {{"", *written}};
        }
    }
}

void check_diff(Options const& options) {
    bool const has_outputs = !options.diff_picture.empty() || !options.diff_report.empty();
    if (options.diff.empty() && has_outputs) {
        throw fmt_error("-o and --report belong to --diff OLD NEW");
    }
    if (!options.diff.empty() && !options.inputs.empty()) {
        throw fmt_error("--diff takes two files and no other input, not '{}'", options.inputs.front());
    }
    if (!options.diff_picture.empty() && !options.diff_picture.ends_with(".png")) {
        throw fmt_error("-o {}: the picture of a comparison is a .png", options.diff_picture);
    }
}

void interpret(RawTexts const& raw, Options& options) {
    interpret_picture(raw, options);
    if (!raw.extent.empty()) {
        options.extent_world = box("--extent", raw.extent);
        if (options.extent_world->is_empty()) {
            throw fmt_error("--extent: xmin,ymin,xmax,ymax: the first pair must be the smaller one");
        }
    }
    if (!raw.bbox.empty()) {
        Box const bbox = box("--bbox", raw.bbox);
        lonlat("--bbox", fmt::format("{},{}", bbox.min_x, bbox.min_y));
        lonlat("--bbox", fmt::format("{},{}", bbox.max_x, bbox.max_y));
        if (bbox.min_y >= bbox.max_y) {
            throw fmt_error("--bbox: west,south,east,north: south must be less than north");
        }
        options.bbox_lonlat = bbox;
    }
    if (!raw.center.empty()) {
        options.center_lonlat = lonlat("--center", raw.center);
    }
    if (!raw.query.empty()) {
        options.query_lonlat = lonlat("--query", raw.query);
    }
    if (raw.zoom && !(*raw.zoom >= 0 && *raw.zoom <= max_zoom)) {
        throw fmt_error("--zoom: a number from 0 to {}, not {}", max_zoom, *raw.zoom);
    }
    check_diff(options);
    if (!options.export_data.empty() && !data_format_of(options.export_data)) {
        throw fmt_error("--export {}: data are written as {}", options.export_data,
                        fmt::join(data_format_endings, ", "));
    }
    options.theme = theme_named(raw.theme);
    if (!options.theme && !raw.theme.empty()) {
        throw fmt_error("--theme: {}, not '{}'", fmt::join(theme_names, ", "), raw.theme);
    }
    options.locale = locale_named(raw.locale);
    options.has_locale = options.locale.has_value();
    if (!options.locale && !raw.locale.empty()) {
        throw fmt_error("--ui-lang: {}, not '{}'", fmt::join(locale_codes, ", "), raw.locale);
    }
    options.zoom = raw.zoom;
    options.layers = layer_ids(raw.layers);
    options.hide_layers = layer_ids(raw.hide_layers);
    options.languages = raw.lang.empty() ? LanguageChain{} : split(raw.lang, ',');
    options.log_level = raw.quiet ? LogLevel::off : log_level_from_name(raw.log);
}

void declare_picture(CLI::App& app, Options& options, RawTexts& raw) {
    PictureChoice& picture = options.picture;
    app.add_option("--layout", raw.layout,
                   "map (default: the map alone), report (a figure with its legend), a4 (a page), slide");
    app.add_option("--size", raw.size, "picture size: 1600x1000 in pixels (default), 160x100mm");
    app.add_option("--paper", raw.paper,
                   "picture size by name: A5 … A0, Letter (each also with -landscape), 16:9, 4K, square");
    app.add_option("--scale", picture.scale,
                   "pixels in one logical pixel: size of symbols and text (default 1, on paper 0.8)");
    app.add_option("--dpi", picture.dpi,
                   "dots per inch that the picture names; of sizes in mm its pixels (default 300)");
    app.add_option("--quality", options.quality, "of JPEG and WebP, 1 to 100 (default 90)");
    app.add_flag("--transparent", picture.is_transparent, "neither water nor paper behind the map");
    app.add_flag("!--no-provenance", picture.has_provenance, "do not write the map itself into the picture");
    app.add_option("--title", raw.title, "title of the picture");
    app.add_option("--subtitle", raw.subtitle, "line below the title");
    app.add_option("--text", raw.text, "block of text in the picture");
    constexpr std::array<std::pair<char const*, char const*>, 8> switches{
        {{"scale-bar", "a scale bar"},
         {"north-arrow", "an arrow to true north"},
         {"graticule", "meridians and parallels with their degrees (in the window: key G)"},
         {"legend", "what the layers in view mean, with their counts"},
         {"credits", "whose data it is (default)"},
         {"crs-name", "the name of the map CRS"},
         {"date", "the date of the picture"},
         {"locator", "a small map of where this one lies"}}};
    for (std::size_t i = 0; i < switches.size(); ++i) {
        auto const& [name, what] = switches[i];
        app.add_flag_function(
            fmt::format("--{0},!--no-{0}", name),
            [&chosen = options.furniture.*furniture_switches[i].second](std::int64_t count) {
                chosen = count > 0;
            },
            fmt::format("draw {}, or not", what));
    }
}

void declare(CLI::App& app, Options& options, RawTexts& raw) {
    app.add_option("INPUT", options.inputs,
                   "GeoJSON files, folders, any datasource GDAL reads, - for standard input, or a map: "
                   "NAME.gatepost.json");
    app.add_option("--screenshot", options.screenshot,
                   "draw without a window, write the picture to FILE (its ending says the format: "
                   ".png .pdf .svg .html; '-' = a PNG to stdout), exit");
    app.add_option("--sheet", options.sheet,
                   "write an evidence sheet to FILE.html: the map with numbered pins, a table of events and "
                   "sources, exit");
    app.add_option("--save", options.save, "keep the map in FILE.gatepost.json, without a window, exit");
    app.add_option("--export", options.export_data,
                   "write the features of --layers, of --select or in the view to FILE, exit: .geojson .fgb "
                   ".gpkg .csv .kml");
    app.add_option("--diff", options.diff, "compare two states of a file, OLD NEW: exit 0 same, 4 different")
        ->expected(2);
    app.add_option("-o", options.diff_picture, "of --diff: a PNG that shows what differs");
    app.add_option("--report", options.diff_report, "of --diff: what differs, as JSON");
    declare_picture(app, options, raw);
    app.add_option("--t_srs", options.map_crs,
                   "map CRS, also -t_srs: EPSG code, WKT or PROJ string (default EPSG:3857)");
    app.add_option("--a_srs", options.assumed_crs, "CRS of inputs that do not state one, also -a_srs");
    app.add_option("--encoding", options.encoding,
                   "encoding of texts in inputs that do not say (GB18030, Big5, TCVN3, CP1258 …)");
    app.add_flag("--strict-crs", options.strict_crs, "refuse layers whose transformation is only a guess");
    app.add_option("--extent", raw.extent, "xmin,ymin,xmax,ymax in the map CRS");
    app.add_option("--bbox", raw.bbox, "west,south,east,north in degrees");
    app.add_option("--center", raw.center, "lon,lat of the middle");
    app.add_option("--zoom", raw.zoom, "zoom level: 156543.034*cos(lat)/2^Z ground metres a logical pixel");
    app.add_option("--layers", raw.layers,
                   "show only these layers (ids as --list-layers has them, commas between, '\\,' for a comma "
                   "in an id; "
                   "may be given again)")
        ->join(',');
    app.add_option("--hide-layers", raw.hide_layers, "hide these layers, written in the same way")->join(',');
    app.add_flag("--no-basemap", options.no_basemap, "leave the bundled basemap out");
    app.add_option("--theme", raw.theme, "colours of the map: light (default), dark, print");
    app.add_option("--select", options.select, "open the card of LAYER:ID");
    app.add_option("--lang", raw.lang, "languages of names, best first (default vi,zh,en)");
    app.add_option("--ui-lang", raw.locale, "language of the interface and of cards: en, vi, zh");
    app.add_flag("--list-layers", options.list_layers, "list the layers and exit");
    app.add_option("--query", raw.query, "what a click at LON,LAT shows, and exit");
    app.add_flag("--json", options.json, "answers of --list-layers and --query as JSON");
    app.add_option("--log", raw.log, "messages on stderr: debug, info, warning (default), error, off");
    app.add_flag("--quiet", raw.quiet, "no messages");
    app.add_flag("--keys", options.keys, "print every key of the window as a table and exit");
    app.add_flag("--doctor", options.doctor, "say what this machine offers (GL, fonts, data) and exit");
    app.set_version_flag("--version", std::string{"gatepost "} + GATEPOST_VERSION);
}

}  // namespace

ParsedCommandLine parse_command_line(std::vector<std::string> arguments) {
    // CLI11 takes -t_srs for the short options t, _, s …; GDAL's users type it all the same.
    for (std::string& argument : arguments) {
        if (argument == "-t_srs" || argument == "-a_srs") {
            argument.insert(0, "-");
        }
    }
    ParsedCommandLine parsed;
    RawTexts raw;
    CLI::App app{
        "A viewer for places and what happened there. Without input it opens the bundled border atlas.",
        "gatepost"};
    declare(app, parsed.options, raw);
    try {
        std::reverse(arguments.begin(), arguments.end());
        app.parse(arguments);
        interpret(raw, parsed.options);
    } catch (CLI::Success const& end) {  // --help, --version
        parsed.exit_code = app.exit(end);
    } catch (CLI::ParseError const& wrong) {
        std::cerr << "gatepost: " << message_line(wrong.what()) << " (--help lists the options)\n";
        parsed.exit_code = 2;
    } catch (Error const& wrong) {
        std::cerr << "gatepost: " << wrong.what() << '\n';
        parsed.exit_code = 2;
    }
    return parsed;
}

}  // namespace gatepost
