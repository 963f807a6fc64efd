#pragma once

#include "base/json_object.hpp"
#include "style/grading.hpp"

#include <optional>

namespace gatepost {

/// Reads the keys that say how ranges are made; none where there is no such key. Throws Error for a value
/// that is not understood.
[[nodiscard]] std::optional<Grading> read_grading(JsonObject const& reader);

void add_grading(Json& json, Grading const& grading);

}  // namespace gatepost
