#include "map/feature_diff.hpp"

#include "geo/shape_distance.hpp"
#include "geo/triangles.hpp"
#include "map/nearest_pairs.hpp"
#include "map/value_key.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>

namespace gatepost {

namespace {

using Rows = std::vector<std::uint32_t>;

/// All values of a feature as one text. Fields in the order of their names, which may differ between states.
std::string values_key(std::vector<AttributeColumn const*> const& columns, std::size_t row) {
    std::string key;
    for (AttributeColumn const* const column : columns) {
        std::string const value = value_key(column, row);
        if (!value.empty()) {
            key += column->name() + '\x1f' + value + '\x1e';
        }
    }
    return key;
}

std::vector<AttributeColumn const*> columns_by_name(DiffSide const& side) {
    std::vector<AttributeColumn const*> columns;
    for (AttributeColumn const& column : side.attributes()) {
        columns.push_back(&column);
    }
    std::sort(columns.begin(), columns.end(),
              [](auto const* a, auto const* b) { return a->name() < b->name(); });
    return columns;
}

/// A number that equal shapes share; others hardly ever do.
std::size_t shape_key(GeometryColumn const& lonlat, std::size_t feature) {
    constexpr double units_per_degree = 1e9;
    std::string bytes;
    auto const add = [&](std::int64_t number) {
        bytes.append(reinterpret_cast<char const*>(&number), sizeof number);
    };
    for (std::size_t p = lonlat.parts_begin(feature); p < lonlat.parts_end(feature); ++p) {
        add(static_cast<std::int64_t>(lonlat.part_kind(p)));
        for (Point const vertex : lonlat.part(p)) {
            add(is_finite(vertex) ? std::llround(vertex.x * units_per_degree) : 0);
            add(is_finite(vertex) ? std::llround(vertex.y * units_per_degree) : 0);
        }
    }
    return std::hash<std::string>{}(bytes);
}

std::vector<Outline> outlines_of(GeometryColumn const& lonlat, std::size_t feature) {
    std::vector<Outline> outlines;
    for (std::size_t p = lonlat.parts_begin(feature); p < lonlat.parts_end(feature); ++p) {
        Outline const part = lonlat.part(p);
        if (std::all_of(part.begin(), part.end(), [](Point vertex) { return is_finite(vertex); })) {
            outlines.push_back(part);
        }
    }
    return outlines;
}

/// What a feature's rings enclose, their holes taken off, and how long they are: in degrees.
struct Cover {
    double area = 0;
    double length = 0;
};

Cover cover_of(GeometryColumn const& lonlat, std::size_t feature) {
    Cover cover;
    for (std::size_t p = lonlat.parts_begin(feature); p < lonlat.parts_end(feature); ++p) {
        if (kind_of(lonlat.part_kind(p)) == GeometryKind::polygon) {
            Outline const ring = lonlat.part(p);
            cover.area += std::abs(signed_area(ring)) * (lonlat.is_hole(p) ? -1 : 1);
            for (std::size_t i = 1; i < ring.size(); ++i) {
                cover.length += distance(ring[i - 1], ring[i]);
            }
        }
    }
    return cover;
}

/// The same outlines may enclose another area: a hole, or a second area in its place.
bool covers_the_same(Cover const& a, Cover const& b) {
    constexpr double same_place_deg = 1e-8;  // a millimetre
    return !(std::abs(a.area - b.area) > std::max(a.length, b.length) * same_place_deg);
}

/// Finds the features of one state again in the other, and says how they differ.
class Comparison {
  public:
    Comparison(DiffSide const& old_side, DiffSide const& new_side)
        : m_old(old_side),
          m_new(new_side),
          m_old_columns(columns_by_name(old_side)),
          m_new_columns(columns_by_name(new_side)) {
        std::set<std::string> names;
        for (auto const* const columns : {&m_old_columns, &m_new_columns}) {
            for (AttributeColumn const* const column : *columns) {
                if (names.insert(column->name()).second) {
                    m_fields.push_back({column->name(), old_side.attributes().find(column->name()),
                                        new_side.attributes().find(column->name())});
                }
            }
        }
    }

    FeatureDiff compare() {
        Rows old_rows(m_old.size());
        Rows new_rows(m_new.size());
        std::iota(old_rows.begin(), old_rows.end(), 0U);
        std::iota(new_rows.begin(), new_rows.end(), 0U);
        pair_by_key(old_rows, new_rows);
        pair_alike(old_rows, new_rows, [&](DiffSide const& side, auto const& columns, std::size_t row) {
            return fmt::format("{:x} ", shape_key(side.lonlat(), row)) + values_key(columns, row);
        });
        pair_same_shapes(old_rows, new_rows);
        pair_nearest(old_rows, new_rows);
        m_diff.removed.insert(m_diff.removed.end(), old_rows.begin(), old_rows.end());
        m_diff.added.insert(m_diff.added.end(), new_rows.begin(), new_rows.end());
        std::sort(m_diff.removed.begin(), m_diff.removed.end());
        std::sort(m_diff.added.begin(), m_diff.added.end());
        for (auto* const pairs : {&m_diff.differing, &m_diff.unchanged}) {
            std::sort(pairs->begin(), pairs->end(),
                      [](FeaturePair const& a, FeaturePair const& b) { return a.new_row < b.new_row; });
        }
        return std::move(m_diff);
    }

