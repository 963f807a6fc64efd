"""--diff: what was done to a file is found again, and nothing else."""

import copy
import json
import random

from osgeo import gdal

from gatepost_app import TestCase, collection, feature, main, read_png

EDITS = 30
KINDS = ("add", "remove", "move", "change", "move and change")
REMOVED, ADDED, CHANGED, MOVED = (0xD5, 0x5E, 0x00), (0x00, 0x72, 0xB2), (0xE6, 0x9F, 0x00), (0xA0, 0x48, 0x7F)
METRES_PER_DEGREE_OF_LATITUDE = 110574  # at the equator, to 0.01 % up to 1° from it


def made_point(random, number, name):
    return feature([round(random.uniform(100, 104), 6), round(random.uniform(-0.8, 0.8), 6)], number=number, name=name, sort=random.choice("abc"))


def made_area(random, number, name):
    x, y = 100 + number % 30 / 8, -0.8 + number // 30 / 8
    ring = [[x + round(random.uniform(0, 0.01), 6), y], [x + 0.05, y], [x + 0.05, y + round(random.uniform(0.03, 0.06), 6)], [x, y + 0.04]]
    return feature([ring + ring[:1]], "Polygon", number=number, name=name, sort=random.choice("abc"))


def made_line(random, number, name):
    x, y = 100 + number % 30 / 8, -0.8 + number // 30 / 8
    return feature([[x + i / 100, y + round(random.uniform(0, 0.05), 6)] for i in range(6)], "LineString", number=number, name=name)


def moved_north(one, degrees):
    """All vertices of a feature, a little to the north."""
    def shifted(coordinates):
        return ([coordinates[0], round(coordinates[1] + degrees, 9)] if isinstance(coordinates[0], (int, float))
                else [shifted(inner) for inner in coordinates])
    one["geometry"]["coordinates"] = shifted(one["geometry"]["coordinates"])


class Edited:
    """Two states of a file, and what was done between them."""

    def __init__(self, seed, make, has_ids, kinds=KINDS):
        chance = random.Random(seed)
        self.old = [make(chance, i, f"feature {i}") for i in range(200)]
        if has_ids:
            for i, one in enumerate(self.old):
                one["id"] = f"F{i:03}"
        self.new = copy.deepcopy(self.old)
        self.wanted = {"added": set(), "removed": set(), "moved": {}, "changed": {}}
        for i, number in enumerate(chance.sample(range(200), EDITS)):
            self.edit(kinds[i % len(kinds)], number, make, chance, has_ids)
        self.new = [one for one in self.new if one["properties"]["name"] not in self.wanted["removed"]]
        chance.shuffle(self.new)

    def edit(self, kind, number, make, chance, has_ids):
        one, name = self.new[number], f"feature {number}"
        if kind == "add":
            fresh = make(chance, 200 + number, f"fresh {number}")
            fresh.update({"id": f"N{number:03}"} if has_ids else {})
            self.new.append(fresh)
            self.wanted["added"].add(f"fresh {number}")
        elif kind == "remove":
            self.wanted["removed"].add(name)
        if "move" in kind and kind != "remove":
            degrees = chance.choice([0.00001, 0.001, 0.01])
            moved_north(one, degrees)
            self.wanted["moved"][name] = degrees * METRES_PER_DEGREE_OF_LATITUDE
        if "change" in kind:
            one["properties"]["sort"] = "edited"
            one["properties"]["extra"] = number
            self.wanted["changed"][name] = {"sort", "extra"}


