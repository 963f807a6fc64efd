#include "map/layer_profile_json.hpp"

#include "base/boundary.hpp"
#include "table/expression.hpp"

#include <algorithm>
#include <array>

namespace gatepost {

namespace {

using Say = std::function<void(std::string)>;
using Titles = std::map<std::string, LanguageText, std::less<>>;

void say_unknown_keys(JsonObject const& object, std::initializer_list<std::string_view> known,
                      Say const& say) {
    for (auto const& [key, value] : object.json().items()) {
        if (std::find(known.begin(), known.end(), std::string_view{key}) == known.end()) {
            say(object.place(key) + ": no key of a profile; it is kept, and does nothing");
        }
    }
}

void attempt(Say const& say, std::function<void()> const& read) {
    if (auto const failure = failure_of("", read)) {
        say(*failure);
    }
}

/// One field, or a list of several.
std::vector<std::string> field_names(Json const& json, std::string const& place) {
    auto const is_text = [](Json const& one) { return one.is_string(); };
    if (json.is_string()) {
        return {json.get<std::string>()};
    }
    if (!json.is_array() || !std::all_of(json.begin(), json.end(), is_text)) {
        throw fmt_error("{}: the name of a field is expected, or a list of them, not {}", place,
                        shown_in_message(json));
    }
    std::vector<std::string> names;
    for (Json const& one : json) {
        names.push_back(one.get<std::string>());
    }
    return names;
}

void take_names(JsonObject const& object, char const* key, std::vector<std::string>& names) {
    if (Json const* const json = object.find(key)) {
        names = field_names(*json, object.place(key));
    }
}

void take_titles(JsonObject const& object, char const* key, Titles& titles, Say const& say) {
    Json const* const json = object.find(key);
    if (json == nullptr) {
        return;
    }
    JsonObject const texts(*json, object.place(key));
    for (auto const& [value, text] : json->items()) {
        attempt(say, [&, &value = value, &text = text] {
            titles.insert_or_assign(value, language_text(text, texts.place(value)));
        });
    }
}

void read_field(JsonObject const& json, LayerProfile& profile, Say const& say) {
    say_unknown_keys(
        json, {"name", "label", "hidden", "values", "by_language", "date", "beside", "unit", "searched"},
        say);
    std::string name;
    json.take("name", name);
    if (name.empty()) {
        throw fmt_error("{}: the name of a field is expected", json.place("name"));
    }
    auto field = std::find_if(profile.fields.begin(), profile.fields.end(),
                              [&](FieldProfile const& one) { return one.name == name; });
    if (field == profile.fields.end()) {
        field = profile.fields.emplace(field);
        field->name = name;
    }
    if (Json const* const label = json.find("label")) {
        attempt(say, [&] { field->label = language_text(*label, json.place("label")); });
    }
    if (Json const* const unit = json.find("unit")) {
        attempt(say, [&] { field->unit = language_text(*unit, json.place("unit")); });
    }
    attempt(say, [&] { json.take("hidden", field->is_hidden); });
    attempt(say, [&] { json.take("by_language", field->is_by_language); });
    attempt(say, [&] { json.take("date", field->is_date); });
    attempt(say, [&] { json.take("searched", field->is_searched); });
    attempt(say, [&] { json.take("beside", field->is_beside); });
    attempt(say, [&] { take_titles(json, "values", field->values, say); });
}

void read_fields(JsonObject const& json, LayerProfile& profile, Say const& say) {
    Json const* const fields = json.find("fields");
    if (fields == nullptr) {
        return;
    }
    constexpr std::size_t most_fields = 10'000;
    if (!fields->is_array() || fields->size() > most_fields) {
        throw fmt_error("{}: a list of at most {} is expected, not {}", json.place("fields"), most_fields,
                        shown_in_message(*fields));
    }
    for (std::size_t i = 0; i < fields->size(); ++i) {
        attempt(say, [&] {
            read_field(JsonObject((*fields)[i], json.place(fmt::format("fields[{}]", i))), profile, say);
        });
    }
}

void read_dates(JsonObject const& json, LayerProfile& profile, Say const& say) {
    Json const* const dates = json.find("dates");
    if (dates == nullptr) {
        return;
    }
    JsonObject const named(*dates, json.place("dates"));
    say_unknown_keys(named, {"start", "end", "approx", "text", "events"}, say);
    attempt(say, [&] { take_names(named, "start", profile.start_fields); });
    attempt(say, [&] { named.take("end", profile.end_field); });
    attempt(say, [&] { named.take("approx", profile.date_approx_field); });
    attempt(say, [&] { named.take("text", profile.date_text_field); });
    attempt(say, [&] { named.take("events", profile.events_field); });
}

void read_along(JsonObject const& json, LayerProfile& profile, Say const& say) {
    Json const* const along = json.find("along");
    if (along == nullptr) {
        return;
    }
    JsonObject const named(*along, json.place("along"));
    say_unknown_keys(named, {"layer", "where", "within_km"}, say);
    attempt(say, [&] { named.take("layer", profile.along_layer); });
    attempt(say, [&] {
        std::string where;
        named.take("where", where);
        if (auto const failure = failure_of("", [&] { static_cast<void>(Expression(where)); });
            failure && !where.empty()) {
            throw fmt_error("{}: {}", named.place("where"), *failure);
        }
        profile.along_where = where;
    });
    attempt(say, [&] {
        double within_km = profile.along_within_m / 1000;
        named.take("within_km", 0.001, 40'000, within_km);
        profile.along_within_m = within_km * 1000;
    });
}

}  // namespace

LanguageText language_text(Json const& json, std::string const& place) {
    if (json.is_string()) {
        return {{"", json.get<std::string>()}};
    }
    bool const is_by_language =
        json.is_object() &&
        std::all_of(json.begin(), json.end(), [](Json const& one) { return one.is_string(); });
    if (!is_by_language) {
        throw fmt_error("{}: a text is expected, or one for each language, not {}", place,
                        shown_in_message(json));
    }
    LanguageText text;
    for (auto const& [language, value] : json.items()) {
        text.emplace_back(language, value.get<std::string>());
    }
    return text;
}

void read_profile(JsonObject const& json, LayerProfile& profile, Say const& say) {
    say_unknown_keys(json,
                     {"kind", "kinds", "host", "listed_by", "links", "partners", "fields", "dates",
                      "own_forms", "along", "length", "series"},
                     say);
    attempt(say, [&] { take_names(json, "kind", profile.kind_fields); });
    attempt(say, [&] { take_titles(json, "kinds", profile.kinds, say); });
    attempt(say, [&] { json.take("host", profile.host_field); });
    attempt(say, [&] { json.take("listed_by", profile.listed_by_field); });
    attempt(say, [&] { json.take("own_forms", profile.own_form_ending); });
    attempt(say, [&] { take_names(json, "links", profile.link_fields); });
    attempt(say, [&] { take_names(json, "partners", profile.partner_fields); });
    attempt(say, [&] { read_fields(json, profile, say); });
    attempt(say, [&] { read_dates(json, profile, say); });
    attempt(say, [&] { read_along(json, profile, say); });
    attempt(say, [&] { json.take("series", profile.series_field); });
    attempt(say, [&] {
        if (Json const* const label = json.find("length")) {
            profile.length_label = language_text(*label, json.place("length"));
        }
    });
}

}  // namespace gatepost
