#include "map/json_values.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

std::vector<std::string> text_list(Json const& json, std::string const& place) {
    constexpr std::size_t most = 100'000;
    std::vector<std::string> all;
    bool const is_list =
        json.is_array() && json.size() <= most &&
        std::all_of(json.begin(), json.end(), [](Json const& one) { return one.is_string(); });
    if (!is_list) {
        throw fmt_error("{}: a list of texts is expected, not {}", place, shown_in_message(json));
    }
    for (Json const& one : json) {
        all.push_back(one.get<std::string>());
    }
    return all;
}

std::optional<Point> point_in(JsonObject const& object, char const* key, Box const& within) {
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

double rounded(double value, double steps_per_unit) {
    return std::round(value * steps_per_unit) / steps_per_unit;
}

}  // namespace gatepost