class Diff(TestCase):
    def compared(self, old, new, *arguments, code=4):
        old_path = self.write("old.geojson", collection(*old))
        new_path = self.write("new.geojson", collection(*new))
        self.ran("--diff", old_path, new_path, "--report", self.folder / "diff.json", *arguments, code=code)
        return json.loads((self.folder / "diff.json").read_text(encoding="utf-8"))

    def finds(self, edited, has_ids):
        report = self.compared(edited.old, edited.new)
        self.assertEqual(report["matched_by"], "id" if has_ids else None)
        names = {i + 1: one["properties"]["name"] for i, one in enumerate(edited.new)}
        self.assertEqual({one["properties"]["name"] for one in report["added"]}, edited.wanted["added"])
        self.assertEqual({one["properties"]["name"] for one in report["removed"]}, edited.wanted["removed"])
        moved = {names[one["number"]]: one["distance_m"] for one in report["moved"]}
        self.assertEqual(moved.keys(), edited.wanted["moved"].keys())
        for name, metres in edited.wanted["moved"].items():
            self.assertAlmostEqual(moved[name], metres, delta=metres * 0.001 + 0.001)
        changed = {names[one["number"]]: set(one["fields"]) for one in report["changed"]}
        self.assertEqual(changed, edited.wanted["changed"])
        self.assertEqual(report["counts"]["unchanged"], 200 - EDITS + len(edited.wanted["added"]))

    def test_edits_of_points_areas_and_lines_with_ids_are_found_and_none_invented(self):
        for seed in range(3):
            for make in (made_point, made_area, made_line):
                with self.subTest((seed, make.__name__)):
                    self.finds(Edited(seed, make, has_ids=True), has_ids=True)

    def test_without_ids_they_are_found_by_shape_and_values(self):
        for seed in range(3):
            for make in (made_point, made_area, made_line):
                with self.subTest((seed, make.__name__)):
                    self.finds(Edited(seed, make, has_ids=False, kinds=KINDS[:4]), has_ids=False)

    def test_a_vertex_that_moves_is_a_move_by_its_distance(self):
        ring = [[100, 0], [100.1, 0], [100.1, 0.1], [100, 0.1], [100, 0]]
        other = copy.deepcopy(ring)
        other[2] = [100.1, 0.11]
        report = self.compared([feature([ring], "Polygon", id="a")], [feature([other], "Polygon", id="a")])
        self.assertAlmostEqual(report["moved"][0]["distance_m"], 0.01 * METRES_PER_DEGREE_OF_LATITUDE, delta=2)

    def test_other_vertices_on_the_same_outline_are_no_difference(self):
        ring = [[100, 0], [100.1, 0], [100.1, 0.1], [100, 0.1], [100, 0]]
        turned = [[100.1, 0], [100.1, 0.05], [100.1, 0.1], [100, 0.1], [100, 0], [100.1, 0]]
        report = self.compared([feature([ring], "Polygon", id="a")], [feature([turned], "Polygon", id="a")], code=0)
        self.assertTrue(report["same"])

    def test_old_and_new_values_are_told(self):
        old, new = feature([1, 2], id="a", n=1, t="x", gone=True), feature([1, 2], id="a", n=1.0, t="7", fresh=[1, 2])
        fields = self.compared([old], [new])["changed"][0]["fields"]
        self.assertEqual(fields, {"t": {"old": "x", "new": "7"}, "gone": {"old": True, "new": None}, "fresh": {"old": None, "new": [1, 2]}})

    def test_none_and_an_empty_text_are_the_same(self):
        self.compared([feature([1, 2], id="a", n=None)], [feature([1, 2], id="a", n="")], code=0)
        self.compared([feature([1, 2], id="a")], [feature([1, 2], id="a", n="")], code=0)

    def test_numbers_and_texts_are_not_the_same(self):
        report = self.compared([feature([1, 2], id="a", n=1)], [feature([1, 2], id="a", n="1")])
        self.assertEqual(report["changed"][0]["fields"], {"n": {"old": 1, "new": "1"}})

    def test_numbers_are_compared_by_all_their_digits(self):
        def differs(old, new):
            others = [feature([5, 5], id="b", n="text")]  # a field of several types is kept as texts
            self.compared([feature([1, 2], id="a", n=old), *others], [feature([1, 2], id="a", n=new), *others], code=4)
        def same(old, new):
            for others in ([], [feature([5, 5], id="b", n="text")]):
                self.compared([feature([1, 2], id="a", n=old), *others], [feature([1, 2], id="a", n=new), *others], code=0)
        differs(9007199254740992, 9007199254740993)
        differs(12345678901234567890, 12345678901234567891)
        same(-0.0, 0)
        same(1e16, 10000000000000000)
        same({"a": 1, "b": [1, {"c": 2, "d": 3}]}, {"b": [1.0, {"d": 3, "c": 2}], "a": 1})

    def test_a_place_that_is_lost_or_won(self):
        report = self.compared([feature([1, 2], id="a"), feature(None, id="b")], [feature(None, id="a"), feature([3, 4], id="b")])
        found = {one["id"]: (one["from"], one["to"], one["distance_m"]) for one in report["moved"]}
        self.assertEqual(found, {"a": ([1, 2], None, None), "b": (None, [3, 4], None)})

    def test_other_formats_and_crs_compare_by_what_they_hold(self):
        old = Edited(1, made_area, has_ids=True)
        source = self.write("a.geojson", collection(*old.old))
        other = self.folder / "b.gpkg"
        gdal.VectorTranslate(str(other), str(source), dstSRS="EPSG:32647", layerName="other", layerCreationOptions=["FID=key"])
        self.assertTrue(self.ran("--diff", source, other, "--json").json()["same"])

    def test_the_same_is_0_and_a_missing_file_1_and_bad_usage_2(self):
        path = self.write("a.geojson", collection(feature([1, 2])))
        self.assertIn(b"1 unchanged", self.ran("--diff", path, path).stdout)
        self.assertEqual(len(self.ran("--diff", path, self.folder / "none.geojson", code=1).lines), 1)
        for arguments in (("--diff", path), ("--diff", path, path, path), ("-o", "x.png"), ("--report", "x.json"), ("--diff", path, path, "-o", "x.txt"),
                          ("--diff", path, path, "--layers", "a"), ("--diff", path, path, "--hide-layers", "a"), ("--diff", path, path, "--select", "a/1"),
                          ("--diff", path, path, "--report", "-"), ("--diff", path, path, "-o", "x.png", "--report", self.folder / "x.png")):
            self.assertEqual(len(self.ran(*arguments, code=2, cwd=self.folder).lines), 1)

    def test_what_cannot_be_read_makes_the_same_doubtful(self):
        path = self.write("a.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1]}},'
                                       '{"type":"Feature","properties":{},"geometry":null}]}')
        self.ran("--diff", path, path, code=3)

    def test_a_guessed_transformation_is_doubtful_and_refused_if_asked(self):
        path = self.write("a.geojson", collection(feature([105, 21])))
        guess = ("--a_srs", "+proj=longlat +ellps=bessel")
        csv = self.write("a.csv", "lon,lat\n105,21\n")
        done = self.ran("--diff", csv, csv, *guess, code=3)
        self.assertIn("no accurate transformation", done.stderr)
        self.ran("--diff", csv, csv, *guess, "--strict-crs", "--report", self.folder / "x.json", code=1)
        self.assertFalse((self.folder / "x.json").exists())
        self.ran("--diff", path, path, "--strict-crs")

    def test_passwords_in_paths_are_hidden(self):
        old = self.write("password=hunter2/o.geojson", collection(feature([1, 2])))
        report = self.folder / "x.json"
        done = self.ran("--diff", old, old, "--json", "--report", report)
        self.assertIn("***", done.json()["old"])
        self.assertNotIn("hunter2", done.stdout.decode() + report.read_text())

    def test_nothing_is_written_where_something_cannot_be(self):
        old, new = self.write("o.geojson", collection(feature([1, 2]))), self.write("n.geojson", collection(feature([1, 3])))
        self.ran("--diff", old, new, "-o", self.folder / "missing" / "x.png", "--report", self.folder / "x.json", code=1)
        self.assertFalse((self.folder / "x.json").exists())

    def test_the_picture_shows_each_kind_in_its_colour(self):
        old = [feature([100, 0], id="same"), feature([101, 0], id="removed"), feature([102, 0], id="changed", n=1), feature([103, 0], id="moved")]
        new = [feature([100, 0], id="same"), feature([102, 0], id="changed", n=2), feature([103, 1], id="moved"), feature([104, 0], id="added")]
        picture = self.folder / "diff.png"
        self.compared(old, new, "-o", picture, "--no-basemap", "--bbox", "99.5,-1,104.5,2", "--size", "1000x600")
        pixels = read_png(picture)
        for lon, lat, colour in ((101, 0, None), (102, 0, CHANGED), (103, 1, MOVED), (104, 0, ADDED)):
            x, y = round((lon - 99.5) / 5 * 1000), round((2 - lat) / 3 * 600)
            around = pixels[max(y - 5, 0):y + 6, x - 5:x + 6].reshape(-1, 3).astype(int)
            wanted = colour or REMOVED
            self.assertTrue((abs(around - wanted).sum(axis=1) < 12).any(), f"{lon},{lat}: {wanted}")

    def test_the_picture_of_what_is_the_same_is_drawn_too(self):
        one = [feature([100, 0], id="same")]
        self.compared(one, one, "-o", self.folder / "diff.png", code=0)
        self.compared([], [], "-o", self.folder / "none.png", code=0)
        self.assertEqual(read_png(self.folder / "diff.png").shape[:2], (1000, 1600))


if __name__ == "__main__":
    main()
