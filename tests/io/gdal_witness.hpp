#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "io/gdal_process.hpp"
#include "io/reading.hpp"
#include "io/table_difference.hpp"

/// GDAL as an outside witness of our own readers: both read a file, and what differs is told in words.
namespace gatepost {

inline FeatureTable read_by_gdal(std::string const& path) {
    return read_with_gdal(path, SourceOptions{}, JobContext{}).at(0);
}

inline bool is_same_json(std::string const& a, std::string const& b) {
    auto const left = nlohmann::json::parse(a, nullptr, false);
    auto const right = nlohmann::json::parse(b, nullptr, false);
    return !left.is_discarded() && left == right;
}

inline bool is_same_value(AttributeColumn const& ours, AttributeColumn const& theirs, std::size_t row) {
    if (ours.is_null(row) || theirs.is_null(row)) {
        return ours.is_null(row) == theirs.is_null(row);
    }
    std::string const a = ours.to_text(row);
    std::string const b = theirs.to_text(row);
    bool const is_same_number = ours.number(row) && ours.number(row) == theirs.number(row);
    return a == b || is_same_number || is_same_json(a, b);
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

/// GDAL has no numbers between 2^63 and a double's, and says so.
inline bool is_about_large_numbers(LoadReport const& report) {
    return report.messages.size() == 1 && report.messages[0].find("too large to hold") != std::string::npos;
}

/// The first thing in which the two readers differ, in words.
inline std::string difference_of_readers(std::string const& path) {
    FeatureTable const ours = read_table(path);
    FeatureTable const theirs = read_by_gdal(path);
    bool const is_same_doubt =
        ours.report.doubtful == theirs.report.doubtful || is_about_large_numbers(theirs.report);
    if (ours.report.skipped != theirs.report.skipped || !is_same_doubt) {
        return fmt::format("{} and {} left out; doubtful {} and {}: {}", ours.report.skipped,
                           theirs.report.skipped, ours.report.doubtful, theirs.report.doubtful,
                           nlohmann::json(theirs.report.messages).dump());
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
