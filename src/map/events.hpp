#pragma once

#include "map/names.hpp"

#include "map/words.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// Something that happened at a feature. Dates are ISO 8601, also reduced (2019, 2019-05); empty where not
/// known.
struct Event {
    std::string id;
    std::string start;
    std::string end;
    std::string date_approx;  ///< before, about or after the start
    std::string date_text;    ///< the source's own words, shown as they are
    LanguageText title;
    LanguageText text;
    std::string programme;
    std::string source;
    bool is_borrowed = false;  ///< it only borrows this feature's position: it need not have happened here
};

/// The story of a feature, newest first, undated last: its `events` array, else its own start/end/date as one
/// event. What is not as design.md describes it is left out, never an error: a popup shows what it can.
[[nodiscard]] std::vector<Event> events_of(AttributeRow const& row);

/// A date for people: "2021-04-24", "2015-05-15 – 2015-05-18", "about 2019", or the source's words.
[[nodiscard]] std::string date_for_people(Event const& event, Tongue tongue = Tongue::english);

/// What a source text says besides its web addresses: "People's Army Newspaper, page 3"; empty if nothing.
[[nodiscard]] std::string source_without_links(std::string const& source);

/// The web addresses in a source text: http and https only, in order.
[[nodiscard]] std::vector<std::string> web_links(std::string const& source);

}  // namespace gatepost
