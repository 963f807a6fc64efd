#include "style/grading_json.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

std::optional<Grading> read_grading(JsonObject const& reader) {
    constexpr std::array<char const*, 4> keys{"breaks", "class_count", "ramp", "reversed"};
    if (std::none_of(keys.begin(), keys.end(),
                     [&](char const* key) { return reader.find(key) != nullptr; })) {
        return std::nullopt;
    }
    Grading grading;
    reader.take("breaks", class_breaks_names, grading.breaks);
    auto count = static_cast<double>(grading.class_count);
    reader.take("class_count", fewest_graded_classes, most_graded_classes, count);
    if (count != std::floor(count)) {
        throw fmt_error("{}: a whole number is expected, not {}", reader.place("class_count"), count);
    }
    grading.class_count = static_cast<std::size_t>(count);
    reader.take("ramp", sequential_ramp_names, grading.ramp);
    reader.take("reversed", grading.is_reversed);
    return grading;
}

void add_grading(Json& json, Grading const& grading) {
    json["breaks"] = class_breaks_names[static_cast<std::size_t>(grading.breaks)];
    json["class_count"] = grading.class_count;
    json["ramp"] = sequential_ramp_names[static_cast<std::size_t>(grading.ramp)];
    if (grading.is_reversed) {
        json["reversed"] = true;
    }
}

}  // namespace gatepost
