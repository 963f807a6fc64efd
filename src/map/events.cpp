#include "map/events.hpp"

#include "map/json.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gatepost {

namespace {

using json = nlohmann::ordered_json;

std::string text_member(json const& object, char const* key) {
    auto const found = object.find(key);
    if (found == object.end() || found->is_null()) {
        return {};
    }
    return found->is_string() ? found->get<std::string>() : found->dump();
}

/// A text is a string, or an object by language.
LanguageText language_member(json const& object, char const* key) {
    auto const found = object.find(key);
    LanguageText text;
    if (found == object.end()) {
        return text;
    }
    if (found->is_string()) {
        text.emplace_back("", found->get<std::string>());
    } else if (found->is_object()) {
        for (auto const& [language, value] : found->items()) {
            if (value.is_string() && !value.get_ref<std::string const&>().empty()) {
                text.emplace_back(language, value.get<std::string>());
            }
        }
    }
    return text;
}

Event event_from_json(json const& object) {
    Event event;
    event.id = text_member(object, "id");
    event.start = text_member(object, "start");
    event.end = text_member(object, "end");
    event.date_approx = text_member(object, "date_approx");
    event.date_text = text_member(object, "date_text");
    event.title = language_member(object, "title");
    event.text = language_member(object, "text");
    event.programme = text_member(object, "programme");
    event.source = text_member(object, "source");
    event.is_borrowed = text_member(object, "link") == "host";
    if (event.start.empty()) {
        event.start = text_member(object, "date");
    }
    return event;
}

std::vector<Event> events_from_text(std::string const& text) {
    std::vector<Event> events;
    auto const array = parse_json(text);
    if (!array || !array->is_array()) {
        return events;
    }
    for (json const& object : *array) {
        if (object.is_object()) {
            events.push_back(event_from_json(object));
        }
    }
    return events;
}

/// A link up to where the sentence around it goes on, in three languages. A closing bracket belongs to the
/// link if it was opened there.
std::string without_sentence_marks(std::string link) {
    constexpr std::array<std::string_view, 12> ends{"，", "。", "、", "；", "：", "（",
                                                    "）", "“",  "”",  "《", "》", "　"};
    for (std::string_view const mark : ends) {
        std::size_t const at = std::min(link.find(mark), link.size());
        // A headline within an address has marks of its own: more of the path follows them.
        bool const is_within =
            link.find('/', at) != std::string::npos && link.find("http", at) == std::string::npos;
        link.resize(is_within ? link.size() : at);
    }
    auto const is_loose = [&](char last) {
        bool const unopened =
            std::count(link.begin(), link.end(), ')') > std::count(link.begin(), link.end(), '(');
        return std::string_view{",.:!?]"}.find(last) != std::string_view::npos || (last == ')' && unopened);
    };
    while (!link.empty() && is_loose(link.back())) {
        link.pop_back();
    }
    return link;
}

}  // namespace

std::vector<Event> events_of(AttributeRow const& row) {
    std::vector<Event> events = events_from_text(row.text("events"));
    if (events.empty()) {
        Event own;
        own.start = row.text("start");
        own.start = own.start.empty() ? row.text("date") : own.start;
        own.end = row.text("end");
        own.date_approx = row.text("date_approx");
        own.date_text = row.text("date_text");
        if (!own.start.empty()) {
            own.title = names_of(row, {"vi", "zh", "en"});
            own.source = row.text("source");
            events.push_back(std::move(own));
        }
    }
    // ISO dates order as text; a shorter one (a whole year) counts as its beginning.
    std::stable_sort(events.begin(), events.end(),
                     [](Event const& a, Event const& b) { return a.start > b.start; });
    return events;
}

std::string date_for_people(Event const& event, Tongue tongue) {
    if (event.start.empty()) {
        return event.date_text.empty() ? said(Word::undated, tongue) : event.date_text;
    }
    std::string date = event.date_approx.empty() ? event.start : event.date_approx + " " + event.start;
    if (!event.end.empty() && event.end != event.start) {
        date += " – " + event.end;
    }
    return date;
}

std::vector<std::string> web_links(std::string const& source) {
    std::vector<std::string> links;
    std::size_t at = 0;
    while ((at = source.find("http", at)) != std::string::npos) {
        std::size_t const end = std::min(source.find_first_of(" \t\n\"'<>;", at), source.size());
        std::string link = without_sentence_marks(source.substr(at, end - at));
        if (link.rfind("http://", 0) == 0 || link.rfind("https://", 0) == 0) {
            links.push_back(std::move(link));
        }
        at = end;
    }
    return links;
}

std::string source_without_links(std::string const& source) {
    std::string rest = source;
    for (std::string const& link : web_links(source)) {
        std::size_t const at = rest.find(link);
        if (at != std::string::npos) {
            rest.erase(at, link.size());
        }
    }
    // Sources stand one after the other with " ; " between; what is left of an address alone is only that.
    std::string tidy;
    std::size_t begin = 0;
    while (begin <= rest.size()) {
        std::size_t const end = std::min(rest.find(';', begin), rest.size());
        std::string part = rest.substr(begin, end - begin);
        std::size_t const first = part.find_first_not_of(" ,\t\n");
        if (first != std::string::npos) {
            part = part.substr(first, part.find_last_not_of(" ,\t\n") - first + 1);
            tidy += tidy.empty() ? part : "; " + part;
        }
        begin = end + 1;
    }
    return tidy;
}

}  // namespace gatepost
