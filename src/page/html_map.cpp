#include "page/html_map.hpp"

#include "page/html_assets.hpp"
#include "page/markup.hpp"
#include "page/page_layers.hpp"
#include "page/page_styles.hpp"
#include "words/language_tag.hpp"

#include <array>

namespace gatepost {

namespace {

/// The script in the order in which its files need each other.
constexpr auto script_files = std::to_array<std::string_view>(
    {"data.js", "shapes.js", "view.js", "features.js", "times.js", "clusters.js", "labels.js",
     "area_labels.js", "arcs.js", "density.js", "outlines.js", "painter.js", "badges.js", "pick.js",
     "card.js", "panel.js", "timeline.js", "main.js"});

constexpr std::array<Locale, locale_codes.size()> locales{Locale::english, Locale::vietnamese,
                                                          Locale::chinese};

/// What the script says, by the name that it asks for.
constexpr auto page_words = std::to_array<std::pair<std::string_view, Word>>({
    {"search", Word::page_search},
    {"nothing", Word::page_nothing_found},
    {"layers", Word::page_layers},
    {"basemap", Word::basemap},
    {"classes", Word::show_legend},
    {"language", Word::page_language},
    {"theme", Word::page_theme},
    {"home", Word::page_home},
    {"zoomIn", Word::zoom_in},
    {"zoomOut", Word::zoom_out},
    {"zoomTo", Word::zoom_to_it},
    {"close", Word::close},
    {"previous", Word::page_previous},
    {"next", Word::page_next},
    {"nOfM", Word::n_of_m},
    {"events", Word::events},
    {"borrowed", Word::borrowed_place},
    {"happened", Word::where_it_happened},
    {"alsoHere", Word::also_here},
    {"related", Word::related},
    {"sources", Word::sources},
    {"ourForm", Word::our_form},
    {"noCard", Word::page_no_card},
    {"keys", Word::page_keys},
    {"map", Word::page_map},
    {"timeline", Word::timeline},
    {"playTime", Word::play_time},
    {"pauseTime", Word::pause_time},
    {"allTimes", Word::all_times},
    {"timeCounts", Word::time_counts},
    {"timeDated", Word::time_dated},
});

std::string script() {
    std::string text = "\"use strict\";\n(() => {\n";
    for (std::string_view const file : script_files) {
        text += embedded_page_file(file);
    }
    return text + "})();\n";
}

PageChains chains_of(HtmlMapRequest const& request) {
    PageChains chains;
    for (std::size_t i = 0; i < locales.size(); ++i) {
        bool const is_first = locales[i] == request.locale && !request.languages.empty();
        chains[i] = is_first ? request.languages : names_in(locales[i]);
    }
    return chains;
}

void write_words(PageJson& json) {
    json.key("words").begin_object();
    for (auto const& [name, word] : page_words) {
        json.key(name).begin_array();
        for (Locale const locale : locales) {
            json.text(said(word, locale));
        }
        json.end_array();
    }
    json.end_object();
}

void write_texts(PageJson& json, std::string_view name,
                 std::array<std::string, locales.size()> const& texts) {
    json.key(name).begin_array();
    for (std::string const& text : texts) {
        json.text(text);
    }
    json.end_array();
}

std::array<std::string, locales.size()> shown_credits(HtmlMapRequest const& request) {
    return request.shows_credits ? request.credits : std::array<std::string, locales.size()>{};
}

void write_view(PageJson& json, Document const& document, HtmlMapRequest const& request) {
    json.key("home").begin_object();
    json.key("x").number(request.view.centre_world.x).key("y").number(request.view.centre_world.y);
    json.key("perPx").number(request.view.world_per_px).key("zoom").number(request.zoom);
    json.key("width").number(request.view.width_px).key("height").number(request.view.height_px);
    json.end_object();
    MapPlane const& plane = document.map_plane();
    json.key("repeat").number(plane.repeat() ? plane.repeat()->width_world : 0.0);
    json.key("repeatWest").number(plane.repeat() ? plane.repeat()->west_world : 0.0);
    json.key("edge").begin_array();
    for (Point const p : plane.repeat() ? std::vector<Point>{} : plane.edge_world()) {
        json.number(p.x).number(p.y);
    }
    json.end_array();
    json.key("isWebMercator").boolean(document.map_crs().is_web_mercator());
    json.key("metresPerUnit").number(document.map_crs().metres_per_unit());
}

/// The range of time with which the page opens, in ms since 1970, an open end as null.
void write_time(PageJson& json, TimeFilter const& time) {
    json.key("time").begin_array();
    for (std::int64_t const end_ms : {time.range.begin_ms, time.range.end_ms}) {
        bool const is_open = end_ms == time_min_ms || end_ms == time_max_ms;
        is_open ? json.raw("null") : json.number(end_ms);
    }
    json.end_array();
    json.key("undated").text(undated_names[static_cast<std::size_t>(time.undated)]);
}

std::string data_of(Document const& document, HtmlMapRequest const& request, PageContents const& contents,
                    LayerWriter& layers) {
    PageChains const chains = chains_of(request);
    PageJson json;
    json.begin_object();
    json.key("locale").number(static_cast<int>(request.locale));
    write_texts(json, "titles", request.title);
    write_texts(json, "subtitles", request.subtitle);
    write_texts(json, "credits", shown_credits(request));
    if (request.theme) {
        json.key("theme").text(theme_names[static_cast<std::size_t>(*request.theme)]);
    }
    json.key("chains").begin_array();
    for (LanguageChain const& chain : chains) {
        json.begin_array();
        for (std::string const& language : chain) {
            json.text(language);
        }
        json.end_array();
    }
    json.end_array();
    write_words(json);
    write_view(json, document, request);
    json.key("themes");
    write_themes(json);
    write_time(json, request.time);
    json.key("layers");
    layers.write(json);
    json.key("selected").begin_array();
    for (FeatureRef const ref : request.selected) {
        if (auto const place = contents.find(ref)) {
            json.begin_array().number(place->layer).number(place->feature).end_array();
        }
    }
    json.end_array();
    json.key("notes").begin_array();
    for (PageNote const& note : layers.notes()) {
        json.begin_array().text(note[0]).text(note[1]).text(note[2]).end_array();
    }
    json.end_array();
    json.key("events");
    layers.events().write(json);
    json.key("strings");
    layers.strings().write(json);
    return json.end_object().take();
}

}  // namespace

HtmlMap html_map(Document const& document, HtmlMapRequest const& request) {
    PageContents const contents(document, request.limits, request.selected);
    PageDetail const detail(request.view, document.map_crs());
    LayerWriter layers(document, contents, detail, chains_of(request), request.limits, request.locale);
    std::string const code = script();
    std::string_view const style = embedded_page_file("viewer.css");
    auto const locale = static_cast<std::size_t>(request.locale);
    HtmlMap map;
    map.html = filled_template(embedded_page_file("page.html"),
                               {{"language", std::string{language_tag(request.locale)}},
                                {"policy", security_policy(code, style)},
                                {"title", escaped(request.title[locale])},
                                {"subtitle", escaped(request.subtitle[locale])},
                                {"credits", escaped(request.credits[locale])},
                                {"shown_credits", escaped(shown_credits(request)[locale])},
                                {"generator", escaped(request.generator)},
                                {"no_script", escaped(said(Word::page_no_script, request.locale))},
                                {"style", std::string{style}},
                                {"data", data_of(document, request, contents, layers)},
                                {"script", code}});
    for (PageNote const& note : layers.notes()) {
        map.left_out.push_back(note[0]);
    }
    return map;
}

}  // namespace gatepost
