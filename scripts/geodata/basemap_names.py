"""Names of countries, provinces and seas in three languages, each with the area that it names, roughly."""

from shapely.geometry import MultiPolygon, Polygon, box
from shapely.ops import unary_union

import geojson
import tables
import topology
from basemap_sources import DISPUTED, EXTRA
from zones import square_km

_LANGUAGES = ("name_vi", "name_zh", "name_en")
# Countries of the atlas's region are named early whatever their size.
_REGION_RANKS = {"VNM": 1, "CHN": 1, "LAO": 2}
# Rank by area: the first limit (square kilometres) that a country passes.
_RANKS = ((2_000_000, 1), (400_000, 2), (100_000, 3), (10_000, 4))


def _names(row):
    return {key: row[key] for key in _LANGUAGES if row[key]}


def country_names():
    """ISO A3 -> names. Sources: names_admin.csv for the region, Unicode CLDR for all others."""
    return {row["iso_a3"]: _names(row) for row in tables.read(EXTRA / "countries.csv")}


def _admin_names():
    rows = [*tables.read(tables.FACTS / "names_admin.csv"), *tables.read(EXTRA / "names_admin_extra.csv")]
    return {(row["kind"], row["name_en"]): _names(row) for row in rows}


def _largest(geometry):
    return max(getattr(geometry, "geoms", [geometry]), key=lambda polygon: polygon.area)


# Outlines for names alone: they are never drawn, and a letter is wider than what is lost here.
_MOST_TOLERANCE, _LEAST_TOLERANCE = 0.3, 0.03
_TOLERANCE_OF_SIDE = 1 / 60
_LEAST_PART = 1 / 30  # of the largest part: names do not stand on smaller ones
_MOST_PARTS = 15
_SMALL_SIDE = 0.2  # degrees
_MOST_OF_ISLANDS = 300  # square degrees
_APART = 0.001  # degrees that no two rings come nearer


def _rough_area(geometry):
    """An area's outline as far as the choice of a place for its name needs it."""
    largest = _largest(geometry)
    side = largest.area ** 0.5
    if side < _SMALL_SIDE:
        return _around(geometry, largest)
    tolerance = min(max(side * _TOLERANCE_OF_SIDE, _LEAST_TOLERANCE), _MOST_TOLERANCE)
    polygons = sorted(getattr(geometry, "geoms", [geometry]), key=lambda p: -p.area)[:_MOST_PARTS]
    rough = unary_union([p.simplify(tolerance) for p in polygons if p.area >= largest.area * _LEAST_PART])
    rings = [_rounded(ring) for p in topology.polygons_of(rough) for ring in [p.exterior]]
    sound = unary_union([Polygon(ring).buffer(0) for ring in rings])  # rounded, two rings may have come to cross
    polygons = [Polygon(p.exterior).buffer(-_APART, join_style=2) for p in topology.polygons_of(sound)]
    rings = [_counter_clockwise(p.exterior) for part in polygons for p in topology.polygons_of(part) if p.area > 0]
    return {"type": "MultiPolygon", "coordinates": [[[[round(v, 4) for v in p] for p in ring.coords]] for ring in rings]}


def _around(geometry, largest):
    """The sea among small islands, or around the largest where they lie far apart."""
    hull = geometry.convex_hull.buffer(_SMALL_SIDE)
    around = (hull if hull.area < _MOST_OF_ISLANDS else largest.convex_hull.buffer(_SMALL_SIDE)).simplify(0.01)
    return {"type": "MultiPolygon", "coordinates": [[_rounded(_counter_clockwise(around.exterior))]]}


def _rounded(ring):
    return [(round(lon, 3), round(lat, 3)) for lon, lat in ring.coords]


def _counter_clockwise(ring):
    return ring if ring.is_ccw else type(ring)(list(ring.coords)[::-1])


def countries(areas, units):
    """`areas`: country -> drawn geometry. A country too small to be drawn is named at its place in `units`."""
    names = country_names()
    small = {country: geometry for (country, _), geometry in units.items() if country not in areas}
    for country, geometry in sorted({**small, **areas}.items()):
        if country == DISPUTED:
            continue
        area = sum(square_km(p) for p in (geometry.geoms if isinstance(geometry, MultiPolygon) else [geometry]))
        rank = _REGION_RANKS.get(country) or next((rank for limit, rank in _RANKS if area > limit), 5)
        yield geojson.feature({"id": country, **names[country], "kind": "country", "rank": rank},
                              _rough_area(geometry))


def _former_names():
    """(country, province) -> the names it had before 2025, other than its own."""
    former = {}
    for row in tables.read(EXTRA / "provinces.csv"):
        names = former.setdefault((row["country"], row["name_en"]), [])
        if row["name_before_2025_vi"]:
            names.append(row["name_before_2025_vi"])
    return former


def provinces(areas):
    """`areas`: (country, province) -> geometry. Border provinces come first, Laos's last."""
    names, former = _admin_names(), _former_names()
    on_border = {row["name_en"] for row in tables.read(tables.FACTS / "names_admin.csv")}
    for (country, province), geometry in sorted(areas.items()):
        own = names["province", province]
        aliases = "; ".join(name for name in former[country, province] if name != own["name_vi"])
        rank = 1 if province in on_border else (3 if country == "LAO" else 2)
        properties = {"id": f"{country}:{province}", **own, "kind": "province", "rank": rank, "country": country,
                      "aliases": aliases}
        yield geojson.feature({key: value for key, value in properties.items() if value}, _rough_area(geometry))


def _sea(row, land):
    """What a rough outline of the table (west south east north, or corners) holds of water, off the coast."""
    parts = []
    for part in row["outline"].split(";"):
        numbers = [float(number) for number in part.split()]
        parts.append(box(*numbers) if len(numbers) == 4 else Polygon(list(zip(numbers[::2], numbers[1::2]))))
    return unary_union(parts).difference(land)


def seas(areas):
    """`areas`: country -> drawn geometry; the water around them is the seas'."""
    names = _admin_names()
    land = unary_union([g.simplify(_MOST_TOLERANCE).buffer(0) for g in areas.values()])
    for row in tables.read(EXTRA / "seas.csv"):
        properties = {"id": f"sea:{row['name_en']}", **names["sea", row["name_en"]], "kind": "sea",
                      "rank": int(row["rank"]), "aliases": row["aliases"]}
        yield geojson.feature({key: value for key, value in properties.items() if value}, _rough_area(_sea(row, land)))
