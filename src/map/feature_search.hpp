#pragma once

#include "base/job.hpp"
#include "map/document.hpp"
#include "table/name_index.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace gatepost {

/// What can be found of a table: names in every language, other names (`alt_name`, `old_name` …), ids, and of
/// small tables titles and texts of events and the fields that its map file says are searched.
/// O(bytes of these fields), a microsecond a name; attributes that stayed in their file are read, so then in
/// a job; throws Error if that fails.
[[nodiscard]] std::shared_ptr<NameIndex const> make_name_index(FeatureTable const& table,
                                                               LayerProfile const& profile,
                                                               JobContext const& job = {});

struct FoundFeature {
    FeatureRef ref;
    NameMatch match = NameMatch::inside;
    NameKind kind = NameKind::name;
};

using NameIndexes = std::map<LayerId, std::shared_ptr<NameIndex const>>;

/// The features that a typed text finds, the best first: how well the text fits, then names before other
/// texts, then layers that are shown,
/// shorter texts, those whose names matter more on the map, then those nearer to the middle of the view. At
/// most `most`. On all workers of the job that are free.
[[nodiscard]] std::vector<FoundFeature> find_features(Document const& document, NameIndexes const& indexes,
                                                      SearchText const& typed, Point middle_world,
                                                      std::size_t most, JobContext const& job = {});

/// The text of a feature in which a typed one was found, as it is written: the best of its names, else the
/// part of a longer text around it. O(texts of the feature).
[[nodiscard]] std::string matched_text(AttributeRow const& row, LayerProfile const& profile,
                                       SearchText const& typed);

}  // namespace gatepost
