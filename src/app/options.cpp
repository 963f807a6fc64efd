#include "app/options.hpp"

#include "app/help_text.hpp"
#include "app/manual_page.hpp"
#include "app/option_table.hpp"
#include "app/shell_completion.hpp"
#include "base/error.hpp"
#include "base/message_line.hpp"
#include "base/nearest_word.hpp"
#include "map/viewport.hpp"

#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <span>

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

/// Texts as CLI11 collects them, before they are turned into Options.
struct RawTexts {
    std::string size, extent, bbox, center, layers, hide_layers, lang, query, theme, locale, log = "warning";
    std::string completion;
    std::optional<double> zoom;
    bool quiet = false;
    bool man = false;
};

void set_size(std::string const& text, Options& options) {
    auto const parts = split(text, 'x');
    if (parts.size() != 2) {
        throw fmt_error("--size: write it as 1600x1000, not '{}'", text);
    }
    constexpr double largest = 32768;
    auto const side = [&](std::string const& part) {
        double const value = numbers("--size", part, 1)[0];
        if (value < 1 || value > largest || value != std::floor(value)) {
            throw fmt_error("--size: each side is a whole number of pixels from 1 to {}, not '{}'", largest,
                            part);
        }
        return static_cast<int>(value);
    };
    options.width_px = side(parts[0]);
    options.height_px = side(parts[1]);
}

/// "light, dark, print, not 'drak'; did you mean 'dark'?"
std::string unknown_choice(std::string const& word, std::span<std::string_view const> choices) {
    std::vector<std::string> const known(choices.begin(), choices.end());
    return fmt::format("{}, not '{}'{}", fmt::join(known, ", "), word, did_you_mean(word, known));
}

