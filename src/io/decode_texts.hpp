#pragma once

#include "table/feature_table.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// Converts the texts and field names of one source's tables to UTF-8, including those that stay in the file.
/// Texts that are valid UTF-8 are kept, unless most of the others are not: then they only happen to look like
/// UTF-8. `said` is the encoding a person named. If it is empty, the encoding is guessed from all texts, and
/// the report says which one was assumed. Throws Error for an unknown encoding.
void decode_texts(std::vector<FeatureTable>& tables, std::string const& source, std::string const& said);

}  // namespace gatepost
