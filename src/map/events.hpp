#pragma once

#include "map/layer_profile.hpp"
#include "table/names.hpp"
#include "table/time_span.hpp"

#include "words/words.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// Something that happened at a feature. Dates are ISO 8601, also reduced (2019, 2019-05); empty where not
/// known.
struct Event {
    std::string id;
    std::string start;
    std::string end;
    std::string date_approx;  ///< before, about or after the start
    LanguageText date_text;   ///< the source's own words, shown as they are
    LanguageText title;
    LanguageText text;
    LanguageText speaker;  ///< whose words they are
    std::string programme;
    std::string source;
    bool is_own = false;        ///< it is what the feature itself is, not something else that happened there
    bool is_elsewhere = false;  ///< it belongs to this feature, but need not have happened at its place
    bool is_borrowed = false;   ///< it only borrows this feature's position: it need not have happened here
};

/// The story of a feature, newest first, undated last: its array of events, else its own dates as one event;
/// in the fields that the profile names.
struct Story {
    std::vector<Event> events;
    /// The attributes that these events say whole. Others are what they are: `events` may be a text, `start`
    /// a town.
    std::vector<std::string> told_fields;

    [[nodiscard]] bool tells(std::string_view field) const;
};
/// Only what has README's form is an event; never an error.
[[nodiscard]] Story story_of(AttributeRow const& row, LayerProfile const& profile = *usual_profile());

/// When it was. Nothing where it has no date.
[[nodiscard]] std::optional<TimeSpan> span_of(Event const& event);

/// A date for people, as their language writes it: "24 April 2021", "15/05/2015 – 18/05/2015", "约2019年", or
/// the source's words.
[[nodiscard]] std::string date_for_people(Event const& event, Locale locale = Locale::english);

/// The same with what the source says of it, which replaces a date that is not exact.
[[nodiscard]] std::string full_date(Event const& event, Locale locale);

/// A source text taken apart: what it says besides its web addresses ("People's Army Newspaper, page 3";
/// empty if nothing), and these in order, http and https only.
struct SourceText {
    std::string named;
    std::vector<std::string> links;
};
/// O(n).
[[nodiscard]] SourceText split_source(std::string_view source);

/// The short name of a web address: what a reader recognises.
[[nodiscard]] std::string site_of(std::string_view address);

}  // namespace gatepost
