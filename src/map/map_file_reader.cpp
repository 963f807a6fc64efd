#include "base/boundary.hpp"
#include "base/json_object.hpp"
#include "map/layer_profile_json.hpp"
#include "map/map_file.hpp"
#include "map/map_file_keys.hpp"
#include "map/map_file_parts.hpp"
#include "style/style_json.hpp"

#include <algorithm>
#include <limits>
#include <span>

namespace gatepost {

namespace {

constexpr int version = 1;
constexpr std::size_t most_layers = 100'000;
constexpr double any_number = std::numeric_limits<double>::max();

/// A path as it stands in a map file, seen from anywhere. Addresses and what else GDAL opens stay as they
/// are.
std::string whole_path(std::string const& path, std::filesystem::path const& folder) {
    bool const is_path = !path.empty() && path.front() != '/' && path != "-" &&
                         path.substr(0, std::min(path.find('/'), path.size())).find(':') == std::string::npos;
    return is_path ? (folder / path).lexically_normal().string() : path;
}

class MapFileReader {
  public:
    MapFileReader(std::filesystem::path folder, ReadInclude const& read_include)
        : m_folder(std::move(folder)), m_read_include(read_include) {}

    ReadMapFile read(std::string_view json_text) {
        if (is_json_deeper_than(json_text, deepest_json)) {
            throw fmt_error("brackets stand more than {} deep in it", deepest_json);
        }
        auto tree = parse_json(json_text);
        if (!tree) {
            throw Error("this is no JSON");
        }
        m_read.map.tree = std::move(*tree);
        JsonObject const map(m_read.map.tree, "");
        read_version(map);
        MapState& state = m_read.map.state;
        attempt([&] { map.take("crs", state.map_crs); });
        attempt([&] { map.take("theme", theme_names, state.theme); });
        attempt([&] { read_view(map); });
        attempt([&] { read_furniture(map); });
        if (Json const* const languages = map.find("languages")) {
            attempt([&] { m_read.map.languages = texts(*languages, "languages"); });
        }
        if (Json const* const selection = map.find("selection")) {
            attempt([&] { m_read.map.selection = texts(*selection, "selection"); });
        }
        attempt([&] { read_meaning(map); });
        attempt([&] { read_includes(map); });
        attempt([&] { read_layers(map); });
        add_unlisted_layers(m_read.map.state.layers, m_parts);
        name_unknown(map, map_file_keys::map, map_file_keys::reserved);
        return std::move(m_read);
    }

  private:
    void say(std::string message) { m_read.messages.push_back(std::move(message)); }

    /// A part that fails is left aside, and said.
    template <class Read>
    void attempt(Read read) {
        if (auto const failure = failure_of("", read)) {
            say(*failure);
        }
    }

    void read_version(JsonObject const& map) {
        double read_version = 0;
        attempt([&] { map.take("gatepost_map", 1, 1e9, read_version); });
        m_is_newer = read_version > version;
        if (read_version == 0 && map.find("gatepost_map") == nullptr) {
            say("gatepost_map: the version is missing; it is read as one of version 1");
        } else if (m_is_newer) {
            say(fmt::format(
                "gatepost_map: it is of version {}, of which version {} is understood here; the rest is "
                "kept as it is",
                read_version, version));
        }
    }

    /// Keys that nobody reads are likely slips of the hand; those of a newer version are not.
    void name_unknown(JsonObject const& object, std::span<std::string_view const> known,
                      std::span<std::string_view const> reserved = {}) {
        for (auto const& [key, value] : object.json().items()) {
            auto const is_key = [&key = key](std::string_view one) { return one == key; };
            bool const is_known = std::any_of(known.begin(), known.end(), is_key) ||
                                  std::any_of(reserved.begin(), reserved.end(), is_key);
            if (!is_known && !m_is_newer) {
                say(object.place(key) + ": no key of a map file; it is kept, and does nothing");
            }
        }
    }

    static std::vector<std::string> texts(Json const& json, std::string const& place) {
        std::vector<std::string> all;
        bool const is_list =
            json.is_array() && json.size() <= most_layers &&
            std::all_of(json.begin(), json.end(), [](Json const& one) { return one.is_string(); });
        if (!is_list) {
            throw fmt_error("{}: a list of texts is expected, not {}", place, shown_in_message(json));
        }
        for (Json const& one : json) {
            all.push_back(one.get<std::string>());
        }
        return all;
    }

    static std::optional<Point> point(JsonObject const& object, char const* key, Box const& within) {
        Json const* const json = object.find(key);
        if (json == nullptr) {
            return std::nullopt;
        }
        bool const is_pair =
            json->is_array() && json->size() == 2 && (*json)[0].is_number() && (*json)[1].is_number();
        Point const at = is_pair ? Point{(*json)[0].get<double>(), (*json)[1].get<double>()} : Point{};
        if (!is_pair || !within.contains(at)) {
            throw fmt_error("{}: two numbers are expected, x from {} to {} and y from {} to {}, not {}",
                            object.place(key), within.min_x, within.max_x, within.min_y, within.max_y,
                            shown_in_message(*json));
        }
        return at;
    }

