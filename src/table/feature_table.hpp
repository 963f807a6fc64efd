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

/// Which part of a source too large to hold a table has: the features in a box, or some of them.
struct TablePart {
    Box lonlat;  ///< the box that was read
    std::uint64_t found =
        0;  ///< features of the source in the box; if more than rows, some of them were read
    std::uint64_t in_source = 0;             ///< all features of the source
    Box source_lonlat = whole_world_lonlat;  ///< the bounds of those
    std::string layer{};  ///< which of the source's layers it is; empty where it has only one
    /// Whether the numbers and the bounds are a database's estimates: there may be features outside of them.
    bool is_estimated = false;
    /// Whether its source can leave out what a condition does not hold for, as databases can.
    bool can_filter = false;
    std::string condition{};   ///< that was asked for when it was read; empty: none
    bool is_filtered = false;  ///< the source left out all that it does not hold for
};

/// One layer's features as columns, in file order. A feature is an index. Immutable once it is loaded, so it
/// crosses threads as `shared_ptr<FeatureTable const>`.
struct FeatureTable {
    std::string name;
    Crs source_crs = Crs::wgs84();
    GeometryColumn geometry;
    /// Every feature's attributes; empty if they are left in `attribute_file`.
    AttributeColumns attributes;
    std::shared_ptr<AttributeFile const> attribute_file;
    LoadReport report;
    /// Set where the table is not all of its source.
    std::optional<TablePart> part;
    /// The encoding of the source's texts, if it is not UTF-8 or the user chose it; else empty.
    std::string text_encoding;

    [[nodiscard]] std::size_t size() const { return geometry.size(); }
    /// A column in memory; null if there is none, as when the attributes were left in the file.
    [[nodiscard]] AttributeColumn const* find(std::string_view field) const { return attributes.find(field); }
    /// A feature's attributes, from memory or from the file.
    [[nodiscard]] AttributeRow row(std::size_t feature) const;
    [[nodiscard]] std::vector<AttributeRow> rows(std::span<std::uint32_t const> features) const;
    /// Calls visit(row) for every feature in order until it returns false; rows in a file are read in blocks.
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
    /// Shorthands for looking up one thing: the value of a field as text, and the feature's own id.
    [[nodiscard]] std::string text(std::size_t feature, std::string_view field) const {
        return row(feature).text(field);
    }
    [[nodiscard]] std::string id_of(std::size_t feature) const { return row(feature).id(); }
    [[nodiscard]] std::size_t count_unlocated() const;
};

}  // namespace gatepost
