#!/usr/bin/python3
"""The committed atlas layers against the fact tables: the build's bytes, and an independent look at every row.

The second half does not use the build's code: it reads the tables and the layers, and compares.
"""

import csv
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
FACTS = REPOSITORY / "geodata" / "facts"
ATLAS = REPOSITORY / "geodata" / "atlas"
LAYERS = ("gates", "posts", "twins", "forests", "houses", "exchanges", "events", "markers", "places", "programmes")
SUPERSEDED = {"GN1808588": "CNK08"}


def table(name):
    with open(FACTS / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def layer(name):
    return json.loads((ATLAS / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


def placements(row):
    """Every (lon, lat) that stands in a row."""
    pairs = (("lon", "lat"), ("vn_lon", "vn_lat"), ("cn_lon", "cn_lat"), ("lon_vn", "lat_vn"), ("lon_cn", "lat_cn"))
    return {(float(row[lon]), float(row[lat])) for lon, lat in pairs if row.get(lat)}


def positions(geometry):
    if geometry is None:
        return set()
    coordinates = geometry["coordinates"]
    return {tuple(coordinates)} if geometry["type"] == "Point" else {tuple(p) for p in coordinates}


class Build(unittest.TestCase):
    def test_committed_layers_are_what_the_tables_give(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, "-B", REPOSITORY / "scripts/geodata/atlas.py", folder], check=True,
                           stdout=subprocess.DEVNULL)
            for name in LAYERS:
                made = (Path(folder) / f"{name}.geojson").read_bytes()
                self.assertEqual(made, (ATLAS / f"{name}.geojson").read_bytes(),
                                 f"{name}.geojson is out of date: run scripts/geodata/atlas.py")


class Layers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.layers = {name: layer(name) for name in LAYERS}
        cls.features = {f["id"]: f for features in cls.layers.values() for f in features}
        cls.rows = {row["id"]: row for name in (*LAYERS, "twins_counts") for row in table(name)}

    def properties(self, identifier):
        return self.features[identifier]["properties"]

    def event_ids(self, identifier):
        return [entry["id"] for entry in self.properties(identifier).get("events", ())]

    def test_one_feature_a_line_plain_utf8_and_seven_decimals(self):
        for name in LAYERS:
            text = (ATLAS / f"{name}.geojson").read_text(encoding="utf-8")
            self.assertNotIn("\\u", text, name)
            self.assertEqual(text.count("\n"), len(self.layers[name]) + 2, name)
            self.assertIsNone(re.search(r"\d\.\d{8}", text), name)
            self.assertTrue(json.loads(text)["attribution"], name)

    def test_ids_are_unique_and_stand_twice_in_a_feature(self):
        everything = [f for features in self.layers.values() for f in features]
        self.assertEqual(len(everything), len(self.features))
        for feature in everything:
            self.assertEqual(feature["id"], feature["properties"]["id"])

    def test_every_row_is_a_feature_and_every_feature_has_its_row(self):
        self.assertEqual(set(self.rows) - set(self.features), set())
        self.assertEqual({i.split("-")[0] for i in self.features}, set(self.rows))

    def test_counts(self):
        for name in ("gates", "posts", "forests", "houses", "events", "markers", "places", "programmes"):
            self.assertEqual(len(self.layers[name]), len(table(name)), name)
        self.assertEqual(len(self.layers["twins"]), 3 * len(table("twins")) + len(table("twins_counts")))
        apart = sum((r["vn_lat"], r["vn_lon"]) != (r["cn_lat"], r["cn_lon"]) for r in table("exchanges"))
        self.assertEqual(len(self.layers["exchanges"]), len(table("exchanges")) + apart)

    def test_positions_stand_in_the_row_and_none_is_lost(self):
        for identifier, row in self.rows.items():
            parts = [f for i, f in self.features.items() if i.split("-")[0] == identifier]
            shown = set().union(*(positions(f["geometry"]) for f in parts))
            expected = set() if identifier in SUPERSEDED else placements(row)
            self.assertEqual(shown, expected, identifier)

    def test_sides_of_a_pair_stand_where_the_table_says(self):
        for row in table("twins"):
            for side in ("vn", "cn"):
                here = (float(row[f"lon_{side}"]), float(row[f"lat_{side}"]))
                self.assertEqual(positions(self.features[f"{row['id']}-{side}"]["geometry"]), {here}, row["id"])
        for row in table("exchanges"):
            self.assertEqual(positions(self.features[row["id"]]["geometry"]),
                             {(float(row["vn_lon"]), float(row["vn_lat"]))}, row["id"])

    def test_pairs_whose_ends_coincide_have_no_line(self):
        for identifier in ("T10", "T11"):
            self.assertEqual(self.features[identifier]["geometry"]["type"], "Point", identifier)
            self.assertTrue(self.properties(identifier)["host"], identifier)

    def test_a_superseded_place_says_by_what(self):
        for identifier, better in SUPERSEDED.items():
            self.assertIsNone(self.features[identifier]["geometry"])
            self.assertEqual(self.properties(identifier)["superseded_by"], better)

    def test_names_are_those_of_the_row(self):
        for identifier, row in self.rows.items():
            for column in ("name_vi", "name_zh", "name_en"):
                if row.get(column):
                    self.assertEqual(self.properties(identifier).get(column), row[column], identifier)

    def test_hosts_stand_at_the_same_place_and_are_not_hosted(self):
        for identifier, feature in self.features.items():
            host = feature["properties"].get("host")
            if host:
                self.assertEqual(feature["geometry"], self.features[host]["geometry"], identifier)
                self.assertNotIn("host", self.properties(host), identifier)

    def test_nothing_is_empty(self):
        for identifier, feature in self.features.items():
            for key, value in feature["properties"].items():
                self.assertNotIn(value, (None, "", [], {}), f"{identifier}: {key}")

    def test_links_lead_to_features(self):
        for identifier, feature in self.features.items():
            for name in ("host", "at", "related", "programme", "twin", "pair", "sides", "twinned_with", "where"):
                for target in feature["properties"].get(name, "").split():
                    self.assertIn(target, self.features, f"{identifier}: {name}")

    def test_twins_point_at_each_other(self):
        for identifier, feature in self.features.items():
            twin = feature["properties"].get("twin")
            if twin:
                self.assertEqual(self.properties(twin)["twin"], identifier)

    def test_every_named_entity_can_be_opened(self):
        for row in table("named_entities"):
            self.assertTrue(row["ids"] or row["context"] == "yes", row["id"])
            for identifier in row["ids"].split():
                self.assertIn(identifier, self.features, row["id"])

    def test_events_are_newest_first_without_repeats(self):
        for identifier in self.features:
            entries = self.properties(identifier).get("events", [])
            starts = [entry.get("start", "") for entry in entries]
            self.assertEqual(starts, sorted(starts, reverse=True), identifier)
            self.assertEqual(len(entries), len(set(self.event_ids(identifier))), identifier)
            for entry in entries:
                self.assertTrue(entry["title"] and entry["source"], f"{identifier}: {entry['id']}")

    def test_every_row_is_told_on_what_it_names(self):
        for name in ("events", "exchanges", "twins"):
            for row in table(name):
                named = " ".join(row.get(c, "") for c in ("at", "at_vn", "at_cn", "related", "host", "programme"))
                for target in named.split():
                    self.assertIn(row["id"], self.event_ids(target), target)
                self.assertIn(row["id"], self.event_ids(row["id"]))

    def test_lao_cai_gate_tells_what_happened_there(self):
        told = self.event_ids("G06")
        for identifier in ("V01", "V02", "V13", "V35", "X8", "F06"):
            self.assertIn(identifier, told)

    def test_an_event_that_only_borrows_a_position_says_so(self):
        (entry,) = [e for e in self.properties("H3")["events"] if e["id"] == "V06"]
        self.assertEqual(entry["link"], "host")


if __name__ == "__main__":
    unittest.main()
