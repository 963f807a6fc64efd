#!/usr/bin/python3
"""Everything that the two articles name is on the map: each row of named_entities.csv opens, and is reached by a click."""

import csv
import math
import os
from concurrent.futures import ThreadPoolExecutor

from gatepost_app import GEODATA, TestCase, atlas_layer, main, run

LAYERS = ("gates", "posts", "twins", "forests", "houses", "exchanges", "events", "markers", "places", "programmes")


def named_entities():
    with open(GEODATA / "facts" / "named_entities.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def position(geometry):
    """Where one clicks on a feature: its point, or the beginning of its line."""
    return tuple(geometry["coordinates"] if geometry["type"] == "Point" else geometry["coordinates"][0])


def view_of(geometry):
    """A view in which it can be clicked: close up, and an arc in one that holds both of its ends, as it shows only there."""
    if geometry["type"] != "LineString":
        return ()
    (west, south), (east, north) = geometry["coordinates"][0], geometry["coordinates"][-1]
    wide_deg = max(abs(east - west), abs(north - south) * 1.2, 1e-3)
    zoom = min(math.log2(500 * 360 / 256 / wide_deg), 12.5)
    return ("--center", f"{(west + east) / 2:.6f},{(south + north) / 2:.6f}", "--zoom", f"{zoom:.2f}")


class NamedEntities(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rows = named_entities()
        cls.layer_of, cls.feature_of = {}, {}
        for layer in LAYERS:
            for one in atlas_layer(layer):
                cls.layer_of[one["id"]], cls.feature_of[one["id"]] = layer, one
        cls.ids = sorted({identifier for row in cls.rows for identifier in row["ids"].split()})

    def in_parallel(self, work, items):
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            return dict(zip(items, pool.map(work, items)))

    def test_every_row_has_a_feature_or_says_that_it_is_only_context(self):
        self.assertGreater(len(self.rows), 30, "rows in the table")
        for row in self.rows:
            self.assertTrue(bool(row["ids"]) != (row["context"] == "yes"), f"{row['id']} {row['entity']}")
        unknown = [identifier for identifier in self.ids if identifier not in self.layer_of]
        self.assertEqual(unknown, [], "ids that no layer has")

    def test_every_id_opens_by_select(self):
        def select(identifier):
            reference = f"{self.layer_of[identifier]}:{identifier}"
            return run("--no-basemap", "--size", "40x30", "--log", "info", "--select", reference, "--screenshot", self.folder / f"{identifier}.png")
        for identifier, done in self.in_parallel(select, self.ids).items():
            with self.subTest(identifier):
                self.assertEqual(done.code, 0, str(done))
                self.assertIn(f"popup opened {self.layer_of[identifier]}:{identifier}\n", done.stderr, str(done))
                self.assertTrue((self.folder / f"{identifier}.png").exists())
        print(f"  {len(self.ids)} ids opened by --select")

    def test_every_id_with_a_place_is_reached_by_a_click_there(self):
        located = {i: position(self.feature_of[i]["geometry"]) for i in self.ids if self.feature_of[i]["geometry"]}
        asked = {identifier: (at, view_of(self.feature_of[identifier]["geometry"])) for identifier, at in located.items()}
        places = sorted(set(asked.values()))
        answers = self.in_parallel(lambda one: run("--no-basemap", "--query", "{},{}".format(*one[0]), *one[1], "--json"), places)
        for identifier, at in located.items():
            with self.subTest(identifier):
                answer = answers[asked[identifier]]
                self.assertEqual(answer.code, 0, str(answer))
                hits = [(hit["layer"], hit["id"]) for hit in answer.json()["hits"]]
                self.assertIn((self.layer_of[identifier], identifier), hits, f"a click at {at} shows {hits}")
        print(f"  {len(located)} located ids reached by a click at {len(places)} positions")

    def test_those_without_a_place_are_listed_as_such(self):
        layers = {layer["id"]: layer for layer in run("--no-basemap", "--list-layers", "--json").json()["layers"]}
        for name in LAYERS:
            without = sum(one["geometry"] is None for one in atlas_layer(name))
            self.assertEqual(layers[name]["unlocated"], without, name)


if __name__ == "__main__":
    main()
