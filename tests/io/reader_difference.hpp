#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "io/ogr_witness.hpp"
#include "io/reading.hpp"
#include "io/table_difference.hpp"

/// What differs between a table of ours and GDAL's, value by value, in words. Where we differ on purpose
/// stands in `stated_differences`, and nowhere else.
namespace gatepost {

/// A value of ours beside GDAL's; null where there is none.
struct ValuePair {
    AttributeColumn const& ours;
    std::size_t row = 0;
    OgrValue const* theirs = nullptr;
    bool is_csv = false;

    [[nodiscard]] std::string text() const { return ours.to_text(row); }
};

inline bool is_same_json(std::string const& a, std::string const& b) {
    auto const left = nlohmann::json::parse(a, nullptr, false);
    return !left.is_discarded() && left == nlohmann::json::parse(b, nullptr, false);
}

/// The number that a text is; no number where it is none.
inline double as_number(std::string const& text) {
    char* end = nullptr;
    double const value = std::strtod(text.c_str(), &end);
    return !text.empty() && *end == '\0' ? value : std::nan("");
}

/// The same value, without any allowance.
inline bool is_same_value(ValuePair const& pair) {
    if (pair.theirs == nullptr || pair.ours.is_null(pair.row)) {
        return pair.theirs == nullptr && pair.ours.is_null(pair.row);
    }
    if (pair.theirs->number && pair.ours.type() != AttributeType::text) {
        return pair.ours.number(pair.row) == pair.theirs->number;
    }
    return pair.text() == pair.theirs->text ||
           (pair.theirs->is_json && is_same_json(pair.text(), pair.theirs->text));
}

/// Where our value is not GDAL's, and should not be.
struct StatedDifference {
    char const* what;
    char const* why;
    bool (*is_this)(ValuePair const&);
};

inline constexpr std::array stated_differences{
    StatedDifference{"a real number in a field of texts",
                     "the same number, which GDAL writes as C does (1.0e+21)",
                     [](ValuePair const& pair) {
                         return pair.ours.type() == AttributeType::text && pair.theirs != nullptr &&
                                std::isfinite(as_number(pair.text())) &&
                                as_number(pair.text()) == as_number(pair.theirs->text);
                     }},
    StatedDifference{"true and false in a field of numbers", "GDAL makes 1 and 0 of them, which nobody wrote",
                     [](ValuePair const& pair) {
                         return pair.theirs != nullptr &&
                                ((pair.text() == "true" && pair.theirs->text == "1") ||
                                 (pair.text() == "false" && pair.theirs->text == "0"));
                     }},
    StatedDifference{"an object or a list in a field of texts", "GDAL puts blanks into it",
                     [](ValuePair const& pair) {
                         std::string const text = pair.text();
                         return pair.theirs != nullptr && (text.starts_with('{') || text.starts_with('[')) &&
                                is_same_json(text, pair.theirs->text);
                     }},
    StatedDifference{"a cell of a CSV with nothing in it",
                     "it is no value; CSV has no other way to write none",
                     [](ValuePair const& pair) {
                         return pair.is_csv && pair.ours.is_null(pair.row) && pair.theirs != nullptr &&
                                pair.theirs->text.empty();
                     }},
    StatedDifference{"a text with the character U+0000", "it ends there for GDAL, whose texts are C's",
                     [](ValuePair const& pair) {
                         std::string const text = pair.text();
                         return pair.theirs != nullptr && text.find('\0') != std::string::npos &&
                                text.substr(0, text.find('\0')) == pair.theirs->text;
                     }},
};

inline std::string shown(ValuePair const& pair) {
    return fmt::format("'{}'{} and {}", pair.text(), pair.ours.is_null(pair.row) ? " (null)" : "",
                       pair.theirs == nullptr ? "null" : "'" + pair.theirs->text + "'");
}

/// Compares one table with GDAL's layer; remembers which differences were met.
class ReaderDifference {
  public:
    ReaderDifference(FeatureTable const& ours, OgrLayerContent const& theirs)
        : m_ours(ours), m_theirs(theirs) {}

    [[nodiscard]] std::string find() {
        for (OgrFeature const& feature : m_theirs.features) {
            if (!feature.is_unusable) {
                m_features.push_back(&feature);
            }
        }
        std::size_t const unusable = m_theirs.features.size() - m_features.size();
        if (m_ours.size() != m_features.size() || m_ours.report.skipped != unusable) {
            return fmt::format("{} features, {} left out, and {} features, {} to leave out", m_ours.size(),
                               m_ours.report.skipped, m_features.size(), unusable);
        }
        std::string difference = crs_difference();
        for (std::size_t i = 0; i < m_features.size() && difference.empty(); ++i) {
            difference = geometry_difference_of(i);
        }
        return difference.empty() ? attribute_difference() : difference;
    }
    [[nodiscard]] std::set<std::string> const& met() const { return m_met; }

  private:
    [[nodiscard]] std::string crs_difference() const {
        // Where there are heights, GDAL says that WGS 84 has three axes; a map has two.
        std::string const theirs = m_theirs.crs_code == "EPSG:4979" || m_theirs.crs_code == "OGC:CRS84"
                                       ? "EPSG:4326"
                                       : m_theirs.crs_code;
        bool const is_same = theirs.empty() ? m_theirs.is_geographic == m_ours.source_crs.is_geographic() ||
                                                  m_ours.source_crs == Crs::wgs84()
                                            : theirs == m_ours.source_crs.code();
        return is_same ? "" : fmt::format("CRS {} and {}", m_ours.source_crs.code(), m_theirs.crs_code);
    }

