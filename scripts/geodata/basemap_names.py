"""Label points of countries, provinces and seas, in three languages."""

from shapely.geometry import MultiPolygon
from shapely.ops import polylabel

import geojson
import tables
from basemap_sources import DISPUTED, EXTRA
from zones import square_km

_LANGUAGES = ("name_vi", "name_zh", "name_en")
# Countries of the atlas's region are named first whatever their size.
_FIRST = ("VNM", "CHN", "LAO")
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


def _label_point(geometry):
    """A point well inside the largest part."""
    polygon = _largest(geometry)
    point = polylabel(polygon.simplify(polygon.length / 2000), tolerance=polygon.area ** 0.5 / 50)
    if not polygon.contains(point):
        point = polygon.representative_point()
    return geojson.point(round(point.x, 3), round(point.y, 3))


def countries(areas, units):
    """`areas`: country -> drawn geometry. A country too small to be drawn is named at its place in `units`."""
    names = country_names()
    small = {country: geometry for (country, _), geometry in units.items() if country not in areas}
    for country, geometry in sorted({**small, **areas}.items()):
        if country == DISPUTED:
            continue
        area = sum(square_km(p) for p in (geometry.geoms if isinstance(geometry, MultiPolygon) else [geometry]))
        rank = 1 if country in _FIRST else next((rank for limit, rank in _RANKS if area > limit), 5)
        yield geojson.feature({"id": country, **names[country], "kind": "country", "rank": rank},
                              _label_point(geometry))


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
        yield geojson.feature({key: value for key, value in properties.items() if value}, _label_point(geometry))


def seas():
    names = _admin_names()
    for row in tables.read(EXTRA / "seas.csv"):
        properties = {"id": f"sea:{row['name_en']}", **names["sea", row["name_en"]], "kind": "sea",
                      "rank": int(row["rank"]), "aliases": row["aliases"]}
        yield geojson.feature({key: value for key, value in properties.items() if value},
                              geojson.point(float(row["lon"]), float(row["lat"])))
