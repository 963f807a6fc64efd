#!/usr/bin/python3
"""What a person hears about a faulty file: one line that names the file and the reason; what is good is drawn all the same."""

import json
import os
import unittest

from gatepost_app import OWN_POINT, TestCase, collection, feature, main, point_blobs, points, read_png, run

GOOD = (105.0, 22.0)
VIEW = ["--no-basemap", "--bbox", "100,18,110,26", "--size", "400x300"]


class BadFile(TestCase):
    """`judge` runs a picture of some inputs and checks exit status, picture and messages."""

    def judge(self, *inputs, code, says=(), blobs=None, stdin=None, view=VIEW):
        picture = self.folder / "picture.png"
        done = run(*inputs, *view, "--screenshot", picture, stdin=stdin)
        self.assertGreaterEqual(done.code, 0, f"killed by a signal\n{done}")
        self.assertEqual(done.code, code, f"exit status\n{done}")
        self.assertEqual(len(done.lines), len(says), f"lines on stderr\n{done}")
        for line, words in zip(done.lines, says):
            for word in words:
                self.assertIn(word.lower(), line.lower(), f"what the line should name\n{done}")
            self.assertLess(len(line), 400, f"a line should be short enough to read\n{done}")
        self.assertEqual(done.stdout, b"", f"messages belong on stderr\n{done}")
        self.assertEqual(picture.exists(), code != 1, f"a picture is written unless nothing could be read\n{done}")
        if blobs is not None:
            self.assertEqual(len(point_blobs(read_png(picture), OWN_POINT)), blobs, f"points drawn\n{done}")
        leftovers = [p.name for p in self.folder.iterdir() if p.name.endswith(".part")]
        self.assertEqual(leftovers, [], "files left over")
        return done


class NothingToRead(BadFile):
    """Exit 1 and no picture."""

    def judge_content(self, name, content, *words):
        path = self.write(name, content)
        return self.judge(path, code=1, says=[(str(path), *words)])

    def test_text_that_is_no_json(self):
        self.judge_content("notes.geojson", "These are notes, not a map.\n", "not GeoJSON", "line 1")

    def test_text_after_blank_lines_names_its_line(self):
        self.judge_content("notes.geojson", "\n\n   hello\n", "not GeoJSON", "line 3")

    def test_an_array_is_not_geojson(self):
        self.judge_content("array.geojson", "[1, 2, 3]\n", "not GeoJSON")

    def test_json_that_is_not_geojson(self):
        self.judge_content("settings.geojson", '{"name": "settings", "values": [1, 2, 3]}\n', "GeoJSON")

    def test_json_of_an_unknown_type(self):
        self.judge_content("other.geojson", '{"type": "Nonsense", "features": 3}\n', "GeoJSON")

    def test_zero_bytes(self):
        self.judge_content("empty.geojson", b"", "empty", "0 bytes")

    def test_only_blanks(self):
        self.judge_content("blank.geojson", b"  \n\n \n", "not GeoJSON")

    def test_a_missing_file(self):
        path = self.folder / "missing.geojson"
        self.judge(path, code=1, says=[(str(path), "no such file")])

    def test_binary_junk(self):
        self.judge_content("junk.geojson", bytes(range(256)) * 40, "not GeoJSON")

    def test_binary_junk_behind_a_brace(self):
        done = self.judge_content("junk.geojson", b"{" + bytes(range(256)) * 40, "JSON")
        self.assertNotIn("JSON, but not", done.stderr, "it is no JSON at all")

    def test_a_picture_named_geojson(self):
        self.judge_content("picture.geojson", b"\x89PNG\r\n\x1a\n" + bytes(500), "not GeoJSON")

    def test_an_unknown_ending_with_junk_in_it(self):
        path = self.write("thing.xyz1", bytes(range(1, 255)) * 4)
        self.judge(path, code=1, says=[(str(path),)])

    def test_deep_nesting(self):
        deep = '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":' + "[" * 100_000 + "]" * 100_000 + "}}"
        self.judge_content("deep.geojson", deep)

    def test_deep_nesting_left_open(self):
        self.judge_content("deep.geojson", '{"a":' + "[" * 100_000)

    def test_deep_nesting_from_the_first_byte(self):
        self.judge_content("deep.geojson", "[" * 100_000, "not GeoJSON")

    def test_a_folder_without_layers(self):
        folder = self.folder / "photos"
        folder.mkdir()
        (folder / "readme.txt").write_text("nothing here")
        self.judge(folder, code=1, says=[(str(folder), "no layers")])

    def test_an_empty_folder_named_like_a_file(self):
        folder = self.folder / "x.geojson"
        folder.mkdir()
        self.judge(folder, code=1, says=[(str(folder), "no layers")])

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_a_file_without_permission(self):
        path = self.write("secret.geojson", points([GOOD]))
        path.chmod(0)
        self.judge(path, code=1, says=[(str(path), "permission")])

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_a_folder_without_permission_does_not_cost_the_files_beside_it(self):
        self.write("secret/a.geojson", points([GOOD]))
        (self.folder / "secret").chmod(0)
        self.addCleanup((self.folder / "secret").chmod, 0o700)
        good = self.write("good.geojson", points([GOOD]))
        self.judge(self.folder / "secret", good, code=3, says=[(str(self.folder / "secret"), "permission")], blobs=1)

    def test_a_path_through_missing_folders_is_said_like_a_missing_file(self):
        path = self.folder / "no" / "such" / "folder"
        self.judge(path, code=1, says=[(str(path), "no such file")])

    def test_nothing_on_standard_input(self):
        self.judge("-", code=1, says=[("standard input", "empty")], stdin=b"")

    def test_junk_on_standard_input(self):
        self.judge("-", code=1, says=[("standard input",)], stdin=b"hello\n")

    def test_every_feature_faulty(self):
        path = self.write("far.geojson", points([(600.0, 20.0), (700.0, 20.0)]))
        picture = self.folder / "picture.png"
        done = run(path, *VIEW, "--screenshot", picture)
        self.assertEqual(done.code, 1, f"nothing could be drawn of it\n{done}")
        self.assertFalse(picture.exists(), "no picture where nothing could be read")
        self.assertIn(str(path), done.stderr)
        self.assertIn("600", done.stderr)

    def test_each_of_two_hopeless_files_has_its_line(self):
        first, second = self.write("a.geojson", "x"), self.folder / "b.geojson"
        self.judge(first, second, code=1, says=[(str(first),), (str(second),)])


