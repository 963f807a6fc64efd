#include "base/json_object.hpp"
#include "map/json_values.hpp"
#include "map/layer_profile_json.hpp"
#include "map/map_file.hpp"
#include "map/map_file_keys.hpp"
#include "map/map_file_paths.hpp"
#include "map/map_layer_reader.hpp"
#include "map/picture_size.hpp"
#include "map/tour_json.hpp"

#include <algorithm>
#include <limits>

namespace gatepost {

namespace {

constexpr int version = 1;
constexpr std::size_t most_layers = 100'000;
constexpr double any_number = std::numeric_limits<double>::max();

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
        m_read.map.tree = JsonTree(std::move(*tree));
        JsonObject const map(*m_read.map.tree, "");
        read_version(map);
        MapState& state = m_read.map.state;
        m_notes.attempt([&] { map.take("crs", state.map_crs); });
        m_notes.attempt([&] { map.take("theme", theme_names, state.theme); });
        m_notes.attempt([&] { read_view(map); });
        m_notes.attempt([&] { read_time(map); });
        m_notes.attempt([&] { map.take("undated", undated_names, state.time.undated); });
        m_notes.attempt([&] { read_furniture(map); });
        m_notes.attempt([&] { read_picture(map); });
        if (Json const* const languages = map.find("languages")) {
            m_notes.attempt([&] { m_read.map.state.languages = text_list(*languages, "languages"); });
        }
        if (Json const* const selection = map.find("selection")) {
            m_notes.attempt([&] { m_read.map.state.selection = text_list(*selection, "selection"); });
        }
        m_notes.attempt([&] { read_pinned(map); });
        m_notes.attempt([&] { read_meaning(map); });
        m_notes.attempt([&] { read_includes(map); });
        m_notes.attempt([&] { read_layers(map); });
        m_notes.attempt([&] { read_own_tours(map); });
        add_unlisted_layers(m_read.map.state.layers, m_parts);
        m_notes.name_unknown(map, map_file_keys::map, map_file_keys::reserved);
        m_read.messages = m_notes.take_messages();
        return std::move(m_read);
    }

  private:
    void read_version(JsonObject const& map) {
        double read_version = 0;
        m_notes.attempt([&] { map.take("gatepost_map", 1, 1e9, read_version); });
        m_notes.is_newer = read_version > version;
        if (read_version == 0 && map.find("gatepost_map") == nullptr) {
            m_notes.say("gatepost_map: the version is missing; it is read as one of version 1");
        } else if (m_notes.is_newer) {
            m_notes.say(fmt::format(
                "gatepost_map: it is of version {}, of which version {} is understood here; the rest is "
                "kept as it is",
                read_version, version));
        }
    }

    void read_view(JsonObject const& map) {
        Json const* const json = map.find("view");
        if (json == nullptr) {
            return;
        }
        JsonObject const view(*json, "view");
        m_notes.name_unknown(view, map_file_keys::view);
        auto const centre = point_in(view, "centre", {-540, -90, 540, 90});
        double zoom = -1;
        view.take("zoom", -10, 30, zoom);
        if (centre && view.find("zoom") != nullptr) {
            m_read.map.place = MapPlace{*centre, zoom};
        }
        m_notes.attempt([&] { read_home(view); });
        auto const centre_in_crs =
            point_in(view, "centre_in_crs", {-any_number, -any_number, any_number, any_number});
        double units_per_px = 0;
        view.take("units_per_px", 1e-15, 1e15, units_per_px);
        if (centre_in_crs && units_per_px > 0) {
            m_read.map.state.view = {*centre_in_crs, units_per_px};
        }
    }

