#pragma once

#include "map/map_state.hpp"

namespace gatepost {

/// Whether anything of a map differs but where and at which time a person looks, what is selected and the
/// theme.
[[nodiscard]] bool has_changed(MapState const& now, MapState const& kept);

/// Whether a person would miss what differs, so that closing the map asks. Of a map with a file of its own
/// that is every change; of one without: layers that were added or taken away, their order, titles, styles
/// and filters, but not which layers are shown.
[[nodiscard]] bool is_worth_asking(MapState const& now, MapState const& kept, bool has_own_file);

}  // namespace gatepost
