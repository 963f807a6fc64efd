#include "page/packed_geometry.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>

namespace gatepost {

namespace {

/// A vertex in steps.
struct Step {
    std::int64_t x = 0;
    std::int64_t y = 0;
    friend bool operator==(Step, Step) = default;
};

void append_varint(std::string& bytes, std::uint64_t value) {
    while (value >= 0x80) {
        bytes += static_cast<char>((value & 0x7FU) | 0x80U);
        value >>= 7U;
    }
    bytes += static_cast<char>(value);
}

std::uint64_t zigzag(std::int64_t value) {
    return static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t from_zigzag(std::uint64_t value) {
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

class Packer {
  public:
    Packer(GeometryColumn const& geometry, CoordinateGrid const& grid, CellAt const& cell_at,
           TooSmall too_small)
        : m_geometry(geometry), m_grid(grid), m_cell_at(cell_at), m_too_small(too_small) {}

    void add(std::size_t feature) {
        std::string parts;
        std::uint64_t count = 0;
        bool is_ring_left_out = false;
        for (std::size_t part = m_geometry.parts_begin(feature); part < m_geometry.parts_end(feature);
             ++part) {
            PartKind const kind = m_geometry.part_kind(part);
            take_vertices(m_geometry.part(part), kind);
            bool const is_ring = kind_of(kind) == GeometryKind::polygon;
            bool const is_nothing = (is_ring && m_vertices.size() < 3) || is_speck(kind);
            is_ring_left_out = kind == PartKind::hole ? is_ring_left_out : is_nothing;
            if (is_nothing || is_ring_left_out) {
                continue;  // a hole whose ring is gone would be taken for a ring itself
            }
            append_part(parts, kind);
            ++count;
        }
        bool const has_place = m_geometry.parts_begin(feature) < m_geometry.parts_end(feature);
        if (count == 0 && has_place && m_too_small == TooSmall::keeps_a_vertex) {
            std::size_t const first = m_geometry.parts_begin(feature);
            m_vertices = {on_grid(m_geometry.part(first).front(), 1)};
            append_part(parts, m_geometry.part_kind(first));
            count = 1;
        }
        append_varint(m_packed.bytes, count);
        m_packed.bytes += parts;
    }
    [[nodiscard]] PackedGeometry take() { return std::move(m_packed); }

  private:
    [[nodiscard]] Step on_grid(Point world, double cell_steps) const {
        double const per_cell = 1 / (m_grid.step_world * cell_steps);
        auto const steps = [&](double v) {
            return static_cast<std::int64_t>(std::llround(v * per_cell) * std::llround(cell_steps));
        };
        return {steps(world.x - m_grid.origin_world.x), steps(world.y - m_grid.origin_world.y)};
    }

    /// The vertices of a part on the grid, without repeats and without there and back again.
    void take_vertices(std::span<Point const> world, PartKind kind) {
        m_vertices.clear();
        bool const is_point = kind == PartKind::point;
        bool const is_ring = kind_of(kind) == GeometryKind::polygon;
        for (Point const p : world) {
            Step const step = on_grid(p, is_point ? 1 : m_cell_at(p));
            if (!m_vertices.empty() && m_vertices.back() == step) {
                continue;
            }
            if (is_ring && m_vertices.size() > 1 && m_vertices[m_vertices.size() - 2] == step) {
                m_vertices.pop_back();
                continue;
            }
            m_vertices.push_back(step);
        }
        while (is_ring && m_vertices.size() > 1 && m_vertices.back() == m_vertices.front()) {
            m_vertices.pop_back();  // rings are closed by whoever draws them
        }
    }

    /// Whether a line or a ring is hardly longer than a cell, where such may go.
    [[nodiscard]] bool is_speck(PartKind kind) const {
        if (m_too_small == TooSmall::keeps_a_vertex || kind == PartKind::point || m_vertices.empty()) {
            return false;
        }
        std::int64_t const cell = std::int64_t{1} << shared_zeros();
        return std::all_of(m_vertices.begin(), m_vertices.end(), [&](Step const& step) {
            return std::abs(step.x - m_vertices[0].x) <= cell && std::abs(step.y - m_vertices[0].y) <= cell;
        });
    }

    /// How many low bits are 0 in all differences between the vertices of a part.
    [[nodiscard]] unsigned shared_zeros() const {
        std::uint64_t any = 0;
        for (std::size_t i = 1; i < m_vertices.size(); ++i) {
            any |= static_cast<std::uint64_t>(m_vertices[i].x - m_vertices[i - 1].x) |
                   static_cast<std::uint64_t>(m_vertices[i].y - m_vertices[i - 1].y);
        }
        return any == 0 ? 0U : static_cast<unsigned>(std::countr_zero(any));
    }

    void append_part(std::string& bytes, PartKind kind) {
        append_varint(bytes, std::uint64_t{m_vertices.size()} << 3U | static_cast<std::uint64_t>(kind));
        unsigned const zeros = shared_zeros();
        append_varint(bytes, zeros);
        for (std::size_t i = 0; i < m_vertices.size(); ++i) {
            Step const step = m_vertices[i];
            unsigned const shift = i == 0 ? 0 : zeros;
            append_varint(bytes, zigzag((step.x - m_last.x) >> shift));
            append_varint(bytes, zigzag((step.y - m_last.y) >> shift));
            m_last = step;
        }
        m_packed.vertices += m_vertices.size();
    }

    GeometryColumn const& m_geometry;
    CoordinateGrid m_grid;
    CellAt const& m_cell_at;
    TooSmall m_too_small;
    PackedGeometry m_packed;
    std::vector<Step> m_vertices;
    Step m_last;
};

class VarintReader {
  public:
    explicit VarintReader(std::string_view bytes) : m_bytes(bytes) {}
    std::uint64_t next() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (m_at == m_bytes.size()) {
                break;
            }
            auto const byte = static_cast<unsigned char>(m_bytes[m_at++]);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80) {
                return value;
            }
        }
        throw fmt_error("packed geometry ends in the middle of a number");
    }

  private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
};

}  // namespace

PackedGeometry packed(GeometryColumn const& geometry, std::span<std::uint32_t const> features,
                      CoordinateGrid const& grid, CellAt const& cell_at, TooSmall too_small) {
    Packer packer(geometry, grid, cell_at, too_small);
    for (std::uint32_t const feature : features) {
        packer.add(feature);
    }
    return packer.take();
}

GeometryColumn unpacked(std::string_view bytes, std::size_t features, CoordinateGrid const& grid) {
    GeometryColumn geometry;
    VarintReader reader(bytes);
    Step last;
    std::vector<Point> vertices;
    for (std::size_t feature = 0; feature < features; ++feature) {
        geometry.begin_feature();
        for (std::uint64_t parts = reader.next(); parts > 0; --parts) {
            std::uint64_t const head = reader.next();
            std::uint64_t const zeros = reader.next();
            vertices.clear();
            for (std::uint64_t i = 0; i < head >> 3U; ++i) {
                std::int64_t const unit = std::int64_t{1} << (i == 0 ? 0 : zeros);
                last.x += from_zigzag(reader.next()) * unit;
                last.y += from_zigzag(reader.next()) * unit;
                vertices.push_back(grid.origin_world + Point{static_cast<double>(last.x) * grid.step_world,
                                                             static_cast<double>(last.y) * grid.step_world});
            }
            geometry.add_part(vertices, static_cast<PartKind>(head & 7U));
        }
    }
    return geometry;
}

}  // namespace gatepost
