#include "io/coordinate_columns.hpp"

#include "base/folding.hpp"
#include "geo/coordinates.hpp"
#include "io/feature_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace gatepost {

namespace {

/// Two column names that belong together, in lower case, without marks, blanks and punctuation (see key_of).
struct NamePair {
    std::string_view x;
    std::string_view y;
    bool are_degrees = true;
};
constexpr std::array pairs{NamePair{"lon", "lat"},
                           NamePair{"lng", "lat"},
                           NamePair{"long", "lat"},
                           NamePair{"longitude", "latitude"},
                           NamePair{"decimallongitude", "decimallatitude"},
                           NamePair{"longitud", "latitud"},
                           NamePair{"longtitude", "latitude"},
                           NamePair{"kinhdo", "vido"},
                           NamePair{"经度", "纬度"},
                           NamePair{"經度", "緯度"},
                           NamePair{"经", "纬"},
                           NamePair{"xlon", "ylat"},
                           NamePair{"x", "y", false},
                           NamePair{"pointx", "pointy", false},
                           NamePair{"xcoord", "ycoord", false},
                           NamePair{"coordx", "coordy", false},
                           NamePair{"easting", "northing", false},
                           NamePair{"toadox", "toadoy", false}};

/// Turns "Kinh độ (°)" into "kinhdo".
std::string key_of(std::string_view name) {
    std::string key = folded(name.substr(0, name.find('(')));
    std::erase_if(key, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        bool const is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
        return !is_letter;
    });
    return key;
}

/// "gate" for "gate_lon" if `ending` is "lon"; nothing if the name does not end that way.
std::optional<std::string_view> prefix_of(std::string_view key, std::string_view ending) {
    return key.ends_with(ending) ? std::optional{key.substr(0, key.size() - ending.size())} : std::nullopt;
}

/// Looks for the partner of each column that could be the x of this pair: either by whole names, or by names
/// with a common beginning or end (gate_lon and gate_lat, lon_wgs84 and lat_wgs84).
std::optional<CoordinateColumns> find_pair(std::vector<std::string> const& keys, NamePair const& pair,
                                           bool is_whole_name) {
    for (std::size_t x = 0; x < keys.size(); ++x) {
        std::string_view const key = keys[x];
        std::optional<std::string> wanted;
        if (is_whole_name) {
            wanted = key == pair.x ? std::optional{std::string{pair.y}} : std::nullopt;
        } else if (auto const prefix = prefix_of(key, pair.x)) {
            wanted = std::string{*prefix} + std::string{pair.y};
        } else if (key.starts_with(pair.x)) {
            wanted = std::string{pair.y} + std::string{key.substr(pair.x.size())};
        }
        auto const y = wanted ? std::find(keys.begin(), keys.end(), *wanted) : keys.end();
        if (y != keys.end()) {
            return CoordinateColumns{x, static_cast<std::size_t>(y - keys.begin()), pair.are_degrees};
        }
    }
    return std::nullopt;
}

std::optional<double> ordinate(AttributeColumn const& column, std::size_t row, Ordinate which) {
    return column.type() == AttributeType::text || column.type() == AttributeType::json
               ? parse_degrees(column.text(row), which)
               : column.number(row);
}

bool is_blank(AttributeColumn const& column, std::size_t row) {
    return column.to_text(row).find_first_not_of(" \t") == std::string::npos;
}

/// Gives each row of one table its place.
class RowPlacer {
  public:
    RowPlacer(FeatureTable& table, CoordinateColumns const& columns, std::string const& source)
        : m_table(table),
          m_x(table.attributes[columns.x]),
          m_y(table.attributes[columns.y]),
          m_source(source) {}

    GeometryColumn place() {
        GeometryColumn places;
        places.reserve_vertices(m_table.size());
        for (std::size_t row = 0; row < m_table.size(); ++row) {
            auto const place = place_of(row);
            place ? places.add_point(*place) : places.begin_feature(GeometryKind::none);
        }
        return places;
    }

