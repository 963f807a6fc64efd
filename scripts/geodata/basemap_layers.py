"""From the divided land to the basemap's layers: fills, coast, boundaries, border, provinces, rivers."""

from shapely.geometry import Polygon
from shapely.ops import unary_union

import geojson
import topology
from basemap_sources import DISPUTED

PRIMARY = ("VNM", "CHN")
# Fills show no country of their own on disputed islands.
_DISPUTED_NAMES = {"name_en": "Islands in dispute"}


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
        return _lines(self._coast, "coast")

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


def border(border_line):
    """The source's lines vertex for vertex, then the straight closings of their gaps, marked as such."""
    for piece in border_line.pieces:
        yield geojson.feature({"kind": "border"}, geojson.line(piece))
    for closing in border_line.closings:
        yield geojson.feature({"kind": "border", "closing": "yes"}, geojson.line(closing))


# The river source is good to some hundred metres: finer vertices would be noise.
_RIVERS_COARSER = 2.5
_SHORTEST_RIVER_DEGREES = 0.04


def rivers(by_class):
    """`by_class`: pairs (class, lines), class 1 the largest."""
    for number, lines in by_class:
        shown = [arc for line in lines if line.length > _SHORTEST_RIVER_DEGREES
                 for arc in topology.simplified(line, _RIVERS_COARSER)]
        for line in topology.merged(list(arc.coords) for arc in shown):
            yield geojson.feature({"kind": "river", "class": number}, _line_geometry(line))
