#pragma once

#include "geo/crs.hpp"
#include "table/attribute_row.hpp"
#include "table/geometry_column.hpp"
#include "table/load_report.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// What a table has of a source that is too large to hold: the features in a box, or some of them.
struct TablePart {
    Box lonlat;               ///< where was read
    std::uint64_t found = 0;  ///< features of the source that lie there; more than rows: every k-th was read
    std::uint64_t in_source = 0;             ///< features in all
    Box source_lonlat = whole_world_lonlat;  ///< where those lie
    std::string layer{};  ///< which of the source's layers it is; empty where it has only one
};

/// One layer's features as columns, in file order. A feature is an index. Immutable once it is loaded, so it
/// crosses threads as `shared_ptr<FeatureTable const>`.
struct FeatureTable {
    std::string name;
    Crs source_crs = Crs::wgs84();
    GeometryColumn geometry;
    /// Every feature's attributes; empty while they are left in `attribute_file`.
    AttributeColumns attributes;
    std::shared_ptr<AttributeFile const> attribute_file;
    LoadReport report;
    /// Set where the table is not all of its source.
    std::optional<TablePart> part;
    /// What the source's texts were read as, where they are not UTF-8 or a person named it; else empty.
    std::string text_encoding;

    [[nodiscard]] std::size_t size() const { return geometry.size(); }
    /// A column that is at hand; none where attributes were left in the file.
    [[nodiscard]] AttributeColumn const* find(std::string_view field) const { return attributes.find(field); }
    /// A feature's attributes, from memory or from the file.
    [[nodiscard]] AttributeRow row(std::size_t feature) const;
    [[nodiscard]] std::vector<AttributeRow> rows(std::span<std::uint32_t const> features) const;
    /// Calls visit(row) for every feature in order until it returns false; those in a file are read in
    /// blocks.
    template <class Visit>
    void for_each_row(Visit visit) const {
        constexpr std::uint32_t block = 4096;
        std::vector<std::uint32_t> features;
        for (std::uint32_t first = 0; first < size(); first += block) {
            features.resize(std::min<std::size_t>(block, size() - first));
            std::iota(features.begin(), features.end(), first);
            for (AttributeRow const& row : rows(features)) {
                if (!visit(row)) {
                    return;
                }
            }
        }
    }
    /// Shorthands for a single question: the value of a field as text, and the feature's own id.
    [[nodiscard]] std::string text(std::size_t feature, std::string_view field) const {
        return row(feature).text(field);
    }
    [[nodiscard]] std::string id_of(std::size_t feature) const { return row(feature).id(); }
    [[nodiscard]] std::size_t count_unlocated() const;
};

}  // namespace gatepost
