#include "geo/transformer.hpp"

#include "base/error.hpp"
#include "geo/proj_handle.hpp"

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace gatepost {

struct Transformer::Impl {
    ProjContext context = make_proj_context();
    ProjObject operation;
    bool is_lonlat_to_lonlat = false;

    /// PROJ wraps longitudes to ±180. A line that continues beyond them would jump, so between two geographic
    /// CRS each longitude stays in the turn in which it came.
    void run(std::span<Point> column, PJ_DIRECTION direction) const {
        if (!is_lonlat_to_lonlat) {
            apply(column, direction);
            return;
        }
        std::vector<Point> const before(column.begin(), column.end());
        apply(column, direction);
        for (std::size_t i = 0; i < column.size(); ++i) {
            column[i].x += 360 * std::round((before[i].x - column[i].x) / 360);
        }
    }

    void apply(std::span<Point> column, PJ_DIRECTION direction) const {
        if (column.empty()) {
            return;
        }
        proj_trans_generic(operation.get(), direction, &column.data()->x, sizeof(Point), column.size(),
                           &column.data()->y, sizeof(Point), column.size(), nullptr, 0, 0, nullptr, 0, 0);
        for (Point& p : column) {
            if (!is_finite(p)) {
                constexpr double nan = std::numeric_limits<double>::quiet_NaN();
                p = {nan, nan};
            }
        }
    }
};

namespace {

/// CGCS2000 and WGS 84 agree to some centimetres; PROJ knows no transformation and reports that it guesses.
bool is_cgcs2000(Crs const& crs) { return crs.datum() == "China 2000"; }

constexpr double web_mercator_radius_m = 6'378'137;
constexpr double radians_per_deg = std::numbers::pi / 180;
constexpr Point nowhere{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};

/// Snyder, "Map Projections: A Working Manual" (1987), 7-1 and 7-2 on a sphere, as in EPSG method 1024.
/// Longitudes are first wrapped to within half a turn of `middle_deg`.
void web_mercator_from_lonlat(std::span<Point> column, double middle_deg) {
    for (Point& p : column) {
        bool const is_good = is_finite(p) && std::abs(p.y) < 90;
        double const from_middle_deg = p.x - middle_deg;
        double const lon_deg =
            std::abs(from_middle_deg) > 180 ? std::remainder(from_middle_deg, 360) + middle_deg : p.x;
        // asinh(tan φ), computed from |φ| so that nothing cancels near the poles.
        double const lat = std::abs(p.y) * radians_per_deg;
        double const stretched = std::log((1 + std::sin(lat)) / std::cos(lat));
        p = is_good ? Point{web_mercator_radius_m * (lon_deg * radians_per_deg),
                            web_mercator_radius_m * std::copysign(stretched, p.y)}
                    : nowhere;
    }
}

void lonlat_from_web_mercator(std::span<Point> column) {
    for (Point& p : column) {
        double const lon_deg = p.x / web_mercator_radius_m / radians_per_deg;
        p = is_finite(p) ? Point{std::abs(lon_deg) > 180 ? std::remainder(lon_deg, 360) : lon_deg,
                                 std::atan(std::sinh(p.y / web_mercator_radius_m)) / radians_per_deg}
                         : nowhere;
    }
}

}  // namespace

Transformer::Transformer(Crs const& from, Crs const& to) {
    if (from == to) {
        return;
    }
    if (from == Crs::wgs84() && to.web_mercator_middle_deg()) {
        m_kind = Kind::to_web_mercator;
        m_web_mercator_middle_deg = *to.web_mercator_middle_deg();
        return;
    }
    if (from.web_mercator_middle_deg() && to == Crs::wgs84()) {
        m_kind = Kind::from_web_mercator;
        m_web_mercator_middle_deg = *from.web_mercator_middle_deg();
        return;
    }
    if (from == Crs::wgs84() && to.transverse_mercator()) {
        m_kind = Kind::to_transverse_mercator;
        m_transverse_mercator.emplace(*to.transverse_mercator());
        return;
    }
    if (to == Crs::wgs84() && from.transverse_mercator()) {
        m_kind = Kind::from_transverse_mercator;
        m_transverse_mercator.emplace(*from.transverse_mercator());
        return;
    }
    m_kind = Kind::by_proj;
    m_impl = std::make_unique<Impl>();
    PJ_CONTEXT* const context = m_impl->context.get();
    ProjObject const raw{
        proj_create_crs_to_crs(context, from.definition().c_str(), to.definition().c_str(), nullptr)};
    m_impl->operation.reset(raw ? proj_normalize_for_visualization(context, raw.get()) : nullptr);
    if (!m_impl->operation) {
        throw fmt_error("no transformation from {} to {} is known to PROJ", from.name(), to.name());
    }
    m_impl->is_lonlat_to_lonlat = from.is_geographic() && to.is_geographic();
    m_ballpark = proj_coordoperation_has_ballpark_transformation(context, m_impl->operation.get()) != 0 &&
                 !is_cgcs2000(from) && !is_cgcs2000(to);
}

Transformer::~Transformer() = default;
Transformer::Transformer(Transformer&&) noexcept = default;
Transformer& Transformer::operator=(Transformer&&) noexcept = default;

void Transformer::forward(std::span<Point> column) const {
    switch (m_kind) {
        case Kind::identity: break;
        case Kind::to_web_mercator: web_mercator_from_lonlat(column, m_web_mercator_middle_deg); break;
        case Kind::from_web_mercator: lonlat_from_web_mercator(column); break;
        case Kind::to_transverse_mercator: m_transverse_mercator->forward(column); break;
        case Kind::from_transverse_mercator: m_transverse_mercator->inverse(column); break;
        case Kind::by_proj: m_impl->run(column, PJ_FWD); break;
    }
}

void Transformer::inverse(std::span<Point> column) const {
    switch (m_kind) {
        case Kind::identity: break;
        case Kind::to_web_mercator: lonlat_from_web_mercator(column); break;
        case Kind::from_web_mercator: web_mercator_from_lonlat(column, m_web_mercator_middle_deg); break;
        case Kind::to_transverse_mercator: m_transverse_mercator->inverse(column); break;
        case Kind::from_transverse_mercator: m_transverse_mercator->forward(column); break;
        case Kind::by_proj: m_impl->run(column, PJ_INV); break;
    }
}

Point Transformer::forward(Point p) const {
    forward(std::span{&p, 1});
    return p;
}

Point Transformer::inverse(Point p) const {
    inverse(std::span{&p, 1});
    return p;
}

Transformer const& TransformerCache::get(Crs const& from, Crs const& to) {
    std::pair key{from.definition(), to.definition()};
    auto found = m_transformers.find(key);
    if (found == m_transformers.end()) {
        found = m_transformers.emplace(std::move(key), Transformer{from, to}).first;
    }
    return found->second;
}

}  // namespace gatepost
