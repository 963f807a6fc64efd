#include "app/reports.hpp"

#include "base/json.hpp"
#include "base/terminal_text.hpp"
#include "geo/antimeridian.hpp"
#include "geo/densify.hpp"
#include "map/legend.hpp"
#include "map/make_card.hpp"

#include <algorithm>
#include <limits>

namespace gatepost {

namespace {

/// What the parts of its features are.
char const* geometry_name(FeatureTable const& table) {
    bool const has_points = table.geometry.has_any(GeometryKind::point);
    bool const has_lines = table.geometry.has_any(GeometryKind::line);
    bool const has_areas = table.geometry.has_any(GeometryKind::polygon);
    if ((has_points && has_lines) || (has_lines && has_areas) || (has_areas && has_points)) {
        return "mixed";
    }
    return has_points ? "point" : has_lines ? "line" : has_areas ? "polygon" : "none";
}

/// The extent of points where nothing is to be thought about.
std::optional<Box> plain_extent(std::span<Point const> lonlat) {
    Box extent;
    for (Point const p : lonlat) {
        if (is_finite(p)) {
            extent.grow(p);
        }
    }
    bool const is_plain = whole_world_lonlat.contains(extent) && extent.width() <= 180;
    return is_plain ? std::optional{extent} : std::nullopt;
}

Json box_json(std::optional<Box> const& box) {
    return box ? Json::array({box->min_x, box->min_y, box->max_x, box->max_y}) : Json(nullptr);
}

/// The extent in lon/lat of a table, from its vertices: exact for what lies in lon/lat, corner-wise for other
/// CRS. Across the antimeridian its west is greater than its east.
Json extent_lonlat(FeatureTable const& table, TransformerCache& transformers) {
    Transformer const& lonlat_from_source = transformers.get(table.source_crs, Crs::wgs84());
    GeometryColumn const& geometry = table.geometry;
    LonlatExtent extent;
    std::vector<Point> lonlat;
    if (geometry.is_plain_points()) {
        lonlat.assign(geometry.vertices().begin(), geometry.vertices().end());
        lonlat_from_source.forward(lonlat);
        if (auto const plain = plain_extent(lonlat); plain && !plain->is_empty()) {
            return box_json(plain);
        }
        std::for_each(lonlat.begin(), lonlat.end(), [&](Point const& p) { extent.add({&p, 1}); });
    } else if (geometry.size() > 0) {
        DensifyLimits limits = densify_limits(table.source_crs, Crs::wgs84());
        limits.max_error_world = std::numeric_limits<double>::infinity();  // corners are enough
        limits.turn_world = table.source_crs.is_geographic() ? 0 : 360;
        for (std::size_t part = 0; part < geometry.parts_end(geometry.size() - 1); ++part) {
            lonlat.clear();
            append_projected(lonlat_from_source, geometry.part(part), limits, lonlat);
            bool const is_ring = kind_of(geometry.part_kind(part)) == GeometryKind::polygon;
            if (auto const pole_deg = is_ring && !table.source_crs.is_geographic()
                                          ? pole_within(lonlat, geometry.part(part), lonlat_from_source)
                                          : std::nullopt) {
                lonlat.push_back({lonlat.back().x, *pole_deg});
            }
            extent.add(lonlat);
        }
    }
    return box_json(extent.box());
}

/// The first and last date of a layer, as they are written.
class DateLimits {
  public:
    void add(std::string const& text) {
        auto const date = parse_date(text);
        if (date && date->range.begin_ms < m_begin_ms) {
            m_begin_ms = date->range.begin_ms;
            m_first = text;
        }
        if (date && date->range.end_ms > m_end_ms) {
            m_end_ms = date->range.end_ms;
            m_last = text;
        }
    }
    [[nodiscard]] Json json() const {
        return m_first.empty() ? Json(nullptr) : Json::array({m_first, m_last});
    }