  private:
    struct Field {
        std::string name;
        AttributeColumn const* in_old;
        AttributeColumn const* in_new;
    };

    /// Rows by their keys, the first of each; and the keys that several rows share.
    static std::unordered_map<std::string, std::uint32_t> rows_by_key(AttributeColumn const& column,
                                                                      std::size_t size,
                                                                      std::set<std::string>& shared) {
        std::unordered_map<std::string, std::uint32_t> rows;
        for (std::uint32_t row = 0; row < size; ++row) {
            std::string key = column.to_text(row);
            if (!key.empty() && !rows.try_emplace(key, row).second) {
                shared.insert(std::move(key));
            }
        }
        return rows;
    }

    void pair_by_key(Rows& old_rows, Rows& new_rows) {
        for (char const* const name : {"id", "fid"}) {
            AttributeColumn const* const in_old = m_old.attributes().find(name);
            AttributeColumn const* const in_new = m_new.attributes().find(name);
            if (in_old == nullptr || in_new == nullptr) {
                continue;
            }
            m_diff.key = name;
            std::set<std::string> shared;  // in either state: such a key says nothing in the other, too
            auto old_by_key = rows_by_key(*in_old, m_old.size(), shared);
            auto new_by_key = rows_by_key(*in_new, m_new.size(), shared);
            for (auto* const rows : {&old_by_key, &new_by_key}) {
                std::erase_if(*rows, [&](auto const& one) { return shared.contains(one.first); });
            }
            std::vector<bool> old_is_done(m_old.size());
            std::vector<bool> new_is_done(m_new.size());
            for (auto const& [key, row] : old_by_key) {
                old_is_done[row] = true;
                if (auto const found = new_by_key.find(key); found != new_by_key.end()) {
                    add_pair(row, found->second);
                } else {
                    m_diff.removed.push_back(row);
                }
            }
            for (auto const& [key, row] : new_by_key) {
                new_is_done[row] = true;
                if (!old_by_key.contains(key)) {
                    m_diff.added.push_back(row);
                }
            }
            std::erase_if(old_rows, [&](std::uint32_t row) { return old_is_done[row]; });
            std::erase_if(new_rows, [&](std::uint32_t row) { return new_is_done[row]; });
            return;
        }
    }

    /// Pairs what has the same key, in the order of the files.
    template <class Key>
    void pair_alike(Rows& old_rows, Rows& new_rows, Key key) {
        std::unordered_map<std::string, Rows> waiting;
        for (std::size_t i = old_rows.size(); i-- > 0;) {
            waiting[key(m_old, m_old_columns, old_rows[i])].push_back(old_rows[i]);
        }
        std::set<std::uint32_t> paired;
        std::erase_if(new_rows, [&](std::uint32_t row) {
            auto const found = waiting.find(key(m_new, m_new_columns, row));
            if (found == waiting.end() || found->second.empty()) {
                return false;
            }
            add_pair(found->second.back(), row);
            paired.insert(found->second.back());
            found->second.pop_back();
            return true;
        });
        std::erase_if(old_rows, [&](std::uint32_t row) { return paired.contains(row); });
    }

    [[nodiscard]] std::size_t count_differing_values(std::uint32_t old_row, std::uint32_t new_row) const {
        return static_cast<std::size_t>(
            std::count_if(m_fields.begin(), m_fields.end(), [&](Field const& field) {
                return value_key(field.in_old, old_row) != value_key(field.in_new, new_row);
            }));
    }

    /// Features at the same place with other values. Where several stand at one place, each new one takes the
    /// old one that is most like it.
    void pair_same_shapes(Rows& old_rows, Rows& new_rows) {
        std::unordered_map<std::size_t, Rows> waiting;
        for (std::uint32_t const row : old_rows) {
            if (m_old.lonlat().kind(row) != GeometryKind::none) {
                waiting[shape_key(m_old.lonlat(), row)].push_back(row);
            }
        }
        constexpr std::size_t most_compared = 64;
        std::set<std::uint32_t> paired;
        std::erase_if(new_rows, [&](std::uint32_t row) {
            auto const found = waiting.find(shape_key(m_new.lonlat(), row));
            bool const is_there = m_new.lonlat().kind(row) != GeometryKind::none && found != waiting.end() &&
                                  !found->second.empty();
            if (!is_there) {
                return false;
            }
            auto const begin = found->second.begin();
            auto const last =
                begin + static_cast<std::ptrdiff_t>(std::min(most_compared, found->second.size()));
            auto const best = std::min_element(begin, last, [&](std::uint32_t a, std::uint32_t b) {
                return count_differing_values(a, row) < count_differing_values(b, row);
            });
            add_pair(*best, row);
            paired.insert(*best);
            found->second.erase(best);
            return true;
        });
        std::erase_if(old_rows, [&](std::uint32_t row) { return paired.contains(row); });
    }

