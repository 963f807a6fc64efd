#pragma once

#include "app/workspace.hpp"

#include <string>

namespace gatepost {

/// What --list-layers prints: one line a layer, or JSON as README documents it.
[[nodiscard]] std::string list_layers_text(Workspace const& workspace);
[[nodiscard]] std::string list_layers_json(Workspace const& workspace);

/// What --query prints: the stack of hits, topmost first, hosted features after their host.
[[nodiscard]] std::string query_text(Workspace const& workspace, Picked const& picked);
[[nodiscard]] std::string query_json(Workspace const& workspace, Picked const& picked, Point lonlat);

}  // namespace gatepost
