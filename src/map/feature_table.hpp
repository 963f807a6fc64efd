#pragma once

#include "geo/crs.hpp"
#include "map/attribute_column.hpp"
#include "map/geometry_column.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// What reading a file met: features left out, and one line each for what a person should know. `doubtful` is
/// set when something was drawn that may be wrong (a CRS that was guessed, say).
struct LoadReport {
    std::size_t skipped = 0;
    bool doubtful = false;
    std::vector<std::string> messages;

    [[nodiscard]] bool is_clean() const { return skipped == 0 && !doubtful; }
};

/// One layer's features as columns, in file order. A feature is an index. Immutable once it is loaded, so it
/// crosses threads as `shared_ptr<FeatureTable const>`.
struct FeatureTable {
    std::string name;
    Crs source_crs = Crs::wgs84();
    GeometryColumn geometry;
    std::vector<AttributeColumn> attributes;
    LoadReport report;

    [[nodiscard]] std::size_t size() const { return geometry.size(); }
    [[nodiscard]] AttributeColumn const* find(std::string_view field) const;
    /// The value of a field as text; empty where the field or the value is missing.
    [[nodiscard]] std::string text(std::size_t feature, std::string_view field) const;
    /// The feature's own id: field `id`, else its number counted from 1.
    [[nodiscard]] std::string id_of(std::size_t feature) const;
    [[nodiscard]] std::size_t count_unlocated() const;
};

}  // namespace gatepost
