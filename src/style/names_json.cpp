#include "style/names_json.hpp"

#include "base/error.hpp"
#include "style/style_json_parts.hpp"

#include <algorithm>
#include <array>

namespace gatepost {

namespace {

constexpr std::array<char const*, 2> case_names{"as_is", "spaced_capitals"};

void take_texts(JsonObject const& reader, char const* key, std::vector<std::string>& texts) {
    Json const* const json = reader.find(key);
    if (json == nullptr) {
        return;
    }
    auto const is_text = [](Json const& one) { return one.is_string(); };
    if (!json->is_array() || !std::all_of(json->begin(), json->end(), is_text)) {
        throw fmt_error("{}: a list of texts is expected, not {}", reader.place(key),
                        shown_in_message(*json));
    }
    texts = json->get<std::vector<std::string>>();
}

}  // namespace

void read_names(JsonObject const& reader, LabelClass& names) {
    Colour const before = names.colour;
    reader.take("shown", names.shown);
    reader.take("size_px", 4, widest_px, names.size_px);
    reader.take("bold", names.bold);
    reader.take("italic", names.italic);
    take_colour(reader, "colour", "opacity", names.colour);
    if (names.colour != before || reader.find("themes") != nullptr) {
        names.colour_in_themes = {};
    }
    take_themes(reader, [&](JsonObject const& themes, std::string const& theme, std::size_t place) {
        names.colour_in_themes[place] = colour_at(themes, theme.c_str());
    });
    reader.take("along_line", names.along_line);
    reader.take("min_zoom", 0, highest_zoom, names.min_zoom);
    reader.take("max_zoom", 0, highest_zoom, names.max_zoom);
    reader.take("case", case_names, names.text_case);
    auto priority = static_cast<double>(names.priority);
    reader.take("priority", -1000, 1000, priority);
    names.priority = static_cast<int>(priority);
    reader.take("zoom_per_rank", 0, highest_zoom, names.zoom_per_rank);
    reader.take("two_lines_from_zoom", 0, highest_zoom, names.two_lines_from_zoom);
    reader.take("brackets_from_zoom", 0, highest_zoom, names.brackets_from_zoom);
    take_texts(reader, "leave_out", names.leave_out);
    reader.take("may_stand_off", names.may_stand_off);
    reader.take("follows_view", names.follows_view);
    reader.take("obligatory", names.is_obligatory);
}

Json names_to_json(LabelClass const& names) {
    Json json;
    json["shown"] = names.shown;
    json["size_px"] = short_number(names.size_px);
    json["bold"] = names.bold;
    json["italic"] = names.italic;
    json["colour"] = hex(names.colour);
    json["opacity"] = opacity(names.colour);
    json["along_line"] = names.along_line;
    json["min_zoom"] = names.min_zoom;
    json["max_zoom"] = names.max_zoom;
    LabelClass const usual;
    if (names.text_case != usual.text_case) {
        json["case"] = case_names[static_cast<std::size_t>(names.text_case)];
    }
    add_unless(json, "priority", names.priority, usual.priority);
    add_unless(json, "zoom_per_rank", names.zoom_per_rank, usual.zoom_per_rank);
    add_unless(json, "two_lines_from_zoom", names.two_lines_from_zoom, usual.two_lines_from_zoom);
    add_unless(json, "brackets_from_zoom", names.brackets_from_zoom, usual.brackets_from_zoom);
    add_unless(json, "leave_out", names.leave_out, usual.leave_out);
    add_unless(json, "may_stand_off", names.may_stand_off, usual.may_stand_off);
    add_unless(json, "follows_view", names.follows_view, usual.follows_view);
    add_unless(json, "obligatory", names.is_obligatory, usual.is_obligatory);
    add_themes(json, [&](std::size_t place) {
        auto const& colour = names.colour_in_themes[place];
        return colour ? Json(hex(*colour)) : Json();
    });
    return json;
}

namespace {

constexpr std::array<std::string_view, 19> names_keys{"brackets_from_zoom",
                                                      "leave_out",
                                                      "along_line",
                                                      "bold",
                                                      "case",
                                                      "colour",
                                                      "follows_view",
                                                      "italic",
                                                      "max_zoom",
                                                      "may_stand_off",
                                                      "min_zoom",
                                                      "obligatory",
                                                      "opacity",
                                                      "priority",
                                                      "shown",
                                                      "size_px",
                                                      "themes",
                                                      "two_lines_from_zoom",
                                                      "zoom_per_rank"};

}  // namespace

bool is_style_names_key(std::string_view key) {
    return std::find(names_keys.begin(), names_keys.end(), key) != names_keys.end();
}

}  // namespace gatepost
