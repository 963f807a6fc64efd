#include "map/world_run.hpp"

#include "geo/antimeridian.hpp"
#include "geo/clip.hpp"
#include "geo/densify.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace gatepost {

namespace {

/// A quadratic Bézier curve that leaves the straight line by a sixth of its length, to the left of a → b.
std::vector<Point> arc_between(Point a, Point b) {
    constexpr int pieces = 64;
    constexpr double bulge = 1.0 / 3;  // of the control point: the curve itself goes half as far
    Point const along = b - a;
    Point const control = midpoint(a, b) + Point{-along.y, along.x} * bulge;
    std::vector<Point> arc;
    for (int i = 0; i <= pieces; ++i) {
        double const t = static_cast<double>(i) / pieces;
        arc.push_back(a * ((1 - t) * (1 - t)) + control * (2 * t * (1 - t)) + b * (t * t));
    }
    return arc;
}

/// Where lines are clipped. A map around a pole is not cut open along any meridian.
Box clip_area_of(Crs const& map_crs) {
    Box area = map_crs.usable_area_lonlat();
    if (!map_crs.has_seam()) {
        constexpr double many_turns_deg = 36'000;
        area.min_x -= many_turns_deg;
        area.max_x += many_turns_deg;
    }
    return area;
}

/// Projects a run of features of a table, one after the other.
class RunBuilder {
  public:
    RunBuilder(WorldBuilding const& building, TransformerCache& transformers)
        : m_source(building.table.geometry),
          m_lonlat_from_source(transformers.get(building.table.source_crs, Crs::wgs84())),
          m_world_from_lonlat(transformers.get(Crs::wgs84(), building.map_crs)),
          m_usable_lonlat(clip_area_of(building.map_crs)),
          m_lonlat_limits(densify_limits(building.table.source_crs, Crs::wgs84(), building.error_m)),
          m_world_limits(densify_limits(Crs::wgs84(), building.map_crs, building.error_m)),
          m_line_shape(building.line_shape),
          m_has_lonlat_source(building.table.source_crs.is_geographic()),
          m_has_seam(building.map_crs.has_seam()) {
        m_lonlat_limits.turn_world = m_has_lonlat_source ? 0 : 360;
    }

    WorldRun build(std::size_t first, std::size_t last, JobContext const& job) {
        project_points(first, last);
        for (std::size_t i = first; i < last && !job.stop.stop_requested(); ++i) {
            m_lost_parts = 0;
            m_is_placeless = false;
            m_is_uncut = false;
            add_feature(i);
            note_losses(i, m_source.parts_end(i) - m_source.parts_begin(i));
        }
        return {std::move(m_world), std::move(m_missed), is_ballpark()};
    }

  private:
    [[nodiscard]] bool is_ballpark() const {
        return m_lonlat_from_source.is_ballpark() || m_world_from_lonlat.is_ballpark();
    }

    /// Points go through PROJ as one column; lines and rings one by one, since they are clipped first.
    void project_points(std::size_t first, std::size_t last) {
        m_points.clear();
        m_next_point = 0;
        for (std::size_t i = first; i < last; ++i) {
            m_source.for_each_point(i, [this](Point p) { m_points.push_back(p); });
        }
        m_lonlat_from_source.forward(m_points);
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        m_placeless_points.clear();
        for (std::size_t i = 0; i < m_points.size(); ++i) {
            if (!is_finite(m_points[i])) {
                m_placeless_points.push_back(i);
            }
            m_points[i] = wrapped_into(m_points[i], m_usable_lonlat).value_or(Point{nan, nan});
        }
        m_world_from_lonlat.forward(m_points);
    }

    /// Keeps count of what of the feature did not reach the map.
    void note_losses(std::size_t feature, std::size_t parts) {
        if (m_is_uncut) {
            m_missed.uncut.add(feature);
        }
        if (m_is_placeless) {
            m_missed.placeless.add(feature);
        } else if (m_lost_parts > 0) {
            m_missed.outside.add(feature);
            m_missed.outside_in_part += m_lost_parts < parts ? 1 : 0;
        }
    }

