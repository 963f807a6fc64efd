#include "app/html_export.hpp"

#include "app/bundled.hpp"
#include "app/kept_map.hpp"
#include "app/map_files.hpp"
#include "base/log.hpp"
#include "map/legend.hpp"
#include "page/html_map.hpp"
#include "page/html_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace gatepost {

namespace {

constexpr std::array<Locale, locale_codes.size()> locales{Locale::english, Locale::vietnamese,
                                                          Locale::chinese};

/// A title of a map file: a text, or one for each language.
std::string title_in(Json const& title, Locale locale) {
    if (title.is_string()) {
        return title.get<std::string>();
    }
    auto const own =
        title.is_object() ? title.find(locale_codes[static_cast<std::size_t>(locale)]) : title.end();
    if (title.is_object() && own != title.end() && own->is_string()) {
        return own->get<std::string>();
    }
    return title.is_object() && !title.empty() && title.begin()->is_string()
               ? title.begin()->get<std::string>()
               : "";
}

/// The title that a map file says, or, where it has none, a bundled part that it is made of. The basemap is
/// not what a map is about.
Json title_of_file(OpenMap& map) {
    Json const& tree = map.kept().file().tree;
    if (tree.contains("title")) {
        return tree["title"];
    }
    for (std::string const& part : map.kept().file().includes) {
        auto const path = bundled_map_path(part);
        if (part == bundled_parts[1] && !path.empty()) {
            Json const included = read_map_at(path).map.tree;
            return included.contains("title") ? included["title"] : Json();
        }
    }
    return {};
}

/// What the map is called: as its file says, else the titles of what it is about.
std::string title_of(OpenMap& map, Locale locale) {
    if (std::string title = title_in(title_of_file(map), locale); !title.empty()) {
        return title;
    }
    constexpr std::size_t most_named = 3;
    std::string title;
    std::size_t named = 0;
    auto const& layers = map.document().layers();
    for (auto layer = layers.rbegin(); layer != layers.rend() && named < most_named; ++layer) {
        if (layer->is_visible && layer->group == LayerGroup::own) {
            title += (named++ > 0 ? ", " : "") + layer_title(*layer, locale);
        }
    }
    return title.empty() ? said(Word::atlas, locale) : title;
}

std::string generator() { return fmt::format("{} {}", "Gatepost", GATEPOST_VERSION); }

}  // namespace

bool is_html_path(std::string_view path) {
    auto const ends_in = [&](std::string_view ending) {
        return path.size() > ending.size() &&
               std::equal(ending.begin(), ending.end(),
                          path.end() - static_cast<std::ptrdiff_t>(ending.size()),
                          [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
    };
    return ends_in(".html") || ends_in(".htm");
}

std::string sheet_html(OpenMap& map, std::string_view picture_png) {
    Locale const locale = map.selector().locale();
    EvidenceOf const which =
        map.options().layers.empty() ? EvidenceOf::features_with_events : EvidenceOf::all_features;
    HtmlSheetRequest request;
    request.view = map.camera().viewport();
    request.picture_png = picture_png;
    request.locale = locale;
    request.title = title_of(map, locale);
    request.credits = credits_of(map.kept().file(), locale);
    request.generator = generator();
    return html_sheet(
        collect_evidence(map.document(), request.view, which, map.selector().languages(), locale), request);
}

std::string page_html(OpenMap& map) {
    HtmlMapRequest request;
    request.view = map.camera().viewport();
    request.zoom = map.camera().zoom();
    request.locale = map.selector().locale();
    request.languages = map.selector().languages();
    request.generator = generator();
    if (auto const& selection = map.selector().current()) {
        for (Hit const& hit : selection->picked.hits) {
            request.selected.push_back(hit.ref);
        }
    }
    for (std::size_t i = 0; i < locales.size(); ++i) {
        request.title[i] = title_of(map, locales[i]);
        request.credits[i] = credits_of(map.kept().file(), locales[i]);
    }
    HtmlMap page = html_map(map.document(), request);
    for (std::string const& line : page.left_out) {
        log_warning("{}", line);
    }
    return std::move(page.html);
}

}  // namespace gatepost
