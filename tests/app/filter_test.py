#!/usr/bin/python3
"""Filters: what a condition leaves, in answers, pictures, data and map files, held against ogrinfo and a script of its own."""

import json
import random
import subprocess

from gatepost_app import TestCase, collection, feature, main, point_blobs
from window_case import WindowTest

KINDS = ("city", "town", "village", "outpost", None)
NAMES = ("Lạng Sơn", "Cao Bằng", "Hà Giang", "友谊关", "Mo'ng", "100 % sure", "a_b", None)
# Conditions that OGR's SQL has too, and means alike.
AS_IN_OGR = ("n > 100", "n >= 50 and n <= 250", "n between 50 and 250", "kind in ('city', 'town')", "kind like '%t%'", "kind = 'city' or n < 30",
             "n is null", "n is not null and kind is not null", "kind <> 'city'", "(kind = 'town' or kind = 'village') and n > 20",
             "name = 'Mo''ng'", "name in ('友谊关', 'Hà Giang')", "n = 7", "n != 7", "\"two words\" > 0.5")


def made(count=400, seed=16):
    generator = random.Random(seed)
    return [{"n": generator.choice((None, generator.randrange(300))), "kind": generator.choice(KINDS), "name": generator.choice(NAMES),
             "start": generator.choice((None, "soon", f"{generator.randrange(2010, 2021)}",
                                        f"{generator.randrange(2010, 2021)}-{generator.randrange(1, 13):02}",
                                        f"{generator.randrange(2010, 2021)}-{generator.randrange(1, 13):02}-{generator.randrange(1, 29):02}")),
             "two words": round(generator.random(), 3)} for _ in range(count)]


