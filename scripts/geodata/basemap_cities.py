"""Capitals and large cities of the world, ranked by population, with names in three languages where they are known."""

import geojson
import tables
from basemap_sources import EXTRA

_LANGUAGES = ("name_vi", "name_zh", "name_en")
# Cities whose names are those of the provinces that they are, as the tables of names have these.
_CITY_PROVINCES = {"GN1581130": "Hanoi", "GN1581298": "Hai Phong", "GN1583992": "Da Nang", "GN1586203": "Can Tho",
                   "GN1580240": "Hue", "GN1816670": "Beijing", "GN1792947": "Tianjin", "GN1814906": "Chongqing",
                   "GN1796236": "Shanghai", "GN1819729": "Hong Kong", "GN1821274": "Macao"}
# What is drawn as a province of its country has no capital of a country.
_NO_CAPITALS = ("HK", "MO")
# Rank by population: the first limit that a city reaches. A capital is at least of the third rank.
_RANKS = ((5_000_000, 1), (2_000_000, 2), (800_000, 3), (300_000, 4))
_LAST_CAPITAL_RANK = 3


def _own_names():
    """GeoNames id -> names of our tables, which come before others'."""
    provinces = {row["name_en"]: row for row in tables.read(EXTRA / "names_admin_extra.csv")}
    names = {city: provinces[name] for city, name in _CITY_PROVINCES.items()}
    names.update({row["id"]: row for row in tables.read(tables.FACTS / "places.csv")})
    return names


def cities():
    own = _own_names()
    for row in tables.read(EXTRA / "cities.csv"):
        names = {key: own.get(row["id"], {}).get(key) or row[key] for key in _LANGUAGES}
        is_capital = row["capital"] == "yes" and row["country"] not in _NO_CAPITALS
        population = int(row["population"])
        rank = next((rank for limit, rank in _RANKS if population >= limit), 5)
        if is_capital:
            rank = min(rank, _LAST_CAPITAL_RANK)
        properties = {"id": row["id"], **{key: name for key, name in names.items() if name},
                      "kind": "capital" if is_capital else f"city {rank}", "rank": rank, "country": row["country"],
                      "population": population}
        yield geojson.feature(properties, geojson.point(float(row["lon"]), float(row["lat"])))
