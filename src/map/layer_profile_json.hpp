#pragma once

#include "base/json_object.hpp"
#include "map/layer_profile.hpp"

#include <functional>
#include <string>

namespace gatepost {

/// A text of a map file: one for all languages, or an object by language. Throws Error for what is neither.
[[nodiscard]] LanguageText language_text(Json const& json, std::string const& place);

/// A profile as a map file says it, over one that holds already: lists are replaced, fields and kinds are
/// added to those that are known. What is not understood is said, and left aside.
void read_profile(JsonObject const& json, LayerProfile& profile, std::function<void(std::string)> const& say);

}  // namespace gatepost