    /// Features with the same values in another place, the nearest first.
    void pair_nearest(Rows& old_rows, Rows& new_rows) {
        std::unordered_map<std::string, std::pair<Rows, Rows>> groups;
        for (std::uint32_t const row : old_rows) {
            groups[values_key(m_old_columns, row)].first.push_back(row);
        }
        for (std::uint32_t const row : new_rows) {
            groups[values_key(m_new_columns, row)].second.push_back(row);
        }
        std::set<std::uint32_t> old_paired;
        std::set<std::uint32_t> new_paired;
        for (auto const& [values, rows] : groups) {
            for (auto const& [i, j] :
                 nearest_pairs(places_of(m_old, rows.first), places_of(m_new, rows.second))) {
                add_pair(rows.first[i], rows.second[j]);
                old_paired.insert(rows.first[i]);
                new_paired.insert(rows.second[j]);
            }
        }
        std::erase_if(old_rows, [&](std::uint32_t row) { return old_paired.contains(row); });
        std::erase_if(new_rows, [&](std::uint32_t row) { return new_paired.contains(row); });
    }

    /// The middle of each feature's extent; of one without a place a point far from all others.
    static std::vector<Point> places_of(DiffSide const& side, Rows const& rows) {
        constexpr Point nowhere{1e6, 1e6};
        std::vector<Point> places;
        for (std::uint32_t const row : rows) {
            Point const centre = side.lonlat().kind(row) == GeometryKind::none
                                     ? nowhere
                                     : side.lonlat().bounds_of(row).centre();
            places.push_back(is_finite(centre) ? centre : nowhere);
        }
        return places;
    }

    void add_pair(std::uint32_t old_row, std::uint32_t new_row) {
        FeaturePair pair{old_row, new_row, PlaceChange::none, 0, {}};
        for (Field const& field : m_fields) {
            if (value_key(field.in_old, old_row) != value_key(field.in_new, new_row)) {
                pair.fields.push_back(field.name);
            }
        }
        compare_places(pair);
        (pair.is_same() ? m_diff.unchanged : m_diff.differing).push_back(std::move(pair));
    }

    void compare_places(FeaturePair& pair) const {
        auto const before = outlines_of(m_old.lonlat(), pair.old_row);
        auto const after = outlines_of(m_new.lonlat(), pair.new_row);
        if (before.empty() || after.empty()) {
            pair.place = before.empty() == after.empty() ? PlaceChange::none
                         : before.empty()                ? PlaceChange::placed
                                                         : PlaceChange::unplaced;
            return;
        }
        bool const is_equal = std::equal(
            before.begin(), before.end(), after.begin(), after.end(),
            [](Outline a, Outline b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); });
        pair.moved_m = is_equal ? 0 : shape_distance_m(before, after);
        bool const is_of_other_kind = m_old.lonlat().kind(pair.old_row) != m_new.lonlat().kind(pair.new_row);
        if (pair.moved_m >= same_place_m || is_of_other_kind ||
            !covers_the_same(cover_of(m_old.lonlat(), pair.old_row),
                             cover_of(m_new.lonlat(), pair.new_row))) {
            pair.place = PlaceChange::moved;
        } else {
            pair.moved_m = 0;
        }
    }

    DiffSide const& m_old;
    DiffSide const& m_new;
    std::vector<AttributeColumn const*> m_old_columns;
    std::vector<AttributeColumn const*> m_new_columns;
    std::vector<Field> m_fields;
    FeatureDiff m_diff;
};

}  // namespace

DiffSide::DiffSide(FeatureTable const& table, TransformerCache& transformers)
    : m_table(&table), m_attributes(&table.attributes) {
    if (table.attribute_file) {
        Rows all(table.size());
        std::iota(all.begin(), all.end(), 0U);
        m_read = table.attribute_file->read(all);
        m_attributes = &m_read;
    }
    Transformer const& lonlat_from_source = transformers.get(table.source_crs, Crs::wgs84());
    m_is_ballpark = lonlat_from_source.is_ballpark();
    std::vector<Point> lonlat;
    for (std::size_t feature = 0; feature < table.size(); ++feature) {
        m_lonlat.begin_feature();
        bool is_placeless = false;
        for (std::size_t p = table.geometry.parts_begin(feature); p < table.geometry.parts_end(feature);
             ++p) {
            auto const part = table.geometry.part(p);
            lonlat.assign(part.begin(), part.end());
            lonlat_from_source.forward(lonlat);
            is_placeless = is_placeless || !std::all_of(lonlat.begin(), lonlat.end(),
                                                        [](Point vertex) { return is_finite(vertex); });
            m_lonlat.add_part(lonlat, table.geometry.part_kind(p));
        }
        m_placeless += is_placeless ? 1 : 0;
    }
}

FeatureDiff compare_features(DiffSide const& old_side, DiffSide const& new_side) {
    return Comparison(old_side, new_side).compare();
}

}  // namespace gatepost
