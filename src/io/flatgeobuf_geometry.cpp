#include "io/flatgeobuf_geometry.hpp"

#include "io/feature_check.hpp"
#include "io/flat_geometry.hpp"
#include "io/flatgeobuf_feature.hpp"
#include "io/flatgeobuf_tables.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <utility>

namespace gatepost {

namespace {

using Outcome = FlatgeobufOutcome;

/// Geometry types as the format numbers them.
enum Type : std::uint8_t {
    point = 1,
    line_string = 2,
    polygon = 3,
    multi_point = 4,
    multi_line_string = 5,
    multi_polygon = 6,
    collection = 7,
    first_curve = 8,
    last_curve = 14,
    polyhedral_surface = 15,
    tin = 16,
    triangle = 17
};

constexpr char const* not_sound = "its bytes are not sound";

Outcome refused(std::string reason) { return {.kind = Outcome::Kind::refused, .reason = std::move(reason)}; }

/// What is wrong with the parts of a geometry or with their own parts; nothing if they are sound. The
/// verifier counts the tables: offsets that lead to the same table again and again would make a small file
/// endless.
std::optional<std::string> fault_of_parts(fgb::Geometry const& geometry, flatbuffers::Verifier& verifier,
                                          int depth) {
    auto const* const parts = geometry.parts();
    if (parts == nullptr) {
        return std::nullopt;
    }
    if (depth > deepest_collection) {
        return too_deep_fault();
    }
    if (!verifier.VerifyVectorOfTables(parts)) {
        return not_sound;
    }
    for (fgb::Geometry const* const part : *parts) {
        if (auto fault = fault_of_parts(*part, verifier, depth + 1)) {
            return fault;
        }
    }
    return std::nullopt;
}

/// Flattens one geometry with all its parts, which have been verified.
class Flattener {
  public:
    /// `most_bytes` is the size of the whole feature. Vectors shared by several parts could make the result
    /// many times as large.
    explicit Flattener(std::size_t most_bytes) : m_bytes_left(most_bytes) {}

    Outcome flatten(fgb::Geometry const& geometry, std::uint8_t type, FlatGeometry& flat) {
        add(geometry, type, flat);
        flat.is_partial = flat.is_partial || m_lacks_vertices;
        if (!m_fault.empty()) {
            return refused(m_fault);
        }
        return m_has_curves ? Outcome{.kind = Outcome::Kind::unknown}
                            : Outcome{.is_partial = flat.is_partial};
    }

  private:
    void add(fgb::Geometry const& geometry, std::uint8_t type, FlatGeometry& flat) {
        bool const holds_parts = type == collection || type == multi_polygon || type == polyhedral_surface;
        if (!m_fault.empty() || m_has_curves) {
            return;
        }
        if (type >= first_curve && type <= last_curve) {
            m_has_curves = true;
        } else if (type < point || type > triangle) {
            m_fault = fmt::format("its geometry is of a type that is not known ({})", type);
        } else if (!fits(geometry, holds_parts)) {
            m_fault = "its geometry is not of the type that the file says";
        } else if (holds_parts) {
            add_parts(geometry, type, flat);
        } else {
            add_pieces(pieces_of(geometry), type, flat);
        }
    }

    /// A geometry has either parts or its own vertices, never both.
    static bool fits(fgb::Geometry const& geometry, bool holds_parts) {
        bool const has_parts = geometry.parts() != nullptr && geometry.parts()->size() > 0;
        bool const has_vertices = geometry.xy() != nullptr && geometry.xy()->size() > 0;
        return holds_parts ? !has_vertices : !has_parts;
    }

    void add_parts(fgb::Geometry const& geometry, std::uint8_t type, FlatGeometry& flat) {
        if (geometry.parts() == nullptr || !take(geometry.parts()->size() * sizeof(flatbuffers::uoffset_t))) {
            return;
        }
        for (fgb::Geometry const* const part : *geometry.parts()) {
            flat.begins_area = flat.begins_area || type != multi_polygon;
            add(*part, type == collection ? part->type() : static_cast<std::uint8_t>(polygon), flat);
        }
    }

    void add_pieces(std::vector<std::vector<Point>> pieces, std::uint8_t type, FlatGeometry& flat) {
        if (type == polygon || type == triangle) {
            flat.add_polygon(std::move(pieces));
            return;
        }
        for (std::vector<Point>& piece : pieces) {
            switch (type) {
                case point:
                case multi_point: add_points(piece, type, flat); break;
                case tin:
                    flat.begins_area = true;
                    flat.add_polygon({std::move(piece)});
                    break;
                default: flat.add_line(std::move(piece)); break;
            }
        }
    }

    void add_points(std::vector<Point> const& points, std::uint8_t type, FlatGeometry& flat) {
        if (type == point && points.size() > 1) {
            m_fault = "its geometry is not of the type that the file says";
            return;
        }
        for (Point const p : points) {
            if (!std::isnan(p.x) || !std::isnan(p.y)) {  // both NaN: an empty point
                flat.add_point(p);
            }
        }
    }