  private:
    std::int64_t m_begin_ms = time_max_ms;
    std::int64_t m_end_ms = time_min_ms;
    std::string m_first;
    std::string m_last;
};

/// Earliest and latest date of the layer's events; of other dates the ends of the time that they span.
Json time_span(Layer const& layer) {
    DateLimits limits;
    layer.table->for_each_row([&](AttributeRow const& row) {
        for (Event const& event : story_of(row, *layer.profile).events) {
            limits.add(event.start);
            limits.add(event.end);
        }
        return true;
    });
    if (auto const& times = layer.content->times; limits.json().is_null() && times) {
        std::string const range = time_range_text(times->extent());
        std::size_t const slash = range.find('/');
        limits.add(range.substr(0, slash));
        limits.add(range.substr(slash + 1));
    }
    return limits.json();
}

/// What its filter and time leave of a layer: as many of its features as pass and are there in the range, for
/// sure or possibly.
Json shown_json(Layer const& layer) {
    bool const is_timed = layer.mask && !layer.mask_time.is_off() && layer.times;
    std::size_t const left = layer.mask ? layer.mask->left : layer.table->size();
    Json shown = {{"shown", is_timed ? layer.mask->shown() : left}};
    if (is_timed) {
        shown["possible"] = layer.mask->possible;
        shown["undated"] = layer.mask->undated;
    }
    return shown;
}

/// A whole number as it is written; beyond 64 bits as a text, because a reader of JSON would round it.
Json whole_number(std::string const& digits) {
    constexpr std::size_t most_digits = 20;
    Json number = digits.size() <= most_digits ? Json::parse(digits, nullptr, false) : Json();
    return number.is_number_integer() ? number : Json(digits);
}

Json value_of(AttributeColumn const& column, std::size_t feature) {
    switch (column.written_as(feature)) {
        case AttributeType::integer: return whole_number(column.to_text(feature));
        case AttributeType::real: {
            auto const number = column.number(feature);
            return number ? Json(*number) : Json(nullptr);
        }
        case AttributeType::boolean: return column.to_text(feature) == "true";
        case AttributeType::json: {
            auto parsed = parse_json(column.text(feature));
            return parsed ? std::move(*parsed) : Json(std::string{column.text(feature)});
        }
        case AttributeType::text: break;
    }
    return std::string{column.text(feature)};
}

/// All but those that the answer's events say whole.
Json properties_of(Layer const& layer, AttributeRow const& row, Story const& story) {
    std::string const& events_field = layer.profile->events_field;
    FieldProfile const* const known = layer.profile->field(events_field);
    bool const is_hidden = known != nullptr && known->is_hidden && !story.events.empty();
    bool const has_told_events = is_hidden || story.tells(events_field);
    Json properties = Json::object();
    for (AttributeColumn const& column : row.columns()) {
        if (!column.is_null(row.index()) && !(has_told_events && column.name() == events_field)) {
            append_member(properties, column.name(), value_of(column, row.index()));
        }
    }
    return properties;
}

Json by_language(LanguageText const& text) {
    if (text.size() == 1 && text.front().first.empty()) {
        return text.front().second;
    }
    Json object = Json::object();
    for (auto const& [language, value] : text) {
        append_member(object, language.empty() ? "und" : language, value);
    }
    return object;
}

Json event_json(Event const& event) {
    Json object = Json::object();
    auto const add = [&](char const* key, std::string const& value) {
        if (!value.empty()) {
            object[key] = value;
        }
    };
    add("id", event.id);
    add("start", event.start);
    add("end", event.end);
    add("date_approx", event.date_approx);
    if (!event.date_text.empty()) {
        object["date_text"] = by_language(event.date_text);
    }
    if (!event.speaker.empty()) {
        object["speaker"] = by_language(event.speaker);
    }
    if (!event.title.empty()) {
        object["title"] = by_language(event.title);
    }
    if (!event.text.empty()) {
        object["text"] = by_language(event.text);
    }
    add("programme", event.programme);
    add("source", event.source);
    return object;
}

Json hit_json(Document const& document, Hit const& hit) {
    Layer const& layer = document.layer(hit.ref.layer);
    AttributeRow const row = layer.table->row(hit.ref.feature);
    Story const story = story_of(row, *layer.profile);
    Json events = Json::array();
    for (Event const& event : story.events) {
        events.push_back(event_json(event));
    }
    return {{"layer", layer.name},
            {"id", row.id()},
            {"distance_px", hit.distance_px},
            {"hosted", hit.is_hosted},
            {"properties", properties_of(layer, row, story)},
            {"events", std::move(events)}};
}

std::string dump(Json const& value) {
    return json_for_terminal(value.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

/// Of a source that is read by the view, all that it has; of a table in memory its own.
std::uint64_t features_of(FeatureTable const& table) {
    return table.part ? table.part->in_source : table.size();
}

/// What is only known of the rows that were read, or estimated by a database, whose rows nobody counts.
void tell_of_part(TablePart const& part, FeatureTable const& table, Json& layer) {
    layer["read"] = table.size();
    if (part.is_estimated) {
        layer["estimated"] = true;
        layer["extent_lonlat"] = box_json(part.source_lonlat);
    }
}

}  // namespace

std::string list_layers_text(OpenMap& map) {
    std::string text;
    auto const& layers = map.document().layers();
    for (std::size_t i = layers.size(); i-- > 0;) {
        Layer const* const layer = &layers[i];
        auto const& part = layer->table->part;
        text += fmt::format(
            "{:<12} {:>7} features  {:<8} {:<10} {}{}\n", terminal_text(layer->name),
            (part && part->is_estimated ? "about " : "") + std::to_string(features_of(*layer->table)),
            geometry_name(*layer->table), terminal_text(layer->table->source_crs.code()),
            terminal_text(layer_title(*layer, Locale::english)), layer->is_visible ? "" : " (hidden)");
    }
    return text;
}

std::string list_layers_json(OpenMap& map) {
    Json layers = Json::array();
    TransformerCache transformers;
    for (Layer const& layer : map.document().layers()) {
        FeatureTable const& table = *layer.table;
        Json one = {
            {"id", layer.name},
            {"name", layer_title(layer, Locale::english)},
            {"features", features_of(table)},
            {"unlocated", table.count_unlocated()},
            {"geometry", geometry_name(table)},
            {"crs", table.source_crs.code().empty() ? table.source_crs.name() : table.source_crs.code()},
            {"extent_lonlat", extent_lonlat(table, transformers)},
            {"visible", layer.is_visible},
            {"time", table.part && table.part->is_estimated ? Json(nullptr) : time_span(layer)},
            {"report", {{"skipped", table.report.skipped}, {"messages", table.report.messages()}}}};
        one.update(shown_json(layer));
        if (table.part) {
            tell_of_part(*table.part, table, one);
        }
        layers.push_back(std::move(one));
    }
    return dump({{"layers", std::move(layers)}});
}

std::string query_text(OpenMap& map, Picked const& picked) {
    std::string text;
    for (Hit const& hit : picked.hits) {
        Card const card = make_card(map.document(), hit.ref, map.selector().languages());
        text +=
            fmt::format("{}{}  {}  ({} events)\n", hit.is_hosted ? "  " : "", terminal_text(card.reference),
                        terminal_text(best_text(card.names, map.selector().languages())), card.events.size());
    }
    return text;
}

std::string query_json(OpenMap& map, Picked const& picked, Point lonlat) {
    Json hits = Json::array();
    for (Hit const& hit : picked.hits) {
        hits.push_back(hit_json(map.document(), hit));
    }
    return dump({{"at", {lonlat.x, lonlat.y}}, {"hits", std::move(hits)}, {"capped", picked.is_capped}});
}

}  // namespace gatepost
