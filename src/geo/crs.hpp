#pragma once

#include "geo/point.hpp"
#include "geo/transverse_mercator.hpp"

#include <optional>
#include <string>

namespace gatepost {

constexpr Box whole_world_lonlat{-180, -90, 180, 90};

/// A coordinate reference system as a value: its definition for PROJ and what the program asks of it. Cheap
/// to copy. Coordinates in any CRS are (x, y) = (east, north) or (longitude, latitude); axis order is settled
/// in Transformer.
class Crs {
  public:
    /// EPSG code, `OGC:CRS84`, WKT or PROJ string, or what `definition` gives. Throws Error in words if PROJ
    /// does not know it, or if it is no CRS of the plane or the ellipsoid. Costs some milliseconds: PROJ
    /// opens its database.
    [[nodiscard]] static Crs parse(std::string const& text);
    [[nodiscard]] static Crs wgs84();
    /// EPSG:3857, without asking PROJ. Around another meridian than Greenwich it is the same map cut open
    /// elsewhere: eastings go on beyond those of 180°, so that what lies across the antimeridian is in one
    /// piece.
    [[nodiscard]] static Crs web_mercator(double middle_deg = 0);

    [[nodiscard]] std::string const& definition() const { return m_definition; }
    /// "EPSG:3857", or empty when the definition carries no code.
    [[nodiscard]] std::string const& code() const { return m_code; }
    [[nodiscard]] std::string const& name() const { return m_name; }
    [[nodiscard]] bool is_geographic() const { return m_geographic; }
    /// "Vietnam 2000", "World Geodetic System 1984 ensemble" …
    [[nodiscard]] std::string const& datum() const { return m_datum; }
    /// Where the CRS is meant to be used, in lon/lat degrees; the whole world where it does not say. Across
    /// the antimeridian its east is beyond 180.
    [[nodiscard]] Box area_of_use_lonlat() const { return m_area_lonlat; }
    /// The area of use widened as far as coordinates stay sane: what the map clips to before projecting. Up
    /// to 360° wide, from where the map is cut open; around the antimeridian it reaches beyond ±180. Of a map
    /// around a pole it is that half of the world.
    [[nodiscard]] Box usable_area_lonlat() const;
    /// False of a map around a pole: there is no meridian along which the world is cut open.
    [[nodiscard]] bool has_seam() const { return m_pole == Pole::none; }
    /// Metres in one unit of a projected CRS; metres in one degree of latitude for a geographic one.
    [[nodiscard]] double metres_per_unit() const { return m_metres_per_unit; }
    /// Spherical formulas on ellipsoidal coordinates: the web's EPSG:3857, whose ground scale is exactly
    /// cos(latitude).
    [[nodiscard]] bool is_web_mercator() const { return m_web_mercator; }
    /// Set where it was made by web_mercator(): no datum shift and no PROJ between it and lon/lat.
    [[nodiscard]] std::optional<double> web_mercator_middle_deg() const {
        return m_is_own_web_mercator ? std::optional{m_middle_deg} : std::nullopt;
    }
    /// Whether the projection is one of Mercator's: the plain one, the web's, or a transverse or oblique one.
    [[nodiscard]] bool is_mercator() const { return m_mercator; }

    /// Set where the CRS is a transverse Mercator on WGS 84 itself (the UTM zones): no datum shift, so that a
    /// formula is all there is between it and lon/lat.
    [[nodiscard]] std::optional<TransverseMercatorDefinition> const& transverse_mercator() const {
        return m_transverse_mercator;
    }

    friend bool operator==(Crs const& a, Crs const& b) { return a.m_definition == b.m_definition; }

  private:
    std::string m_definition;
    std::string m_code;
    std::string m_name;
    std::string m_datum;
    /// Which pole a map lies around, so that every meridian runs out from it.
    enum class Pole : unsigned char { none, north, south };

    Box m_area_lonlat = whole_world_lonlat;
    double m_middle_deg = 0;  // the meridian in the middle of a map of the whole world
    Pole m_pole = Pole::none;
    double m_metres_per_unit = 1;
    bool m_geographic = false;
    bool m_web_mercator = false;
    bool m_mercator = false;
    bool m_is_own_web_mercator = false;
    std::optional<TransverseMercatorDefinition> m_transverse_mercator;
};

}  // namespace gatepost
