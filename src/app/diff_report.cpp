#include "app/diff_report.hpp"

#include "base/secrets.hpp"
#include "io/written_values.hpp"

#include <fmt/format.h>

#include <cmath>

namespace gatepost {

namespace {

Json value_json(AttributeColumn const* column, std::size_t row) {
    if (column == nullptr) {
        return nullptr;
    }
    std::string text;
    ExportLosses unused;
    append_json_value(text, *column, row, unused);
    auto value = parse_json(text);
    return value ? std::move(*value) : Json(text);
}

/// The middle of the feature's extent; null where it has no place.
Json position_json(DiffSide const& side, std::uint32_t row) {
    if (side.lonlat().kind(row) == GeometryKind::none) {
        return nullptr;
    }
    Point const centre = side.lonlat().bounds_of(row).centre();
    constexpr double digits = 1e9;
    auto const rounded = [](double degrees) { return std::round(degrees * digits) / digits; };
    return is_finite(centre) ? Json::array({rounded(centre.x), rounded(centre.y)}) : Json(nullptr);
}

/// Which feature it is: its layer where there are several, its id or null, and its number in its file.
Json feature_json(LayerDiff const& layer, bool names_layer, DiffSide const& side, std::uint32_t row) {
    Json feature = Json::object();
    if (names_layer) {
        feature["layer"] = layer.layer;
    }
    std::string const key = layer.diff.key.empty() ? "id" : layer.diff.key;
    feature["id"] = value_json(side.attributes().find(key), row);
    feature["number"] = row + 1;
    return feature;
}

Json lone_json(LayerDiff const& layer, bool names_layer, DiffSide const& side, std::uint32_t row) {
    Json feature = feature_json(layer, names_layer, side, row);
    feature["position"] = position_json(side, row);
    Json properties = Json::object();
    for (AttributeColumn const& column : side.attributes()) {
        if (!column.is_null(row)) {
            append_member(properties, column.name(), value_json(&column, row));
        }
    }
    feature["properties"] = std::move(properties);
    return feature;
}

Json moved_json(LayerDiff const& layer, bool names_layer, FeaturePair const& pair) {
    Json feature = feature_json(layer, names_layer, *layer.after, pair.new_row);
    feature["from"] = position_json(*layer.before, pair.old_row);
    feature["to"] = position_json(*layer.after, pair.new_row);
    constexpr double thousandths = 1000;
    feature["distance_m"] = pair.place == PlaceChange::moved
                                ? Json(std::round(pair.moved_m * thousandths) / thousandths)
                                : Json(nullptr);
    return feature;
}

Json changed_json(LayerDiff const& layer, bool names_layer, FeaturePair const& pair) {
    Json feature = feature_json(layer, names_layer, *layer.after, pair.new_row);
    Json fields = Json::object();
    for (std::string const& name : pair.fields) {
        append_member(fields, name,
                      {{"old", value_json(layer.before->attributes().find(name), pair.old_row)},
                       {"new", value_json(layer.after->attributes().find(name), pair.new_row)}});
    }
    feature["fields"] = std::move(fields);
    return feature;
}

}  // namespace

DiffCounts counts_of(std::vector<LayerDiff> const& layers) {
    DiffCounts counts;
    for (LayerDiff const& layer : layers) {
        counts.before += layer.before->size();
        counts.after += layer.after->size();
        counts.unchanged += layer.diff.unchanged.size();
        counts.added += layer.diff.added.size();
        counts.removed += layer.diff.removed.size();
        for (FeaturePair const& pair : layer.diff.differing) {
            counts.moved += pair.place != PlaceChange::none ? 1 : 0;
            counts.changed += pair.fields.empty() ? 0 : 1;
        }
    }
    return counts;
}

std::string title_of(DiffSide const& side, std::uint32_t row, std::string const& key) {
    constexpr std::size_t longest = 16;
    AttributeRow const attributes(side.attributes(), row, row);
    std::string const id = key.empty() ? std::string{} : attributes.text(key);
    return !id.empty() && id.size() <= longest ? id : name_of(attributes, {"en", "vi", "zh"});
}

Json diff_json(std::string const& old_path, std::string const& new_path,
               std::vector<LayerDiff> const& layers) {
    DiffCounts const counts = counts_of(layers);
    bool const names_layer = layers.size() > 1;
    Json added = Json::array();
    Json removed = Json::array();
    Json moved = Json::array();
    Json changed = Json::array();
    for (LayerDiff const& layer : layers) {
        for (std::uint32_t const row : layer.diff.added) {
            added.push_back(lone_json(layer, names_layer, *layer.after, row));
        }
        for (std::uint32_t const row : layer.diff.removed) {
            removed.push_back(lone_json(layer, names_layer, *layer.before, row));
        }
        for (FeaturePair const& pair : layer.diff.differing) {
            if (pair.place != PlaceChange::none) {
                moved.push_back(moved_json(layer, names_layer, pair));
            }
            if (!pair.fields.empty()) {
                changed.push_back(changed_json(layer, names_layer, pair));
            }
        }
    }
    std::string const key = layers.empty() ? "" : layers.front().diff.key;
    return {{"old", without_secrets(old_path)},
            {"new", without_secrets(new_path)},
            {"same", counts.is_same()},
            {"matched_by", key.empty() ? Json(nullptr) : Json(key)},
            {"counts",
             {{"old", counts.before},
              {"new", counts.after},
              {"unchanged", counts.unchanged},
              {"added", counts.added},
              {"removed", counts.removed},
              {"moved", counts.moved},
              {"changed", counts.changed}}},
            {"added", std::move(added)},
            {"removed", std::move(removed)},
            {"moved", std::move(moved)},
            {"changed", std::move(changed)}};
}

std::string diff_text(DiffCounts const& counts) {
    return fmt::format("{} added, {} removed, {} moved, {} changed, {} unchanged", counts.added,
                       counts.removed, counts.moved, counts.changed, counts.unchanged);
}

}  // namespace gatepost
