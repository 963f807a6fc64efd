"""Rivers that are the border, led onto it: two sources draw them some kilometres apart."""

from shapely.geometry import LineString, Point
from shapely.ops import substring

_NEAR_DEGREES = 0.02      # of the border: how far the coarse river may lie from its true course
_SHORTEST_DEGREES = 0.06  # along the border: what is shorter only crosses it
_STEP_DEGREES = 0.004
_MOST_LONGER = 2.5        # the border winds more than the coarse river


def on_border(river, border):
    """A river with its stretches beside the border replaced by the border's own course."""
    count = max(1, round(river.length / _STEP_DEGREES))
    steps = [river.length * i / count for i in range(count + 1)]
    is_near = [border.distance(river.interpolate(at)) < _NEAR_DEGREES for at in steps]
    positions, done = [], 0.0
    for first, last in _runs(is_near):
        course = _border_course(river, border, steps[first], steps[last])
        if course:
            positions += _part(river, done, steps[first]) + course
            done = steps[last]
    positions += _part(river, done, river.length)
    return LineString([p for i, p in enumerate(positions) if i == 0 or p != positions[i - 1]])


def _runs(flags):
    """(first, last) of each run of true flags."""
    first = None
    for i, flag in enumerate([*flags, False]):
        if flag and first is None:
            first = i
        elif not flag and first is not None:
            yield first, i - 1
            first = None


def _border_course(river, border, begin, end):
    """The border between two places of a river, or nothing where the river does not follow it."""
    along = end - begin
    if along < _SHORTEST_DEGREES:
        return None
    course = substring(border, *(border.project(river.interpolate(at)) for at in (begin, end)))
    if not along / _MOST_LONGER < course.length < along * _MOST_LONGER:
        return None
    return [tuple(p) for p in course.coords]


def _part(line, begin, end):
    if end <= begin:
        return []
    part = substring(line, begin, end)
    return [] if isinstance(part, Point) else [tuple(p) for p in part.coords]