class Truncated(BadFile):
    def test_a_file_broken_off_names_line_or_byte(self):
        whole = json.dumps(points([GOOD, (106.0, 23.0), (104.0, 21.0)]), indent=1)
        path = self.write("broken.geojson", whole[:len(whole) * 2 // 3])
        done = run(path, *VIEW, "--screenshot", self.folder / "picture.png")
        self.assertEqual(done.code, 3, f"the features before the break are drawn\n{done}")
        self.assertEqual(len(point_blobs(read_png(self.folder / "picture.png"))), 1, f"points drawn\n{done}")
        self.assertEqual(len(done.lines), 1, f"lines on stderr\n{done}")
        self.assertIn(str(path), done.lines[0])
        self.assertRegex(done.lines[0], r"(line|byte|offset|character) \d+", f"where it broke\n{done}")

    def test_a_syntax_error_in_the_middle_names_its_line(self):
        path = self.write("typo.geojson", '{"type":"FeatureCollection","features":[\n{"type":"Feature","properties":{},\n'
                                          '"geometry":{"type":"Point","coordinates":[105,,22]}}]}\n')
        done = run(path, *VIEW, "--screenshot", self.folder / "picture.png")
        self.assertEqual(done.code, 1, f"nothing is left to draw\n{done}")
        self.assertEqual(len(done.lines), 1, f"lines on stderr\n{done}")
        self.assertRegex(done.lines[0], r"feature 1 \(line 3\)", f"where the error is\n{done}")


class SomeGood(BadFile):
    """Exit 3: the good is drawn, each fault has its line."""

    def judge_beside_good(self, faulty, *words):
        path = self.write("mixed.geojson", collection(feature(list(GOOD), name="good"), faulty, feature([107.0, 23.5])))
        self.judge(path, code=3, says=[(str(path), "feature 2", *words)], blobs=2)

    def test_longitude_out_of_range(self):
        self.judge_beside_good(feature([600.0, 21.0]), "longitude 600")

    def test_latitude_out_of_range(self):
        self.judge_beside_good(feature([105.8, 95.0]), "latitude 95")

    def test_swapped_coordinates(self):
        self.judge_beside_good(feature([21.0, 105.8]), "swapped", "105.8")

    def test_not_a_number(self):
        path = self.write("nan.geojson", json.dumps(collection(feature(list(GOOD)), feature([float("nan"), 21.0]), feature([107.0, 23.5]))))
        self.judge(path, code=3, says=[(str(path), "feature 2", "number")], blobs=2)

    def test_infinity(self):
        path = self.write("infinite.geojson", json.dumps(collection(feature(list(GOOD)), feature([105.0, float("inf")]), feature([107.0, 23.5]))))
        self.judge(path, code=3, says=[(str(path), "feature 2")], blobs=2)

    def test_a_number_too_large_to_hold(self):
        path = self.write("huge.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point",'
                          '"coordinates":[1e400,21]}},{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[105,22]}}]}')
        self.judge(path, code=3, says=[(str(path), "feature 1")], blobs=1)

    def test_malformed_geometries_are_not_unlocated(self):
        faulty = {"words": feature(["abc", "def"]), "a lone ordinate": feature([105.0]), "an object": feature({"x": 105.0}),
                  "a polygon without rings": feature([[105, 22], [106, 22], [106, 23], [105, 22]], "Polygon"),
                  "an unknown type": feature([105.0, 22.0], "Circle")}
        for what, one in faulty.items():
            with self.subTest(what):
                self.judge_beside_good(one)

    def test_one_faulty_vertex_of_a_line(self):
        self.judge_beside_good(feature([[105.0, 21.0], [105.5, 21.2], [105.6, 210.0]], "LineString"), "latitude 210")

    def test_many_faults_are_summed_up(self):
        faulty = [feature([600.0 + i, 20.0]) for i in range(500)]
        path = self.write("many.geojson", collection(feature(list(GOOD)), *faulty))
        done = run(path, *VIEW, "--screenshot", self.folder / "picture.png")
        self.assertEqual(done.code, 3, str(done))
        self.assertLess(len(done.lines), 10, f"500 faults of one kind are no 500 lines\n{done}")
        self.assertIn("and 497 more", done.stderr, f"the count is said\n{done}")

    def test_an_unknown_crs(self):
        path = self.write("crs.geojson", collection(feature(list(GOOD)), crs={"type": "name", "properties": {"name": "EPSG:999999"}}))
        self.judge(path, code=3, says=[(str(path), "crs")], blobs=1)

    def test_an_unknown_crs_is_no_fault_once_the_caller_says_which(self):
        path = self.write("crs.geojson", collection(feature(list(GOOD)), crs={"type": "name", "properties": {"name": "EPSG:999999"}}))
        done = run(path, *VIEW, "-a_srs", "EPSG:4326", "--screenshot", self.folder / "picture.png")
        self.assertEqual(done.code, 0, str(done))
        self.assertEqual(len(point_blobs(read_png(self.folder / "picture.png"))), 1, "points drawn")

    def test_a_crs_that_is_nonsense(self):
        path = self.write("crs.geojson", collection(feature(list(GOOD)), crs="here and there"))
        done = run(path, *VIEW, "--screenshot", self.folder / "picture.png")
        self.assertEqual(done.code, 3, str(done))
        self.assertEqual(len(done.lines), 1, str(done))
        self.assertIn("its CRS is not known to PROJ ('here and there')", done.stderr)

    def test_a_folder_with_one_good_and_one_bad_file(self):
        self.write("both/good.geojson", points([GOOD, (107.0, 23.5)]))
        bad = self.write("both/worse.geojson", "not a map")
        self.judge(self.folder / "both", code=3, says=[(str(bad), "not GeoJSON")], blobs=2)

    def test_a_good_file_beside_a_missing_one(self):
        good, missing = self.write("good.geojson", points([GOOD])), self.folder / "missing.geojson"
        self.judge(good, missing, code=3, says=[(str(missing), "no such file")], blobs=1)

    def test_a_bad_file_over_the_basemap_leaves_no_picture_of_the_basemap_alone(self):
        path = self.write("bad.geojson", "not a map")
        self.judge(path, code=1, says=[(str(path), "not GeoJSON")], view=["--size", "400x300"])

    def test_the_report_stands_in_list_layers_too(self):
        path = self.write("mixed.geojson", collection(feature(list(GOOD)), feature([600.0, 21.0])))
        done = run(path, "--no-basemap", "--list-layers", "--json")
        self.assertEqual(done.code, 3, str(done))
        layer, = done.json()["layers"]
        self.assertEqual((layer["id"], layer["features"], layer["report"]["skipped"]), ("mixed", 1, 1))
        self.assertIn("longitude 600", layer["report"]["messages"][0])


class NoFault(BadFile):
    """Exit 0 and silence."""

    def test_a_null_geometry_beside_good_features(self):
        path = self.write("unlocated.geojson", collection(feature(list(GOOD)), feature(None, name="somewhere")))
        self.judge(path, code=0, blobs=1)

    def test_only_null_geometries(self):
        path = self.write("unlocated.geojson", collection(feature(None, name="a"), feature(None, name="b")))
        self.judge(path, code=0, blobs=0)
        layer, = run(path, "--no-basemap", "--list-layers", "--json").json()["layers"]
        self.assertEqual((layer["features"], layer["unlocated"], layer["geometry"]), (2, 2, "none"))

    def test_a_byte_order_mark_and_other_line_ends(self):
        text = json.dumps(points([GOOD]), indent=1).replace("\n", "\r\n")
        self.judge(self.write("windows.geojson", b"\xef\xbb\xbf" + text.encode()), code=0, blobs=1)

    def test_a_single_feature_and_a_bare_geometry(self):
        self.judge(self.write("one.geojson", feature(list(GOOD))), self.write("bare.geojson", {"type": "Point", "coordinates": [107.0, 23.5]}),
                   code=0)

    def test_no_features_at_all(self):
        self.judge(self.write("none.geojson", collection()), code=0, blobs=0)

    def test_at_the_very_edge_of_the_range(self):
        path = self.write("edges.geojson", points([GOOD, (180.0, 85.0), (-180.0, -85.0), (0.0, 0.0)]))
        self.judge(path, code=0, blobs=1)

    def test_a_third_ordinate(self):
        self.judge(self.write("height.geojson", collection(feature([*GOOD, 1500.0]))), code=0, blobs=1)

    def test_names_with_blanks_quotes_and_diacritics(self):
        self.judge(self.write("cửa khẩu 'Lào Cai' 河口.geojson", points([GOOD])), code=0, blobs=1)


if __name__ == "__main__":
    main()
