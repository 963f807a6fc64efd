"""From the divided land to the basemap's layers: fills, coast, boundaries, border, provinces, rivers."""

from math import ceil, cos, log2, radians

from shapely.geometry import Polygon
from shapely.ops import unary_union
from shapely.strtree import STRtree

import curves
import geojson
import topology
from basemap_sources import DISPUTED
from border_rivers import on_border
from zones import square_km, zone_of

PRIMARY = ("VNM", "CHN")
# Fills show no country of their own on disputed islands.
_DISPUTED_NAMES = {"name_en": "Islands in dispute"}
_LAKES_OFF_BORDER_DEGREES = 0.02
_LAKES_TOLERANCE = 0.005  # their source, outside the region, is good to a kilometre
_LAST_SHORE_ZOOM = 10


def _plain(position):
    """A position as it is written: zone precision was applied before; crossings found since get seven decimals.

    The source is cut at ±179.9 and -89.9, a gap that one sees on maps of the poles and the Pacific.
    """
    lon, lat = round(position[0], 7), round(position[1], 7)
    return [round(lon / 179.9) * 180 if abs(lon) == 179.9 else lon, -90 if lat == -89.9 else lat]


def _line_geometry(line):
    return geojson.line(_plain(p) for p in line.coords)


def _polygon_geometry(geometry):
    polygons = sorted(getattr(geometry, "geoms", [geometry]), key=lambda p: -p.area)
    coordinates = [[[_plain(p) for p in ring.coords] for ring in topology.rings(_right_handed(polygon))]
                   for polygon in polygons]
    return {"type": "MultiPolygon", "coordinates": coordinates}


def _right_handed(polygon):
    """Outer rings counter-clockwise, holes clockwise, as RFC 7946 asks; rings start at their smallest position."""
    def turned(ring, counter_clockwise):
        positions = list(ring.coords)[:-1]
        if ring.is_ccw != counter_clockwise:
            positions.reverse()
        first = positions.index(min(positions))
        return positions[first:] + positions[:first + 1]
    return Polygon(turned(polygon.exterior, True),
                   sorted(turned(hole, False) for hole in polygon.interiors))


def dissolved(faces, key):
    """key(unit) -> the union of its faces."""
    groups = {}
    for face in faces:
        groups.setdefault(key(face.unit), []).append(face.polygon)
    return {name: unary_union(polygons) for name, polygons in sorted(groups.items(), key=str)}


def without_lakes(areas, lakes, border_line):
    """`areas` (country -> geometry) with holes for lakes, and the lakes; none near the border, where no hole may be."""
    strip = border_line.line.buffer(_LAKES_OFF_BORDER_DEGREES)
    lakes = [lake for lake in (_drawn_lake(lake) for lake in lakes) if lake and not lake.intersects(strip)]
    tree = STRtree(lakes)
    areas = {country: geometry.difference(unary_union(tree.query(geometry))) for country, geometry in areas.items()}
    return areas, lakes


def _drawn_lake(lake):
    """A lake at the detail of its zone; nothing where none of it is left."""
    centre = lake.representative_point()
    zone = zone_of(centre.x, centre.y)
    lake = lake.simplify(max(zone.tolerance, _LAKES_TOLERANCE))
    rounded = Polygon([[round(v, zone.decimals) for v in p] for p in lake.exterior.coords],
                      [[[round(v, zone.decimals) for v in p] for p in hole.coords] for hole in lake.interiors])
    return rounded if rounded.is_valid and rounded.area else None


def lake_shores(lakes):
    for lake in lakes:
        for ring in topology.rings(lake):
            yield geojson.feature({"kind": "lake", "from_zoom": from_zoom(Polygon(ring))}, _line_geometry(ring))


# An island or lake of fewer pixels would be all shore line, darker than the water.
_LEAST_PX2 = 12
_KM_PER_PX_AT_ZOOM_0 = 156.543


def from_zoom(polygon):
    """The zoom, even, from which on the shore line of a lake or island is drawn."""
    km_per_px = _KM_PER_PX_AT_ZOOM_0 * cos(radians(polygon.centroid.y))
    sides = (square_km(polygon) / _LEAST_PX2) ** 0.5
    zoom = log2(km_per_px / sides) if sides > 0 else _LAST_SHORE_ZOOM
    return min(max(0, 2 * ceil(zoom / 2)), _LAST_SHORE_ZOOM)