    void add_feature(std::size_t feature) {
        if (m_source.kind(feature) == GeometryKind::point) {
            add_points(m_source.vertices_of(feature).size());
            return;
        }
        m_parts.clear();
        m_vertices.clear();
        for (std::size_t p = m_source.parts_begin(feature); p < m_source.parts_end(feature); ++p) {
            switch (m_source.part_kind(p)) {
                case PartKind::point: collect_point(); break;
                case PartKind::line: collect_line(m_source.part(p)); break;
                case PartKind::ring:
                case PartKind::area:
                case PartKind::hole: collect_ring(m_source.part(p), m_source.part_kind(p)); break;
            }
        }
        m_world.begin_feature();
        std::size_t begin = 0;
        for (auto const& [end, kind] : m_parts) {
            m_world.add_part(std::span{m_vertices}.subspan(begin, end - begin), kind);
            begin = end;
        }
    }

    void collect_point() {
        Point const p = m_points[m_next_point];
        note_lost_point(m_next_point++);
        if (is_finite(p)) {
            m_vertices.push_back(p);
            end_part(1, PartKind::point);
        }
    }

    /// Counts a point of m_points, if the map cannot show it.
    void note_lost_point(std::size_t point) {
        if (!is_finite(m_points[point])) {
            ++m_lost_parts;
            m_is_placeless = m_is_placeless ||
                             std::binary_search(m_placeless_points.begin(), m_placeless_points.end(), point);
        }
    }

    void add_points(std::size_t count) {
        auto const column = std::span{m_points}.subspan(m_next_point, count);
        for (std::size_t i = 0; i < count; ++i) {
            note_lost_point(m_next_point + i);
        }
        m_next_point += count;
        if (count == 1 && is_finite(column[0])) {
            m_world.add_point(column[0]);
            return;
        }
        m_world.begin_feature();
        for (Point const p : column) {
            if (is_finite(p)) {
                m_world.add_part(std::span{&p, 1}, PartKind::point);
            }
        }
    }

    /// The part in lon/lat; valid until the next call.
    std::span<Point const> lonlat_of(std::span<Point const> source) {
        if (m_lonlat_from_source.is_identity()) {
            return source;
        }
        m_lonlat.clear();
        std::size_t const nowhere = append_projected(m_lonlat_from_source, source, m_lonlat_limits, m_lonlat);
        m_is_placeless = m_is_placeless || nowhere > 0;
        return m_lonlat;
    }

    /// The turns in which a part is seen on the map.
    [[nodiscard]] std::vector<double> turns_of(std::span<Point const> lonlat) const {
        auto const [west, east] =
            std::minmax_element(lonlat.begin(), lonlat.end(), [](Point a, Point b) { return a.x < b.x; });
        return lonlat.empty() ? std::vector<double>{} : turns_into(west->x, east->x, m_usable_lonlat);
    }

    static std::vector<Point> turned(std::span<Point const> lonlat, double turn_deg) {
        std::vector<Point> moved(lonlat.begin(), lonlat.end());
        for (Point& p : moved) {
            p.x += turn_deg;
        }
        return moved;
    }

    [[nodiscard]] bool is_all_usable(std::span<Point const> lonlat) const {
        return std::all_of(lonlat.begin(), lonlat.end(),
                           [this](Point p) { return m_usable_lonlat.contains(p); });
    }

    /// Ends the part that was appended to m_vertices, or takes it back if it is too short to be one.
    void end_part(std::size_t fewest, PartKind kind) {
        std::size_t const begin = m_parts.empty() ? 0 : m_parts.back().first;
        if (m_vertices.size() - begin >= fewest) {
            m_parts.emplace_back(m_vertices.size(), kind);
        } else {
            m_vertices.resize(begin);
        }
    }

    void collect_line(std::span<Point const> source) {
        auto const lonlat = lonlat_of(source);
        std::size_t const before = m_parts.size();
        note_uncut(source);
        if (is_all_usable(lonlat)) {
            add_line(lonlat, source.size());
        } else {
            for (double const turn : turns_of(lonlat)) {
                for (LinePiece const& piece : clip_line(turned(lonlat, turn), m_usable_lonlat)) {
                    add_line(piece.vertices, source.size());
                }
            }
        }
        m_lost_parts += m_parts.size() == before ? 1 : 0;
    }

