#pragma once

#include <initializer_list>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "table/feature_table.hpp"

namespace gatepost {

/// A column of texts; an empty one is null.
inline AttributeColumn text_column(std::string name, std::vector<std::string> const& values,
                                   AttributeType type = AttributeType::text) {
    AttributeColumn column(std::move(name), type);
    for (std::string const& value : values) {
        value.empty() ? column.add_null() : column.add_text(value);
    }
    return column;
}

inline AttributeColumn real_column(std::string name, std::vector<double> const& values) {
    AttributeColumn column(std::move(name), AttributeType::real);
    for (double const value : values) {
        column.add_real(value);
    }
    return column;
}

/// A table of points with the columns given.
inline FeatureTable point_table(std::vector<Point> const& points, std::vector<AttributeColumn> columns = {}) {
    FeatureTable table;
    for (Point const p : points) {
        table.geometry.add_point(p);
    }
    table.attributes = std::move(columns);
    return table;
}

/// One feature at (0, 0) with these texts.
inline FeatureTable one_feature(std::initializer_list<std::pair<char const*, char const*>> texts) {
    FeatureTable table = point_table({{0, 0}});
    for (auto const& [field, value] : texts) {
        table.attributes.push_back(text_column(field, {value}));
    }
    return table;
}

/// `count` unlocated features with ids of their own.
inline FeatureTable unlocated_table(std::vector<std::string> const& ids) {
    FeatureTable table;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        table.geometry.begin_feature(GeometryKind::none);
    }
    table.attributes.push_back(text_column("id", ids));
    return table;
}

inline Point random_point(std::mt19937& random, double reach) {
    std::uniform_real_distribution<double> coordinate(-reach, reach);
    double const x = coordinate(random);
    return {x, coordinate(random)};
}

}  // namespace gatepost