def countries(areas, names):
    """`areas`: country -> geometry. `names`: country -> its name properties."""
    for country, geometry in areas.items():
        if country == DISPUTED:
            properties = {"id": DISPUTED, **_DISPUTED_NAMES, "kind": "disputed"}
        else:
            kind = "primary" if country in PRIMARY else "neighbour"
            properties = {"id": country, **names[country], "kind": kind}
        yield geojson.feature(properties, _polygon_geometry(geometry))


class Edges:
    """The lines between faces, sorted by who is on their two sides; the Vietnam-China border is in none of them."""

    def __init__(self, faces, border_line):
        self._coast, self._national, self._province = [], [], []
        border = set(topology.segments(list(border_line.line.coords)))
        for segment, owners in topology.sides((f.unit, f.polygon) for f in faces).items():
            if len(owners) == 1:
                if not _edge_of_the_world(segment) and segment not in border:
                    self._coast.append(segment)
                continue
            (country, province), (other, other_province) = owners
            if country != other:
                if {country, other} != set(PRIMARY):
                    self._national.append(segment)
            elif province != other_province:
                self._province.append(segment)

    def coast(self):
        for line in topology.merged(self._coast):
            zoom = from_zoom(Polygon(line)) if line.is_closed and len(line.coords) > 3 else 0
            yield geojson.feature({"kind": "coast", "from_zoom": zoom}, _line_geometry(line))

    def national(self):
        return _lines(self._national, "national")

    def provinces(self):
        return _lines(self._province, "province")


def _edge_of_the_world(segment):
    """Natural Earth's cut along the antimeridian and around the pole is no coast."""
    return all(abs(lon) > (179.75 if lat < -80 else 179.85) or lat < -89.8 for lon, lat in segment)


def _lines(segments, kind):
    for line in topology.merged(segments):
        yield geojson.feature({"kind": kind}, _line_geometry(line))


def disputed_lines(lines):
    simple = (arc for line in lines for part in topology.lines_of(line) for arc in topology.simplified(part))
    for line in topology.merged(list(arc.coords) for arc in simple):
        yield geojson.feature({"kind": "disputed"}, _line_geometry(line))


# Kilometres of smoothing for smaller scales: about a pixel where each is drawn largest.
_BORDER_DETAILS = (("middle", 0.5), ("far", 2.5))


def border(border_line):
    """The source's lines vertex for vertex, then the straight closings of their gaps, marked as such.

    Then all of it as one line for smaller scales, where its windings would be knots.
    """
    for piece in border_line.pieces:
        yield geojson.feature({"kind": "border"}, geojson.line(piece))
    for closing in border_line.closings:
        yield geojson.feature({"kind": "border", "closing": "yes"}, geojson.line(closing))
    for detail, km in _BORDER_DETAILS:
        curve = curves.rounded(border_line.line, km)
        yield geojson.feature({"kind": "border", "detail": detail}, geojson.line(curve.coords))


_RIVERS_TOLERANCE = 0.01  # far from the border only the largest rivers are drawn, at small scales
_SHORTEST_RIVER_DEGREES = 0.04
_NEAR_BORDER_DEGREES = 0.02


def rivers(by_class, border_line):
    """`by_class`: pairs (class, lines), class 1 the largest. Those that are the border lie on it."""
    strip = border_line.line.buffer(2 * _NEAR_BORDER_DEGREES)
    for number, lines in by_class:
        shown = []
        for line in lines:
            if line.intersects(strip):
                shown.append(on_border(line, border_line.line))
            elif line.length > _SHORTEST_RIVER_DEGREES:
                in_region = zone_of(*line.coords[0]).tolerance > 0
                shown += topology.simplified(line, 0 if in_region else _RIVERS_TOLERANCE)
        for line in topology.merged(list(arc.coords) for arc in shown):
            yield geojson.feature({"kind": "river", "class": number}, _line_geometry(line))
