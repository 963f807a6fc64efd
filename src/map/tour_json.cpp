#include "map/tour_json.hpp"

#include "map/json_values.hpp"
#include "map/layer_profile_json.hpp"
#include "map/map_file_keys.hpp"
#include "map/time_filter.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

constexpr std::size_t most_tours = 1000;
constexpr std::size_t most_stops = 10'000;

std::vector<Json const*> list_of(JsonObject const& object, char const* key, std::size_t most) {
    Json const* const json = object.find(key);
    if (json == nullptr || !json->is_array() || json->size() > most) {
        throw fmt_error("{}: a list of at most {} is expected, not {}", object.place(key), most,
                        json == nullptr ? "nothing" : shown_in_message(*json));
    }
    std::vector<Json const*> all;
    for (Json const& one : *json) {
        all.push_back(&one);
    }
    return all;
}

class TourReader {
  public:
    explicit TourReader(MapFileNotes& notes) : m_notes(notes) {}

    Tour read(JsonObject const& json) {
        Tour tour;
        json.take("name", tour.name);
        if (tour.name.empty()) {
            throw fmt_error("{}: a name is expected", json.place("name"));
        }
        m_notes.name_unknown(json, map_file_keys::tour);
        take_text(json, "title", tour.title);
        auto const stops = list_of(json, "stops", most_stops);
        for (std::size_t i = 0; i < stops.size(); ++i) {
            std::size_t const read = tour.stops.size();
            m_notes.attempt([&] {
                tour.stops.push_back(
                    read_stop(JsonObject(*stops[i], fmt::format("{}[{}]", json.place("stops"), i))));
            });
            if (tour.stops.size() == read) {
                tour.unread.push_back(stops[i]->dump());
            }
        }
        Json rest = json.json();
        rest.erase("stops");
        tour.written = rest.dump();
        return tour;
    }

    TourStop read_stop(JsonObject const& json);

  private:
    void take_text(JsonObject const& json, char const* key, LanguageText& text) {
        if (Json const* const written = json.find(key)) {
            m_notes.attempt([&] { text = language_text(*written, json.place(key)); });
        }
    }

    std::optional<TourView> read_view(JsonObject const& json) {
        Json const* const tree = json.find("view");
        if (tree == nullptr) {
            return std::nullopt;
        }
        constexpr double most_px = 100'000;
        JsonObject const view(*tree, json.place("view"));
        m_notes.name_unknown(view, map_file_keys::tour_view);
        auto const centre = point_in(view, "centre", {-540, -90, 540, 90});
        double zoom = 0;
        view.take("zoom", -10, 30, zoom);
        if (!centre || view.find("zoom") == nullptr) {
            throw fmt_error("{}: a centre and a zoom are expected", json.place("view"));
        }
        auto const size_px = point_in(view, "size", {0, 0, most_px, most_px});
        return TourView{*centre, zoom, size_px.value_or(Point{})};
    }

    static std::optional<TimeRange> read_time(JsonObject const& json) {
        std::string text;
        json.take("time", text);
        if (text.empty()) {
            return std::nullopt;
        }
        auto const range = parse_time_range(text);
        if (!range) {
            throw fmt_error("{}: {}", json.place("time"), time_range_expected(text));
        }
        return range;
    }

    MapFileNotes& m_notes;
};

TourStop TourReader::read_stop(JsonObject const& json) {
    TourStop stop;
    m_notes.name_unknown(json, map_file_keys::tour_stop);
    take_text(json, "title", stop.title);
    take_text(json, "text", stop.text);
    m_notes.attempt([&] { stop.view = read_view(json); });
    m_notes.attempt([&] { stop.time = read_time(json); });
    m_notes.attempt([&] {
        if (Json const* const selection = json.find("selection")) {
            stop.selection = text_list(*selection, json.place("selection"));
        }
    });
    m_notes.attempt([&] {
        if (Json const* const layers = json.find("layers")) {
            stop.layers = text_list(*layers, json.place("layers"));
        }
    });
    stop.written = json.json().dump();
    return stop;
}

Json tree_of(std::string const& written) { return parse_json(written).value_or(Json::object()); }

