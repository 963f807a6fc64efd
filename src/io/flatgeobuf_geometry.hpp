#pragma once

#include "geo/crs.hpp"
#include "io/flatgeobuf_file.hpp"
#include "table/geometry_column.hpp"

#include <string>
#include <string_view>

namespace gatepost {

/// What became of a feature's geometry.
struct FlatgeobufOutcome {
    enum class Kind {
        appended,  ///< as one feature, unlocated where it has no geometry
        refused,   ///< with a reason
        unknown    ///< curves, or fields of its own: this reader does not take them
    };
    Kind kind = Kind::appended;
    bool is_partial = false;         ///< lines or rings of too few vertices were left out
    bool has_broken_values = false;  ///< its properties end within a value, or name no column
    std::string reason{};
};

/// Appends the geometry of a feature to a column. `bytes` are the feature's with its length before them;
/// nothing that they say is taken for true before it is checked. What comes of them takes no more memory than
/// a few times their length.
[[nodiscard]] FlatgeobufOutcome append_flatgeobuf_geometry(std::string_view bytes, FlatgeobufFile const& file,
                                                           Crs const& crs, GeometryColumn& column);

}  // namespace gatepost
