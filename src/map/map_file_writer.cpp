#include "base/json_object.hpp"
#include "map/json_values.hpp"
#include "map/map_file.hpp"
#include "map/map_file_paths.hpp"
#include "map/tour_json.hpp"
#include "style/names_json.hpp"
#include "style/style_json.hpp"

#include <algorithm>

namespace gatepost {

namespace {

constexpr int version = 1;

/// What an older style of the file has that this version does not know is kept, in each class too.
void keep_unknown_of_style(Json& style, Json const& before) {
    if (!before.is_object()) {
        return;
    }
    auto const keep = [](Json& fresh, Json const& old, bool (&is_known)(std::string_view)) {
        for (auto const& [key, value] : old.items()) {
            if (!is_known(key) && !fresh.contains(key)) {
                fresh[key] = value;
            }
        }
    };
    keep(style, before, is_style_key);
    auto const classes = before.find("classes");
    bool const has_classes = classes != before.end() && classes->is_array();
    for (std::size_t i = 0; has_classes && i < std::min(classes->size(), style["classes"].size()); ++i) {
        Json const& old_class = (*classes)[i];
        if (!old_class.is_object()) {
            continue;
        }
        Json& fresh = style["classes"][i];
        keep(fresh, old_class, is_style_class_key);
        if (old_class.contains("names") && old_class["names"].is_object()) {
            keep(fresh["names"], old_class["names"], is_style_names_key);
        }
    }
}

void write_dates(Json& tree, LayerState const& layer) {
    if (!layer.dates) {
        tree.erase("dates");
        return;
    }
    DateFields const& fields = *layer.dates;
    Json dates = {{"start", fields.start}};
    set_or_erase(dates, "end", !fields.end.empty(), fields.end);
    set_or_erase(dates, "order", fields.order.has_value(),
                 date_order_names[static_cast<std::size_t>(fields.order.value_or(DateOrder::year_first))]);
    set_or_erase(dates, "lasts", fields.missing_end == MissingEnd::open, true);
    tree["dates"] = std::move(dates);
}

Json layer_tree(LayerState const& layer, Json tree, std::filesystem::path const& folder) {
    tree["name"] = layer.name;
    bool const is_own = layer.part_of.empty();
    if (layer.profile->title.empty()) {  // else it stands there as it was read, or in the part
        set_or_erase(tree, "title", layer.title != layer.name, layer.title);
    }
    set_or_erase(tree, "part_of", !is_own, written_part(layer.part_of, folder));
    set_or_erase(tree, "source", is_own, is_own ? written_path(layer.source.path, folder) : std::string{});
    set_or_erase(tree, "source_layer", is_own && !layer.source.layer.empty(), layer.source.layer);
    set_or_erase(tree, "encoding", !layer.source.encoding.empty(), layer.source.encoding);
    tree["visible"] = layer.is_visible;
    tree["opacity"] = short_number(layer.opacity);
    set_or_erase(tree, "clusters", layer.is_clustered.has_value(), layer.is_clustered.value_or(false));
    set_or_erase(tree, "timeless", layer.is_timeless || !is_own, layer.is_timeless);
    write_dates(tree, layer);
    set_or_erase(tree, "filter", !layer.condition.empty(), layer.condition);
    set_or_erase(tree, "colour_number", is_own, layer.palette_index);
    if (layer.style) {
        Json style = style_tree(*layer.style);
        keep_unknown_of_style(style, tree.contains("style") ? tree["style"] : Json{});
        tree["style"] = std::move(style);
    } else {
        tree["style"] = nullptr;
    }
    set_or_erase(tree, "hidden_classes", !layer.hidden_classes.empty(), layer.hidden_classes);
    set_or_erase(tree, "singled_out_class", layer.singled_out_class.has_value(),
                 layer.singled_out_class.value_or(0));
    return tree;
}

Json layers_tree(MapFile const& map, std::filesystem::path const& folder) {
    auto const before = map.tree->find("layers");
    Json layers = Json::array();
    for (LayerState const& layer : map.state.layers) {
        Json old = Json::object();
        if (before != map.tree->end() && before->is_array()) {
            auto const same = std::find_if(before->begin(), before->end(), [&](Json const& one) {
                return one.is_object() && one.contains("name") && one["name"] == layer.name;
            });
            old = same != before->end() ? *same : old;
        }
        layers.push_back(layer_tree(layer, std::move(old), folder));
    }
    return layers;
}

Json& object_in(Json& tree, char const* key) {
    if (!tree.contains(key) || !tree[key].is_object()) {
        tree[key] = Json::object();
    }
    return tree[key];
}

}  // namespace

namespace {

void write_furniture(Json& tree, Furniture const& furniture) {
    for (auto const& [key, is_shown] : furniture_switches) {
        set_or_erase(tree, key, (furniture.*is_shown).has_value(), (furniture.*is_shown).value_or(false));
    }
    for (auto const& [key, text] : furniture_texts) {
        set_or_erase(tree, key, !(furniture.*text).empty(), text_tree(furniture.*text));
    }
}

/// Only what differs from the usual: a map that nobody made a picture of says nothing of one.
void write_picture(Json& tree, PictureChoice const& choice, std::filesystem::path const& folder) {
    PictureChoice const usual;
    if (choice == usual) {
        tree.erase("picture");
        return;
    }
    Json& picture = object_in(tree, "picture");
    set_or_erase(picture, "file", !choice.file.empty(), written_path(choice.file, folder));
    set_or_erase(picture, "kind", choice.kind != usual.kind,
                 export_kind_names[static_cast<std::size_t>(choice.kind)]);
    set_or_erase(picture, "features", choice.scope != usual.scope,
                 data_scope_names[static_cast<std::size_t>(choice.scope)]);
    set_or_erase(picture, "layout", choice.layout != usual.layout,
                 page_layout_names[static_cast<std::size_t>(choice.layout)]);
    set_or_erase(picture, "size", choice.size != usual.size, choice.size);
    set_or_erase(picture, "dpi", choice.dpi != usual.dpi, choice.dpi);
    set_or_erase(picture, "scale", choice.scale != usual.scale, choice.scale);
    set_or_erase(picture, "transparent", choice.is_transparent, true);
    set_or_erase(picture, "quality", choice.quality != usual.quality, choice.quality);
    set_or_erase(picture, "provenance", !choice.has_provenance, false);
    set_or_erase(picture, "world_file", choice.has_world_file, true);
    set_or_erase(picture, "tour", !choice.tour.empty(), choice.tour);
    set_or_erase(picture, "frame_seconds", choice.frame_s > 0, choice.frame_s);
}

}  // namespace

std::string write_map_file(MapFile const& map, std::filesystem::path const& folder) {
    Json tree = *map.tree;
    bool const is_newer = tree.contains("gatepost_map") && tree["gatepost_map"].is_number() &&
                          tree["gatepost_map"].get<double>() > version;
    if (!is_newer) {
        tree["gatepost_map"] = version;
    }
    MapState const& state = map.state;
    tree["crs"] = state.map_crs;
    Json& view = object_in(tree, "view");
    if (map.place) {
        view["centre"] = {rounded(map.place->centre_lonlat.x, 1e7), rounded(map.place->centre_lonlat.y, 1e7)};
        view["zoom"] = rounded(map.place->zoom, 1e4);
    }
    if (state.view.world_per_px > 0) {
        view["centre_in_crs"] = {state.view.centre_world.x, state.view.centre_world.y};
        view["units_per_px"] = state.view.world_per_px;
    }
    set_or_erase(tree, "time", !state.time.is_off(), time_range_text(state.time.range));
    set_or_erase(tree, "undated", state.time.undated != Undated::pale,
                 undated_names[static_cast<std::size_t>(state.time.undated)]);
    tree["theme"] = theme_names[static_cast<std::size_t>(state.theme)];
    set_or_erase(tree, "languages", map.state.languages.has_value(),
                 map.state.languages.value_or(LanguageChain{}));
    Json& furniture = object_in(tree, "furniture");
    write_furniture(furniture, state.furniture);
    write_picture(tree, state.picture, folder);
    set_or_erase(tree, "selection", !map.state.selection.empty(), map.state.selection);
    Json pinned = Json::array();
    for (PinnedCard const& card : state.pinned) {
        pinned.push_back({{"feature", card.feature},
                          {"offset", {rounded(card.offset_px.x, 1), rounded(card.offset_px.y, 1)}}});
    }
    set_or_erase(tree, "pinned", !pinned.empty(), pinned);
    tree["include"] = Json::array();
    for (std::string const& part : map.includes) {
        tree["include"].push_back(written_part(part, folder));
    }
    tree["layers"] = layers_tree(map, folder);
    Json tours = tours_tree(state.tours, tree.contains("tours") ? tree["tours"] : Json());
    set_or_erase(tree, "tours", !tours.empty() || !tours.is_array(), tours);
    return tree.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gatepost
