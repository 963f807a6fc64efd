#include "app/option_groups.hpp"

#include <array>
#include <optional>
#include <utility>

namespace gatepost {

namespace {

/// What the value of an option is, as --help and the manual write it. Words with bars between are all there
/// is to choose from.
namespace kind {
constexpr char const* file = "FILE";
constexpr char const* files = "OLD NEW";
constexpr char const* folder = "FOLDER|FILE";
constexpr char const* tour = "NAME";
constexpr char const* step = "day|month|year|event";
constexpr char const* size = "W×H";
constexpr char const* paper = "PAPER";
constexpr char const* words = "WORDS";
constexpr char const* number = "N";
constexpr char const* layout = "map|report|a4|slide";
constexpr char const* lonlat = "LON,LAT";
constexpr char const* bbox = "W,S,E,N";
constexpr char const* extent = "XMIN,YMIN,XMAX,YMAX";
constexpr char const* crs = "CRS";
constexpr char const* encoding = "NAME";
constexpr char const* layers = "LAYER,…";
constexpr char const* feature = "LAYER:ID";
constexpr char const* languages = "LANG,…";
constexpr char const* theme = "light|dark|print";
constexpr char const* where = "LAYER:CONDITION";
constexpr char const* undated = "pale|shown|hidden";
constexpr char const* time = "FROM/TO";
constexpr char const* locale = "en|vi|zh";
constexpr char const* log_level = "debug|info|warning|error|off";
constexpr char const* shell = "bash|zsh|fish";
}  // namespace kind

/// Declares the options of one group.
class Group {
  public:
    Group(CLI::App& app, char const* title) : m_app(&app), m_title(title) {}
    template <class Value>
    CLI::Option* option(char const* name, char const* kind, Value& value, char const* help) const {
        return m_app->add_option(name, value, help)->type_name(kind)->group(m_title);
    }
    /// A part of a picture, with another name, --no-…, that leaves it out.
    void choice(std::string const& name, std::optional<bool>& chosen, std::string const& help) const {
        m_app
            ->add_flag_function(
                "--" + name + ",!--no-" + name, [&chosen](std::int64_t count) { chosen = count > 0; }, help)
            ->group(m_title);
    }
    CLI::Option* flag(char const* name, bool& value, char const* help) const {
        return m_app->add_flag(name, value, help)->group(m_title);
    }