bool is_list_of_tours(Json const& json) { return json.is_array() && json.size() <= most_tours; }

bool has_name(std::vector<Tour> const& tours, std::string const& name) {
    return std::any_of(tours.begin(), tours.end(), [&](Tour const& one) { return one.name == name; });
}

/// A member that is no longer wanted goes, one that was never understood stays.
void erase_if_read(Json& tree, char const* key, bool was_read) {
    if (was_read) {
        tree.erase(key);
    }
}

Json stop_tree(TourStop const& stop) {
    Json tree = tree_of(stop.written);
    MapFileNotes silent;
    TourStop const before = TourReader(silent).read_stop(JsonObject(tree, ""));
    set_or_erase(tree, "title", !stop.title.empty(), text_tree(stop.title));
    set_or_erase(tree, "text", !stop.text.empty(), text_tree(stop.text));
    if (stop.view) {
        Json& view = tree["view"];
        view = view.is_object() ? view : Json::object();
        view["centre"] = {rounded(stop.view->centre_lonlat.x, 1e6), rounded(stop.view->centre_lonlat.y, 1e6)};
        view["zoom"] = rounded(stop.view->zoom, 1e3);
        set_or_erase(view, "size", stop.view->size_px.x > 0,
                     Json{std::lround(stop.view->size_px.x), std::lround(stop.view->size_px.y)});
    } else {
        erase_if_read(tree, "view", before.view.has_value());
    }
    if (stop.time) {
        tree["time"] = time_range_text(*stop.time);
    } else {
        erase_if_read(tree, "time", before.time.has_value());
    }
    if (!stop.selection.empty()) {
        tree["selection"] = stop.selection;
    } else {
        erase_if_read(tree, "selection", !before.selection.empty());
    }
    if (stop.layers) {
        tree["layers"] = *stop.layers;
    } else {
        erase_if_read(tree, "layers", before.layers.has_value());
    }
    return tree;
}

Json tour_tree(Tour const& tour) {
    Json tree = tree_of(tour.written);
    tree["name"] = tour.name;
    set_or_erase(tree, "title", !tour.title.empty(), text_tree(tour.title));
    tree["stops"] = Json::array();
    for (TourStop const& stop : tour.stops) {
        tree["stops"].push_back(stop_tree(stop));
    }
    for (std::string const& unread : tour.unread) {
        tree["stops"].push_back(parse_json(unread).value_or(Json()));
    }
    return tree;
}

}  // namespace

std::vector<Tour> read_tours(Json const& json, MapFileNotes& notes) {
    if (!is_list_of_tours(json)) {
        throw fmt_error("tours: a list of at most {} is expected, not {}", most_tours,
                        shown_in_message(json));
    }
    std::vector<Tour> all;
    for (std::size_t i = 0; i < json.size(); ++i) {
        notes.attempt([&] {
            JsonObject const object(json[i], fmt::format("tours[{}]", i));
            Tour tour = TourReader(notes).read(object);
            if (has_name(all, tour.name)) {
                throw fmt_error("{}: another tour has the name '{}'", object.place("name"), tour.name);
            }
            all.push_back(std::move(tour));
        });
    }
    return all;
}

Json text_tree(LanguageText const& text) {
    if (text.size() == 1 && text.front().first.empty()) {
        return text.front().second;
    }
    Json tree = Json::object();
    for (auto const& [language, words] : text) {
        tree[language] = words;
    }
    return tree;
}

Json tours_tree(Tours const& tours, Json const& before) {
    Json all = Json::array();
    for (Tour const& tour : tours.all()) {
        if (tour.part_of.empty()) {
            all.push_back(tour_tree(tour));
        }
    }
    if (!before.is_null() && !is_list_of_tours(before)) {
        return all.empty() ? before : all;
    }
    std::vector<Tour> read;
    for (Json const& one : before) {
        MapFileNotes silent;
        bool is_read = false;
        silent.attempt([&] {
            Tour tour = TourReader(silent).read(JsonObject(one, ""));
            is_read = !has_name(read, tour.name);
            read.push_back(std::move(tour));
        });
        if (!is_read) {
            all.push_back(one);
        }
    }
    return all;
}

}  // namespace gatepost
