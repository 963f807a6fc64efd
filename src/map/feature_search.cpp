#include "map/feature_search.hpp"

#include "base/folding.hpp"
#include "base/han_reading.hpp"
#include "base/utf8.hpp"
#include "map/events.hpp"
#include "map/feature_place.hpp"
#include "table/field_columns.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

namespace gatepost {

namespace {

constexpr std::array<std::string_view, 5> name_fields{"name", "Name", "NAME", "title", "Title"};
constexpr std::array<std::string_view, 9> alias_fields{"alt_name",      "old_name",  "short_name",
                                                       "official_name", "loc_name",  "int_name",
                                                       "aliases",       "asciiname", "id"};

bool is_name_field(std::string_view field) {
    return std::find(name_fields.begin(), name_fields.end(), field) != name_fields.end() ||
           field.starts_with("name_") || field.starts_with("name:");
}

bool is_alias_field(std::string_view field) {
    return std::find(alias_fields.begin(), alias_fields.end(), field) != alias_fields.end() ||
           field.starts_with("alt_name:") || field.starts_with("old_name:");
}

/// Whether the map file says that the field is searched, itself or in each of its languages.
bool is_searched(LayerProfile const& profile, std::string_view field) {
    FieldProfile const* const known = profile.field(field);
    return known != nullptr && known->is_searched;
}

/// Calls visit(text, kind) for everything by which a feature can be found.
template <class Visit>
void each_text(AttributeRow const& row, LayerProfile const& profile, Visit visit) {
    for (AttributeColumn const& column : row.columns()) {
        if (column.is_null(row.index())) {
            continue;
        }
        bool const is_own_form =
            !profile.own_form_ending.empty() && column.name().ends_with(profile.own_form_ending);
        if (is_name_field(column.name()) && !is_own_form) {
            visit(column.to_text(row.index()), NameKind::name);
        } else if (is_alias_field(column.name())) {
            visit(column.to_text(row.index()), NameKind::alias);
        } else if (is_searched(profile, column.name())) {
            visit(column.to_text(row.index()), NameKind::other);
        }
    }
    if (row.find(profile.events_field) == nullptr) {
        return;
    }
    for (Event const& event : story_of(row, profile).events) {
        for (LanguageText const* const text : {&event.title, &event.text, &event.speaker}) {
            for (auto const& [language, words] : *text) {
                visit(words, NameKind::other);
            }
        }
    }
}

/// Of large tables names alone, as their other columns would have to be read whole.
std::shared_ptr<NameIndex const> names_in_columns(FeatureTable const& table, JobContext const& job) {
    auto index = std::make_shared<NameIndex>();
    std::vector<std::string> fields;
    auto const sample = first_columns(table);
    for (AttributeColumn const& column : *sample) {
        if (is_name_field(column.name()) || is_alias_field(column.name())) {
            fields.push_back(column.name());
        }
    }
    auto const columns = columns_of(table, fields, job);
    for (AttributeColumn const& column : *columns) {
        bool const is_wanted = std::find(fields.begin(), fields.end(), column.name()) != fields.end();
        NameKind const kind = is_name_field(column.name()) ? NameKind::name : NameKind::alias;
        for (std::size_t f = 0; is_wanted && f < column.size() && !job.stop.stop_requested(); ++f) {
            if (!column.is_null(f)) {
                index->add(static_cast<std::uint32_t>(f), column.to_text(f), kind);
            }
        }
    }
    return index;
}

}  // namespace

std::shared_ptr<NameIndex const> make_name_index(FeatureTable const& table, LayerProfile const& profile,
                                                 JobContext const& job) {
    constexpr std::size_t most_searched_whole = 20'000;
    if (table.attribute_file || table.size() > most_searched_whole) {
        return names_in_columns(table, job);
    }
    auto index = std::make_shared<NameIndex>();
    table.for_each_row([&](AttributeRow const& row) {
        each_text(row, profile, [&](std::string const& text, NameKind kind) {
            index->add(static_cast<std::uint32_t>(row.feature()), text, kind);
        });
        return !job.stop.stop_requested();
    });
    return index;
}

std::vector<FoundFeature> find_features(Document const& document, NameIndexes const& indexes,
                                        SearchText const& typed, Point middle_world, std::size_t most,
                                        JobContext const& job) {
    struct Ranked {
        FoundFeature found;
        std::uint32_t length = 0;
        bool is_hidden = false;
        bool is_background = false;
        int priority = 0;  ///< of its name on the map
        double distance = 0;
        std::size_t depth = 0;  ///< of the layer, from the top
    };
    std::vector<Ranked> all;
    auto const& layers = document.layers();
    for (std::size_t place = layers.size(); place-- > 0;) {
        Layer const& layer = layers[place];
        auto const index = indexes.find(layer.id);
        if (index == indexes.end() || index->second->empty()) {
            continue;
        }
        for (NameHit const& hit : index->second->find(typed, most, job)) {
            FeatureRef const ref{layer.id, hit.row};
            if (!document.has_feature(ref)) {
                continue;
            }
            auto const anchor = layer.world ? anchor_of(document, ref) : std::nullopt;
            all.push_back({{ref, hit.match, hit.kind},
                           hit.length,
                           !layer.is_visible || layer.is_hidden(hit.row),
                           layer.group == LayerGroup::background,
                           layer.style.labels[(*layer.class_of_feature)[hit.row]].priority,
                           anchor ? distance(*anchor, middle_world) : std::numeric_limits<double>::max(),
                           layers.size() - place});
        }
    }
    std::sort(all.begin(), all.end(), [](Ranked const& a, Ranked const& b) {
        auto const key = [](Ranked const& one) {
            return std::tuple(one.found.match, one.found.kind, one.is_hidden, one.is_background, one.length,
                              -one.priority, one.depth, one.distance, one.found.ref.feature);
        };
        return key(a) < key(b);
    });
    std::vector<FoundFeature> found;
    for (std::size_t i = 0; i < std::min(most, all.size()); ++i) {
        found.push_back(all[i].found);
    }
    return found;
}

namespace {

/// A few words around the place where a text was found.
std::string part_around(std::string const& text, std::size_t share_before) {
    constexpr std::size_t most_bytes = 120;
    if (text.size() <= most_bytes) {
        return text;
    }
    std::size_t const middle = std::min(share_before, text.size());
    std::size_t const begin = character_begin(text, middle > most_bytes / 3 ? middle - most_bytes / 3 : 0);
    std::size_t const end = character_begin(text, std::min(begin + most_bytes, text.size()));
    return (begin > 0 ? "…" : "") + text.substr(begin, end - begin) + (end < text.size() ? "…" : "");
}

}  // namespace

std::string matched_text(AttributeRow const& row, LayerProfile const& profile, SearchText const& typed) {
    // The same way as the search of all, over the texts of one feature.
    NameIndex index;
    std::vector<std::string> texts;
    each_text(row, profile, [&](std::string const& text, NameKind kind) {
        index.add(static_cast<std::uint32_t>(texts.size()), text, kind);
        texts.push_back(text);
    });
    auto const hits = index.find(typed, 1);
    if (hits.empty()) {
        return {};
    }
    std::string const& text = texts[hits.front().row];
    SearchText const forms(text);
    std::size_t const at = forms.folded.find(typed.folded);
    double const share = at == std::string::npos || forms.folded.empty()
                             ? 0
                             : static_cast<double>(at) / static_cast<double>(forms.folded.size());
    return part_around(text, static_cast<std::size_t>(share * static_cast<double>(text.size())));
}

}  // namespace gatepost
