#pragma once

#include "table/feature_table.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// Makes the texts and field names of the tables of one source UTF-8, also those that were left in the file.
/// Texts that are UTF-8 already stay as they are, unless most others are not: then they only happen to look
/// so. `said` is the encoding that a person named, empty for none: then it is guessed from all of them, and
/// the report says what was taken. Throws Error for an encoding that is not known.
void decode_texts(std::vector<FeatureTable>& tables, std::string const& source, std::string const& said);

}  // namespace gatepost
