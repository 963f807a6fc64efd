"""How much detail the basemap keeps where: full along the border, less in the region, the source's own elsewhere."""

from dataclasses import dataclass
from math import cos, radians


@dataclass(frozen=True)
class Zone:
    bounds: tuple          # west, south, east, north
    tolerance: float       # of simplification, degrees
    decimals: int          # of the coordinates
    smallest_island: float  # square kilometres


# The first zone that holds a point is its zone.
ZONES = (
    Zone((100, 16, 112, 27), 0.0009, 5, 0.08),
    Zone((97, 5, 118, 30), 0.0035, 4, 0.3),
    Zone((-180, -90, 180, 90), 0, 3, 3),  # Natural Earth's own
)


def zone_of(lon, lat):
    for zone in ZONES:
        west, south, east, north = zone.bounds
        if west <= lon <= east and south <= lat <= north:
            return zone
    raise ValueError(f"no such place: {lon}, {lat}")


def rounded(position):
    """A position at its zone's precision: a function of the point alone, so that what meets keeps meeting."""
    lon, lat = position[:2]
    decimals = zone_of(lon, lat).decimals
    return round(lon, decimals), round(lat, decimals)


def square_km(polygon):
    """A polygon's area, well enough to tell an islet from an island."""
    return polygon.area * 111.2 ** 2 * cos(radians(polygon.centroid.y))
