#include "app/command_line.hpp"

#include "app/frame_options.hpp"
#include "app/help_text.hpp"
#include "app/manual_page.hpp"
#include "app/option_groups.hpp"
#include "app/option_table.hpp"
#include "app/shell_completion.hpp"
#include "app/where_option.hpp"
#include "base/boundary.hpp"
#include "base/error.hpp"
#include "base/message_line.hpp"
#include "base/nearest_word.hpp"
#include "io/data_format.hpp"
#include "map/picture_format.hpp"
#include "map/picture_size.hpp"
#include "map/viewport.hpp"

#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
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

/// "light, dark, print, not 'drak'; did you mean 'dark'?"
std::string unknown_choice(std::string const& word, std::span<std::string_view const> choices) {
    std::vector<std::string> const known(choices.begin(), choices.end());
    return fmt::format("{}, not '{}'{}", fmt::join(known, ", "), word, did_you_mean(word, known));
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
    if (raw.dpi && !(*raw.dpi >= 1 && *raw.dpi <= most_dpi)) {
        throw fmt_error("--dpi: a number from 1 to {}, not {}", most_dpi, *raw.dpi);
    }
    if (raw.scale && !(*raw.scale >= least_picture_scale && *raw.scale <= most_picture_scale)) {
        throw fmt_error("--scale: a number from {} to {}, not {}", least_picture_scale, most_picture_scale,
                        *raw.scale);
    }
    if (raw.quality && !(*raw.quality >= 1 && *raw.quality <= most_quality)) {
        throw fmt_error("--quality: a number from 1 to {}, not {}", most_quality, *raw.quality);
    }
    picture.quality = static_cast<int>(std::lround(raw.quality.value_or(0)));
    picture.dpi = raw.dpi.value_or(0);
    picture.scale = raw.scale.value_or(0);
    options.scale = picture.scale > 0 ? picture.scale : 1;
    if (!raw.layout.empty()) {
        auto const* const found = std::find(page_layout_names.begin(), page_layout_names.end(), raw.layout);
        if (found == page_layout_names.end()) {
            throw fmt_error("--layout: {}", unknown_choice(raw.layout, page_layout_names));
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

/// What would be left undone in silence.
void check_outputs(Options const& options) {
    bool const has_answer = options.list_layers || options.query_lonlat || !options.find.empty();
    if (!options.sheet.empty() && (!options.screenshot.empty() || has_answer)) {
        throw fmt_error("--sheet is written alone: not with --screenshot, --list-layers or --query");
    }
    bool const has_another = !options.screenshot.empty() || !options.sheet.empty() || !options.save.empty() ||
                             !options.export_data.empty() || has_answer;
    if (options.picture.has_world_file && (options.screenshot.empty() || options.screenshot == "-" ||
                                           !is_raster(picture_format_of(options.screenshot)))) {
        throw fmt_error("--world-file stands beside a picture of pixels: .png, .jpg, .webp or .tif");
    }
    if (!options.verify.empty() && (has_another || !options.diff.empty() || !options.inputs.empty())) {
        throw fmt_error("--verify takes one picture and nothing else");
    }
    if (!options.diff.empty() && has_another) {
        throw fmt_error("--diff writes its own picture (-o) and report (--report), and nothing else");
    }
}

/// Whether two names are of one file, which need not exist.
bool are_one_file(std::string const& a, std::string const& b) {
    std::error_code failure;
    auto const normal = [&](std::string const& path) {
        return std::filesystem::weakly_canonical(std::filesystem::absolute(path, failure), failure);
    };
    return !a.empty() && !b.empty() && normal(a) == normal(b);
}

void check_diff(RawTexts const& raw, Options const& options) {
    bool const has_outputs = !options.diff_picture.empty() || !options.diff_report.empty();
    if (options.diff.empty() && has_outputs) {
        throw fmt_error("-o and --report belong to --diff OLD NEW");
    }
    if (!options.diff.empty() && !options.inputs.empty()) {
        throw fmt_error("--diff takes two files and no other input, not '{}'", options.inputs.front());
    }
    if (!options.diff.empty() && !(raw.layers + raw.hide_layers + options.select).empty()) {
        throw fmt_error("--diff compares all layers: not with --layers, --hide-layers or --select");
    }
    if (!options.diff.empty() && !(raw.where.empty() && raw.time.empty())) {
        throw fmt_error("--diff compares all features: not with --where or --time");
    }
    if (options.diff_report == "-") {
        throw fmt_error("--report is a file's name; --json writes to standard output");
    }
    if (are_one_file(options.diff_picture, options.diff_report)) {
        throw fmt_error("-o and --report are the same file: {}", options.diff_report);
    }
    if (!options.diff_picture.empty() && !options.diff_picture.ends_with(".png")) {
        throw fmt_error("-o {}: the picture of a comparison is a .png", options.diff_picture);
    }
}

void interpret_time(RawTexts const& raw, Options& options) {
    if (!raw.time.empty()) {
        options.time = parse_time_range(raw.time);
        if (!options.time) {
            throw fmt_error("--time: {}", time_range_expected(raw.time));
        }
    }
    if (!raw.undated.empty()) {
        auto const* const named = std::find(undated_names.begin(), undated_names.end(), raw.undated);
        if (named == undated_names.end()) {
            throw fmt_error("--undated: {}", unknown_choice(raw.undated, undated_names));
        }
        options.undated = static_cast<Undated>(named - undated_names.begin());
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
    check_diff(raw, options);
    check_outputs(options);
    if (!options.export_data.empty() && !data_format_of(options.export_data)) {
        throw fmt_error("--export {}: data are written as {}", options.export_data,
                        fmt::join(data_format_endings, ", "));
    }
    interpret_time(raw, options);
    interpret_frames(raw, options);
    for (std::string const& text : raw.where) {
        options.where.push_back(parse_where(text));
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
    declare_options(app, options, raw);
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
    declare_options(app, parsed.options, raw);
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
