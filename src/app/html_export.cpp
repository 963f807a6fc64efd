#include "app/html_export.hpp"

#include "app/kept_map.hpp"
#include "app/map_title.hpp"
#include "base/log.hpp"
#include "page/html_map.hpp"
#include "page/html_sheet.hpp"

#include <fmt/format.h>

#include <array>

namespace gatepost {

namespace {

constexpr std::array<Locale, locale_codes.size()> locales{Locale::english, Locale::vietnamese,
                                                          Locale::chinese};

std::string generator() { return fmt::format("{} {}", "Gatepost", GATEPOST_VERSION); }

}  // namespace

std::string sheet_html(OpenMap& map, std::string_view picture_png) {
    Locale const locale = map.selector().locale();
    EvidenceOf const which =
        map.options().layers.empty() ? EvidenceOf::features_with_events : EvidenceOf::all_features;
    HtmlSheetRequest request;
    request.view = map.camera().viewport();
    request.picture_png = picture_png;
    request.locale = locale;
    request.title = title_of_picture(map, locale);
    request.credits = credits_of(map.kept().file(), map.model().state(), locale);
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
        request.title[i] = title_of_picture(map, locales[i]);
        request.credits[i] = credits_of(map.kept().file(), map.model().state(), locales[i]);
    }
    HtmlMap page = html_map(map.document(), request);
    for (std::string const& line : page.left_out) {
        log_warning("{}", line);
    }
    return std::move(page.html);
}

}  // namespace gatepost
