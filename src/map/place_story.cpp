#include "map/place_story.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace gatepost {

namespace {

/// How much an event says.
std::size_t length_of(Event const& event) {
    std::size_t length = event.source.size();
    for (auto const* const text : {&event.title, &event.text, &event.date_text, &event.speaker}) {
        for (auto const& [language, words] : *text) {
            length += words.size();
        }
    }
    return length;
}

/// By which two events are known to be one: their id, else what they say of when and what. What a feature is
/// itself, and has no id, is nothing else.
std::string identity_of(Event const& event, FeatureRef by) {
    if (event.is_own && event.id.empty()) {
        return std::to_string(static_cast<std::uint32_t>(by.layer)) + ":" + std::to_string(by.feature);
    }
    if (!event.id.empty()) {
        return "#" + event.id;
    }
    std::string all = event.start + "/" + event.end;
    for (auto const* const text : {&event.title, &event.text}) {
        for (auto const& [language, words] : *text) {
            all += "\n" + words;
        }
    }
    return all;
}

/// An event, and who tells it.
struct Told {
    Event event;
    FeatureRef by;
};

/// What the features tell, each thing once, in the order in which it is told first.
std::vector<Told> told_once(Document const& document, std::span<FeatureRef const> features) {
    std::vector<Told> told;
    std::map<std::string, std::size_t> places;
    for (FeatureRef const ref : features) {
        Layer const& layer = document.layer(ref.layer);
        AttributeRow const row = layer.table->row(ref.feature);
        std::string const id = row.id();
        for (Event& event : story_of(row, *layer.profile).events) {
            if (event.is_elsewhere) {
                continue;
            }
            if (event.is_own && event.id.empty() && document.links().find(id) == ref) {
                event.id = id;  // another feature may tell of this one; other ids are but numbers of rows
            }
            auto const [place, is_new] = places.emplace(identity_of(event, ref), told.size());
            if (is_new) {
                told.push_back({std::move(event), ref});
                continue;
            }
            Told& known = told[place->second];
            bool const is_better = known.event.is_borrowed != event.is_borrowed
                                       ? known.event.is_borrowed
                                       : length_of(event) > length_of(known.event);
            if (is_better) {
                known = {std::move(event), ref};
            }
        }
    }
    return told;
}

PlaceStory::Entry entry_of(Document const& document, Told told, LanguageChain const& languages,
                           Locale locale) {
    PlaceStory::Entry entry;
    Layer const& layer = document.layer(told.by.layer);
    std::string const teller = name_of(layer.table->row(told.by.feature), languages);
    auto const itself = document.links().find(told.event.id);
    bool const is_itself = told.event.is_own || itself == told.by;
    entry.ref = itself && !is_itself ? itself : std::optional{told.by};
    bool const is_named = told.event.is_own &&
                          told.event.title == names_of(layer.table->row(told.by.feature), {"vi", "zh", "en"});
    entry.title = is_named ? teller : text_in(told.event.title, locale);
    entry.text = text_in(told.event.text, locale);
    if (entry.title.empty()) {
        entry.title = is_itself || entry.text.empty() ? teller : std::exchange(entry.text, {});
    }
    if (entry.text == entry.title) {
        entry.text.clear();
    }
    if (!is_itself && teller != entry.title) {
        entry.teller = teller;
    }
    entry.span = span_of(told.event);
    entry.source = split_source(told.event.source);
    entry.event = std::move(told.event);
    return entry;
}

/// Oldest first; of those that began alike, what lasted longer; those without a date last.
bool is_before(PlaceStory::Entry const& a, PlaceStory::Entry const& b) {
    auto const place = [](PlaceStory::Entry const& entry) {
        return entry.span ? std::tuple{0, entry.span->first_begin_ms, -entry.span->last_end_ms}
                          : std::tuple{1, std::int64_t{0}, std::int64_t{0}};
    };
    return place(a) < place(b);
}

}  // namespace

PlaceStory story_of_place(Document const& document, std::span<FeatureRef const> features,
                          LanguageChain const& languages, Locale locale) {
    PlaceStory story;
    std::set<FeatureRef> tellers;
    for (Told& told : told_once(document, features)) {
        tellers.insert(told.by);
        story.entries.push_back(entry_of(document, std::move(told), languages, locale));
    }
    story.tellers = tellers.size();
    std::stable_sort(story.entries.begin(), story.entries.end(), is_before);
    return story;
}

}  // namespace gatepost
