#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "io/gdal_library.hpp"
#include "io/reading.hpp"
#include "io/table_difference.hpp"

/// GDAL as an outside witness of our own readers: both read a file, and what differs is told in words.
namespace gatepost {

inline FeatureTable read_by_gdal(std::string const& path) {
    return gdal_library().read(path, SourceOptions{}, JobContext{}).at(0);
}

/// GDAL keeps lists of numbers or words as "(2:a,b)" and cuts long ones off: how many there are must do.
inline bool is_same_list(std::string const& json, std::string const& gdal_list) {
    auto const parsed = nlohmann::json::parse(json, nullptr, false);
    return parsed.is_array() && gdal_list.rfind(fmt::format("({}:", parsed.size()), 0) == 0;
}

inline bool is_same_json(std::string const& a, std::string const& b) {
    auto const left = nlohmann::json::parse(a, nullptr, false);
    auto const right = nlohmann::json::parse(b, nullptr, false);
    return !left.is_discarded() && left == right;
}

/// FlatGeobuf keeps times as ISO 8601 has them; GDAL writes them with slashes, and zones short.
inline bool is_same_time(std::string iso, std::string const& gdal_time) {
    std::replace(iso.begin(), iso.end(), '-', '/');
    std::replace(iso.begin(), iso.end(), 'T', ' ');
    return !gdal_time.empty() && gdal_time.find('/') != std::string::npos && iso.rfind(gdal_time, 0) == 0;
}

inline bool is_same_value(AttributeColumn const& ours, AttributeColumn const& theirs, std::size_t row) {
    if (ours.is_null(row) || theirs.is_null(row)) {
        return ours.is_null(row) == theirs.is_null(row);
    }
    std::string const a = ours.to_text(row);
    std::string const b = theirs.to_text(row);
    bool const is_same_number = ours.number(row) && ours.number(row) == theirs.number(row);
    return a == b || is_same_number || is_same_list(a, b) || is_same_json(a, b) || is_same_time(a, b);
}

inline std::vector<std::string> names_of(FeatureTable const& table) {
    std::vector<std::string> names;
    for (AttributeColumn const& column : table.attributes) {
        names.push_back(column.name());
    }
    std::sort(names.begin(), names.end());
    return names;
}

inline std::string attribute_difference(FeatureTable const& ours, FeatureTable const& theirs) {
    if (names_of(ours) != names_of(theirs)) {
        return fmt::format("fields {} and {}", nlohmann::json(names_of(ours)).dump(),
                           nlohmann::json(names_of(theirs)).dump());
    }
    for (AttributeColumn const& column : ours.attributes) {
        AttributeColumn const& other = *theirs.find(column.name());
        for (std::size_t row = 0; row < ours.size(); ++row) {
            if (!is_same_value(column, other, row)) {
                return fmt::format("feature {}, {}: '{}'{} and '{}'{}", row + 1, column.name(),
                                   column.to_text(row), column.is_null(row) ? " (null)" : "",
                                   other.to_text(row), other.is_null(row) ? " (null)" : "");
            }
        }
    }
    return "";
}

inline std::string id_difference(FeatureTable const& ours, FeatureTable const& theirs) {
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (ours.id_of(i) != theirs.id_of(i)) {
            return fmt::format("feature {}: ids '{}' and '{}'", i + 1, ours.id_of(i), theirs.id_of(i));
        }
    }
    return "";
}

/// The first thing in which the two readers differ, in words.
inline std::string difference_of_readers(std::string const& path) {
    FeatureTable const ours = read_table(path);
    FeatureTable const theirs = read_by_gdal(path);
    if (ours.report.skipped != theirs.report.skipped || ours.report.doubtful != theirs.report.doubtful) {
        return fmt::format("{} and {} left out; doubtful {} and {}", ours.report.skipped,
                           theirs.report.skipped, ours.report.doubtful, theirs.report.doubtful);
    }
    // Not the codes: where there are heights, GDAL says that WGS 84 has three axes.
    if (ours.source_crs.is_geographic() != theirs.source_crs.is_geographic() ||
        ours.source_crs.datum() != theirs.source_crs.datum()) {
        return fmt::format("CRS {} and {}", ours.source_crs.name(), theirs.source_crs.name());
    }
    std::string difference = geometry_difference(ours.geometry, theirs.geometry);
    difference = difference.empty() ? attribute_difference(ours, theirs) : difference;
    return difference.empty() ? id_difference(ours, theirs) : difference;
}

}  // namespace gatepost
