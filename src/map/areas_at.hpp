#pragma once

#include "map/document.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// The names of the areas of the background that a place lies in, smallest first, each once: a province, its
/// country. A place near an outline, for how coarse that is drawn, is not said to lie on either side of it.
/// Of an area that several layers have, the one with most vertices decides; an area that names
/// another one by a link field counts only where the place lies in that one too, so that coarse outlines do
/// not contradict fine ones. Layers of more than 10,000 features are passed over. O(their features).
[[nodiscard]] std::vector<std::string> area_names_at(Document const& document, Point world,
                                                     LanguageChain const& languages);

}  // namespace gatepost