    [[nodiscard]] std::string geometry_difference_of(std::size_t feature) const {
        GeometryColumn const& ours = m_ours.geometry;
        std::vector<OgrFeature::Part> const& theirs = m_features[feature]->parts;
        std::size_t const begin = ours.parts_begin(feature);
        GeometryKind kind = GeometryKind::none;
        for (OgrFeature::Part const& part : theirs) {
            kind = std::max(kind, part.kind);
        }
        if (ours.kind(feature) != kind || ours.parts_end(feature) - begin != theirs.size()) {
            return fmt::format("feature {}: kind {} of {} parts and kind {} of {}", feature + 1,
                               static_cast<int>(ours.kind(feature)), ours.parts_end(feature) - begin,
                               static_cast<int>(kind), theirs.size());
        }
        for (std::size_t i = 0; i < theirs.size(); ++i) {
            auto const part = ours.part(begin + i);
            if (ours.is_hole(begin + i) != theirs[i].is_hole ||
                !std::equal(part.begin(), part.end(), theirs[i].vertices.begin(), theirs[i].vertices.end(),
                            is_same)) {
                return fmt::format("feature {}: vertices of part {}", feature + 1, i);
            }
        }
        return "";
    }

    [[nodiscard]] std::string field_difference(std::span<AttributeColumn const> columns) const {
        if (m_ours.report.skipped > 0) {
            return "";  // fields that only features have which were left out are there for GDAL alone
        }
        std::set<std::string> ours;
        for (AttributeColumn const& column : columns) {
            ours.insert(column.name());
        }
        std::set<std::string> theirs(m_theirs.fields.begin(), m_theirs.fields.end());
        std::erase_if(ours, [&](std::string const& name) { return is_of_kml(name); });
        std::erase_if(theirs, [&](std::string const& name) { return is_of_kml(name); });
        if (ours.contains("id")) {
            theirs.insert("id");  // GDAL keeps numbers as ids beside the fields
        }
        return ours == theirs
                   ? ""
                   : fmt::format("fields {} and {}", fmt::join(ours, ", "), fmt::join(theirs, ", "));
    }

    [[nodiscard]] std::string attribute_difference() {
        std::string difference = m_ours.size() > 0 ? field_difference(m_ours.row(0).columns()) : "";
        if (!difference.empty()) {
            return difference;
        }
        m_ours.for_each_row([&](AttributeRow const& row) {
            difference = row_difference_of(row);
            return difference.empty();
        });
        return difference;
    }

    [[nodiscard]] std::string row_difference_of(AttributeRow const& row) {
        OgrFeature const& theirs = *m_features[row.feature()];
        for (AttributeColumn const& column : row.columns()) {
            if (is_of_kml(column.name())) {
                continue;
            }
            auto const value = theirs.values.find(column.name());
            ValuePair const pair{column, row.index(), value == theirs.values.end() ? nullptr : &value->second,
                                 m_theirs.is_csv};
            bool const is_number_of_feature = pair.theirs == nullptr && column.name() == "id" &&
                                              pair.text() == std::to_string(theirs.number);
            if (!is_same_value(pair) && !is_number_of_feature && !is_stated(pair)) {
                return fmt::format("feature {}, {}: {}", row.feature() + 1, column.name(), shown(pair));
            }
        }
        return "";
    }

    /// Whether a field is one that GDAL's driver adds to every KML, or one that we make of those and of
    /// styles (tests/io/kml_test.cpp holds them).
    [[nodiscard]] bool is_of_kml(std::string const& field) const {
        static std::set<std::string> const names{
            "altitudeMode", "begin",       "description",  "drawOrder",     "end",
            "extrude",      "icon",        "tessellate",   "timestamp",     "visibility",
            "start",        "source",      "stroke",       "stroke-width",  "fill",
            "marker-color", "marker-size", "fill-opacity", "stroke-opacity"};
        auto const& theirs = m_theirs.fields;
        bool const is_kml = std::find(theirs.begin(), theirs.end(), "altitudeMode") != theirs.end();
        return is_kml && names.contains(field);
    }

    bool is_stated(ValuePair const& pair) {
        auto const is_this = [&](StatedDifference const& stated) {
            bool const is_met = stated.is_this(pair);
            m_met.insert(is_met ? stated.what : "");
            return is_met;
        };
        return std::any_of(stated_differences.begin(), stated_differences.end(), is_this);
    }

    FeatureTable const& m_ours;
    OgrLayerContent const& m_theirs;
    std::vector<OgrFeature const*> m_features;  // those that can be used
    std::set<std::string> m_met;
};

/// Reads a file and compares it with what GDAL reads; the first difference, in words.
inline std::string difference_of_readers(std::string const& path, std::set<std::string>* met = nullptr) {
    std::vector<FeatureTable> const ours = read_tables(path);
    std::vector<OgrLayerContent> const theirs = read_by_ogr(path);
    if (ours.size() != theirs.size()) {
        return fmt::format("{} and {} layers", ours.size(), theirs.size());
    }
    for (std::size_t i = 0; i < ours.size(); ++i) {
        ReaderDifference layer(ours[i], theirs[i]);
        std::string const difference = layer.find();
        if (!difference.empty()) {
            return fmt::format("{}: {}", theirs[i].name, difference);
        }
        if (met != nullptr) {
            met->insert(layer.met().begin(), layer.met().end());
        }
    }
    return "";
}

}  // namespace gatepost
