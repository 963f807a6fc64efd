#include "fuzz/promises.hpp"
#include "fuzz/targets.hpp"
#include "map/events.hpp"
#include "map/links.hpp"
#include "table/names.hpp"

namespace gatepost::fuzz {

void card(std::string_view bytes) {
    std::vector<AttributeColumn> columns;
    for (char const* const field : {"events", "name", "start", "source"}) {
        columns.emplace_back(field, AttributeType::text);
        columns.back().add_text(bytes);
    }
    AttributeColumns const table_columns(std::move(columns));  // a row refers to them
    AttributeRow const row(table_columns, 0, 0);
    for (Event const& event : story_of(row).events) {
        static_cast<void>(date_for_people(event));
    }
    std::string const text(bytes);
    SourceText const source = split_source(text);
    for (std::string const& link : source.links) {
        require(link.starts_with("http://") || link.starts_with("https://"), "only web addresses are links");
    }
    require(source.named.size() <= 2 * text.size(), "a source without its links is no longer");
    for (std::string const& id : split_ids(bytes)) {
        require(!id.empty() && id.find(' ') == std::string::npos, "an id is a word");
    }
    if (auto const lines = two_lines_of(text)) {
        constexpr std::size_t mark_bytes = 3;  // of the … where each is cut
        require(lines->first.size() + lines->second.size() <= text.size() + 2 * mark_bytes,
                "two lines are the text, broken");
    }
    static_cast<void>(name_of(row, {"vi", "zh", "en"}));
}

}  // namespace gatepost::fuzz
