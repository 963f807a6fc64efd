#include "io/ewkb.hpp"

#include "io/feature_check.hpp"
#include "io/flat_geometry.hpp"

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <concepts>
#include <cstring>
#include <utility>
#include <vector>

namespace gatepost {

namespace {

/// Geometry types as the standard numbers them.
enum Type : std::uint32_t {
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

/// What stands before the content of a geometry, and before that of each of its members.
struct Head {
    std::uint32_t type = 0;
    std::size_t ordinates = 2;  ///< of a vertex
    std::optional<std::int32_t> srid{};
};

class EwkbReader {
  public:
    explicit EwkbReader(std::string_view bytes) : m_bytes(bytes) {}

    /// False with a fault where the bytes are no head.
    [[nodiscard]] bool read_head(Head& head) {
        std::uint8_t order = 0;
        std::uint32_t word = 0;
        if (!take(order) || order > 1) {
            return fail(not_sound);
        }
        m_is_swapped = (order == 1) != (std::endian::native == std::endian::little);
        if (!take_word(word)) {
            return fail(not_sound);
        }
        constexpr std::uint32_t has_z = 0x80000000U;
        constexpr std::uint32_t has_m = 0x40000000U;
        constexpr std::uint32_t has_srid = 0x20000000U;
        std::uint32_t const plain = word & 0x1FFFFFFFU;
        constexpr std::uint32_t per_dimension = 1000;  // ISO: 1001 has Z, 2001 M, 3001 both
        std::uint32_t const iso = plain / per_dimension;
        head.type = plain % per_dimension;
        head.ordinates = 2 + ((word & has_z) != 0 || iso == 1 || iso == 3 ? 1U : 0U) +
                         ((word & has_m) != 0 || iso == 2 || iso == 3 ? 1U : 0U);
        std::uint32_t srid = 0;
        if ((word & has_srid) != 0) {
            if (!take_word(srid)) {
                return fail(not_sound);
            }
            head.srid = static_cast<std::int32_t>(srid);
        }
        return iso <= 3 || fail(not_sound);
    }

    /// False with a fault where it cannot be read.
    [[nodiscard]] bool read(FlatGeometry& flat, int depth = 1) {
        Head head;
        if (depth > deepest_collection) {
            return fail(too_deep_fault());
        }
        if (!read_head(head)) {
            return false;
        }
        switch (head.type) {
            case point: return read_point(head, flat);
            case line_string: return read_line(head, flat);
            case polygon:
            case triangle: return read_polygon(head, flat);
            case multi_point:
            case multi_line_string:
            case multi_polygon:
            case collection:
            case polyhedral_surface:
            case tin: return read_members(head, flat, depth);
            default: break;
        }
        return fail(head.type >= first_curve && head.type <= last_curve
                        ? "its geometry is a curve"
                        : fmt::format("its geometry is of a type that is not known ({})", head.type));
    }

    [[nodiscard]] bool is_at_end() const { return m_at == m_bytes.size(); }
    [[nodiscard]] std::string const& fault() const { return m_fault; }

  private:
    bool fail(std::string fault) {
        m_fault = std::move(fault);
        return false;
    }

    template <class T>
    [[nodiscard]] bool take(T& value) {
        if (m_bytes.size() - m_at < sizeof value) {
            return false;
        }
        std::memcpy(&value, m_bytes.data() + m_at, sizeof value);
        m_at += sizeof value;
        return true;
    }
    [[nodiscard]] bool take_word(std::uint32_t& word) {
        if (!take(word)) {
            return false;
        }
        word = m_is_swapped ? __builtin_bswap32(word) : word;
        return true;
    }
    [[nodiscard]] double ordinate_at(std::size_t place) const {
        std::uint64_t bits = 0;
        std::memcpy(&bits, m_bytes.data() + place, sizeof bits);
        return std::bit_cast<double>(m_is_swapped ? __builtin_bswap64(bits) : bits);
    }
    [[nodiscard]] Point vertex_at(std::size_t place) const {
        return {ordinate_at(place), ordinate_at(place + sizeof(double))};
    }

    [[nodiscard]] bool read_point(Head const& head, FlatGeometry& flat) {
        std::size_t const size = head.ordinates * sizeof(double);
        if (m_bytes.size() - m_at < size) {
            return fail(not_sound);
        }
        Point const p = vertex_at(m_at);
        m_at += size;
        if (!std::isnan(p.x) || !std::isnan(p.y)) {  // both NaN: an empty point
            flat.add_point(p);
        }
        return true;
    }

