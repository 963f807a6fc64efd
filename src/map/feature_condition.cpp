#include "map/feature_condition.hpp"

#include "base/folding.hpp"

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

/// How likely a field has the name of a feature, by what it is called; 0: it has not.
int likeness_to_name(std::string_view field) {
    std::string const small = folded(field);
    if (small == "name" || small == "title" || small == "label") {
        return 3;
    }
    if (small.starts_with("name_") || small.starts_with("name:")) {
        return 2;
    }
    return small.ends_with("name") || small.starts_with("name") || small.ends_with("title") ? 1 : 0;
}

/// A feature by the likeliest name that it has.
void add_name(AttributeRow const& row, ValuesByField& values) {
    constexpr std::size_t most_bytes = 300;  // longer texts name nothing
    int best = 0;
    std::string field;
    for (AttributeColumn const& column : row.columns()) {
        int const likeness = likeness_to_name(column.name());
        if (likeness > best) {
            std::string const text = row.text(column.name());
            if (!text.empty() && text.size() <= most_bytes) {
                best = likeness;
                field = column.name();
            }
        }
    }
    if (best > 0) {
        values[field].insert(row.text(field));
    }
}

}  // namespace

std::string condition_of_features(FeatureTable const& table, std::span<std::uint32_t const> features) {
    ValuesByField values;
    for (std::uint32_t const feature : features) {
        AttributeRow const row = table.row(feature);
        std::string const id = row.text("id");
        if (!id.empty()) {
            values["id"].insert(id);
        } else {
            add_name(row, values);
        }
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
