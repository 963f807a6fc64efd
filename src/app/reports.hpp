#pragma once

#include "app/open_map.hpp"

#include <string>

namespace gatepost {

/// What --list-layers prints: one line a layer, or JSON as README documents it.
[[nodiscard]] std::string list_layers_text(OpenMap& map);
[[nodiscard]] std::string list_layers_json(OpenMap& map);

/// What --query prints: the stack of hits, topmost first, hosted features after their host.
[[nodiscard]] std::string query_text(OpenMap& map, Picked const& picked);
[[nodiscard]] std::string query_json(OpenMap& map, Picked const& picked, Point lonlat);

}  // namespace gatepost
