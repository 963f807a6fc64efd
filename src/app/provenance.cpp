#include "app/provenance.hpp"

#include "base/error.hpp"
#include "base/json_object.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace gatepost {

namespace {

constexpr double most_px = 1e6;  // of a picture's side
constexpr double any = std::numeric_limits<double>::max();

Json data_json(std::vector<DataMark> const& data) {
    Json list = Json::array();
    for (DataMark const& mark : data) {
        Json one = Json::object();
        if (!mark.part.empty()) {
            one["part"] = mark.part;
        }
        one["path"] = mark.path;
        one["xxh128"] = mark.hash ? Json(*mark.hash) : Json(nullptr);
        list.push_back(std::move(one));
    }
    return list;
}

std::vector<DataMark> data_from(Json const* json) {
    std::vector<DataMark> data;
    if (json == nullptr || !json->is_array()) {
        throw fmt_error("data: a list is expected");
    }
    for (Json const& one : *json) {
        JsonObject const object(one, "data[]");
        DataMark mark;
        object.take("part", mark.part);
        object.take("path", mark.path);
        Json const* const hash = object.find("xxh128");
        if (hash != nullptr && hash->is_string()) {
            mark.hash = hash->get<std::string>();
        }
        data.push_back(std::move(mark));
    }
    return data;
}

Json view_json(Viewport const& view) {
    return {{"centre_x", view.centre_world.x},
            {"centre_y", view.centre_world.y},
            {"units_per_px", view.world_per_px},
            {"width_px", view.width_px},
            {"height_px", view.height_px}};
}

Viewport view_from(Json const& json) {
    JsonObject const object(json, "views[]");
    Viewport view;
    object.take("centre_x", -any, any, view.centre_world.x);
    object.take("centre_y", -any, any, view.centre_world.y);
    object.take("units_per_px", std::numeric_limits<double>::min(), any, view.world_per_px);
    object.take("width_px", 0, most_px, view.width_px);
    object.take("height_px", 0, most_px, view.height_px);
    return view;
}

std::vector<Viewport> views_from(Json const* json) {
    if (json == nullptr || !json->is_array() || json->empty()) {
        throw fmt_error("views: a list is expected");
    }
    std::vector<Viewport> views;
    std::transform(json->begin(), json->end(), std::back_inserter(views), view_from);
    return views;
}

int whole_number(JsonObject const& object, char const* key) {
    double value = 0;
    object.take(key, 1, most_px, value);
    return static_cast<int>(value);
}

JsonObject member(JsonObject const& object, char const* key) {
    Json const* const json = object.find(key);
    if (json == nullptr) {
        throw fmt_error("{}: an object is expected", object.place(key));
    }
    return {*json, object.place(key)};
}

}  // namespace

Json provenance_json(Provenance const& provenance) {
    PicturePixels const& pixels = provenance.pixels;
    Json views = Json::array();
    std::transform(provenance.views.begin(), provenance.views.end(), std::back_inserter(views), view_json);
    return {{"gatepost_picture", 1},
            {"program", provenance.program},
            {"drawn_by", provenance.drawn_by},
            {"date", provenance.date},
            {"language", locale_codes[static_cast<std::size_t>(provenance.locale)]},
            {"a_srs", provenance.assumed_crs},
            {"encoding", provenance.encoding},
            {"picture",
             {{"width_px", pixels.width_px},
              {"height_px", pixels.height_px},
              {"pixel_ratio", pixels.pixel_ratio},
              {"dpi", pixels.dpi}}},
            {"views", std::move(views)},
            {"map", parse_json(provenance.map).value_or(Json::object())},
            {"data", data_json(provenance.data)}};
}

Provenance provenance_from(std::string_view json_text) {
    auto const tree = parse_json(json_text);
    if (!tree) {
        throw fmt_error("it is no JSON");
    }
    JsonObject const object(*tree, "");
    Provenance read;
    object.take("program", read.program);
    object.take("drawn_by", read.drawn_by);
    object.take("date", read.date);
    object.take("language", locale_codes, read.locale);
    object.take("a_srs", read.assumed_crs);
    object.take("encoding", read.encoding);
    JsonObject const picture = member(object, "picture");
    read.pixels.width_px = whole_number(picture, "width_px");
    read.pixels.height_px = whole_number(picture, "height_px");
    picture.take("pixel_ratio", least_picture_scale / 100, most_dpi, read.pixels.pixel_ratio);
    picture.take("dpi", 0, most_dpi, read.pixels.dpi);
    read.views = views_from(object.find("views"));
    read.map = member(object, "map").json().dump(-1, ' ', false, Json::error_handler_t::replace);
    read.data = data_from(object.find("data"));
    return read;
}

}  // namespace gatepost