void interpret(RawTexts const& raw, Options& options) {
    if (!raw.size.empty()) {
        set_size(raw.size, options);
        options.has_size = true;
    }
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
    if (!(options.dpi == 0 || (options.dpi >= 1 && options.dpi <= 100'000))) {
        throw fmt_error("--dpi: a number from 1 to 100000, not {}", options.dpi);
    }
    if (!(options.scale >= 0.25 && options.scale <= 8)) {
        throw fmt_error("--scale: a number from 0.25 to 8, not {}", options.scale);
    }
    options.theme = theme_named(raw.theme);
    if (!options.theme && !raw.theme.empty()) {
        throw fmt_error("--theme: {}", unknown_choice(raw.theme, theme_names));
    }
    options.locale = locale_named(raw.locale);
    options.has_locale = options.locale.has_value();
    if (!options.locale && !raw.locale.empty()) {
        throw fmt_error("--ui-lang: {}", unknown_choice(raw.locale, locale_codes));
    }
    if (!raw.completion.empty() && std::find(completed_shells.begin(), completed_shells.end(),
                                             raw.completion) == completed_shells.end()) {
        throw fmt_error("--completion: {}", unknown_choice(raw.completion, completed_shells));
    }
    options.zoom = raw.zoom;
    options.layers = layer_ids(raw.layers);
    options.hide_layers = layer_ids(raw.hide_layers);
    options.languages = raw.lang.empty() ? LanguageChain{} : split(raw.lang, ',');
    options.log_level = raw.quiet ? LogLevel::off : log_level_from_name(raw.log);
}

// --- the table of options: one entry each, in the group under which --help shows it ---

/// What the value of an option is, as --help and the manual write it. Words with bars between are all there
/// is to choose from.
namespace kind {
constexpr char const* file = "FILE";
constexpr char const* size = "W×H";
constexpr char const* number = "N";
constexpr char const* lonlat = "LON,LAT";
constexpr char const* bbox = "W,S,E,N";
constexpr char const* extent = "XMIN,YMIN,XMAX,YMAX";
constexpr char const* crs = "CRS";
constexpr char const* encoding = "NAME";
constexpr char const* layers = "LAYER,…";
constexpr char const* feature = "LAYER:ID";
constexpr char const* languages = "LANG,…";
constexpr char const* theme = "light|dark|print";
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
    CLI::Option* flag(char const* name, bool& value, char const* help) const {
        return m_app->add_flag(name, value, help)->group(m_title);
    }

  private:
    CLI::App* m_app;
    char const* m_title;
};

void declare_output(Group const& output, Options& options, RawTexts& raw) {
    output.option("--screenshot", kind::file, options.screenshot,
                  "draw without a window, write a PNG ('-': standard output), exit");
    output.option("--save", kind::file, options.save,
                  "keep the map in NAME.gatepost.json, without a window, exit");
    output.flag("--list-layers", options.list_layers, "list the layers and exit");
    output.option("--query", kind::lonlat, raw.query, "say what a click there shows, and exit");
    output.flag("--json", options.json, "answers of --list-layers, --query, --doctor and --version as JSON");
}

void declare_picture(Group const& picture, Options& options, RawTexts& raw) {
    picture.option("--size", kind::size, raw.size, "picture size in device pixels (1600x1000)");
    picture.option("--scale", kind::number, options.scale,
                   "device pixels in one logical pixel: size of symbols and text (1)");
    picture.option("--dpi", kind::number, options.dpi, "resolution (dots per inch) recorded in the picture");
    picture.option("--theme", kind::theme, raw.theme, "colours of the map (light)");
    picture.flag("--scale-bar", options.scale_bar, "draw a scale bar into the picture");
    picture.flag("--north-arrow", options.north_arrow, "draw an arrow to true north into the picture");
    picture.flag("--graticule", options.graticule, "draw meridians and parallels (in the window: key G)");
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

void declare(CLI::App& app, Options& options, RawTexts& raw) {
    app.add_option("INPUT", options.inputs,
                   "GeoJSON files, folders, any datasource GDAL reads, - for standard input, or a map: "
                   "NAME.gatepost.json");
    declare_output({app, "Output"}, options, raw);
    declare_picture({app, "Picture"}, options, raw);
    declare_view({app, "View"}, options, raw);
    declare_layers({app, "Layers"}, options, raw);
    declare_data({app, "Data"}, options, raw);
    Group const program{app, "Program"};
    declare_program(program, options, raw);
    app.set_help_flag("-h,--help", "print this help and exit")->group("Program");
}

/// -t_srs and -a_srs, which GDAL's users type with one dash.
bool is_spelled_as_by_gdal(std::string_view name) { return name == "t_srs" || name == "a_srs"; }

std::vector<std::string> option_names() {
    std::vector<std::string> names;
    for (OptionEntry const& option : option_table()) {
        names.insert(names.end(), option.names.begin(), option.names.end());
    }
    return names;
}

/// `gatepost help` is no file's name but an option without its dashes, unless there is such a file.
void refuse_words_that_are_options(std::vector<std::string> const& inputs) {
    std::error_code ignored;
    for (std::string const& input : inputs) {
        bool const is_word = input.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos;
        if (is_word && !std::filesystem::exists(input, ignored)) {
            auto const names = option_names();
            if (std::find(names.begin(), names.end(), "--" + input) != names.end()) {
                throw fmt_error("there is no file '{0}'; did you mean --{0}?", input);
            }
        }
    }
}

/// The exit code: 1 where standard output takes no more.
int print_text(std::string const& text) {
    std::cout.write(text.data(), static_cast<std::streamsize>(text.size())).flush();
    return std::cout ? 0 : 1;
}

}  // namespace

std::vector<OptionEntry> option_table() {
    Options options;
    RawTexts raw;
    CLI::App app;
    declare(app, options, raw);
    std::vector<OptionEntry> table;
    for (CLI::Option const* const option : app.get_options()) {
        bool const is_input = option->get_positional();
        OptionEntry entry{{},
                          option->get_items_expected_max() == 0 ? "" : option->get_type_name(),
                          option->get_description(),
                          is_input ? "" : option->get_group(),
                          option->get_multi_option_policy() == CLI::MultiOptionPolicy::Join};
        for (std::string const& letter : option->get_snames()) {
            entry.names.push_back('-' + letter);
        }
        for (std::string const& name : option->get_lnames()) {
            if (is_spelled_as_by_gdal(name)) {
                entry.names.push_back('-' + name);
            }
            entry.names.push_back("--" + name);
        }
        if (is_input) {
            entry.names.push_back(option->get_name(true));
            entry.kind.clear();
        }
        table.push_back(std::move(entry));
    }
    // CLI11 declares its help first; people look for it last.
    std::stable_partition(table.begin(), table.end(),
                          [](OptionEntry const& one) { return one.names.back() != "--help"; });
    return table;
}

ParsedCommandLine parse_command_line(std::vector<std::string> arguments) {
    // CLI11 takes -t_srs for the short options t, _, s …; GDAL's users type it all the same.
    for (std::string& argument : arguments) {
        if (argument.size() > 1 && argument[0] == '-' && is_spelled_as_by_gdal(argument.substr(1))) {
            argument.insert(0, "-");
        }
    }
    ParsedCommandLine parsed;
    RawTexts raw;
    CLI::App app;
    declare(app, parsed.options, raw);
    try {
        std::reverse(arguments.begin(), arguments.end());
        app.parse(arguments);
        interpret(raw, parsed.options);
        refuse_words_that_are_options(parsed.options.inputs);
        if (raw.man) {
            parsed.exit_code = print_text(manual_page());
        } else if (!raw.completion.empty()) {
            parsed.exit_code = print_text(completion_for(raw.completion));
        }
    } catch (CLI::CallForHelp const&) {
        parsed.exit_code = print_text(help_text());
    } catch (CLI::ExtrasError const&) {
        std::string const unknown = app.remaining().front();
        std::cerr << fmt::format("gatepost: there is no option '{}'{} (--help lists the options)\n",
                                 message_line(unknown), did_you_mean(unknown, option_names()));
        parsed.exit_code = 2;
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
