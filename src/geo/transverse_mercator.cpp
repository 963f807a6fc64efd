#include "geo/transverse_mercator.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace gatepost {

namespace {

constexpr double radians_per_deg = std::numbers::pi / 180;
constexpr Point nowhere{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
/// How far the series is accurate, in radii of the sphere from the central meridian; PROJ has the same limit.
constexpr double farthest = 2.623395162778;

/// Coefficients of n, n², … of one term of a series.
using Coefficients = std::array<double, 6>;

std::array<double, 6> evaluate(double n, std::array<Coefficients, 6> const& terms) {
    std::array<double, 6> series{};
    for (std::size_t term = 0; term < series.size(); ++term) {
        for (std::size_t power = terms[term].size(); power-- > 0;) {
            series[term] = (series[term] + terms[term][power]) * n;
        }
    }
    return series;
}

constexpr std::array<Coefficients, 6> conformal_from_geodetic{{
    {-2, 2.0 / 3, 4.0 / 3, -82.0 / 45, 32.0 / 45, 4642.0 / 4725},
    {0, 5.0 / 3, -16.0 / 15, -13.0 / 9, 904.0 / 315, -1522.0 / 945},
    {0, 0, -26.0 / 15, 34.0 / 21, 8.0 / 5, -12686.0 / 2835},
    {0, 0, 0, 1237.0 / 630, -12.0 / 5, -24832.0 / 14175},
    {0, 0, 0, 0, -734.0 / 315, 109598.0 / 31185},
    {0, 0, 0, 0, 0, 444337.0 / 155925},
}};
constexpr std::array<Coefficients, 6> geodetic_from_conformal{{
    {2, -2.0 / 3, -2, 116.0 / 45, 26.0 / 45, -2854.0 / 675},
    {0, 7.0 / 3, -8.0 / 5, -227.0 / 45, 2704.0 / 315, 2323.0 / 945},
    {0, 0, 56.0 / 15, -136.0 / 35, -1262.0 / 105, 73814.0 / 2835},
    {0, 0, 0, 4279.0 / 630, -332.0 / 35, -399572.0 / 14175},
    {0, 0, 0, 0, 4174.0 / 315, -144838.0 / 6237},
    {0, 0, 0, 0, 0, 601676.0 / 22275},
}};
constexpr std::array<Coefficients, 6> map_from_sphere{{
    {1.0 / 2, -2.0 / 3, 5.0 / 16, 41.0 / 180, -127.0 / 288, 7891.0 / 37800},
    {0, 13.0 / 48, -3.0 / 5, 557.0 / 1440, 281.0 / 630, -1983433.0 / 1935360},
    {0, 0, 61.0 / 240, -103.0 / 140, 15061.0 / 26880, 167603.0 / 181440},
    {0, 0, 0, 49561.0 / 161280, -179.0 / 168, 6601661.0 / 7257600},
    {0, 0, 0, 0, 34729.0 / 80640, -3418889.0 / 1995840},
    {0, 0, 0, 0, 0, 212378941.0 / 319334400},
}};
constexpr std::array<Coefficients, 6> sphere_from_map{{
    {-1.0 / 2, 2.0 / 3, -37.0 / 96, 1.0 / 360, 81.0 / 512, -96199.0 / 604800},
    {0, -1.0 / 48, -1.0 / 15, 437.0 / 1440, -46.0 / 105, 1118711.0 / 3870720},
    {0, 0, -17.0 / 480, 37.0 / 840, 209.0 / 4480, -5569.0 / 90720},
    {0, 0, 0, -4397.0 / 161280, 11.0 / 504, 830251.0 / 7257600},
    {0, 0, 0, 0, -4583.0 / 161280, 108847.0 / 3991680},
    {0, 0, 0, 0, 0, -20648693.0 / 638668800},
}};

/// Sum of series[k] sin(2(k + 1)x), given sin 2x and cos 2x (Clenshaw's recurrence).
double sine_sum(std::array<double, 6> const& series, double sine, double cosine) {
    double last = 0;
    double before = 0;
    for (std::size_t k = series.size(); k-- > 0;) {
        double const next = 2 * cosine * last - before + series[k];
        before = last;
        last = next;
    }
    return last * sine;
}

/// The same of a complex x + iy, given the sines and cosines of 2x and the hyperbolic ones of 2y.
Point complex_sine_sum(std::array<double, 6> const& series, double sine, double cosine, double sinh,
                       double cosh) {
    double const twice_re = 2 * cosine * cosh;
    double const twice_im = -2 * sine * sinh;
    Point last;
    Point before;
    for (std::size_t k = series.size(); k-- > 0;) {
        Point const next{twice_re * last.x - twice_im * last.y - before.x + series[k],
                         twice_re * last.y + twice_im * last.x - before.y};
        before = last;
        last = next;
    }
    double const re = sine * cosh;
    double const im = cosine * sinh;
    return {re * last.x - im * last.y, re * last.y + im * last.x};
}

/// Converts one kind of latitude to another.
double other_latitude(std::array<double, 6> const& series, double lat) {
    double const sine = std::sin(2 * lat);
    double const cosine = std::cos(2 * lat);
    return lat + sine_sum(series, sine, cosine);
}

}  // namespace

TransverseMercator::TransverseMercator(TransverseMercatorDefinition const& definition)
    : m_definition(definition) {
    double const n = definition.flattening / (2 - definition.flattening);
    double const nn = n * n;
    m_conformal_from_geodetic = evaluate(n, conformal_from_geodetic);
    m_geodetic_from_conformal = evaluate(n, geodetic_from_conformal);
    m_map_from_sphere = evaluate(n, map_from_sphere);
    m_sphere_from_map = evaluate(n, sphere_from_map);
    m_radius_m = definition.scale * definition.semi_major_m / (1 + n) *
                 (1 + nn / 4 + nn * nn / 64 + nn * nn * nn / 256);
    double const origin =
        other_latitude(m_conformal_from_geodetic, definition.lat_of_origin_deg * radians_per_deg);
    m_origin_m =
        m_radius_m * (origin + sine_sum(m_map_from_sphere, std::sin(2 * origin), std::cos(2 * origin)));
}

Point TransverseMercator::forward(Point lonlat) const {
    if (!is_finite(lonlat) || std::abs(lonlat.y) > 90) {
        return nowhere;
    }
    double const lon_deg = lonlat.x - m_definition.lon_of_origin_deg;
    double const lon = (std::abs(lon_deg) > 180 ? std::remainder(lon_deg, 360) : lon_deg) * radians_per_deg;
    double const lat = other_latitude(m_conformal_from_geodetic, lonlat.y * radians_per_deg);
    // The place on the unit sphere; `east` is towards the pole of the transverse graticule.
    double const north = std::sin(lat);
    double const cos_lat = std::cos(lat);
    double const up = cos_lat * std::cos(lon);
    double const east = cos_lat * std::sin(lon);
    double const radius_squared = north * north + up * up;
    if (radius_squared < 1e-6) {
        return nowhere;  // a pole of the transverse graticule
    }
    double const per_radius_squared = 1 / radius_squared;
    Point const correction =
        complex_sine_sum(m_map_from_sphere, 2 * north * up * per_radius_squared,
                         (up * up - north * north) * per_radius_squared, 2 * east * per_radius_squared,
                         (1 + east * east) * per_radius_squared);
    double const eastward = std::atanh(east) + correction.y;
    if (!(std::abs(eastward) <= farthest)) {
        return nowhere;
    }
    double const northward = std::atan2(north, up) + correction.x;
    return {m_definition.false_easting_m + m_radius_m * eastward,
            m_definition.false_northing_m - m_origin_m + m_radius_m * northward};
}

Point TransverseMercator::inverse(Point map_m) const {
    double const eastward = (map_m.x - m_definition.false_easting_m) / m_radius_m;
    double const northward = (map_m.y - m_definition.false_northing_m + m_origin_m) / m_radius_m;
    if (!is_finite(map_m) || std::abs(eastward) > farthest) {
        return nowhere;
    }
    Point const correction =
        complex_sine_sum(m_sphere_from_map, std::sin(2 * northward), std::cos(2 * northward),
                         std::sinh(2 * eastward), std::cosh(2 * eastward));
    double const x = eastward + correction.y;
    double const y = northward + correction.x;
    double const east = std::sinh(x);
    double const up = std::cos(y);
    double const lat = std::atan2(std::sin(y), std::sqrt(east * east + up * up));
    double const lon_deg = std::atan2(east, up) / radians_per_deg + m_definition.lon_of_origin_deg;
    return {std::abs(lon_deg) > 180 ? std::remainder(lon_deg, 360) : lon_deg,
            other_latitude(m_geodetic_from_conformal, lat) / radians_per_deg};
}

void TransverseMercator::forward(std::span<Point> lonlat) const {
    for (Point& p : lonlat) {
        p = forward(p);
    }
}

void TransverseMercator::inverse(std::span<Point> map_m) const {
    for (Point& p : map_m) {
        p = inverse(p);
    }
}

}  // namespace gatepost