    void read_time(JsonObject const& map) {
        std::string text;
        map.take("time", text);
        if (text.empty()) {
            return;
        }
        auto const range = parse_time_range(text);
        if (!range) {
            throw fmt_error("{}: {}", map.place("time"), time_range_expected(text));
        }
        m_read.map.state.time.range = *range;
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

    /// Cards that stay open.
    void read_pinned(JsonObject const& map) {
        constexpr std::size_t most_cards = 100;
        constexpr double most_px = 10'000;
        Json const* const json = map.find("pinned");
        if (json == nullptr) {
            return;
        }
        if (!json->is_array() || json->size() > most_cards) {
            throw fmt_error("pinned: a list of at most {} is expected, not {}", most_cards,
                            shown_in_message(*json));
        }
        for (std::size_t i = 0; i < json->size(); ++i) {
            m_notes.attempt([&] {
                JsonObject const card((*json)[i], fmt::format("pinned[{}]", i));
                m_notes.name_unknown(card, map_file_keys::pinned);
                PinnedCard read;
                card.take("feature", read.feature);
                read.offset_px =
                    point_in(card, "offset", {-most_px, -most_px, most_px, most_px}).value_or(Point{});
                m_read.map.state.pinned.push_back(std::move(read));
            });
        }
    }

    /// What the map file says of its data, for all of its layers.
    void read_meaning(JsonObject const& map) {
        if (Json const* const credits = map.find("credits")) {
            m_notes.attempt([&] { m_read.map.credits.push_back({"", language_text(*credits, "credits")}); });
        }
        if (Json const* const title = map.find("title")) {
            m_notes.attempt([&] { m_read.map.title = language_text(*title, "title"); });
        }
        if (Json const* const profile = map.find("profile")) {
            LayerProfile read = *m_profile;
            m_notes.attempt([&] {
                read_profile(JsonObject(*profile, "profile"), read,
                             [&](std::string text) { m_notes.say(std::move(text)); });
                m_profile = std::make_shared<LayerProfile const>(std::move(read));
            });
        }
        m_notes.attempt([&] { read_crs_choices(map); });
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
            m_notes.attempt([&] {
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
            m_notes.name_unknown(furniture, map_file_keys::furniture);
            Furniture& read = m_read.map.state.furniture;
            for (auto const& [key, is_shown] : furniture_switches) {
                m_notes.attempt([&, key = key, is_shown = is_shown] {
                    bool is_on = false;
                    furniture.take(key, is_on);
                    if (furniture.find(key) != nullptr) {
                        read.*is_shown = is_on;
                    }
                });
            }
            for (auto const& [key, text] : furniture_texts) {
                m_notes.attempt([&, key = key, text = text] {
                    if (Json const* const written = furniture.find(key)) {
                        read.*text = language_text(*written, furniture.place(key));
                    }
                });
            }
        }
    }

    void read_picture(JsonObject const& map) {
        Json const* const json = map.find("picture");
        if (json == nullptr) {
            return;
        }
        JsonObject const picture(*json, "picture");
        m_notes.name_unknown(picture, map_file_keys::picture);
        PictureChoice& read = m_read.map.state.picture;
        m_notes.attempt([&] {
            std::string file;
            picture.take("file", file);
            read.file = whole_path(file, m_folder);
        });
        m_notes.attempt([&] { picture.take("kind", export_kind_names, read.kind); });
        m_notes.attempt([&] { picture.take("features", data_scope_names, read.scope); });
        m_notes.attempt([&] { picture.take("layout", page_layout_names, read.layout); });
        m_notes.attempt([&] {
            std::string size;
            picture.take("size", size);
            static_cast<void>(size.empty() ? PictureSize{} : picture_size_of(size));
            read.size = size;
        });
        m_notes.attempt([&] { picture.take("dpi", 1, most_dpi, read.dpi); });
        m_notes.attempt([&] { picture.take("scale", least_picture_scale, most_picture_scale, read.scale); });
        m_notes.attempt([&] { picture.take("transparent", read.is_transparent); });
        m_notes.attempt([&] {
            double quality = 0;
            picture.take("quality", 1, most_quality, quality);
            read.quality = static_cast<int>(quality);
        });
        m_notes.attempt([&] { picture.take("provenance", read.has_provenance); });
        m_notes.attempt([&] { picture.take("world_file", read.has_world_file); });
        m_notes.attempt([&] { picture.take("tour", read.tour); });
        m_notes.attempt([&] { picture.take("frame_seconds", 0, most_frame_s, read.frame_s); });
    }

    void read_includes(JsonObject const& map) {
        Json const* const json = map.find("include");
        std::vector<std::string> const parts =
            json != nullptr ? text_list(*json, "include") : std::vector<std::string>{};
        for (std::string const& written : parts) {
            std::string const part = whole_part(written, m_folder);
            m_read.map.includes.push_back(part);
            bool const is_known = std::any_of(m_parts.begin(), m_parts.end(),
                                              [&](IncludedPart const& one) { return one.name == part; });
            if (m_read_include && !is_known) {
                auto const failure = failure_of("", [&] { include(part, m_read_include(part)); });
                if (failure) {
                    m_notes.say("include: " + *failure);
                }
            }
        }
    }

    void include(std::string const& part, ReadMapFile read) {
        for (std::string const& message : read.messages) {
            m_notes.say(fmt::format("include: {}: {}", part, message));
        }
        MapFile& map = m_read.map;
        for (MapCredit& credit : read.map.credits) {
            map.credits.push_back({credit.part.empty() ? part : credit.part, std::move(credit.text)});
        }
        auto const& layers = read.map.state.layers;
        bool const is_background = std::all_of(layers.begin(), layers.end(), [](LayerState const& layer) {
            return layer.group == LayerGroup::background;
        });
        if (map.title.empty() && !is_background) {
            map.title = read.map.title;
        }
        map.crs_choices.insert(map.crs_choices.end(), read.map.crs_choices.begin(),
                               read.map.crs_choices.end());
        if (!map.home_lonlat) {
            map.home_lonlat = read.map.home_lonlat;
        }
        for (Tour tour : read.map.state.tours.all()) {
            tour.part_of = tour.part_of.empty() ? part : tour.part_of;
            m_tours.push_back(std::move(tour));
        }
        m_parts.push_back(part_of_map(part, std::move(read.map.state.layers)));
    }

    /// Before those of its includes; one of the same name takes the place of theirs.
    void read_own_tours(JsonObject const& map) {
        std::vector<Tour> all;
        if (Json const* const tours = map.find("tours")) {
            all = read_tours(*tours, m_notes);
        }
        for (Tour& included : m_tours) {
            bool const is_replaced = std::any_of(all.begin(), all.end(),
                                                 [&](Tour const& own) { return own.name == included.name; });
            if (!is_replaced) {
                all.push_back(std::move(included));
            }
        }
        m_read.map.state.tours = Tours(std::move(all));
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
            m_notes.attempt([&] { add_layer(JsonObject((*json)[i], fmt::format("layers[{}]", i))); });
        }
    }

    void add_layer(JsonObject const& json) {
        LayerState layer = read_map_layer(json, {m_folder, m_parts, m_profile}, m_notes);
        auto const is_same = [&](LayerState const& other) { return other.name == layer.name; };
        auto& layers = m_read.map.state.layers;
        if (std::any_of(layers.begin(), layers.end(), is_same)) {
            throw fmt_error("{}: another layer has the name '{}'", json.place("name"), layer.name);
        }
        layers.push_back(std::move(layer));
    }

    std::filesystem::path m_folder;
    ReadInclude const& m_read_include;
    std::vector<IncludedPart> m_parts;
    std::vector<Tour> m_tours;                                        ///< of the includes
    std::shared_ptr<LayerProfile const> m_profile = usual_profile();  ///< of all its layers
    MapFileNotes m_notes;
    ReadMapFile m_read;
};

}  // namespace

ReadMapFile read_map_file(std::string_view json_text, std::filesystem::path const& folder,
                          ReadInclude const& read_include) {
    return MapFileReader(folder, read_include).read(json_text);
}

}  // namespace gatepost
