#pragma once

#include "base/json_object.hpp"
#include "style/style.hpp"

namespace gatepost {

/// How the names of a class look, as the member `names` of a style says it (README).
void read_names(JsonObject const& reader, LabelClass& names);
[[nodiscard]] Json names_to_json(LabelClass const& names);

}  // namespace gatepost
