#pragma once

#include "geo/transformer.hpp"
#include "table/feature_table.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

/// One state of a layer, to be compared with another.
class DiffSide {
  public:
    /// Takes a table's geometry to lon/lat, and its attributes into memory if they stayed in a file. O(n).
    /// Throws Error if they cannot be read. The table must outlive it.
    DiffSide(FeatureTable const& table, TransformerCache& transformers);

    [[nodiscard]] FeatureTable const& table() const { return *m_table; }
    [[nodiscard]] std::size_t size() const { return m_table->size(); }
    [[nodiscard]] AttributeColumns const& attributes() const { return *m_attributes; }
    [[nodiscard]] GeometryColumn const& lonlat() const { return m_lonlat; }
    /// Whether the way to lon/lat is only a guess of PROJ, hundreds of metres off perhaps.
    [[nodiscard]] bool is_ballpark() const { return m_is_ballpark; }
    /// Features with positions that are no place on earth.
    [[nodiscard]] std::size_t placeless() const { return m_placeless; }

  private:
    FeatureTable const* m_table;
    AttributeColumns m_read;
    AttributeColumns const* m_attributes;
    GeometryColumn m_lonlat;
    bool m_is_ballpark = false;
    std::size_t m_placeless = 0;
};

/// What became of a feature's place.
enum class PlaceChange : std::uint8_t { none, moved, placed, unplaced };

/// A feature that is in both states.
struct FeaturePair {
    std::uint32_t old_row = 0;
    std::uint32_t new_row = 0;
    PlaceChange place = PlaceChange::none;
    double moved_m = 0;               ///< as shape_distance_m has it
    std::vector<std::string> fields;  ///< whose values differ

    [[nodiscard]] bool is_same() const { return place == PlaceChange::none && fields.empty(); }
};

struct FeatureDiff {
    std::string key;  ///< the field by which features were found again; empty: by what they hold
    std::vector<std::uint32_t> added;    ///< rows of the new state
    std::vector<std::uint32_t> removed;  ///< rows of the old one
    std::vector<FeaturePair> differing;  ///< in the order of the new one
    std::vector<FeaturePair> unchanged;

    [[nodiscard]] bool is_same() const { return added.empty() && removed.empty() && differing.empty(); }
};

/// Shapes that lie within this of each other are the same, whatever their vertices.
constexpr double same_place_m = 0.001;

/// How two states of a layer differ. Features are the same that have the same value in the field `id`, or
/// `fid`, where both states have it and it is theirs alone. Others are found again by the same shape and
/// values; then by the same shape, the one with most values in common; then by the same values, the nearest
/// first. What is left was added or removed. 1 and 1.0 are the same value, and so are none, an empty text and
/// a field that is not there; 1 and "1" are not. O(n log n).
[[nodiscard]] FeatureDiff compare_features(DiffSide const& old_side, DiffSide const& new_side);

}  // namespace gatepost
