#include "app/html_export.hpp"

#include "app/kept_map.hpp"
#include "app/map_title.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "page/html_map.hpp"

#include <fmt/format.h>

#include <array>

namespace gatepost {

namespace {

constexpr std::array<Locale, locale_codes.size()> locales{Locale::english, Locale::vietnamese,
                                                          Locale::chinese};

/// Of names: as the command line asks; empty where it does not, for a page speaks each language in its own
/// way.
LanguageChain asked_languages(OpenMap& map) { return map.options().languages; }

/// The theme that somebody chose: on the command line, or in the map's own file.
std::optional<Theme> chosen_theme(OpenMap& map) {
    bool const is_in_file = !map.kept().path().empty() && map.kept().file().tree->contains("theme");
    return map.options().theme ? map.options().theme
           : is_in_file        ? std::optional{map.model().state().theme}
                               : std::nullopt;
}

std::string subtitle_of(OpenMap& map, Locale locale) {
    std::string const chosen = text_in(map.model().state().furniture.subtitle, locale);
    std::string const choice = choice_in_words(map, locale, SaysTime::no);  // the page has a timeline
    return chosen + (chosen.empty() || choice.empty() ? "" : " · ") + choice;
}

bool shows_credits(OpenMap& map) { return map.model().state().furniture.credits.value_or(true); }

std::string generator() { return fmt::format("{} {}", "Gatepost", GATEPOST_VERSION); }

}  // namespace

void warn_of_options_without_meaning(Options const& asked, HtmlKind kind) {
    Furniture const& furniture = asked.furniture;
    bool const is_page = kind == HtmlKind::page;  // a sheet has a picture in it
    std::vector<std::string_view> names;
    auto const note = [&names](bool is_given, std::string_view name) {
        if (is_given) {
            names.push_back(name);
        }
    };
    note(asked.layout.has_value(), "--layout");
    note(is_page && furniture.legend.value_or(false), "--legend");
    note(is_page && furniture.scale_bar.value_or(false), "--scale-bar");
    note(is_page && furniture.north_arrow.value_or(false), "--north-arrow");
    note(is_page && furniture.graticule.value_or(false), "--graticule");
    note(is_page && furniture.crs.value_or(false), "--crs-name");
    note(is_page && furniture.date.value_or(false), "--date");
    note(is_page && furniture.locator.value_or(false), "--locator");
    note(is_page && furniture.pins.value_or(false), "--pins");
    note(is_page && asked.picture.is_transparent, "--transparent");
    note(is_page && !furniture.text.empty(), "--text");
    if (!names.empty()) {
        log_warning("{}: {} what these ask for: {}", is_page ? asked.screenshot : asked.sheet,
                    is_page ? "a page has nothing of" : "an evidence sheet has nothing of",
                    fmt::join(names, ", "));
    }
}

std::string page_html(OpenMap& map) {
    HtmlMapRequest request;
    request.view = map.camera().viewport();
    request.zoom = map.camera().zoom();
    request.locale = map.selector().locale();
    request.languages = asked_languages(map);
    request.theme = chosen_theme(map);
    request.shows_credits = shows_credits(map);
    request.time = map.model().state().time;
    request.generator = generator();
    if (auto const& selection = map.selector().current()) {
        for (Hit const& hit : selection->picked.hits) {
            request.selected.push_back(hit.ref);
        }
    }
    for (std::size_t i = 0; i < locales.size(); ++i) {
        request.title[i] = title_of_picture(map, locales[i]);
        request.subtitle[i] = subtitle_of(map, locales[i]);
        request.credits[i] = credits_of(map.kept().file(), map.model().state(), locales[i]);
    }
    HtmlMap page = html_map(map.document(), request);
    for (std::string const& line : page.left_out) {
        log_warning("{}", line);
    }
    return std::move(page.html);
}

}  // namespace gatepost