    void read_view(JsonObject const& map) {
        Json const* const json = map.find("view");
        if (json == nullptr) {
            return;
        }
        JsonObject const view(*json, "view");
        name_unknown(view, map_file_keys::view);
        auto const centre = point(view, "centre", {-540, -90, 540, 90});
        double zoom = -1;
        view.take("zoom", -10, 30, zoom);
        if (centre && view.find("zoom") != nullptr) {
            m_read.map.place = MapPlace{*centre, zoom};
        }
        attempt([&] { read_home(view); });
        auto const centre_in_crs =
            point(view, "centre_in_crs", {-any_number, -any_number, any_number, any_number});
        double units_per_px = 0;
        view.take("units_per_px", 1e-15, 1e15, units_per_px);
        if (centre_in_crs && units_per_px > 0) {
            m_read.map.state.view = {*centre_in_crs, units_per_px};
        }
    }

    /// West, south, east, north.
    void read_home(JsonObject const& view) {
        Json const* const json = view.find("box");
        if (json == nullptr) {
            return;
        }
        bool const is_box =
            json->is_array() && json->size() == 4 &&
            std::all_of(json->begin(), json->end(), [](Json const& one) { return one.is_number(); });
        Box box;
        if (is_box) {
            box = {(*json)[0].get<double>(), (*json)[1].get<double>(), (*json)[2].get<double>(),
                   (*json)[3].get<double>()};
        }
        if (!is_box || !Box{-180, -90, 180, 90}.contains(Point{box.min_x, box.min_y}) ||
            box.min_x >= box.max_x || box.max_x > box.min_x + 360 || box.min_y >= box.max_y ||
            box.max_y > 90) {
            throw fmt_error("{}: west, south, east and north in degrees are expected, not {}",
                            view.place("box"), shown_in_message(*json));
        }
        m_read.map.home_lonlat = box;
    }

    /// What the map file says of its data, for all of its layers.
    void read_meaning(JsonObject const& map) {
        if (Json const* const credits = map.find("credits")) {
            attempt([&] { m_read.map.credits.push_back(language_text(*credits, "credits")); });
        }
        if (Json const* const title = map.find("title")) {
            attempt([&] { static_cast<void>(language_text(*title, "title")); });
        }
        if (Json const* const profile = map.find("profile")) {
            LayerProfile read = *m_profile;
            attempt([&] {
                read_profile(JsonObject(*profile, "profile"), read, [&](std::string text) { say(text); });
                m_profile = std::make_shared<LayerProfile const>(std::move(read));
            });
        }
        attempt([&] { read_crs_choices(map); });
    }

    void read_crs_choices(JsonObject const& map) {
        Json const* const json = map.find("crs_choices");
        if (json == nullptr) {
            return;
        }
        constexpr std::size_t most_choices = 100;
        if (!json->is_array() || json->size() > most_choices) {
            throw fmt_error("crs_choices: a list of at most {} is expected, not {}", most_choices,
                            shown_in_message(*json));
        }
        for (std::size_t i = 0; i < json->size(); ++i) {
            attempt([&] {
                JsonObject const choice((*json)[i], fmt::format("crs_choices[{}]", i));
                CrsChoice read;
                choice.take("crs", read.definition);
                Json const* const title = choice.find("title");
                if (read.definition.empty() || title == nullptr) {
                    throw fmt_error("{}: a crs and its title are expected", choice.place("crs"));
                }
                read.title = language_text(*title, choice.place("title"));
                m_read.map.crs_choices.push_back(std::move(read));
            });
        }
    }

    void read_furniture(JsonObject const& map) {
        if (Json const* const json = map.find("furniture")) {
            JsonObject const furniture(*json, "furniture");
            name_unknown(furniture, map_file_keys::furniture);
            Furniture& read = m_read.map.state.furniture;
            attempt([&] { furniture.take("scale_bar", read.scale_bar); });
            attempt([&] { furniture.take("north_arrow", read.north_arrow); });
            attempt([&] { furniture.take("graticule", read.graticule); });
        }
    }

    void read_includes(JsonObject const& map) {
        Json const* const json = map.find("include");
        std::vector<std::string> const parts =
            json != nullptr ? texts(*json, "include") : std::vector<std::string>{};
        for (std::string const& part : parts) {
            m_read.map.includes.push_back(part);
            bool const is_known = std::any_of(m_parts.begin(), m_parts.end(),
                                              [&](IncludedPart const& one) { return one.name == part; });
            if (m_read_include && !is_known) {
                auto const failure = failure_of("", [&] { include(part, m_read_include(part)); });
                if (failure) {
                    say("include: " + *failure);
                }
            }
        }
    }