    /// A count is believed only where so much can still follow.
    [[nodiscard]] bool take_count(std::size_t bytes_each, std::size_t& count) {
        std::uint32_t word = 0;
        if (!take_word(word) || word > (m_bytes.size() - m_at) / bytes_each) {
            return fail(not_sound);
        }
        count = word;
        return true;
    }

    [[nodiscard]] bool read_vertices(Head const& head, std::vector<Point>& vertices) {
        std::size_t count = 0;
        std::size_t const size = head.ordinates * sizeof(double);
        if (!take_count(size, count)) {
            return false;
        }
        vertices.reserve(count);
        for (std::size_t i = 0; i < count; ++i, m_at += size) {
            vertices.push_back(vertex_at(m_at));
        }
        return true;
    }

    [[nodiscard]] bool read_line(Head const& head, FlatGeometry& flat) {
        std::vector<Point> vertices;
        if (!read_vertices(head, vertices)) {
            return false;
        }
        flat.add_line(std::move(vertices));
        return true;
    }

    [[nodiscard]] bool read_polygon(Head const& head, FlatGeometry& flat) {
        std::size_t count = 0;
        if (!take_count(sizeof(std::uint32_t), count)) {
            return false;
        }
        std::vector<std::vector<Point>> rings(count);
        for (std::vector<Point>& ring : rings) {
            if (!read_vertices(head, ring)) {
                return false;
            }
        }
        flat.add_polygon(std::move(rings));
        return true;
    }

    [[nodiscard]] bool read_members(Head const& head, FlatGeometry& flat, int depth) {
        constexpr std::size_t least_bytes = 5;  // of a member: its order and type
        std::size_t count = 0;
        if (!take_count(least_bytes, count)) {
            return false;
        }
        bool const are_areas = head.type == collection || head.type == polyhedral_surface || head.type == tin;
        for (std::size_t i = 0; i < count; ++i) {
            flat.begins_area = flat.begins_area || are_areas;
            if (!read(flat, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_is_swapped = false;
    std::string m_fault;
};

/// A point with two ordinates in the order of this machine, as most geometries of most tables are.
std::optional<Point> plain_point(std::string_view bytes) {
    constexpr std::size_t plain_bytes = 21;
    constexpr std::size_t with_srid_bytes = plain_bytes + sizeof(std::uint32_t);
    if ((bytes.size() != plain_bytes && bytes.size() != with_srid_bytes) ||
        (bytes[0] == 1) != (std::endian::native == std::endian::little)) {
        return std::nullopt;
    }
    std::uint32_t type = 0;
    std::memcpy(&type, bytes.data() + 1, sizeof type);
    std::uint32_t const wanted = bytes.size() == plain_bytes ? 1U : 0x20000001U;
    Point p;
    std::memcpy(&p.x, bytes.data() + bytes.size() - 2 * sizeof p.x, sizeof p.x);
    std::memcpy(&p.y, bytes.data() + bytes.size() - sizeof p.y, sizeof p.y);
    return type == wanted && (!std::isnan(p.x) || !std::isnan(p.y)) ? std::optional{p} : std::nullopt;
}

}  // namespace

EwkbOutcome append_ewkb(std::string_view bytes, Crs const& crs, GeometryColumn& column) {
    if (auto const p = plain_point(bytes)) {
        if (auto fault = coordinate_fault({&*p, 1}, crs)) {
            return {std::move(*fault)};
        }
        column.add_point(*p);
        return {};
    }
    FlatGeometry flat;
    EwkbReader reader(bytes);
    if (!reader.read(flat)) {
        return {reader.fault()};
    }
    if (!reader.is_at_end()) {
        return {not_sound};
    }
    if (flat.parts.empty() && flat.is_partial) {
        return {"its geometry has too few coordinates"};
    }
    for (FlatGeometry::Part const& part : flat.parts) {
        if (auto fault = coordinate_fault(part.vertices, crs)) {
            return {std::move(*fault)};
        }
    }
    append(flat, column);
    return {{}, flat.is_partial};
}

std::optional<std::int32_t> srid_of_ewkb(std::string_view bytes) {
    Head head;
    return EwkbReader(bytes).read_head(head) ? head.srid : std::nullopt;
}

}  // namespace gatepost
