#include "map/map_layer_reader.hpp"

#include "base/error.hpp"
#include "map/layer_profile_json.hpp"
#include "map/map_file_keys.hpp"
#include "map/map_file_paths.hpp"
#include "style/style_json.hpp"
#include "table/expression.hpp"

#include <algorithm>

namespace gatepost {

namespace {

class MapLayerReader {
  public:
    MapLayerReader(MapLayerContext const& context, MapFileNotes& notes)
        : m_context(context), m_notes(notes) {}

    LayerState read(JsonObject const& json) {
        LayerState layer;
        m_notes.name_unknown(json, map_file_keys::layer);
        json.take("name", layer.name);
        if (layer.name.empty()) {
            throw fmt_error("{}: a name is expected", json.place("name"));
        }
        layer.title = layer.name;
        json.take("part_of", layer.part_of);
        layer.part_of = whole_part(layer.part_of, m_context.folder);
        std::string source;
        json.take("source", source);
        if (layer.part_of.empty() == source.empty()) {
            throw fmt_error("{}: either a source is expected, or part_of", json.place("source"));
        }
        if (!layer.part_of.empty()) {
            take_from_part(layer, m_context.parts);
        } else {
            bool is_background = false;
            m_notes.attempt([&] { json.take("background", is_background); });
            layer.group = is_background ? LayerGroup::background : LayerGroup::own;
            layer.source.path = whole_path(source, m_context.folder);
            layer.profile = m_context.profile;
        }
        read_layer_profile(json, layer);
        read_choices(json, layer);
        return layer;
    }

  private:
    /// What is said of this layer alone. Its title may be in several languages.
    void read_layer_profile(JsonObject const& json, LayerState& layer) {
        Json const* const title = json.find("title");
        bool const is_usual = (title == nullptr || !title->is_object()) && json.find("profile") == nullptr &&
                              json.find("sound_areas") == nullptr;
        if (is_usual && (title == nullptr || layer.profile->title.empty())) {
            return;
        }
        LayerProfile profile = *layer.profile;
        m_notes.attempt([&] {
            if (title != nullptr) {
                profile.title = language_text(*title, json.place("title"));
            }
        });
        m_notes.attempt([&] { json.take("sound_areas", profile.has_sound_areas); });
        if (Json const* const own = json.find("profile")) {
            m_notes.attempt([&] {
                read_profile(JsonObject(*own, json.place("profile")), profile,
                             [&](std::string text) { m_notes.say(std::move(text)); });
            });
        }
        layer.profile = std::make_shared<LayerProfile const>(std::move(profile));
    }

    /// What is wrong of these costs nothing else.
    void read_choices(JsonObject const& json, LayerState& layer) {
        Json const* const title = json.find("title");
        if (layer.profile->title.empty() && (title == nullptr || !title->is_object())) {
            m_notes.attempt([&] { json.take("title", layer.title); });
        } else if (!layer.profile->title.empty()) {
            layer.title = text_in(layer.profile->title, Locale::english);
        }
        m_notes.attempt([&] { json.take("source_layer", layer.source.layer); });
        m_notes.attempt([&] { json.take("encoding", layer.source.encoding); });
        m_notes.attempt([&] { json.take("visible", layer.is_visible); });
        m_notes.attempt([&] { json.take("opacity", 0, 1, layer.opacity); });
        m_notes.attempt([&] {
            double number = 0;
            json.take("colour_number", 0, 1e6, number);
            layer.palette_index = static_cast<std::size_t>(number);
        });
        if (json.find("clusters") != nullptr) {
            m_notes.attempt([&] {
                bool is_clustered = false;
                json.take("clusters", is_clustered);
                layer.is_clustered = is_clustered;
            });
        }
        m_notes.attempt([&] { json.take("timeless", layer.is_timeless); });
        m_notes.attempt([&] { read_dates(json, layer); });
        m_notes.attempt([&] { read_filter(json, layer); });
        m_notes.attempt([&] { read_style(json, layer); });
        m_notes.attempt([&] { read_classes(json, layer); });
    }

    static void read_filter(JsonObject const& json, LayerState& layer) {
        std::string condition;
        json.take("filter", condition);
        if (condition.empty()) {
            return;
        }
        try {
            static_cast<void>(Expression(condition));
        } catch (Error const& error) {
            throw fmt_error("{}: {}", json.place("filter"), error.what());
        }
        layer.condition = std::move(condition);
    }

    void read_dates(JsonObject const& json, LayerState& layer) {
        Json const* const found = json.find("dates");
        if (found == nullptr || found->is_null()) {
            return;
        }
        JsonObject const dates(*found, json.place("dates"));
        m_notes.name_unknown(dates, map_file_keys::dates);
        DateFields fields;
        dates.take("start", fields.start);
        dates.take("end", fields.end);
        if (fields.start.empty()) {
            throw fmt_error("{}: the name of a field is expected", dates.place("start"));
        }
        if (dates.find("order") != nullptr) {
            DateOrder order = DateOrder::year_first;
            dates.take("order", date_order_names, order);
            fields.order = order;
        }
        bool lasts = false;
        dates.take("lasts", lasts);
        fields.missing_end = lasts ? MissingEnd::open : MissingEnd::same_date;
        layer.dates = std::move(fields);
    }

    static void read_style(JsonObject const& json, LayerState& layer) {
        Json const* const style = json.find("style");
        if (style == nullptr || style->is_null()) {
            layer.takes_kept_style = style == nullptr;
            return;
        }
        LayerStyle const base = layer.profile->look ? *layer.profile->look : plain_style(layer.palette_index);
        layer.style = std::make_shared<LayerStyle const>(style_from_tree(*style, base, json.place("style")));
    }

    static void read_classes(JsonObject const& json, LayerState& layer) {
        constexpr double most_classes = 1e6;
        auto const is_class = [&](Json const& one) {
            return one.is_number_unsigned() && one.get<double>() < most_classes;
        };
        if (Json const* const hidden = json.find("hidden_classes")) {
            if (!hidden->is_array() || !std::all_of(hidden->begin(), hidden->end(), is_class)) {
                throw fmt_error("{}: a list of numbers of classes is expected, not {}",
                                json.place("hidden_classes"), shown_in_message(*hidden));
            }
            for (Json const& one : *hidden) {
                layer.hidden_classes.insert(one.get<std::size_t>());
            }
        }
        if (Json const* const single = json.find("singled_out_class")) {
            if (!is_class(*single)) {
                throw fmt_error("{}: the number of a class is expected, not {}",
                                json.place("singled_out_class"), shown_in_message(*single));
            }
            layer.singled_out_class = single->get<std::size_t>();
        }
    }

    MapLayerContext const& m_context;
    MapFileNotes& m_notes;
};

}  // namespace

LayerState read_map_layer(JsonObject const& json, MapLayerContext const& context, MapFileNotes& notes) {
    return MapLayerReader(context, notes).read(json);
}

}  // namespace gatepost