    std::vector<Point> vertices_of(fgb::Geometry const& geometry) {
        std::vector<Point> vertices;
        auto const* const xy = geometry.xy();
        m_lacks_vertices = m_lacks_vertices || xy == nullptr;
        if (xy == nullptr || !take(xy->size() * sizeof(double))) {
            return vertices;
        }
        if (xy->size() % 2 != 0) {
            m_fault = "its geometry cannot be read: a coordinate is missing";
            return vertices;
        }
        vertices.resize(xy->size() / 2);
        static_assert(sizeof(Point) == 2 * sizeof(double));
        if (!vertices.empty()) {
            std::memcpy(vertices.data(), xy->Data(), xy->size() * sizeof(double));
        }
        return vertices;
    }

    /// The vertices, cut where the geometry says that lines or rings end.
    std::vector<std::vector<Point>> pieces_of(fgb::Geometry const& geometry) {
        std::vector<Point> vertices = vertices_of(geometry);
        auto const* const ends = geometry.ends();
        std::vector<std::vector<Point>> pieces;
        if (ends == nullptr || ends->size() == 0) {
            pieces.push_back(std::move(vertices));
            return pieces;
        }
        if (!take(ends->size() * sizeof(std::uint32_t))) {
            return pieces;
        }
        std::size_t begin = 0;
        for (std::uint32_t const end : *ends) {
            if (end < begin || end > vertices.size()) {
                break;
            }
            pieces.emplace_back(vertices.begin() + static_cast<std::ptrdiff_t>(begin),
                                vertices.begin() + static_cast<std::ptrdiff_t>(end));
            begin = end;
        }
        if (pieces.size() < ends->size() || begin < vertices.size()) {
            m_fault = "its geometry cannot be read: its lines or rings do not end where their vertices do";
        }
        return pieces;
    }

    /// Takes bytes from the feature's budget. Notes a fault and returns false if too few are left.
    bool take(std::size_t bytes) {
        if (bytes > m_bytes_left) {
            m_fault = not_sound;
            return false;
        }
        m_bytes_left -= bytes;
        return true;
    }

    std::size_t m_bytes_left;
    bool m_has_curves = false;
    bool m_lacks_vertices = false;  // some part has no vertex list, not even an empty one
    std::string m_fault;
};

bool is_empty(fgb::Geometry const& geometry) {
    if (geometry.parts() != nullptr) {
        for (fgb::Geometry const* const part : *geometry.parts()) {
            if (!is_empty(*part)) {
                return false;
            }
        }
    }
    return geometry.xy() == nullptr || geometry.xy()->size() == 0;
}

Outcome append_unlocated(GeometryColumn& column) {
    column.begin_feature();
    return {};
}

Outcome append_plain_point(fgb::Geometry const& geometry, Crs const& crs, GeometryColumn& column) {
    Point p;
    std::memcpy(&p.x, geometry.xy()->Data(), sizeof p.x);
    std::memcpy(&p.y, geometry.xy()->Data() + sizeof p.x, sizeof p.y);
    if (std::isnan(p.x) && std::isnan(p.y)) {
        return append_unlocated(column);
    }
    if (auto fault = coordinate_fault({&p, 1}, crs)) {
        return refused(std::move(*fault));
    }
    column.add_point(p);
    return {};
}

Outcome append_shapes(fgb::Geometry const& geometry, std::string_view bytes, std::uint8_t type,
                      Crs const& crs, GeometryColumn& column) {
    flatbuffers::Verifier verifier = fgb::verifier_of(bytes);
    if (auto fault = fault_of_parts(geometry, verifier, 1)) {
        return refused(std::move(*fault));
    }
    if (is_empty(geometry)) {
        return append_unlocated(column);
    }
    FlatGeometry flat;
    Outcome outcome = Flattener(bytes.size()).flatten(geometry, type, flat);
    if (outcome.kind != Outcome::Kind::appended) {
        return outcome;
    }
    if (flat.parts.empty()) {
        return refused("its geometry has too few coordinates");
    }
    for (FlatGeometry::Part const& part : flat.parts) {
        if (auto fault = coordinate_fault(part.vertices, crs)) {
            return refused(std::move(*fault));
        }
    }
    append(flat, column);
    return outcome;
}

}  // namespace

FlatgeobufOutcome append_flatgeobuf_geometry(std::string_view bytes, FlatgeobufFile const& file,
                                             Crs const& crs, GeometryColumn& column) {
    auto const* const feature = fgb::root_of<fgb::Feature>(bytes);
    if (feature == nullptr) {
        return refused(not_sound);
    }
    if (feature->has_columns()) {
        return {.kind = Outcome::Kind::unknown};
    }
    fgb::Geometry const* const geometry = feature->geometry();
    Outcome outcome;
    if (geometry == nullptr) {
        outcome = append_unlocated(column);
    } else {
        std::uint8_t const type = file.geometry_type() != 0 ? file.geometry_type() : geometry->type();
        bool const is_plain = type == Type::point && geometry->parts() == nullptr &&
                              geometry->xy() != nullptr && geometry->xy()->size() == 2;
        outcome = is_plain ? append_plain_point(*geometry, crs, column)
                           : append_shapes(*geometry, bytes, type, crs, column);
    }
    outcome.has_broken_values = !has_sound_values(*feature, file.columns());
    return outcome;
}

}  // namespace gatepost
