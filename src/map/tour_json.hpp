#pragma once

#include "base/json.hpp"
#include "map/map_file_notes.hpp"
#include "map/tour.hpp"

#include <vector>

namespace gatepost {

/// The tours of a map file, its member `tours`. What is wrong of one is noted, and costs that alone. Throws
/// Error where it is no list.
[[nodiscard]] std::vector<Tour> read_tours(Json const& json, MapFileNotes& notes);

/// Those of the map's own, as they stand in its file; what was read with them and is not known stays.
/// `before` is the same member as it was read: what of it could not be understood stays too. Null: there is
/// none.
[[nodiscard]] Json tours_tree(Tours const& tours, Json const& before);

/// Texts by language, as a map file has them: one of no language is a plain string.
[[nodiscard]] Json text_tree(LanguageText const& text);

}  // namespace gatepost
