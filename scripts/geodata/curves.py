"""Lines for small scales: a winding line as a curve that keeps its course and loses its knots."""

from math import cos, exp, radians

from shapely.geometry import LineString

_KM_PER_DEGREE = 111.2


def rounded(line, km):
    """A line in degrees with everything smoothed away that is shorter than some `km`; its ends stay.

    Points at even distances are weighted with their neighbours (a Gaussian whose deviation is `km`), so bends become
    round instead of short; then the points are left out that lie on the curve anyway.
    """
    squeeze = cos(radians(line.centroid.y))  # degrees of longitude are shorter
    flat = LineString([(x * squeeze, y) for x, y in line.coords])
    step = km / 4 / _KM_PER_DEGREE
    count = max(2, round(flat.length / step))
    points = [flat.interpolate(i / count, normalized=True).coords[0] for i in range(count + 1)]
    reach = 12  # points to both sides: three deviations
    smooth = []
    for i, point in enumerate(points):
        near = min(reach, i, count - i)  # fewer towards the ends, so that these stay
        weights = [exp(-(k / 4) ** 2 / 2) for k in range(-near, near + 1)]
        around = points[i - near:i + near + 1]
        smooth.append(tuple(sum(w * p[axis] for w, p in zip(weights, around)) / sum(weights) for axis in (0, 1)))
    kept = LineString(smooth).simplify(step / 10)
    return LineString([(round(x / squeeze, 4), round(y, 4)) for x, y in kept.coords])
