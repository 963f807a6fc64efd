#pragma once

#include "geo/crs.hpp"
#include "io/flatgeobuf_file.hpp"
#include "table/geometry_column.hpp"

#include <string>
#include <string_view>

namespace gatepost {

/// The outcome of reading a feature's geometry.
struct FlatgeobufOutcome {
    enum class Kind {
        appended,  ///< as one feature; unlocated if it has no geometry
        refused,   ///< with a reason
        unknown    ///< this reader does not support it: curves, or columns of its own
    };
    Kind kind = Kind::appended;
    bool is_partial = false;         ///< lines or rings of too few vertices were left out
    bool has_broken_values = false;  ///< its properties end within a value, or name no column
    std::string reason{};
};

/// Appends the geometry of a feature to a column. `bytes` are the feature's bytes, preceded by its length;
/// nothing in them is trusted before it is checked. The result takes no more memory than a few times their
/// length.
[[nodiscard]] FlatgeobufOutcome append_flatgeobuf_geometry(std::string_view bytes, FlatgeobufFile const& file,
                                                           Crs const& crs, GeometryColumn& column);

}  // namespace gatepost
