#include "table/table_order.hpp"

#include "base/folding.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_set>

namespace gatepost {

namespace {

/// What a row is sorted by.
struct Key {
    std::optional<double> number;
    std::string text;

    [[nodiscard]] bool is_missing() const { return !number && text.empty(); }
};

/// Numbers before texts; whatever the case and the accents, and by those only where nothing else differs.
bool is_less(Key const& a, Key const& b) {
    if (a.number || b.number) {
        return a.number && b.number ? *a.number < *b.number : a.number.has_value();
    }
    return a.text < b.text;
}

std::vector<Key> keys_of(AttributeColumn const& column, std::span<std::uint32_t const> features) {
    std::vector<Key> keys;
    keys.reserve(features.size());
    for (std::uint32_t const feature : features) {
        Key key;
        key.number = column.number(feature);
        if (!key.number) {
            // What differs only behind so much is in order already.
            constexpr std::size_t most_bytes = 1000;
            std::string const text = column.type() == AttributeType::text
                                         ? std::string(column.text(feature).substr(0, most_bytes))
                                         : column.to_text(feature);
            key.text = folded(text) + '\n' + text;
            key.text = text.empty() ? "" : key.text;
        }
        keys.push_back(std::move(key));
    }
    return keys;
}

std::vector<std::uint32_t> features_with(FeatureTable const& table, std::string const& search) {
    std::vector<std::uint32_t> found;
    std::string const wanted = folded(search);
    std::string text;
    for (std::uint32_t feature = 0; feature < table.size(); ++feature) {
        text.clear();
        for (std::size_t i = 0; !search.empty() && i < table.attributes.size(); ++i) {
            text += table.attributes[i].to_text(feature);
            text += '\n';
        }
        if (folded_has_words_of(folded(text), wanted)) {
            found.push_back(feature);
        }
    }
    return found;
}

/// A cell in one line.
std::string cell(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

}  // namespace

std::vector<std::uint32_t> features_in_order(FeatureTable const& table, TableOrder const& order) {
    std::vector<std::uint32_t> features = features_with(table, order.search);
    AttributeColumn const* const column = order.field.empty() ? nullptr : table.find(order.field);
    if (column == nullptr) {
        if (order.is_descending) {
            std::reverse(features.begin(), features.end());
        }
        return features;
    }
    std::vector<Key> const keys = keys_of(*column, features);
    std::vector<std::uint32_t> places(features.size());
    std::iota(places.begin(), places.end(), 0U);
    std::stable_sort(places.begin(), places.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (keys[a].is_missing() || keys[b].is_missing()) {
            return !keys[a].is_missing() && keys[b].is_missing();
        }
        return order.is_descending ? is_less(keys[b], keys[a]) : is_less(keys[a], keys[b]);
    });
    std::transform(places.begin(), places.end(), places.begin(),
                   [&](std::uint32_t place) { return features[place]; });
    return places;
}

std::vector<std::string> fields_of(FeatureTable const& table) {
    std::vector<std::string> fields;
    std::unordered_set<std::string> known;
    auto const add = [&](AttributeColumns const& columns) {
        for (AttributeColumn const& column : columns) {
            if (known.insert(column.name()).second) {
                fields.push_back(column.name());
            }
        }
    };
    if (!table.attribute_file) {
        add(table.attributes);
        return fields;
    }
    constexpr std::size_t most_looked_at = 100;
    std::vector<std::uint32_t> features(std::min(table.size(), most_looked_at));
    std::iota(features.begin(), features.end(), 0U);
    for (AttributeRow const& row : table.rows(features)) {
        add(row.columns());
    }
    return fields;
}

std::string tab_separated(FeatureTable const& table, std::span<std::string const> fields,
                          std::span<std::uint32_t const> features) {
    std::string text;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        text += (i == 0 ? "" : "\t") + cell(fields[i]);
    }
    text += '\n';
    for (AttributeRow const& row : table.rows(features)) {
        for (std::size_t i = 0; i < fields.size(); ++i) {
            text += (i == 0 ? "" : "\t") + cell(row.text(fields[i]));
        }
        text += '\n';
    }
    return text;
}

}  // namespace gatepost