def collected(features):
    """On a grid, a degree apart."""
    return collection(*({**feature([i % 20, i // 20]), "properties": one} for i, one in enumerate(features)))


def is_date(text):
    return text is not None and text != "soon"


# Conditions that OGR has not, with what they mean.
BY_SCRIPT = {
    "year(start) = 2015": lambda f: is_date(f["start"]) and f["start"][:4] == "2015",
    "month(start) = 5 and length(start) > 4": lambda f: is_date(f["start"]) and f["start"][5:7] == "05",
    "date(start) <= '2014'": lambda f: is_date(f["start"]) and f["start"][:4] <= "2014",
    "date(start) < '2014-06'": lambda f: is_date(f["start"]) and (f["start"] + "-01-01")[:7] < "2014-06",
    "start >= date '2016-03-15'": lambda f: is_date(f["start"]) and f["start"] + "-01-01"[len(f["start"]) - 4:] >= "2016-03-15",
    "date(start) between '2012' and '2013-02'": lambda f: is_date(f["start"]) and "2012" <= f["start"][:4] and (f["start"] + "-01-01")[:7] <= "2013-02",
    "not date(start) > 2012": lambda f: not (is_date(f["start"]) and f["start"][:4] > "2012"),
    "length(name) = 8": lambda f: f["name"] is not None and len(f["name"]) == 8,
    "lower(name) = 'hà giang'": lambda f: f["name"] == "Hà Giang",
    "name ilike '%GIANG'": lambda f: f["name"] == "Hà Giang",
    "name like '100 \\% %'": lambda f: f["name"] == "100 % sure",
    "name like 'a\\_b'": lambda f: f["name"] == "a_b",
    "kind not in ('city', 'town')": lambda f: f["kind"] in ("village", "outpost"),
    "not kind in ('city', 'town')": lambda f: f["kind"] not in ("city", "town"),
}


class Filter(TestCase):
    def data(self):
        self.features = made()
        return self.write("data.geojson", collected(self.features))

    def layer(self, *arguments, code=0, name="data"):
        layers = json.loads(self.ran("--list-layers", "--json", "--no-basemap", *arguments, code=code).stdout)["layers"]
        return next(one for one in layers if one["id"] == name)

    def shown(self, path, condition):
        return self.layer(path, "--where", f"data:{condition}")["shown"]

    def test_a_condition_leaves_what_ogr_selects_by_it(self):
        path = self.data()
        for condition in AS_IN_OGR:
            with self.subTest(condition):
                answer = subprocess.run(["ogrinfo", "-so", "-al", "-where", condition, path], stdout=subprocess.PIPE, check=True, text=True).stdout
                count = int(next(line for line in answer.splitlines() if line.startswith("Feature Count")).split()[-1])
                self.assertEqual(self.shown(path, condition), count)
                self.assertTrue(0 < count < len(self.features))

    def test_dates_functions_and_patterns_leave_what_a_script_finds(self):
        path = self.data()
        for condition, holds in BY_SCRIPT.items():
            with self.subTest(condition):
                count = sum(1 for one in self.features if holds(one))
                self.assertEqual(self.shown(path, condition), count)
                self.assertTrue(0 < count < len(self.features))

    def test_a_picture_shows_what_passes_and_no_more(self):
        path = self.data()
        view = ("--bbox", "-1,-1,21,21", "--no-basemap")
        all_of_them = self.picture(path, *view, size=(900, 900))
        some = self.picture(path, *view, "--where", "data:n > 200", size=(900, 900))
        count = sum(1 for one in self.features if one["n"] is not None and one["n"] > 200)
        self.assertEqual(len(point_blobs(all_of_them)), len(self.features))
        self.assertEqual(len(point_blobs(some)), count)

    def test_data_that_are_exported_are_what_passes(self):
        path = self.data()
        self.ran(path, "--no-basemap", "--layers", "data", "--where", "data:kind = 'city'", "--export", self.folder / "out.geojson")
        written = json.loads((self.folder / "out.geojson").read_text())["features"]
        self.assertEqual({one["properties"]["kind"] for one in written}, {"city"})
        self.assertEqual(len(written), sum(1 for one in self.features if one["kind"] == "city"))

    def test_a_filter_and_a_range_of_time_both_count(self):
        path = self.data()
        shown = self.layer(path, "--where", "data:n > 100", "--time", "2015/2015", "--undated", "hidden", code=3)["shown"]  # "soon" is no date
        self.assertEqual(shown, sum(1 for f in self.features if (f["n"] or 0) > 100 and is_date(f["start"]) and f["start"][:4] == "2015"))
        self.assertTrue(shown)

    def test_a_map_file_keeps_it(self):
        path = self.data()
        kept = self.folder / "kept.gatepost.json"
        self.ran(path, "--no-basemap", "--where", "data:kind = 'city' and n > 100", "--list-layers", "--save", kept)
        self.assertEqual(next(one for one in json.loads(kept.read_text())["layers"] if one["name"] == "data")["filter"], "kind = 'city' and n > 100")
        passes = sum(1 for f in self.features if f["kind"] == "city" and (f["n"] or 0) > 100)
        self.assertEqual(self.layer(kept)["shown"], passes)
        self.assertEqual(self.layer(kept, "--where", "data:n = 7")["shown"], self.shown(path, "n = 7"))

    def test_what_is_no_condition_is_said_with_its_place(self):
        path = self.data()
        told = self.ran(path, "--list-layers", "--where", "data:n >", code=2).stderr
        self.assertIn("a number or a 'text' is expected at character 4", told)
        self.assertIn("LAYER:CONDITION", self.ran(path, "--list-layers", "--where", "n > 5", code=2).stderr)
        self.assertIn("dato", self.ran(path, "--list-layers", "--where", "dato:n > 5", code=2).stderr)
        told = self.ran(path, "--list-layers", "--no-basemap", "--where", "data:nn > 5", code=3).stderr
        self.assertIn("its filter speaks of 'nn'", told)
        kept = self.write("bad.gatepost.json", {"gatepost_map": 1, "layers": [{"name": "data", "source": "data.geojson", "filter": "n >"}]})
        told = self.ran(kept, "--list-layers", "--json", code=3)
        self.assertIn("filter: a number or a 'text' is expected at character 4", told.stderr)
        self.assertEqual(next(one for one in json.loads(told.stdout)["layers"] if one["id"] == "data")["shown"], len(self.features))

    def test_a_colon_in_the_name_of_a_layer_is_escaped(self):
        path = self.write("a:b.geojson", collection(feature([0, 0], n=1), feature([1, 1], n=2)))
        self.assertEqual(self.layer(path, "--where", "a\\:b:n = 1", name="a:b")["shown"], 1)

    def test_each_of_two_layers_of_one_file_has_its_own(self):
        self.data()
        layers = [{"name": name, "source": "data.geojson"} for name in ("one", "two")]
        kept = self.write("two.gatepost.json", {"gatepost_map": 1, "layers": layers})
        count = sum(1 for one in self.features if one["kind"] == "city")
        for name, other in (("one", "two"), ("two", "one")):
            self.assertEqual(self.layer(kept, "--where", f"{name}:kind = 'city'", name=name)["shown"], count)
            self.assertEqual(self.layer(kept, "--where", f"{name}:kind = 'city'", name=other)["shown"], len(self.features))
            self.assertFalse(self.layer(kept, "--hide-layers", name, name=name)["visible"])
            self.assertTrue(self.layer(kept, "--hide-layers", name, name=other)["visible"])

    def test_distances_are_of_the_earth(self):
        path = self.write("far.geojson", collection(feature([106.8, 21.9], at="10333.4 m"), feature([106.7, 22.0], at="11074 m")))
        for within, count in ((10333, 0), (10334, 1), (11072, 1), (11073, 2)):
            self.assertEqual(self.layer(path, "--where", f"far:distance_m(106.7, 21.9) < {within}", name="far")["shown"], count)

    def test_rules_of_a_style_speak_the_same_language(self):
        style = {"gatepost_style": 1, "classes": [{}, {"when": "name ilike '%SƠN' and date(start) > '2018'", "label": "late", "fill": "#ff0000"}]}
        self.write("two.geojson.style.json", style)
        path = self.write("two.geojson", collection(feature([0, 0], name="Lạng Sơn", start="2019-05"), feature([2, 0], name="Lạng Sơn", start="2018-05")))
        picture = self.picture(path, "--no-basemap", "--bbox", "-1,-1,3,1")
        self.assertEqual(len(point_blobs(picture, colour=(255, 0, 0))), 1)


class FilterForm(WindowTest):
    def test_a_condition_is_typed_applied_and_undone(self):
        path = self.write("data.geojson", collected(made()))
        window = self.open(path, "--no-basemap", "--ui-lang", "en")
        window.command("filter of data")
        window.wait_until_idle()
        window.type("n > 200")
        window.key("Return")
        window.wait_for("layer data filtered by n > 200")
        window.wait_until_idle()
        window.key("Escape")
        window.wait_until_idle()
        window.key("ctrl+z")
        window.wait_for("undone")
        self.quit(window)

    def test_values_are_ticked(self):
        features = made()
        path = self.write("data.geojson", collected(features))
        kinds = [one["kind"] for one in features if one["kind"]]
        listed = sorted(set(kinds), key=lambda kind: (-kinds.count(kind), kind))
        window = self.open(path, "--no-basemap", "--ui-lang", "en")
        window.command("filter of data")
        window.wait_until_idle()
        window.click(500, 102)
        window.wait_until_idle()
        window.click(450, 150)  # the second field
        window.wait_until_idle()
        window.click(350, 142)
        window.wait_for(f"layer data filtered by kind = '{listed[0]}'")
        window.wait_until_idle()
        window.click(350, 195)
        first, second = sorted((listed[0], listed[2]))
        window.wait_for(f"layer data filtered by kind in \\('{first}', '{second}'\\)")
        self.quit(window, unsaved=True)


if __name__ == "__main__":
    main()