  private:
    CLI::App* m_app;
    char const* m_title;
};

void declare_output(Group const& output, Options& options, RawTexts& raw) {
    output.option("--screenshot", kind::file, options.screenshot,
                  "draw without a window, write .png, .jpg, .webp, .tif, .pdf, .svg or .html ('-': a PNG to "
                  "standard output), exit");
    output.option("--sheet", kind::file, options.sheet,
                  "write an evidence sheet, .html or .pdf: the map with pins, events and sources; exit");
    output.option("--export", kind::file, options.export_data,
                  "write features of --layers, --select or the view as .geojson, .fgb, .gpkg, .csv or .kml, "
                  "exit");
    output
        .option("--diff", kind::files, options.diff,
                "compare two states of a file, exit: 0 the same, 4 different")
        ->expected(2);
    output.option("-o", kind::file, options.diff_picture, "of --diff: a PNG that shows what differs");
    output.option("--report", kind::file, options.diff_report, "of --diff: what differs, as JSON");
    output.option("--verify", kind::file, options.verify,
                  "draw a PNG of this program again and compare, exit: 0 the same, 4 different, 3 unknown");
    output.option("--save", kind::file, options.save,
                  "keep the map in NAME.gatepost.json, without a window, exit");
    output.flag("--list-layers", options.list_layers, "list the layers and exit");
    output.option("--find", kind::words, options.find,
                  "search names, events, layers, fields, commands and places, and exit");
    output.option("--query", kind::lonlat, raw.query, "say what a click there shows, and exit");
    output.flag("--json", options.json,
                "answers of --list-layers, --find, --query, --export, --diff, --verify, --doctor and "
                "--version as JSON");
}

/// What is drawn, or left out, as a layout or a person wants it.
void declare_furniture(Group const& furniture, Options& options) {
    constexpr std::array<std::pair<char const*, char const*>, 9> switches{
        {{"scale-bar", "a scale bar"},
         {"north-arrow", "an arrow to true north"},
         {"graticule", "meridians and parallels with their degrees (in the window: key G)"},
         {"legend", "what the layers in view mean, with their counts"},
         {"credits", "whose data it is"},
         {"crs-name", "the name of the map CRS"},
         {"date", "the date of the picture"},
         {"locator", "a small map of where this one lies"},
         {"pins", "numbered pins where something happened in view, and a list of them"}}};
    for (std::size_t i = 0; i < switches.size(); ++i) {
        auto const& [name, what] = switches[i];
        std::optional<bool>& chosen = options.furniture.*furniture_switches[i].second;
        furniture.choice(name, chosen, std::string("draw ") + what + ", or not");
    }
}

void declare_picture(Group const& picture, Options& options, RawTexts& raw) {
    PictureChoice& choice = options.picture;
    picture.option("--layout", kind::layout, raw.layout,
                   "the map alone (map), a figure with its legend, a page, or a slide");
    picture.option("--size", kind::size, raw.size, "1600x1000 in pixels, or 160x100mm");
    picture.option("--paper", kind::paper, raw.paper,
                   "A5 to A0, Letter, each also with -landscape; 16:9, 4K, square");
    picture.option("--scale", kind::number, raw.scale,
                   "pixels in one logical pixel: size of symbols and text (1; on paper 0.8)");
    picture.option("--dpi", kind::number, raw.dpi,
                   "dots per inch that are noted; of sizes in mm the pixels too (300)");
    picture.option("--theme", kind::theme, raw.theme, "colours of the map (light)");
    picture.option("--title", kind::words, raw.title, "title of the picture");
    picture.option("--subtitle", kind::words, raw.subtitle, "line below the title");
    picture.option("--text", kind::words, raw.text, "block of text in the picture");
    picture.flag("--transparent", choice.is_transparent, "neither water nor paper behind the map");
    picture.option("--quality", kind::number, raw.quality, "of JPEG and WebP: 1 to 100 (90)");
    picture.flag("--world-file", choice.has_world_file,
                 "write a world file and .aux.xml beside the picture: where it lies");
    picture.flag("!--no-provenance", choice.has_provenance,
                 "do not put the map and the hashes of its data into the picture");
    declare_furniture(picture, options);
}

void declare_frames(Group const& frames, Options& options, RawTexts& raw) {
    frames.option("--frames", kind::folder, options.frames,
                  "write several pictures into a folder, or into one animated .webp, exit: of --tour, or of "
                  "the map through time (--step)");
    frames.option("--tour", kind::tour, options.tour,
                  "the tour of that name in the map; without --frames: open it in the window");
    frames.option("--step", kind::step, raw.step,
                  "with --frames: a picture for each step through --time, or through all dates");
    frames.flag("--cumulative", raw.is_cumulative, "with --step: each picture shows all up to its step");
    frames.option("--frame-seconds", kind::number, raw.frame_seconds,
                  "how long each picture of an animation is shown (1; of a tour as long as its text needs)");
}

void declare_view(Group const& view, Options& options, RawTexts& raw) {
    view.option("--center", kind::lonlat, raw.center, "middle of the view, in degrees");
    view.option("--zoom", kind::number, raw.zoom,
                "zoom level: 156543.034*cos(lat)/2^N ground metres a logical pixel");
    view.option("--bbox", kind::bbox, raw.bbox, "west, south, east and north of the view, in degrees");
    view.option("--extent", kind::extent, raw.extent, "the same in the map CRS");
    view.option("--t_srs", kind::crs, options.map_crs, "map CRS: EPSG code, WKT or PROJ string (EPSG:3857)");
}

void declare_layers(Group const& layers, Options& options, RawTexts& raw) {
    layers
        .option("--layers", kind::layers, raw.layers,
                "show only these layers (ids as --list-layers has them, '\\,' for a comma in an id)")
        ->join(',');
    layers
        .option("--hide-layers", kind::layers, raw.hide_layers, "hide these layers, written in the same way")
        ->join(',');
    layers
        .option("--where", kind::where, raw.where,
                "show of a layer what a condition holds for, as gates:\"class = 'international'\"; may be "
                "repeated")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    layers.option("--time", kind::time, raw.time,
                  "show what was there then: 2017, 2014-03/2019-05-07, 2019/.. (both ends count whole)");
    layers.option("--undated", kind::undated, raw.undated,
                  "with --time, what has no date: pale, shown or hidden (pale)");
    layers.flag("--no-basemap", options.no_basemap, "leave the bundled basemap out");
    layers.option("--select", kind::feature, options.select, "open the card of a feature");
}

void declare_data(Group const& data, Options& options, RawTexts& raw) {
    data.option("--a_srs", kind::crs, options.assumed_crs, "CRS of inputs that do not state one");
    data.flag("--strict-crs", options.strict_crs, "refuse layers whose transformation is only a guess");
    data.option("--encoding", kind::encoding, options.encoding,
                "encoding of texts in inputs that do not say (GB18030, Big5, TCVN3, CP1258 …)");
    data.option("--lang", kind::languages, raw.lang, "languages of names, best first (vi,zh,en)");
}

void declare_program(Group const& program, Options& options, RawTexts& raw) {
    program.option("--ui-lang", kind::locale, raw.locale, "language of the interface and of cards");
    program.option("--log", kind::log_level, raw.log, "messages on standard error (warning)");
    program.flag("--quiet", raw.quiet, "no messages");
    program.flag("--keys", options.keys, "print every key of the window as a table and exit");
    program.flag("--doctor", options.doctor,
                 "say whether this machine has what is needed (drivers, fonts, data …) and exit");
    program.flag("--version", options.version, "print the version, and those of the libraries, and exit");
    program.flag("--man", raw.man, "print the manual page and exit");
    program.option("--completion", kind::shell, raw.completion,
                   "print the completion of options for a shell and exit");
}

}  // namespace

void declare_options(CLI::App& app, Options& options, RawTexts& raw) {
    app.add_option("INPUT", options.inputs,
                   "GeoJSON files, folders, any datasource GDAL reads, - for standard input, or a map: "
                   "NAME.gatepost.json");
    declare_output({app, "Output"}, options, raw);
    declare_picture({app, "Picture"}, options, raw);
    declare_frames({app, "Picture"}, options, raw);
    declare_view({app, "View"}, options, raw);
    declare_layers({app, "Layers"}, options, raw);
    declare_data({app, "Data"}, options, raw);
    Group const program{app, "Program"};
    declare_program(program, options, raw);
    app.set_help_flag("-h,--help", "print this help and exit")->group("Program");
}

}  // namespace gatepost
