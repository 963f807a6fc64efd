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
TEXTS = ("date_text", "province", "locality", "place", "notes", "head_vn", "head_cn", "locations_vn", "locations_cn",
         "planted_by", "built_by", "size", "unit", "twinned_note", "area_or_count", "no_place", "named_pairs")


def table(name):
    with open(FACTS / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def layer(name):
    return json.loads((ATLAS / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


def tours():
    return json.loads((REPOSITORY / "geodata" / "vietnam-china-border.gatepost.json").read_text(encoding="utf-8"))["tours"]


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
            made = json.loads((Path(folder) / "tours.json").read_text(encoding="utf-8"))
            self.assertEqual(tours(), made, "the tours of the atlas are out of date: run scripts/geodata/atlas.py")


class Tours(unittest.TestCase):
    def test_that_of_the_exchanges_tells_each_of_them_with_its_days_and_both_heads(self):
        stops = next(tour for tour in tours() if tour["name"] == "exchanges")["stops"][1:]
        rows = table("exchanges")
        self.assertEqual(len(stops), len(rows))
        for row, stop in zip(rows, stops):
            for language in ("en", "vi", "zh"):
                self.assertEqual(stop["title"][language], row[f"name_{language}"])
                for told in (row[f"vn_head_{language}"], row[f"cn_head_{language}"], row[f"activities_{language}"], row["start"][:4],
                             str(int(row["start"][8:])), str(int(row["end"][8:]))):
                    self.assertIn(told, stop["text"][language])
            self.assertEqual(stop["time"], f"../{row['end']}")

    def test_that_along_the_border_tells_what_the_table_says_of_its_gates(self):
        stops = next(tour for tour in tours() if tour["name"] == "border")["stops"][1:]
        notes = {row["notes_en"]: row for row in table("gates")}
        for stop in stops:
            row = notes[stop["text"]["en"]]
            self.assertEqual((stop["text"]["vi"], stop["text"]["zh"]), (row["notes_vi"], row["notes_zh"]))
            self.assertEqual(stop["view"]["centre"], [float(row["lon"]), float(row["lat"])])


class Layers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.layers = {name: layer(name) for name in LAYERS}
        cls.features = {f["id"]: f for features in cls.layers.values() for f in features}
        rows = [row for name in (*LAYERS, "twins_counts") for row in table(name)]
        cls.superseded = {row["id"]: row["superseded_by"] for row in rows if row.get("superseded_by")}
        cls.rows = {row["id"]: row for row in rows if row["id"] not in cls.superseded}

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
            rows = [row for row in table(name) if row["id"] not in self.superseded]
            self.assertEqual(len(self.layers[name]), len(rows), name)
        self.assertEqual(len(self.layers["twins"]), 3 * len(table("twins")) + len(table("twins_counts")))
        apart = sum((r["vn_lat"], r["vn_lon"]) != (r["cn_lat"], r["cn_lon"]) for r in table("exchanges"))
        self.assertEqual(len(self.layers["exchanges"]), len(table("exchanges")) + apart)

    def test_positions_stand_in_the_row_and_none_is_lost(self):
        for identifier, row in self.rows.items():
            parts = [f for i, f in self.features.items() if i.split("-")[0] == identifier]
            shown = set().union(*(positions(f["geometry"]) for f in parts))
            self.assertEqual(shown, placements(row), identifier)

    def test_sides_of_a_pair_stand_where_the_table_says(self):
        for row in table("twins"):
            for side in ("vn", "cn"):
                if not row[f"lon_{side}"]:
                    self.assertIsNone(self.features[f"{row['id']}-{side}"]["geometry"], row["id"])
                    continue
                here = (float(row[f"lon_{side}"]), float(row[f"lat_{side}"]))
                self.assertEqual(positions(self.features[f"{row['id']}-{side}"]["geometry"]), {here}, row["id"])
        for row in table("exchanges"):
            self.assertEqual(positions(self.features[row["id"]]["geometry"]),
                             {(float(row["vn_lon"]), float(row["vn_lat"]))}, row["id"])

    def test_pairs_that_are_not_to_be_joined_have_no_line(self):
        without = {row["id"] for row in table("twins") if row["draw_line"] == "no"}
        self.assertEqual(without, {"T10", "T11", "T74"})
        for row in table("twins"):
            kind = self.features[row["id"]]["geometry"]["type"]
            self.assertEqual(kind, "Point" if row["id"] in without else "LineString", row["id"])
        for identifier in without:
            self.assertTrue(self.properties(identifier)["host"], identifier)

    def test_a_superseded_row_is_not_shown_and_its_better_one_is(self):
        self.assertEqual(len(self.superseded), 6)
        for identifier, better in self.superseded.items():
            self.assertNotIn(identifier, self.features)
            self.assertIn(better, self.features)

    def test_a_text_stands_in_all_three_languages(self):
        told = 0
        for identifier, feature in self.features.items():
            for name in TEXTS:
                found = {lang for lang in ("en", "vi", "zh") if f"{name}_{lang}" in feature["properties"]}
                told += bool(found)
                self.assertIn(len(found), (0, 3), f"{identifier}: {name}")
            for entry in feature["properties"].get("events", ()):
                for name in ("title", "text", "date_text", "speaker"):
                    if name in entry:
                        self.assertEqual(set(entry[name]), {"en", "vi", "zh"}, f"{identifier}: {entry['id']}: {name}")
        self.assertGreater(told, 900)

    def test_notes_of_the_editors_are_never_shown(self):
        notes = [row["editor_note"] for name in (*LAYERS, "twins_counts", "gates_events", "statements")
                 for row in table(name) if len(row.get("editor_note") or "") > 25]
        notes += [row["note"] for row in table("twins") if len(row["note"]) > 25]
        self.assertGreater(len(notes), 50)
        text = "".join((ATLAS / f"{name}.geojson").read_text(encoding="utf-8") for name in LAYERS)
        self.assertEqual([note for note in notes if json.dumps(note, ensure_ascii=False)[1:-1] in text], [])

    def test_statements_and_steps_of_gates_are_told_where_they_belong(self):
        for row in table("statements"):
            for target in row["at"].split():
                (entry,) = [e for e in self.properties(target)["events"] if e["id"] == row["id"]]
                self.assertEqual(entry["speaker"]["vi"], row["speaker_vi"], row["id"])
        same = {one for row in table("events") for one in row["same_as"].split()}
        for row in table("gates_events"):
            told = self.event_ids(row["gate"])
            twin = [v["id"] for v in table("events") if row["id"] in v["same_as"].split() and v["id"] in told]
            self.assertEqual(told.count(row["id"]) + len(twin), 1, f"{row['id']} is told once on {row['gate']}")
        self.assertGreater(len(same), 10)

    def test_a_pair_counts_once(self):
        where = self.properties("M12")["where"].split()
        self.assertEqual(where, sorted({row["id"] for row in table("twins")}, key=lambda i: int(i[1:])) + where[51:])
        self.assertNotIn("programme", self.properties("T01-vn"))
        hamlets = sum(row["level"] == "hamlet" for row in table("twins"))
        self.assertEqual(self.properties("M12")["named_pairs_en"], f"{hamlets} of 59 named in our sources")

    def test_a_programme_says_where_or_that_nobody_says(self):
        for feature in self.layers["programmes"]:
            self.assertNotEqual("where" in feature["properties"], "no_place_en" in feature["properties"], feature["id"])

    def test_names_of_our_own_are_marked(self):
        marked = 0
        for identifier, row in self.rows.items():
            for column in ("name_vi_is_ours", "name_zh_is_ours", "counterpart_name_zh_is_ours"):
                if not identifier.startswith("T"):  # a pair has two rows of names in one
                    self.assertEqual(self.properties(identifier).get(column, ""), row.get(column) or "", identifier)
                    marked += row.get(column) == "yes"
        self.assertGreater(marked, 40)
        for row in table("twins"):
            for side in ("vn", "cn"):
                mark = self.properties(f"{row['id']}-{side}").get("name_zh_is_ours", "")
                self.assertEqual(mark, row[f"name_{side}_zh_is_ours"], row["id"])

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
            for name in ("host", "at", "related", "programme", "twin", "pair", "sides", "twinned_with", "where", "part_of", "counterpart"):
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
                twice = {same for v in table("events") for same in v["same_as"].split()}
                self.assertNotIn(row["id"], twice)
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
