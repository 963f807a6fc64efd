#!/usr/bin/python3
"""Rebuilds the basemap (geodata/basemap) from Debian's map data, the border line and the name tables.

Usage: scripts/geodata/basemap.py [FOLDER]    FOLDER: where to write, default geodata/basemap

Needs the Debian packages qgis-common, gmt, gmt-gshhg-full, python3-gdal and python3-shapely; takes about a minute.
"""

import sys
import warnings
from pathlib import Path

from shapely.errors import ShapelyDeprecationWarning
from shapely.ops import unary_union

import basemap_cities
import basemap_layers as layers
import basemap_names
import basemap_sources as sources
import flatgeobuf
import geojson
import partition
import tables

# All rivers near the border, only the largest ones further out.
RIVERS_WINDOW = (98, 16, 112, 27)
WIDE_RIVERS_WINDOW = (88, 5, 123, 37)
LARGEST_RIVERS = 2

# Written as FlatGeobuf: a picture would wait for the reading of their numbers.
LARGE = ("countries", "coast")
# Those with thousands of features that are all alike.
COMPRESSED = ("cities",)

_NATURAL_EARTH = "Natural Earth (public domain)"
_GSHHG = "GSHHG (Wessel and Smith; LGPL)"
_BORDER = "Vietnam–China border © OpenStreetMap contributors (ODbL 1.0)"
_CLDR = "country names: Unicode CLDR (Unicode License)"
ATTRIBUTION = {
    "countries": f"{_NATURAL_EARTH}; coast of the region and lakes: {_GSHHG}; {_BORDER}; {_CLDR}",
    "coast": f"{_NATURAL_EARTH}; coast of the region and lakes: {_GSHHG}",
    "boundaries": _NATURAL_EARTH,
    "border": _BORDER,
    "provinces": f"{_NATURAL_EARTH}; ends on the border led to it: {_BORDER}",
    "rivers": f"WDBII in {_GSHHG}",
    "names": f"Areas: {_NATURAL_EARTH}; {_CLDR}; other names: general knowledge",
    "cities": "GeoNames (CC BY 4.0); names in Vietnamese and Chinese: Unicode CLDR (Unicode License), general knowledge",
}


def build():
    """The layers by name: lists of GeoJSON features."""
    units = sources.read_units()
    natural_earth = unary_union(list(units.values()))
    coast = sources.read_coast(partition.COAST_WINDOW, natural_earth)
    islands = sources.read_coast(partition.DISPUTED_WINDOW, natural_earth)
    faces, border = partition.build(units, natural_earth, coast, islands, sources.read_border())
    edges = layers.Edges(faces, border)
    by_country = layers.dissolved(faces, lambda unit: unit[0])
    by_province = layers.dissolved([f for f in faces if f.unit[1]], lambda unit: unit)
    land, lakes = layers.without_lakes(by_country, sources.read_lakes(RIVERS_WINDOW), border)
    rivers = sources.read_rivers(RIVERS_WINDOW, WIDE_RIVERS_WINDOW, LARGEST_RIVERS)
    disputed = layers.disputed_lines(sources.read_disputed_lines())
    names = (basemap_names.countries(by_country, units), basemap_names.provinces(by_province), basemap_names.seas(by_country))
    return {
        "countries": list(layers.countries(land, basemap_names.country_names())),
        "coast": [*edges.coast(), *layers.lake_shores(lakes)],
        "boundaries": [*edges.national(), *disputed],
        "border": list(layers.border(border)),
        "provinces": list(edges.provinces()),
        "rivers": list(layers.rivers(rivers, border)),
        "names": [feature for group in names for feature in group],
        "cities": list(basemap_cities.cities()),
    }


def main():
    warnings.simplefilter("ignore", ShapelyDeprecationWarning)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else tables.GEODATA / "basemap"
    folder.mkdir(parents=True, exist_ok=True)
    for name, features in build().items():
        path = folder / f"{name}.{'fgb' if name in LARGE else 'geojson.gz' if name in COMPRESSED else 'geojson'}"
        write = flatgeobuf.write if name in LARGE else geojson.write
        write(path, name, ATTRIBUTION[name], features)
        print(f"{name}: {len(features)} features, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
