#pragma once

#include <string>

namespace gatepost {

/// Cairo 1.16 reserves an object for each link and never writes it, so that readers call the file damaged.
/// Marks in the table of objects as free what is not there; no byte moves. O(objects).
void free_missing_objects(std::string& pdf);

}  // namespace gatepost