    void note_uncut(std::span<Point const> source) {
        m_is_uncut = m_is_uncut || (m_has_lonlat_source && has_uncut_edge(source));
    }

    void add_line(std::span<Point const> lonlat, std::size_t source_vertices) {
        std::size_t const begin = m_vertices.size();
        append_projected(m_world_from_lonlat, lonlat, m_world_limits, m_vertices);
        if (m_line_shape == LineShape::arc && source_vertices == 2 && m_vertices.size() >= begin + 2) {
            auto const arc = arc_between(m_vertices[begin], m_vertices.back());
            m_vertices.resize(begin);
            m_vertices.insert(m_vertices.end(), arc.begin(), arc.end());
        }
        end_part(2, PartKind::line);
    }

    void collect_ring(std::span<Point const> source, PartKind kind) {
        auto lonlat = lonlat_of(source);
        std::array<Point, 4> there_and_back;
        if (lonlat.size() == 3 && lonlat.front() == lonlat.back()) {  // seen by its outline
            there_and_back = {lonlat[0], lonlat[1], lonlat[2], lonlat[2]};
            lonlat = there_and_back;
        }
        std::size_t const before = m_parts.size();
        note_uncut(source);
        auto const pole_deg =
            m_has_lonlat_source ? std::nullopt : pole_within(lonlat, source, m_lonlat_from_source);
        bool const is_round_pole = pole_deg.has_value();
        if (is_round_pole && m_has_seam) {
            close_over_pole(*pole_deg);
            lonlat = m_lonlat;
        }
        bool const is_closed = lonlat.size() >= 4 && (lonlat.front() == lonlat.back() || is_round_pole);
        if (is_closed && is_all_usable(lonlat)) {
            append_projected(m_world_from_lonlat, lonlat, m_world_limits, m_vertices);
            end_part(4, kind);
        } else {
            for (double const turn : turns_of(lonlat)) {
                bool const is_begun = kind == PartKind::area && m_parts.size() > before;
                add_clipped_ring(turned(lonlat, turn), is_begun ? PartKind::ring : kind);
            }
        }
        m_lost_parts += m_parts.size() == before && kind != PartKind::hole ? 1 : 0;
    }

    void add_clipped_ring(std::span<Point const> lonlat, PartKind kind) {
        std::vector<Point> ring = clip_ring(lonlat, m_usable_lonlat);
        if (ring.size() < 3) {
            return;
        }
        // Around the pole of a map without a seam a ring ends a turn from where it began.
        double const around = std::round((ring.back().x - ring.front().x) / 360) * 360;
        ring.push_back(ring.front() + Point{m_has_seam ? 0 : around, 0});
        append_projected(m_world_from_lonlat, ring, m_world_limits, m_vertices);
        end_part(4, kind);
    }

    /// A ring of another CRS that goes round a pole does not close in lon/lat: it is led along the pole.
    void close_over_pole(double pole_deg) {
        Point const first = m_lonlat.front();
        m_lonlat.insert(m_lonlat.end(), {{m_lonlat.back().x, pole_deg}, {first.x, pole_deg}, first});
    }

    GeometryColumn const& m_source;
    Transformer const& m_lonlat_from_source;
    Transformer const& m_world_from_lonlat;
    Box m_usable_lonlat;
    DensifyLimits m_lonlat_limits;
    DensifyLimits m_world_limits;
    LineShape m_line_shape;
    bool m_has_lonlat_source;
    bool m_has_seam;
    std::vector<Point> m_points;
    std::vector<std::size_t> m_placeless_points;  // of m_points, ascending
    std::size_t m_next_point = 0;
    std::vector<Point> m_lonlat;
    std::vector<Point> m_vertices;                          // of the feature at hand
    std::vector<std::pair<std::size_t, PartKind>> m_parts;  // its parts: end in m_vertices
    std::size_t m_lost_parts = 0;  // of the feature at hand, and what else is odd of it
    bool m_is_placeless = false;
    bool m_is_uncut = false;
    MissedFeatures m_missed;
    GeometryColumn m_world;
};

}  // namespace

WorldRun build_world_run(WorldBuilding const& building, TransformerCache& transformers, std::size_t first,
                         std::size_t last, JobContext const& job) {
    return RunBuilder(building, transformers).build(first, last, job);
}

}  // namespace gatepost
