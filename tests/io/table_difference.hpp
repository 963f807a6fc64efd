#pragma once

#include <fmt/format.h>

#include <bit>
#include <string>
#include <string_view>

#include "table/feature_table.hpp"

namespace gatepost {

/// What differs, where nothing does. (Tests compare with it, so that a difference is printed.)
inline constexpr std::string_view nothing;

/// The same bits, so that -0 is not 0 and a NaN is itself.
inline bool is_same(Point a, Point b) {
    return std::bit_cast<std::uint64_t>(a.x) == std::bit_cast<std::uint64_t>(b.x) &&
           std::bit_cast<std::uint64_t>(a.y) == std::bit_cast<std::uint64_t>(b.y);
}

inline std::string part_difference(GeometryColumn const& a, std::size_t part_a, GeometryColumn const& b,
                                   std::size_t part_b) {
    auto const left = a.part(part_a);
    auto const right = b.part(part_b);
    if (left.size() != right.size() || a.part_kind(part_a) != b.part_kind(part_b)) {
        return fmt::format("{} vertices, kind {}, and {} vertices, kind {}", left.size(),
                           static_cast<int>(a.part_kind(part_a)), right.size(),
                           static_cast<int>(b.part_kind(part_b)));
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (!is_same(left[i], right[i])) {
            return fmt::format("vertex {}: {} {} and {} {}", i, left[i].x, left[i].y, right[i].x, right[i].y);
        }
    }
    return "";
}

/// The first thing in which two columns differ, in words; empty where they are equal bit for bit.
inline std::string geometry_difference(GeometryColumn const& a, GeometryColumn const& b) {
    if (a.size() != b.size()) {
        return fmt::format("{} and {} features", a.size(), b.size());
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t const parts = a.parts_end(i) - a.parts_begin(i);
        if (a.kind(i) != b.kind(i) || parts != b.parts_end(i) - b.parts_begin(i)) {
            return fmt::format("feature {}: kind {} of {} parts and kind {} of {}", i + 1,
                               static_cast<int>(a.kind(i)), parts, static_cast<int>(b.kind(i)),
                               b.parts_end(i) - b.parts_begin(i));
        }
        for (std::size_t p = 0; p < parts; ++p) {
            auto const difference = part_difference(a, a.parts_begin(i) + p, b, b.parts_begin(i) + p);
            if (!difference.empty()) {
                return fmt::format("feature {}, part {}: {}", i + 1, p, difference);
            }
        }
    }
    return "";
}

inline std::string row_difference(AttributeRow const& a, AttributeRow const& b) {
    for (AttributeColumn const& column : b.columns()) {
        if (!column.is_null(b.index()) && a.text(column.name()) != b.text(column.name())) {
            return fmt::format("feature {}, {}: '{}' and '{}'", b.feature() + 1, column.name(),
                               a.text(column.name()), b.text(column.name()));
        }
    }
    return a.id() == b.id() ? "" : fmt::format("ids '{}' and '{}'", a.id(), b.id());
}

/// The first difference between geometries or between attributes as text; those may lie in a file.
inline std::string table_difference(FeatureTable const& a, FeatureTable const& b) {
    std::string difference = geometry_difference(a.geometry, b.geometry);
    std::vector<AttributeRow> rows;
    a.for_each_row([&](AttributeRow const& row) {
        rows.push_back(row);
        return difference.empty();
    });
    b.for_each_row([&](AttributeRow const& row) {
        if (difference.empty()) {
            difference = row_difference(rows.at(row.feature()), row);
        }
        if (difference.empty()) {
            difference = row_difference(row, rows.at(row.feature()));
        }
        return difference.empty();
    });
    return difference;
}

}  // namespace gatepost
