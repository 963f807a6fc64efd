#include "geo/crs.hpp"

#include "base/error.hpp"
#include "geo/proj_handle.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <string_view>

namespace gatepost {

namespace {

constexpr double web_mercator_limit_deg = 85.06;
constexpr double metres_per_degree = 111'319.49079327358;  // 2π·6378137/360

/// The CRS that carries the horizontal coordinates: a bound or compound CRS wraps it.
ProjObject horizontal_part(PJ_CONTEXT* context, ProjObject crs) {
    PJ_TYPE const type = proj_get_type(crs.get());
    if (type == PJ_TYPE_COMPOUND_CRS) {
        return horizontal_part(context, ProjObject{proj_crs_get_sub_crs(context, crs.get(), 0)});
    }
    if (type == PJ_TYPE_BOUND_CRS) {
        return horizontal_part(context, ProjObject{proj_get_source_crs(context, crs.get())});
    }
    return crs;
}

bool is_geographic_type(PJ_TYPE type) {
    return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

double unit_of_axis(PJ_CONTEXT* context, PJ const* crs) {
    ProjObject const system{proj_crs_get_coordinate_system(context, crs)};
    double factor = 1.0;
    if (system) {
        proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr, nullptr,
                              nullptr);
    }
    return factor > 0 ? factor : 1.0;
}

/// EPSG's name of a projection method; empty if there is none.
std::string method_of(PJ_CONTEXT* context, PJ const* conversion) {
    char const* method = nullptr;
    bool const is_known = conversion != nullptr && proj_coordoperation_get_method_info(
                                                       context, conversion, &method, nullptr, nullptr) != 0;
    return is_known && method != nullptr ? method : "";
}

/// A parameter of a projection, in metres or radians.
std::optional<double> parameter_of(PJ_CONTEXT* context, PJ const* conversion, char const* name) {
    int const index = proj_coordoperation_get_param_index(context, conversion, name);
    double value = 0;
    double to_si = 1;
    if (index < 0 ||
        proj_coordoperation_get_param(context, conversion, index, nullptr, nullptr, nullptr, &value, nullptr,
                                      &to_si, nullptr, nullptr, nullptr, nullptr) == 0) {
        return std::nullopt;
    }
    return value * to_si;
}

constexpr double degrees_per_radian = 180 / std::numbers::pi;

bool has_axes_east_and_north(PJ_CONTEXT* context, PJ const* crs) {
    ProjObject const system{proj_crs_get_coordinate_system(context, crs)};
    std::string directions;
    for (int axis = 0; system && axis < proj_cs_get_axis_count(context, system.get()); ++axis) {
        char const* direction = nullptr;
        proj_cs_get_axis_info(context, system.get(), axis, nullptr, nullptr, &direction, nullptr, nullptr,
                              nullptr, nullptr);
        directions += direction != nullptr ? std::string{direction} + " " : "";
    }
    return directions == "east north " || directions == "north east ";
}

/// `crs` is projected, and neither bound to a datum shift nor part of a compound.
std::optional<TransverseMercatorDefinition> transverse_mercator_of(PJ_CONTEXT* context, PJ const* crs,
                                                                   std::string const& datum) {
    ProjObject const conversion{proj_crs_get_coordoperation(context, crs)};
    ProjObject const ellipsoid{proj_get_ellipsoid(context, crs)};
    ProjObject const meridian{proj_get_prime_meridian(context, crs)};
    bool const is_on_wgs84 =
        datum == "World Geodetic System 1984" || datum == "World Geodetic System 1984 ensemble";
    if (!conversion || !ellipsoid || !meridian || !is_on_wgs84 ||
        method_of(context, conversion.get()) != "Transverse Mercator" || unit_of_axis(context, crs) != 1 ||
        !has_axes_east_and_north(context, crs)) {
        return std::nullopt;
    }
    TransverseMercatorDefinition definition;
    double inverse_flattening = 0;
    double meridian_deg = 0;
    proj_ellipsoid_get_parameters(context, ellipsoid.get(), &definition.semi_major_m, nullptr, nullptr,
                                  &inverse_flattening);
    proj_prime_meridian_get_parameters(context, meridian.get(), &meridian_deg, nullptr, nullptr);
    auto const lon = parameter_of(context, conversion.get(), "Longitude of natural origin");
    auto const lat = parameter_of(context, conversion.get(), "Latitude of natural origin");
    auto const scale = parameter_of(context, conversion.get(), "Scale factor at natural origin");
    auto const easting = parameter_of(context, conversion.get(), "False easting");
    auto const northing = parameter_of(context, conversion.get(), "False northing");
    if (inverse_flattening == 0 || meridian_deg != 0 || !lon || !lat || !scale || !easting || !northing) {
        return std::nullopt;
    }
    definition.flattening = 1 / inverse_flattening;
    definition.lon_of_origin_deg = *lon * degrees_per_radian;
    definition.lat_of_origin_deg = *lat * degrees_per_radian;
    definition.scale = *scale;
    definition.false_easting_m = *easting;
    definition.false_northing_m = *northing;
    return definition;
}

/// Projections that are accurate only near their middle; the others cover the whole world.
bool is_local_method(std::string const& method) {
    constexpr std::array<char const*, 8> words{"Transverse",    "Oblique",      "Conic",    "Azimuthal",
                                               "Stereographic", "Orthographic", "Gnomonic", "Perspective"};
    return std::any_of(words.begin(), words.end(),
                       [&](char const* word) { return method.find(word) != std::string::npos; });
}

/// The meridian in the middle of a projection.
double middle_deg_of(PJ_CONTEXT* context, PJ const* conversion) {
    for (char const* const parameter :
         {"Longitude of natural origin", "Longitude of false origin", "Longitude of projection centre"}) {
        if (auto const middle = parameter_of(context, conversion, parameter)) {
            return *middle * degrees_per_radian;
        }
    }
    return 0;
}

/// The latitude of the pole that a projection is centred on, or nothing if it is centred elsewhere.
std::optional<double> pole_of(PJ_CONTEXT* context, PJ const* conversion) {
    std::string const method = method_of(context, conversion);
    constexpr std::array<char const*, 5> words{"Azimuthal", "Stereographic", "Orthographic", "Gnomonic",
                                               "Perspective"};
    bool const is_azimuthal = std::any_of(
        words.begin(), words.end(), [&](char const* word) { return method.find(word) != std::string::npos; });
    if (!is_azimuthal) {
        return std::nullopt;
    }
    bool const is_polar = method.rfind("Polar", 0) == 0;  // then the latitude may be that of true scale
    for (char const* const parameter : {"Latitude of natural origin", "Latitude of standard parallel",
                                        "Latitude of projection centre", "Latitude of topocentric origin"}) {
        auto const latitude = parameter_of(context, conversion, parameter);
        if (latitude && (is_polar || std::abs(*latitude) * degrees_per_radian > 89.999)) {
            return std::copysign(90.0, *latitude);
        }
    }
    return std::nullopt;
}

/// A CRS that names no area of use (a PROJ string, say) is taken to be good around its own middle.
Box area_from_projection(PJ_CONTEXT* context, PJ const* conversion) {
    if (!is_local_method(method_of(context, conversion))) {
        return whole_world_lonlat;
    }
    double const middle_deg = middle_deg_of(context, conversion);
    return {middle_deg - 3, -80, middle_deg + 3, 84};
}

std::string datum_of(PJ_CONTEXT* context, PJ const* crs) {
    ProjObject const datum{proj_crs_get_datum_forced(context, crs)};
    char const* const name = datum ? proj_get_name(datum.get()) : nullptr;
    return name != nullptr ? name : "";
}

bool starts_with(std::string_view text, std::string_view beginning) {
    return text.substr(0, beginning.size()) == beginning;
}

/// WKT, a PROJ string, PROJJSON, a URN or a URL: these are unambiguous, and PROJ reads or refuses them.
bool is_definition(std::string_view text) {
    bool const is_proj_string = text.find("proj=") != std::string_view::npos || starts_with(text, "+init=");
    return text.find('[') != std::string_view::npos || is_proj_string || starts_with(text, "{") ||
           starts_with(text, "urn:") || starts_with(text, "http://") || starts_with(text, "https://");
}

/// Letters and digits only, in lower case: "WGS 84" and "WGS84" are one name.
std::string bare_name(std::string_view text) {
    std::string bare;
    for (char const c : text) {
        bool const is_upper = c >= 'A' && c <= 'Z';
        if (is_upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            bare += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return bare;
}

/// PROJ answers an unknown name with one that resembles it ("foo" is some datum of Fiji), so the CRS must
/// have exactly the code or name that was asked for.
bool is_meant(std::string_view text, PJ const* crs) {
    char const* const name = proj_get_name(crs);
    char const* const authority = proj_get_id_auth_name(crs, 0);
    char const* const code = proj_get_id_code(crs, 0);
    bool const has_code = authority != nullptr && code != nullptr &&
                          bare_name(text) == bare_name(std::string{authority} + code);
    bool const is_compound = starts_with(text, "EPSG:") && text.find('+') != std::string_view::npos;
    return is_definition(text) || has_code || is_compound ||
           (name != nullptr && bare_name(text) == bare_name(name) && !bare_name(name).empty());
}

}  // namespace

namespace {

/// The central meridian in a definition that web_mercator() produced.
std::optional<double> middle_of_web_mercator(std::string_view text) {
    constexpr std::string_view plain = "EPSG:3857";
    constexpr std::string_view around = "EPSG:3857 around ";
    if (text == plain) {
        return 0;
    }
    double middle_deg = 0;
    bool const is_around = text.starts_with(around);
    std::string_view const number = text.substr(is_around ? around.size() : text.size());
    auto const [end, failure] = std::from_chars(number.data(), number.data() + number.size(), middle_deg);
    bool const is_whole = is_around && failure == std::errc{} && end == number.data() + number.size();
    return is_whole && std::abs(middle_deg) <= 180 ? std::optional{middle_deg} : std::nullopt;
}

}  // namespace

Crs Crs::parse(std::string const& text) {
    if (auto const middle_deg = middle_of_web_mercator(text)) {
        return web_mercator(*middle_deg);
    }
    ProjContext const context = make_proj_context();
    ProjObject whole{proj_create(context.get(), text.c_str())};
    if ((!whole || proj_is_crs(whole.get()) == 0) && is_definition(text)) {
        // PROJ reads a PROJ string as a transformation unless it says that it is a CRS.
        whole.reset(proj_create(context.get(), (text + " +type=crs").c_str()));
    }
    if (!whole || proj_is_crs(whole.get()) == 0 || !is_meant(text, whole.get())) {
        throw fmt_error(
            "'{}' is not a CRS that PROJ knows (an EPSG code such as EPSG:3405, WKT or a PROJ string)", text);
    }
    Crs crs;
    crs.m_definition = (proj_get_type(whole.get()) == PJ_TYPE_UNKNOWN || text.rfind('+', 0) == 0) &&
                               text.find("+type=crs") == std::string::npos
                           ? text + " +type=crs"
                           : text;
    char const* const authority = proj_get_id_auth_name(whole.get(), 0);
    char const* const code = proj_get_id_code(whole.get(), 0);
    if (authority != nullptr && code != nullptr) {
        crs.m_code = fmt::format("{}:{}", authority, code);
    }
    char const* const name = proj_get_name(whole.get());
    crs.m_name = name != nullptr ? name : text;
    Box area;
    bool const has_area = proj_get_area_of_use(context.get(), whole.get(), &area.min_x, &area.min_y,
                                               &area.max_x, &area.max_y, nullptr) != 0 &&
                          area.min_x >= -180 && area.min_x != area.max_x;
    if (has_area) {
        area.max_x += area.max_x < area.min_x ? 360 : 0;  // it lies across the antimeridian
        crs.m_area_lonlat = area;
    }
    bool const is_plain = proj_get_type(whole.get()) == PJ_TYPE_PROJECTED_CRS;
    ProjObject const plane = horizontal_part(context.get(), std::move(whole));
    PJ_TYPE const type = proj_get_type(plane.get());
    crs.m_geographic = is_geographic_type(type);
    if (!crs.m_geographic && type != PJ_TYPE_PROJECTED_CRS) {
        throw fmt_error("'{}' is neither a projected nor a geographic CRS", text);
    }
    crs.m_metres_per_unit = crs.m_geographic ? metres_per_degree : unit_of_axis(context.get(), plane.get());
    crs.m_datum = datum_of(context.get(), plane.get());
    if (!crs.m_geographic) {
        ProjObject const conversion{proj_crs_get_coordoperation(context.get(), plane.get())};
        crs.m_middle_deg = middle_deg_of(context.get(), conversion.get());
        if (auto const pole = pole_of(context.get(), conversion.get())) {
            crs.m_pole = *pole > 0 ? Pole::north : Pole::south;
        }
        if (!has_area) {
            crs.m_area_lonlat = !crs.has_seam() ? crs.usable_area_lonlat()
                                                : area_from_projection(context.get(), conversion.get());
        }
        std::string const method = method_of(context.get(), conversion.get());
        crs.m_web_mercator = method == "Popular Visualisation Pseudo Mercator";
        crs.m_mercator = method.find("Mercator") != std::string::npos;
    }
    if (is_plain) {
        crs.m_transverse_mercator = transverse_mercator_of(context.get(), plane.get(), crs.m_datum);
    }
    return crs;
}

Crs Crs::wgs84() {
    Crs crs;
    crs.m_definition = "EPSG:4326";
    crs.m_code = "EPSG:4326";
    crs.m_name = "WGS 84";
    crs.m_datum = "World Geodetic System 1984";
    crs.m_metres_per_unit = metres_per_degree;
    crs.m_geographic = true;
    return crs;
}

Crs Crs::web_mercator(double middle_deg) {
    Crs crs;
    crs.m_definition = middle_deg == 0 ? "EPSG:3857" : fmt::format("EPSG:3857 around {}", middle_deg);
    crs.m_code = "EPSG:3857";
    crs.m_name = "WGS 84 / Pseudo-Mercator";
    crs.m_datum = "World Geodetic System 1984 ensemble";
    crs.m_middle_deg = middle_deg;
    crs.m_is_own_web_mercator = true;
    crs.m_metres_per_unit = 1;
    crs.m_web_mercator = true;
    crs.m_mercator = true;
    crs.m_area_lonlat = crs.usable_area_lonlat();
    return crs;
}

Box Crs::usable_area_lonlat() const {
    // If a map is cut open elsewhere than at 180°, PROJ takes its eastern edge for the western one.
    bool const is_kept_apart = m_middle_deg != 0 && !m_is_own_web_mercator;
    double const east = m_middle_deg + 180 - (is_kept_apart ? 1e-9 : 0);
    double const west = m_middle_deg - 180;
    if (m_web_mercator) {
        return {west, -web_mercator_limit_deg, east, web_mercator_limit_deg};
    }
    if (m_geographic) {
        return whole_world_lonlat;
    }
    if (m_pole == Pole::north) {
        return {-180, 0, 180, 90};
    }
    if (m_pole == Pole::south) {
        return {-180, -90, 180, 0};
    }
    if (m_area_lonlat.width() >= 300) {
        return {west, m_area_lonlat.min_y, east, m_area_lonlat.max_y};
    }
    // Extended transverse Mercator and the conics stay exact some 30° away; beyond that they fold over.
    constexpr double widen_lon_deg = 28;
    constexpr double widen_lat_deg = 20;
    double const room_deg = std::min(widen_lon_deg, (360 - m_area_lonlat.width()) / 2);
    return {m_area_lonlat.min_x - room_deg, std::max(m_area_lonlat.min_y - widen_lat_deg, -85.0),
            m_area_lonlat.max_x + room_deg, std::min(m_area_lonlat.max_y + widen_lat_deg, 85.0)};
}

}  // namespace gatepost