  private:
    std::optional<Point> place_of(std::size_t row) {
        if (is_blank(m_x, row) && is_blank(m_y, row)) {
            return std::nullopt;
        }
        auto const x = ordinate(m_x, row, Ordinate::longitude);
        auto const y = ordinate(m_y, row, Ordinate::latitude);
        if (!x || !y) {
            AttributeColumn const& faulty = x ? m_y : m_x;
            refuse(row, is_blank(faulty, row) ? fmt::format("{} is empty", faulty.name())
                                              : fmt::format("{} is '{}', which is no coordinate",
                                                            faulty.name(), faulty.to_text(row)));
            return std::nullopt;
        }
        Point const place{*x, *y};
        if (auto const fault = coordinate_fault({&place, 1}, m_table.source_crs)) {
            refuse(row, *fault);
            return std::nullopt;
        }
        return place;
    }

    void refuse(std::size_t row, std::string const& reason) {
        m_table.report.doubtful = true;
        m_table.report.has_room() ? m_table.report.add(fmt::format("{}: feature {}: {}; it has no place",
                                                                   m_source, row + 1, reason))
                                  : m_table.report.add_unnamed(1);
    }

    FeatureTable& m_table;
    AttributeColumn const& m_x;
    AttributeColumn const& m_y;
    std::string const& m_source;
};

/// GDAL passes over well-known text that it cannot read.
void tell_of_unread_wkt(FeatureTable& table, std::string const& source) {
    AttributeColumn const* const wkt = table.attributes.find("WKT");
    for (std::size_t row = 0; wkt != nullptr && row < table.size(); ++row) {
        bool const is_lost =
            table.geometry.kind(row) == GeometryKind::none && !wkt->is_null(row) && !is_blank(*wkt, row);
        table.report.doubtful = table.report.doubtful || is_lost;
        if (is_lost && table.report.has_room()) {
            table.report.add(fmt::format("{}: feature {}: '{}' is no well-known text; it has no place",
                                         source, row + 1, wkt->to_text(row)));
        } else if (is_lost) {
            table.report.add_unnamed(1);
        }
    }
}

bool has_a_place(FeatureTable const& table) { return table.count_unlocated() < table.size(); }

}  // namespace

std::optional<CoordinateColumns> find_coordinate_columns(std::span<AttributeColumn const> columns) {
    std::vector<std::string> keys;
    keys.reserve(columns.size());
    for (AttributeColumn const& column : columns) {
        keys.push_back(key_of(column.name()));
    }
    for (bool const is_whole_name : {true, false}) {
        for (NamePair const& pair : pairs) {
            bool const is_letter_alone = pair.x.size() < 3;  // many other names end in x or y
            if (!is_whole_name && is_letter_alone) {
                continue;
            }
            if (auto const found = find_pair(keys, pair, is_whole_name)) {
                return found;
            }
        }
    }
    return std::nullopt;
}

void place_by_columns(std::vector<FeatureTable>& tables, std::string const& source,
                      std::optional<Crs> const& assumed_crs) {
    std::vector<FeatureTable*> without_columns;
    for (FeatureTable& table : tables) {
        tell_of_unread_wkt(table, source);
        if (table.size() == 0 || has_a_place(table)) {
            continue;
        }
        auto const columns = find_coordinate_columns(table.attributes);
        if (!columns) {
            without_columns.push_back(&table);
            continue;
        }
        bool const takes_crs = assumed_crs && (!columns->are_degrees || assumed_crs->is_geographic());
        table.source_crs = takes_crs ? *assumed_crs : Crs::wgs84();
        table.geometry = RowPlacer(table, *columns, source).place();
    }
    bool const has_none = std::none_of(tables.begin(), tables.end(), has_a_place);
    for (FeatureTable* const table : without_columns) {
        table->report.doubtful |= has_none;  // a workbook may hold notes on other sheets
        std::string const sheet = tables.size() > 1 ? fmt::format(" in '{}'", table->name) : "";
        table->report.add(fmt::format(
            "{}: no coordinates are found{}: name two columns lon and lat (or x and y, with -a_srs), or one "
            "WKT",
            source, sheet));
    }
}

}  // namespace gatepost