    void include(std::string const& part, ReadMapFile read) {
        for (std::string const& message : read.messages) {
            say("include: " + part + ": " + message);
        }
        MapFile& map = m_read.map;
        map.credits.insert(map.credits.end(), read.map.credits.begin(), read.map.credits.end());
        map.crs_choices.insert(map.crs_choices.end(), read.map.crs_choices.begin(),
                               read.map.crs_choices.end());
        if (!map.home_lonlat) {
            map.home_lonlat = read.map.home_lonlat;
        }
        m_parts.push_back(part_of_map(part, std::move(read.map.state.layers)));
    }

    void read_layers(JsonObject const& map) {
        Json const* const json = map.find("layers");
        if (json == nullptr) {
            return;
        }
        if (!json->is_array() || json->size() > most_layers) {
            throw fmt_error("layers: a list of at most {} is expected, not {}", most_layers,
                            shown_in_message(*json));
        }
        for (std::size_t i = 0; i < json->size(); ++i) {
            attempt([&] { read_layer(JsonObject((*json)[i], fmt::format("layers[{}]", i))); });
        }
    }

    void read_layer(JsonObject const& json) {
        LayerState layer;
        name_unknown(json, map_file_keys::layer);
        json.take("name", layer.name);
        if (layer.name.empty()) {
            throw fmt_error("{}: a name is expected", json.place("name"));
        }
        auto const is_same = [&](LayerState const& other) { return other.name == layer.name; };
        auto const& layers = m_read.map.state.layers;
        if (std::any_of(layers.begin(), layers.end(), is_same)) {
            throw fmt_error("{}: another layer has the name '{}'", json.place("name"), layer.name);
        }
        layer.title = layer.name;
        json.take("part_of", layer.part_of);
        std::string source;
        json.take("source", source);
        if (layer.part_of.empty() == source.empty()) {
            throw fmt_error("{}: either a source is expected, or part_of", json.place("source"));
        }
        if (!layer.part_of.empty()) {
            take_from_part(layer, m_parts);
        } else {
            bool is_background = false;
            attempt([&] { json.take("background", is_background); });
            layer.group = is_background ? LayerGroup::background : LayerGroup::own;
            layer.source.path = whole_path(source, m_folder);
            layer.profile = m_profile;
        }
        read_layer_profile(json, layer);
        read_choices(json, layer);
        m_read.map.state.layers.push_back(std::move(layer));
    }

    /// What is said of this layer alone. Its title may be in several languages.
    void read_layer_profile(JsonObject const& json, LayerState& layer) {
        Json const* const title = json.find("title");
        bool const is_usual = (title == nullptr || !title->is_object()) && json.find("profile") == nullptr &&
                              json.find("sound_areas") == nullptr;
        if (is_usual && (title == nullptr || layer.profile->title.empty())) {
            return;
        }
        LayerProfile profile = *layer.profile;
        attempt([&] {
            if (title != nullptr) {
                profile.title = language_text(*title, json.place("title"));
            }
        });
        attempt([&] { json.take("sound_areas", profile.has_sound_areas); });
        if (Json const* const own = json.find("profile")) {
            attempt([&] {
                read_profile(JsonObject(*own, json.place("profile")), profile,
                             [&](std::string text) { say(std::move(text)); });
            });
        }
        layer.profile = std::make_shared<LayerProfile const>(std::move(profile));
    }

    /// What is wrong of these costs nothing else.
    void read_choices(JsonObject const& json, LayerState& layer) {
        Json const* const title = json.find("title");
        if (layer.profile->title.empty() && (title == nullptr || !title->is_object())) {
            attempt([&] { json.take("title", layer.title); });
        } else if (!layer.profile->title.empty()) {
            layer.title = text_in(layer.profile->title, Tongue::english);
        }
        attempt([&] { json.take("source_layer", layer.source.layer); });
        attempt([&] { json.take("encoding", layer.source.encoding); });
        attempt([&] { json.take("visible", layer.is_visible); });
        attempt([&] { json.take("opacity", 0, 1, layer.opacity); });
        attempt([&] {
            double number = 0;
            json.take("colour_number", 0, 1e6, number);
            layer.palette_index = static_cast<std::size_t>(number);
        });
        if (json.find("clusters") != nullptr) {
            attempt([&] {
                bool gathers = false;
                json.take("clusters", gathers);
                layer.gathers = gathers;
            });
        }
        attempt([&] { read_style(json, layer); });
        attempt([&] { read_classes(json, layer); });
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

    std::filesystem::path m_folder;
    ReadInclude const& m_read_include;
    std::vector<IncludedPart> m_parts;
    std::shared_ptr<LayerProfile const> m_profile = usual_profile();  ///< of all its layers
    ReadMapFile m_read;
    bool m_is_newer = false;
};

}  // namespace

ReadMapFile read_map_file(std::string_view json_text, std::filesystem::path const& folder,
                          ReadInclude const& read_include) {
    return MapFileReader(folder, read_include).read(json_text);
}

}  // namespace gatepost
