"""Divides the land among countries and provinces: the lines that do it, and who owns each face between them.

Natural Earth says who is whose neighbour; along the Vietnam-China border its own line is thrown away and everything
that ended on it is led to the true line. The coast of the region is GSHHG's.
"""

from dataclasses import dataclass

from shapely.geometry import LineString, MultiPoint, Point, Polygon, box
from shapely.ops import nearest_points, unary_union
from shapely.prepared import prep
from shapely.strtree import STRtree

import border_line
import topology
from basemap_sources import DISPUTED
from zones import square_km, zone_of

# Where GSHHG draws the coast: the whole of it, and, among the disputed islands, only what is an island.
COAST_WINDOW = (103.5, 8, 115.5, 23)
DISPUTED_WINDOW = (110.5, 7, 116, 17.5)
# How near the border line Natural Earth's opinion of the country is not asked.
_BORDER_STRIP_DEGREES = 0.3
# How far Natural Earth's corner of three countries may be from the line's western end.
_TRIPOINT_REACH_DEGREES = 0.05
# How far inland of GSHHG's shore a line of Natural Earth may end.
_SHORE_REACH_DEGREES = 0.12


@dataclass(frozen=True)
class Face:
    unit: tuple       # (country, province)
    polygon: Polygon


def build(units, natural_earth, coast_polygons, disputed_islands, border_pieces):
    """(faces, border): the divided land at the basemap's detail, and the border line that divides it.

    `natural_earth`: all land of `units`; GSHHG's polygons take its place within their windows.
    """
    land = _land(natural_earth, coast_polygons, disputed_islands)
    border = border_line.read(border_pieces, land)
    lines = [*_shores(land), *_inner_lines(units, land, border)]
    exact = set(topology.segments(list(border.line.coords)))
    drawn = [border.line]
    for arc in topology.arcs([*lines, border.line]):
        if not all(s in exact for s in topology.segments(list(arc.coords))):
            drawn.extend(topology.simplified(arc))
    owner = _Owners(units, land, border)
    found = (Face(owner.of(polygon), polygon) for polygon in topology.faces(drawn))
    return [face for face in found if face.unit], border


def _land(natural_earth, coast_polygons, disputed_islands):
    window = box(*COAST_WINDOW)
    islands = [p for p in disputed_islands if not p.intersects(box(*DISPUTED_WINDOW).exterior)]
    outside = natural_earth.difference(window).difference(box(*DISPUTED_WINDOW))
    return unary_union([outside, *(p.intersection(window) for p in coast_polygons), *islands])


def _shores(land):
    """The shore lines, without the islands too small for their zone."""
    for polygon in land.geoms:
        centre = polygon.representative_point()
        if square_km(polygon) >= zone_of(centre.x, centre.y).smallest_island:
            yield from (LineString(ring.coords) for ring in topology.rings(polygon))


def _inner_lines(units, land, border):
    """Lines between two units of land, led to the coast and to the Vietnam-China line where they ended on old ones."""
    pairs = {}
    named = [(unit, polygon) for unit, g in units.items() for polygon in g.geoms]
    for segment, owners in topology.sides(named).items():
        if len(owners) == 2 and owners[0] != owners[1]:
            pairs.setdefault(tuple(sorted(owners, key=str)), []).append(segment)
    old_border = {p for pair, found in pairs.items() if _is_vn_cn(pair) for s in found for p in s}
    shore = land.boundary.intersection(box(*COAST_WINDOW))
    vertices = MultiPoint(border.line.coords)
    for pair, found in pairs.items():
        if _is_vn_cn(pair):
            continue
        for line in topology.merged(found):
            positions = _led_to_border(list(line.coords), pair, old_border, border, vertices)
            yield LineString(positions)
            yield from _led_to_coast(positions, shore)


def _is_vn_cn(pair):
    return {country for country, _ in pair} == {"VNM", "CHN"}


def _led_to_border(positions, pair, old_border, border, vertices):
    """A line that ended on Natural Earth's Vietnam-China border, ending on the true one, at one of its vertices."""
    for turn in (False, True):
        positions = positions[::-1] if turn else positions
        if positions[-1] in old_border:
            positions = _end_on_border(positions, pair, border, vertices)
        positions = positions[::-1] if turn else positions
    return positions


def _end_on_border(positions, pair, border, vertices):
    """Laos's lines end where the border begins; a province line goes as far as its own side reaches."""
    countries = {country for country, _ in pair}
    if "LAO" in countries and len(countries) == 2:
        corner = border.line.coords[0]
        kept = [p for p in positions[:-1] if Point(p).distance(Point(corner)) > _TRIPOINT_REACH_DEGREES]
        return [*(kept or positions[:1]), corner]
    in_vietnam = "VNM" in countries
    kept = []
    for position in positions:
        if kept and border.vietnam.contains(Point(position)) != in_vietnam:
            break
        kept.append(position)
    last = Point(kept[-1])
    end = nearest_points(last, vertices)[1]
    return [*kept, (end.x, end.y)]


def _led_to_coast(positions, shore):
    """Short lines from ends near the shore to just beyond it: GSHHG's coast lies further out than Natural Earth's."""
    if positions[0] == positions[-1]:
        return
    window = box(*COAST_WINDOW)
    for end in (positions[0], positions[-1]):
        here = Point(end)
        if window.contains(here) and shore.distance(here) < _SHORE_REACH_DEGREES:
            found = shore.interpolate(shore.project(here))
            yield LineString([end, (end[0] + (found.x - end[0]) * 1.001, end[1] + (found.y - end[1]) * 1.001)])


class _Owners:
    """Whose land a face is."""

    def __init__(self, units, land, border):
        self._border = border
        self._strip = prep(border.line.buffer(_BORDER_STRIP_DEGREES))
        self._disputed = box(*DISPUTED_WINDOW)
        self._land = prep(land)
        owned = [(unit, polygon) for unit, g in units.items() for polygon in g.geoms]
        self._unit_of = {id(polygon): unit for unit, polygon in owned}
        self._polygons = [polygon for _, polygon in owned]
        self._tree = STRtree(self._polygons)

    def of(self, polygon):
        inside = polygon.representative_point()
        if not self._land.intersects(inside):
            return None
        if self._disputed.contains(inside):
            return (DISPUTED, None)
        wanted = None
        if self._strip.contains(inside):
            wanted = "VNM" if self._border.vietnam.contains(inside) else "CHN"
        return self._nearest(inside, wanted)

    def _nearest(self, inside, wanted):
        for reach in (0.0001, 0.5, 3):
            near = [(p.distance(inside), str(self._unit_of[id(p)]), self._unit_of[id(p)])
                    for p in self._tree.query(inside.buffer(reach))]
            near = [found for found in near if self._suits(found[2], wanted)]
            if near:
                return min(near)[2]
        return None

    @staticmethod
    def _suits(unit, wanted):
        """Near the border a place is Vietnam's or China's by its side, or Laos's by its own outline."""
        return wanted is None or unit[0] not in ("VNM", "CHN") or unit[0] == wanted
