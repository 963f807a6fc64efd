#include "app/search_report.hpp"

#include "base/json.hpp"
#include "base/terminal_text.hpp"

#include <fmt/format.h>

namespace gatepost {

namespace {

std::string_view kind_name(SearchResult const& result) {
    return search_kind_names.at(static_cast<std::size_t>(result.kind));
}

}  // namespace

std::string search_text(std::vector<SearchResult> const& results) {
    std::string text;
    for (SearchResult const& one : results) {
        std::string const reference = one.layer.empty() ? ""
                                      : one.id.empty()  ? one.layer
                                                        : one.layer + ":" + one.id;
        text += fmt::format("{:<8} {:<20} {}{}\n", kind_name(one), terminal_text(reference),
                            terminal_text(one.title), one.date.empty() ? "" : "  " + terminal_text(one.date));
    }
    return text;
}

std::string search_json(std::string const& query, std::vector<SearchResult> const& results) {
    Json list = Json::array();
    for (SearchResult const& one : results) {
        auto const or_null = [](std::string const& text) {
            return text.empty() ? Json(nullptr) : Json(text);
        };
        Json object = {{"kind", kind_name(one)},
                       {"layer", or_null(one.layer)},
                       {"id", or_null(one.id)},
                       {"title", one.title},
                       {"matched", one.matched},
                       {"date", or_null(one.date)},
                       {"lonlat", one.lonlat ? Json::array({one.lonlat->x, one.lonlat->y}) : Json(nullptr)}};
        list.push_back(std::move(object));
    }
    Json const answer = {{"query", query}, {"results", std::move(list)}};
    return answer.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gatepost
