"""Shared arcs: every line once, simplified once, then polygons made from the lines, so neighbours always meet."""

from shapely.geometry import LineString
from shapely.ops import linemerge, polygonize, unary_union

from zones import rounded, zone_of


def lines_of(geometry):
    """The LineStrings in any result of an overlay or a merge."""
    if geometry.is_empty:
        return []
    if geometry.geom_type == "LineString":
        return [geometry]
    return [part for g in getattr(geometry, "geoms", ()) for part in lines_of(g)]


def polygons_of(geometry):
    """The Polygons in any result of an overlay."""
    if geometry.geom_type == "Polygon":
        return [] if geometry.is_empty else [geometry]
    return [part for g in getattr(geometry, "geoms", ()) for part in polygons_of(g)]


def rings(polygon):
    return (polygon.exterior, *polygon.interiors)


def segments(positions):
    """The segments of a run of positions, each written the same way whichever way it is walked."""
    return [(a, b) if a < b else (b, a) for a, b in zip(positions, positions[1:]) if a != b]


def sides(polygons):
    """Segment -> names of the polygons (pairs of name, Polygon) that have it as an edge."""
    found = {}
    for name, polygon in polygons:
        for ring in rings(polygon):
            for segment in segments(list(ring.coords)):
                found.setdefault(segment, []).append(name)
    return found


def merged(pieces):
    """Segments or lines joined to the longest possible lines, in an order that does not depend on chance."""
    lines = [LineString(piece) for piece in sorted(pieces)]
    return sorted(lines_of(linemerge(lines)) if lines else [], key=lambda line: list(line.coords))


def arcs(lines):
    """Lines cut wherever they touch or cross, then joined wherever only two meet."""
    return lines_of(linemerge(unary_union(lines)))


def _cut_at_zones(positions):
    """A run of positions cut where the zone changes; the cuts share their position."""
    runs, run, zone = [], [positions[0]], zone_of(*positions[0])
    for position in positions[1:]:
        run.append(position)
        here = zone_of(*position)
        if here != zone:
            runs.append((zone, run))
            run, zone = [position], here
    if len(run) > 1:
        runs.append((zone, run))
    return runs


def simplified(arc, least=0):
    """An arc at the detail of the zones it passes, as lines with rounded positions; its ends stay.

    `least`: a tolerance in degrees that this arc has everywhere at least.
    """
    for zone, run in _cut_at_zones(list(arc.coords)):
        halves = [run]
        if run[0] == run[-1]:
            halves = [run[:len(run) // 2 + 1], run[len(run) // 2:]]
        for half in halves:
            thinned = LineString(half).simplify(max(zone.tolerance, least), preserve_topology=False)
            kept = [rounded(p) for p in thinned.coords]
            kept = [p for i, p in enumerate(kept) if i == 0 or p != kept[i - 1]]
            if len(kept) > 1:
                yield LineString(kept)


def faces(lines):
    """The polygons that these lines enclose; what dangles is left out."""
    return list(polygonize(unary_union(lines)))
