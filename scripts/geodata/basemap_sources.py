"""Reads what the basemap is made of: Natural Earth (Debian qgis-common), GSHHG (gmt), the border line, the tables."""

import json
import subprocess
import tempfile

from osgeo import ogr
from shapely import wkb
from shapely.geometry import LineString, MultiPolygon, Polygon, box, shape
from shapely.ops import linemerge, polygonize, unary_union

import tables
from topology import lines_of, polygons_of

ogr.UseExceptions()

WORLD_MAP = "/usr/share/qgis/resources/data/world_map.gpkg"
EXTRA = tables.GEODATA / "facts_extra"

# Countries whose provinces are drawn, and what Natural Earth has as countries that are drawn as provinces.
_WITH_PROVINCES = ("VNM", "CHN", "LAO")
_DRAWN_AS_PROVINCES = {"HKG": ("CHN", "Hong Kong"), "MAC": ("CHN", "Macao")}
# Natural Earth's codes of the disputed islands of the South China Sea (East Sea).
DISPUTED_CODES = ("PGA", "PFA")
DISPUTED = "disputed"
# WDBII's levels 0 (rivers as wide as lakes) and 1 are class 1; what comes after 4 are not permanent rivers.
_LEAST_RIVERS = 4
# Codes that Natural Earth leaves out.
_MISSING_A3 = {"XK": "XKX", "TK": "TKL"}


def _features(layer_name):
    dataset = ogr.Open(WORLD_MAP)
    for row in dataset.GetLayer(layer_name):
        geometry = wkb.loads(bytes(row.GetGeometryRef().ExportToWkb()))
        yield row, geometry


def read_units():
    """(country, province) -> MultiPolygon of Natural Earth; province is None where a country is not divided.

    Vietnam's 63 old provinces are dissolved to the 34 of 2025. Disputed islands are the unit (DISPUTED, None).
    """
    current = {(r["country"], r["natural_earth"]): r["name_en"] for r in tables.read(EXTRA / "provinces.csv")}
    parts = {}
    for row, geometry in _features("states_provinces"):
        code = row["adm0_a3"]
        if row["gu_a3"] in DISPUTED_CODES or code in DISPUTED_CODES:
            parts.setdefault((DISPUTED, None), []).append(geometry)
        elif code in _DRAWN_AS_PROVINCES:
            parts.setdefault(_DRAWN_AS_PROVINCES[code], []).append(geometry)
        elif code in _WITH_PROVINCES:
            name = row["gn_name"] if code == "VNM" else row["name"]
            parts.setdefault((code, current[code, name]), []).append(geometry)
    for row, geometry in _features("countries"):
        code = row["ISO_A3"] if row["ISO_A3"] not in (None, "-99") else _MISSING_A3.get(row["iso_a2"])
        if code and code not in (*_WITH_PROVINCES, *_DRAWN_AS_PROVINCES):
            parts.setdefault((code, None), []).append(geometry)
    merged = {unit: unary_union(geometries) for unit, geometries in sorted(parts.items(), key=str)}
    return {unit: g if isinstance(g, MultiPolygon) else MultiPolygon([g]) for unit, g in merged.items()}


def read_disputed_lines():
    return [geometry for _, geometry in _features("disputed_borders")]


def read_border():
    """The 16 pieces of the Vietnam-China line, west to east, in the file's order."""
    collection = json.loads((tables.FACTS / "border_vn_cn.geojson").read_text(encoding="utf-8"))
    return [list(piece.coords) for piece in shape(collection["features"][0]["geometry"]).geoms]


def _gmt_lines(window, *options):
    """Lines of GMT's own data within a window, as (level, LineString)."""
    west, south, east, north = window
    command = ["gmt", "pscoast", f"-R{west}/{east}/{south}/{north}", "-Df", "-M", "--FORMAT_FLOAT_OUT=%.6f", *options]
    if any(option.startswith("-D") for option in options):
        command.remove("-Df")
    with tempfile.TemporaryDirectory() as folder:  # GMT leaves a history file where it runs
        text = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder).stdout
    level, positions = None, []
    for row in [*text.splitlines(), ">"]:
        if row.startswith(">"):
            if len(positions) > 1:
                yield level, LineString(positions)
            level, positions = (int(row.split()[-1]) if "Level" in row else None), []
        elif not row.startswith("#"):
            lon, lat = map(float, row.split())
            positions.append((lon, lat))


def read_rivers(window, wide_window, largest_classes):
    """Permanent rivers of WDBII as (class, lines), 1 = the largest: all in `window`, the largest in `wide_window`."""
    by_class = {}
    inside = box(*window)
    for level, found in _gmt_lines(window, "-Ia"):
        by_class.setdefault(max(level, 1), []).append(found)
    for level, found in _gmt_lines(wide_window, "-Ia"):
        if level <= largest_classes:
            by_class[max(level, 1)].extend(lines_of(found.difference(inside)))
    return [(number, lines_of(linemerge(by_class[number]))) for number in sorted(by_class) if number <= _LEAST_RIVERS]


# Square kilometres: within the rivers' window lakes are shown as small as they are seen there.
_SMALLEST_LAKE_NEAR, _SMALLEST_LAKE = 2, 200


def read_lakes(window):
    """GSHHG's lakes as polygons without their islands: all in `window`, the large ones of the world."""
    near = box(*window)
    lakes = [lake for lake in _read_lakes(window, "-Df", _SMALLEST_LAKE_NEAR) if near.contains(lake)]
    world = _read_lakes((-180, -90, 180, 90), "-Di", _SMALLEST_LAKE)
    return [*lakes, *(lake for lake in world if not near.contains(lake))]


def _read_lakes(window, resolution, smallest):
    by_level = {}
    for level, found in _gmt_lines(window, "-W1", f"-A{smallest}/2/3+l", resolution):
        by_level.setdefault(level, []).append(found)
    lakes, islands = ([Polygon(ring) for ring in lines_of(linemerge(by_level.get(level, [])))
                       if ring.is_closed and len(ring.coords) > 3] for level in (2, 3))
    islands = unary_union([island.buffer(0) for island in islands])
    return [part for lake in lakes for part in polygons_of(lake.buffer(0).difference(islands))]


def read_coast(window, natural_earth_land):
    """GSHHG's land within a window, as polygons.

    A closed shore line is an island; lines cut by the window enclose land where Natural Earth has land as well.
    """
    merged = linemerge([found for level, found in _gmt_lines(window, "-W1") if level == 1])
    shores = lines_of(merged)
    islands = [Polygon(shore) for shore in shores if shore.is_closed and len(shore.coords) > 3]
    cut = [shore for shore in shores if not shore.is_closed]
    faces = polygonize(unary_union([*cut, box(*window).exterior]))
    mainland = [face for face in faces if natural_earth_land.intersects(face.representative_point())] if cut else []
    return [polygon.buffer(0) for polygon in (*mainland, *islands)]
