"""The Vietnam-China line made whole: its pieces in order, their gaps closed straight."""

from dataclasses import dataclass

from shapely.geometry import LineString, Point, Polygon

# No gap of the source is wider than this; a wider one would be a break in the data, not a closing.
_WIDEST_GAP_DEGREES = 0.012


@dataclass(frozen=True)
class BorderLine:
    pieces: list      # the source's lines, vertex for vertex
    closings: list    # two-point lines between them
    line: LineString  # all of it, west to east
    vietnam: Polygon  # a large area south of the line: which side a point is on


def read(pieces, land):
    """`land`: the land that the line runs across; the line must divide it, so its eastern end must lie in the sea."""
    closings = []
    for before, after in zip(pieces, pieces[1:]):
        gap = (before[-1], after[0])
        if LineString(gap).length > _WIDEST_GAP_DEGREES:
            raise ValueError(f"the border line is broken at {gap}")
        closings.append(gap)
    positions = [p for piece in pieces for p in piece]
    if land.intersects(Point(positions[-1])):
        raise ValueError(f"the border line ends inland, at {positions[-1]}")
    line = LineString(positions)
    if not line.is_simple:
        raise ValueError("the border line crosses itself")
    return BorderLine(pieces, closings, line, _southern_side(positions))


def _southern_side(positions):
    east, west = positions[-1], positions[0]
    return Polygon([*positions, (east[0] + 0.5, east[1] - 0.5), (east[0], 5), (95, 5), (95, west[1])])
