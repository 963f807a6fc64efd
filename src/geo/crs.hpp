#pragma once

#include "geo/point.hpp"
#include "geo/transverse_mercator.hpp"

#include <optional>
#include <string>

namespace gatepost {

constexpr Box whole_world_lonlat{-180, -90, 180, 90};

/// A coordinate reference system as a value: its definition for PROJ and what the program needs to know about
/// it. Cheap to copy. Coordinates in any CRS are (x, y) = (east, north) or (longitude, latitude); Transformer
/// takes care of axis order.
class Crs {
  public:
    /// Accepts an EPSG code, `OGC:CRS84`, WKT, a PROJ string, or what `definition` returns. Throws Error,
    /// worded for the user, if PROJ does not know it, or if it is no CRS of the plane or the ellipsoid. Costs
    /// some milliseconds, because PROJ opens its database.
    [[nodiscard]] static Crs parse(std::string const& text);
    [[nodiscard]] static Crs wgs84();
    /// EPSG:3857, without asking PROJ. Around another meridian than Greenwich it is the same map cut open
    /// elsewhere: eastings continue beyond those of 180°, so that a feature across the antimeridian stays in
    /// one piece.
    [[nodiscard]] static Crs web_mercator(double middle_deg = 0);

    [[nodiscard]] std::string const& definition() const { return m_definition; }
    /// "EPSG:3857", or empty when the definition carries no code.
    [[nodiscard]] std::string const& code() const { return m_code; }
    [[nodiscard]] std::string const& name() const { return m_name; }
    [[nodiscard]] bool is_geographic() const { return m_geographic; }
    /// "Vietnam 2000", "World Geodetic System 1984 ensemble" …
    [[nodiscard]] std::string const& datum() const { return m_datum; }
    /// Where the CRS is meant to be used, in lon/lat degrees; the whole world if it does not say. If the area
    /// lies across the antimeridian, its east is beyond 180.
    [[nodiscard]] Box area_of_use_lonlat() const { return m_area_lonlat; }
    /// The area of use, widened as far as coordinates stay usable: the map clips to it before projecting. Up
    /// to 360° wide, starting where the map is cut open; around the antimeridian it reaches beyond ±180. For
    /// a map around a pole it is that pole's half of the world.
    [[nodiscard]] Box usable_area_lonlat() const;
    /// False for a map around a pole, which is not cut open along any meridian.
    [[nodiscard]] bool has_seam() const { return m_pole == Pole::none; }
    /// Metres in one unit of a projected CRS; metres in one degree of latitude for a geographic one.
    [[nodiscard]] double metres_per_unit() const { return m_metres_per_unit; }
    /// Spherical formulas on ellipsoidal coordinates: the web's EPSG:3857, whose ground scale is exactly
    /// cos(latitude).
    [[nodiscard]] bool is_web_mercator() const { return m_web_mercator; }
    /// Set if web_mercator() made this CRS: then neither a datum shift nor PROJ is needed to get to lon/lat.
    [[nodiscard]] std::optional<double> web_mercator_middle_deg() const {
        return m_is_own_web_mercator ? std::optional{m_middle_deg} : std::nullopt;
    }
    /// Whether the projection is one of Mercator's: the plain one, the web's, or a transverse or oblique one.
    [[nodiscard]] bool is_mercator() const { return m_mercator; }

    /// Set if the CRS is a transverse Mercator on WGS 84 itself (the UTM zones): without a datum shift, a
    /// formula is all that is needed to get to lon/lat.
    [[nodiscard]] std::optional<TransverseMercatorDefinition> const& transverse_mercator() const {
        return m_transverse_mercator;
    }

    friend bool operator==(Crs const& a, Crs const& b) { return a.m_definition == b.m_definition; }

  private:
    std::string m_definition;
    std::string m_code;
    std::string m_name;
    std::string m_datum;
    /// The pole at the centre of a map, from which every meridian runs outwards.
    enum class Pole : unsigned char { none, north, south };

    Box m_area_lonlat = whole_world_lonlat;
    double m_middle_deg = 0;  // central meridian of a map of the whole world
    Pole m_pole = Pole::none;
    double m_metres_per_unit = 1;
    bool m_geographic = false;
    bool m_web_mercator = false;
    bool m_mercator = false;
    bool m_is_own_web_mercator = false;
    std::optional<TransverseMercatorDefinition> m_transverse_mercator;
};

}  // namespace gatepost
