#include "map/events.hpp"

#include "base/json.hpp"
#include "table/date.hpp"

#include "words/locale_format.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace gatepost {

namespace {

std::string text_member(Json const& object, char const* key) {
    auto const found = object.find(key);
    if (found == object.end() || found->is_null()) {
        return {};
    }
    return found->is_string() ? found->get<std::string>() : found->dump();
}

/// A text is a string, or an object by language.
LanguageText language_member(Json const& object, char const* key) {
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

Event event_from_json(Json const& object) {
    Event event;
    event.id = text_member(object, "id");
    event.start = text_member(object, "start");
    event.end = text_member(object, "end");
    event.date_approx = text_member(object, "date_approx");
    event.date_text = language_member(object, "date_text");
    event.speaker = language_member(object, "speaker");
    event.title = language_member(object, "title");
    event.text = language_member(object, "text");
    event.programme = text_member(object, "programme");
    event.source = text_member(object, "source");
    event.is_borrowed = text_member(object, "link") == "host";
    event.is_own = text_member(object, "link") == "self";
    event.is_elsewhere = text_member(object, "link") == "related";
    if (event.start.empty()) {
        event.start = text_member(object, "date");
    }
    return event;
}

/// Missing, null, or a date; a year may be a number.
bool is_date_or_missing(Json const& object, char const* key) {
    std::string const date = text_member(object, key);
    return date.empty() || parse_date(date).has_value();
}

bool is_known_member(std::string_view key) {
    constexpr std::array<std::string_view, 12> known{"id",          "start",     "end",   "date",
                                                     "date_approx", "date_text", "title", "text",
                                                     "programme",   "source",    "link",  "speaker"};
    return std::find(known.begin(), known.end(), key) != known.end();
}

bool is_event(Json const& object) {
    if (!object.is_object() || !is_date_or_missing(object, "start") || !is_date_or_missing(object, "end") ||
        !is_date_or_missing(object, "date")) {
        return false;
    }
    auto const members = object.items();
    return object.empty() || std::any_of(members.begin(), members.end(),
                                         [](auto const& member) { return is_known_member(member.key()); });
}

/// Whether a member of an event comes out of it again as it stands there.
bool is_said(std::string_view key, Json const& value) {
    if (key == "title" || key == "text" || key == "date_text" || key == "speaker") {
        return value.is_null() || value.is_string() ||
               (value.is_object() && std::all_of(value.begin(), value.end(), [](Json const& text) {
                    return text.is_string() || text.is_null();
                }));
    }
    if (key == "link") {
        return value.is_null() || value == "host" || value == "self";
    }
    return is_known_member(key) && !value.is_structured();
}

/// Whether the event that is made from it says everything that stands there.
bool is_said_whole(Json const& object) {
    auto const members = object.items();
    bool const has_two_dates = !text_member(object, "start").empty() && !text_member(object, "date").empty();
    return is_event(object) && !has_two_dates &&
           std::all_of(members.begin(), members.end(),
                       [](auto const& member) { return is_said(member.key(), member.value()); });
}

Story story_from_text(std::string const& text, std::string const& field) {
    Story story;
    auto const array = parse_json(text);
    if (!array || !array->is_array()) {
        return story;
    }
    for (Json const& object : *array) {
        if (is_event(object)) {
            story.events.push_back(event_from_json(object));
        }
    }
    if (std::all_of(array->begin(), array->end(), is_said_whole)) {
        story.told_fields = {field};
    }
    return story;
}

LanguageText date_text_of(AttributeRow const& row, LayerProfile const& profile) {
    LanguageText text;
    FieldProfile const* const known = profile.field(profile.date_text_field);
    if (known != nullptr && known->is_by_language) {
        for (std::string_view const code : locale_codes) {
            text.emplace_back(code, row.text(profile.date_text_field + "_" + std::string(code)));
        }
    } else {
        text.emplace_back("", row.text(profile.date_text_field));
    }
    std::erase_if(text, [](auto const& one) { return one.second.empty(); });
    return text;
}

/// A feature that is itself an event: it has a start or a date.
Story own_story(AttributeRow const& row, LayerProfile const& profile) {
    Story story;
    for (std::string const& field : profile.start_fields) {
        std::string date = row.text(field);
        if (!parse_date(date)) {
            continue;
        }
        Event own;
        own.start = std::move(date);
        story.told_fields = {field, profile.date_approx_field};
        own.date_approx = row.text(profile.date_approx_field);
        own.is_own = true;
        own.date_text = date_text_of(row, profile);
        if (std::string end = row.text(profile.end_field); parse_date(end)) {
            own.end = std::move(end);
            story.told_fields.emplace_back(profile.end_field);
        }
        own.title = names_of(row, {"vi", "zh", "en"});
        own.source = row.text("source");
        story.events.push_back(std::move(own));
        break;
    }
    return story;
}

/// A link up to where the sentence around it goes on, in three languages. A closing bracket belongs to the
/// link if it was opened there.
std::string_view without_sentence_marks(std::string_view link) {
    constexpr std::array<std::string_view, 12> ends{"，", "。", "、", "；", "：", "（",
                                                    "）", "“",  "”",  "《", "》", "　"};
    for (std::string_view const mark : ends) {
        std::size_t const at = std::min(link.find(mark), link.size());
        // A headline within an address has marks of its own: more of the path follows them.
        bool const is_within =
            link.find('/', at) != std::string_view::npos && link.find("http", at) == std::string_view::npos;
        link = link.substr(0, is_within ? link.size() : at);
    }
    auto unopened = std::count(link.begin(), link.end(), ')') - std::count(link.begin(), link.end(), '(');
    auto const is_loose = [&](char last) {
        return std::string_view{",.:!?]"}.find(last) != std::string_view::npos ||
               (last == ')' && unopened > 0);
    };
    while (!link.empty() && is_loose(link.back())) {
        unopened -= link.back() == ')' ? 1 : 0;
        link.remove_suffix(1);
    }
    return link;
}

/// Sources stand one after the other with " ; " between; what is left of an address alone is only that.
std::string tidy_list(std::string_view rest) {
    constexpr std::string_view loose = " ,\t\n";
    std::string tidy;
    for (std::size_t begin = 0; begin <= rest.size();) {
        std::size_t const end = std::min(rest.find(';', begin), rest.size());
        std::string_view part = rest.substr(begin, end - begin);
        if (std::size_t const first = part.find_first_not_of(loose); first != std::string_view::npos) {
            part = part.substr(first, part.find_last_not_of(loose) - first + 1);
            tidy += tidy.empty() ? "" : "; ";
            tidy += part;
        }
        begin = end + 1;
    }
    return tidy;
}

}  // namespace

bool Story::tells(std::string_view field) const {
    return std::find(told_fields.begin(), told_fields.end(), field) != told_fields.end();
}

Story story_of(AttributeRow const& row, LayerProfile const& profile) {
    Story story = story_from_text(row.text(profile.events_field), profile.events_field);
    if (story.events.empty()) {
        story = own_story(row, profile);
    }
    // A shorter date (a whole year) counts as its beginning.
    auto const place = [](Event const& event) {
        auto const date = parse_date(event.start);
        return date ? std::pair{date->range.begin_ms, -date->range.end_ms}
                    : std::pair{time_min_ms, time_min_ms};
    };
    std::stable_sort(story.events.begin(), story.events.end(),
                     [&](Event const& a, Event const& b) { return place(a) > place(b); });
    return story;
}

std::optional<TimeSpan> span_of(Event const& event) {
    auto start = parse_date(event.start);
    if (!start) {
        return {};
    }
    if (event.date_approx == "before") {
        return span_before(*start);
    }
    if (event.date_approx == "after") {
        return span_after(*start);
    }
    start->is_approximate = start->is_approximate || event.date_approx == "about";
    auto const end = parse_date(event.end);
    auto const span = end ? span_between(*start, *end) : std::nullopt;
    return span ? *span : span_at(*start);
}

std::string date_for_people(Event const& event, Locale locale) {
    if (event.start.empty()) {
        return event.date_text.empty() ? said(Word::undated, locale) : text_in(event.date_text, locale);
    }
    // What EDTF marks need not be said twice.
    auto const words_of = [&](std::string_view text) {
        text.remove_suffix(event.date_approx == "about" && text.ends_with('~') ? 1 : 0);
        return date_in(text, locale);
    };
    std::string date = words_of(event.start);
    if (!event.end.empty() && event.end != event.start) {
        date += " – " + words_of(event.end);
    }
    for (auto const& [approx, word] :
         {std::pair{"about", Word::date_about}, {"before", Word::date_before}, {"after", Word::date_after}}) {
        if (event.date_approx == approx) {
            return said(word, locale, date);
        }
    }
    return event.date_approx.empty() ? date : event.date_approx + " " + date;
}

std::string full_date(Event const& event, Locale locale) {
    std::string const text = text_in(event.date_text, locale);
    std::string date = date_for_people(event, locale);
    if (text.empty() || text == date) {
        return date;
    }
    return event.date_approx.empty() && !event.start.empty() ? date + " · " + text : text;
}

SourceText split_source(std::string_view source) {
    SourceText split;
    std::string rest;
    std::size_t at = 0;
    std::size_t begin = 0;
    while ((begin = source.find("http", at)) != std::string_view::npos) {
        std::size_t const end = std::min(source.find_first_of(" \t\n\"'<>;", begin), source.size());
        rest += source.substr(at, begin - at);
        std::string_view const word = source.substr(begin, end - begin);
        std::string_view const link = without_sentence_marks(word);
        if (link.starts_with("http://") || link.starts_with("https://")) {
            split.links.emplace_back(link);
            rest += word.substr(link.size());
        } else {
            rest += word;
        }
        at = end;
    }
    rest += source.substr(at);
    split.named = tidy_list(rest);
    return split;
}

std::string site_of(std::string_view address) {
    std::size_t const begin = address.find("//") + 2;
    std::string_view site = address.substr(begin, address.find('/', begin) - begin);
    site.remove_prefix(site.starts_with("www.") ? 4 : 0);
    return std::string(site);
}

}  // namespace gatepost
