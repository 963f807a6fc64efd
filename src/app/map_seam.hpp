#pragma once

#include "app/options.hpp"
#include "map/map_model.hpp"

namespace gatepost {

/// Whether the web's map, which is cut open at 180°, should be cut open at Greenwich instead, so that what is
/// to be seen first (Fiji, say) is in one piece in the middle. Where the options or a map file say what is
/// seen, it stays. `own_world`: the bounds of a person's own layers.
[[nodiscard]] bool wants_other_seam(MapModel& model, Box const& own_world, Options const& options,
                                    bool is_of_map_file);

}  // namespace gatepost
