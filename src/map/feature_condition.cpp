#include "map/feature_condition.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace gatepost {

namespace {

std::string quoted_with(char quote, std::string const& text) {
    std::string result(1, quote);
    for (char const letter : text) {
        result.append(letter == quote ? 2 : 1, letter);
    }
    return result + quote;
}

using ValuesByField = std::map<std::string, std::set<std::string>>;

/// Each feature by its id, or by the first field that names it.
void add_value(AttributeRow const& row, ValuesByField& values) {
    constexpr std::size_t most_bytes = 300;  // longer texts name nothing
    if (std::string const id = row.text("id"); !id.empty()) {
        values["id"].insert(id);
        return;
    }
    std::string first;
    for (AttributeColumn const& column : row.columns()) {
        std::string const name(column.name());
        std::string const text = row.text(name);
        if (text.empty() || text.size() > most_bytes) {
            continue;
        }
        bool const is_name =
            name.find("name") != std::string::npos || name.find("title") != std::string::npos;
        if (is_name) {
            values[name].insert(text);
            return;
        }
        first = first.empty() ? name : first;
    }
    if (!first.empty()) {
        values[first].insert(row.text(first));
    }
}

}  // namespace

std::string condition_of_features(FeatureTable const& table, std::span<std::uint32_t const> features) {
    ValuesByField values;
    for (std::uint32_t const feature : features) {
        add_value(table.row(feature), values);
    }
    std::string condition;
    for (auto const& [field, of_field] : values) {
        std::string list;
        for (std::string const& one : of_field) {
            list += (list.empty() ? "" : ", ") + quoted_with('\'', one);
        }
        condition += (condition.empty() ? "" : " or ") + quoted_with('"', field) + " in (" + list + ")";
    }
    return condition;
}

}  // namespace gatepost
