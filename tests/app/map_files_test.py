#!/usr/bin/python3
"""Maps that are kept in files: what comes back, from where, and what is said where something cannot come back."""

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema

import gatepost_app
from gatepost_app import REPOSITORY, TestCase, collection, feature, is_colour, main

SCHEMA = json.loads((REPOSITORY / "docs" / "map-file.schema.json").read_text())


def towns(count, step):
    """A square of points with a number, a kind and a name each."""
    features = [
        {"type": "Feature", "properties": {"name": f"town {i}", "kind": "abc"[i % 3], "size": i},
         "geometry": {"type": "Point", "coordinates": [100 + step * (i % 9), 10 + step * (i // 9)]}}
        for i in range(count)
    ]
    return {"type": "FeatureCollection", "features": features}


FIELDS = {"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"name": f"field {i}", "fill": colour},
     "geometry": {"type": "Polygon", "coordinates": [[[100 + i, 11], [101 + i, 11], [101 + i, 12], [100 + i, 12], [100 + i, 11]]]}}
    for i, colour in enumerate(["#aa3311", "#11aa33", "#3311aa"])]}

BY_KIND = {"field": "kind", "by": "values", "gather": False, "classes": [
    {"fill": "#888888", "symbol_px": 8}, {"value": "a", "fill": "#cc0000", "shape": "star", "symbol_px": 14},
    {"value": "b", "fill": "#0000cc", "shape": "house", "symbol_px": 11.5, "names": {"shown": True, "size_px": 15, "bold": True}}]}


class MapFiles(TestCase):
    def setUp(self):
        super().setUp()
        self.home = self.folder / "map"
        self.edits = 0
        (self.home / "data").mkdir(parents=True)
        (self.home / "data" / "towns.geojson").write_text(json.dumps(towns(60, 0.2)))
        (self.home / "data" / "fields.geojson").write_text(json.dumps(FIELDS))
        self.towns, self.fields = self.home / "data" / "towns.geojson", self.home / "data" / "fields.geojson"
        self.package = self.home / "data" / "both.gpkg"
        subprocess.run(["ogr2ogr", "-q", "-f", "GPKG", self.package, self.towns, "-nln", "small towns"], check=True)
        subprocess.run(["ogr2ogr", "-q", "-f", "GPKG", "-update", self.package, self.fields, "-nln", "fields"], check=True)

    def run_ok(self, *arguments):
        run = gatepost_app.run(*arguments)
        self.assertEqual(run.code, 0, run)
        return run

    def keep(self, name, *arguments):
        """Opens a map, takes its picture and keeps it: (path of the file, bytes of the picture)."""
        path, picture = self.home / f"{name}.gatepost.json", self.folder / f"{name}.png"
        self.run_ok(*arguments, "--save", path, "--screenshot", picture, "--size", "700x500", "--no-provenance")
        return path, picture.read_bytes()

    def picture_of(self, path, *arguments):
        picture = self.folder / "again.png"
        self.run_ok(path, "--screenshot", picture, "--size", "700x500", "--no-provenance", *arguments)
        return picture.read_bytes()

    def edited(self, path, change):
        """A map file with something changed by hand."""
        tree = json.loads(path.read_text())
        change(tree)
        self.edits += 1
        other = path.with_name(f"edited-{self.edits}.gatepost.json")
        other.write_text(json.dumps(tree))
        return other

    def layer(self, tree, name):
        return next(layer for layer in tree["layers"] if layer["name"] == name)

    def hand_made(self):
        """Maps with what only the window can do so far: styles, another order, opacity, classes switched off."""
        plain, _ = self.keep("base", self.towns, self.fields)

        def restyle(tree):
            self.layer(tree, "towns").update(style=BY_KIND, opacity=0.55, hidden_classes=[2])
            tree["layers"].reverse()

        def single_out(tree):
            self.layer(tree, "towns").update(style=BY_KIND, singled_out_class=1, clusters=False, title="Places")
            self.layer(tree, "fields")["visible"] = False
            tree["include"] = []
            tree["layers"] = [layer for layer in tree["layers"] if "source" in layer]
        return [self.edited(plain, restyle), self.edited(plain, single_out)]

    def test_the_picture_of_ten_maps_is_the_same_when_they_are_opened_again(self):
        asked = {
            "plain": (self.towns,), "utm": (self.towns, self.fields, "-t_srs", "EPSG:32647", "--theme", "dark"),
            "robin": (self.fields, "-t_srs", "+proj=robin +lon_0=100", "--graticule", "--scale-bar"),
            "package": (self.package, "--theme", "print"), "atlas": (),
            "gates": ("--layers", "gates,twins", "--zoom", "8", "--select", "gates:G06", "-t_srs", "EPSG:3405"),
            "names": ("--lang", "en", "--hide-layers", "rivers,posts", "--zoom", "6"),
            "bare": (self.package, "--no-basemap", "--bbox", "100,10,101.5,11.5"),
        }
        maps = [self.keep(name, *arguments) for name, arguments in asked.items()]
        maps += [(path, self.picture_of(path)) for path in self.hand_made()]
        self.assertEqual(len(maps), 10)
        self.assertEqual(len({picture for _, picture in maps}), 10, "ten different pictures")
        for path, picture in maps:
            with self.subTest(path.name):
                self.assertEqual(self.picture_of(path), picture)
                again = self.home / "again.gatepost.json"
                self.run_ok(path, "--save", again, "--size", "700x500")
                twice = self.home / "twice.gatepost.json"
                self.run_ok(again, "--save", twice, "--size", "700x500")
                self.assertEqual(twice.read_bytes(), again.read_bytes())
                if "edited" not in path.name:
                    self.assertEqual(again.read_bytes(), path.read_bytes())
                for kept in (path, again):
                    jsonschema.validate(json.loads(kept.read_text()), SCHEMA)

    def test_shipped_map_files_are_as_the_schema_says(self):
        shipped = sorted((REPOSITORY / "geodata").glob("*.gatepost.json")) + sorted((REPOSITORY / "tests" / "data").rglob("*.gatepost.json"))
        self.assertGreater(len(shipped), 2)
        for path in shipped:
            with self.subTest(path.name):
                jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), SCHEMA)
                listed = self.run_ok(path, "--list-layers")  # without a word
                self.assertEqual(listed.stderr, "")

    def test_the_schema_refuses_what_the_program_refuses(self):
        path, _ = self.keep("plain", self.towns)
        for change in (lambda tree: tree.update(theme="pink"), lambda tree: self.layer(tree, "towns").update(opacity=2),
                       lambda tree: self.layer(tree, "towns").update(part_of="basemap"),
                       lambda tree: self.layer(tree, "towns").update(style={"classes": []})):
            wrong = self.edited(path, change)
            with self.assertRaises(jsonschema.ValidationError):
                jsonschema.validate(json.loads(wrong.read_text()), SCHEMA)
            run = gatepost_app.run(wrong, "--list-layers")
            self.assertEqual(run.code, 3, run)

    def test_a_folder_can_be_moved_and_stands_for_its_one_map(self):
        _, picture = self.keep("plain", self.towns, self.package)
        moved = self.folder / "elsewhere"
        shutil.move(self.home, moved)
        self.assertEqual(self.picture_of(moved), picture)
        self.assertFalse(any("/" in layer.get("source", "")[:1] for layer in json.loads(
            (moved / "plain.gatepost.json").read_text())["layers"]), "no path from the root")

    def test_layers_that_were_taken_off_the_map_do_not_come_back(self):
        path, _ = self.keep("package", self.package)

        def remove(tree):
            tree["layers"] = [layer for layer in tree["layers"] if layer["name"] != "fields"]
        listed = self.run_ok(self.edited(path, remove), "--list-layers", "--json").json()["layers"]
        self.assertIn("small towns", [layer["id"] for layer in listed])
        self.assertNotIn("fields", [layer["id"] for layer in listed])

    def test_a_missing_source_is_said_and_stays_in_the_file(self):
        path, _ = self.keep("plain", self.towns, self.fields)
        self.towns.rename(self.towns.with_suffix(".away"))
        again = self.home / "again.gatepost.json"
        run = gatepost_app.run(path, "--save", again, "--size", "700x500")
        self.assertEqual(run.code, 3, run)
        self.assertIn("the layer 'towns' is missing", run.stderr)
        self.assertIn(str(self.towns), run.stderr)
        kept = json.loads(again.read_text())
        self.assertEqual(self.layer(kept, "towns"), self.layer(json.loads(path.read_text()), "towns"))
        self.towns.with_suffix(".away").rename(self.towns)
        self.assertEqual([layer["id"] for layer in self.run_ok(again, "--list-layers", "--json").json()["layers"]][-2:], ["towns", "fields"])

    def test_a_place_that_was_edited_by_hand_is_where_the_map_opens(self):
        path, _ = self.keep("plain", self.towns)
        edited = self.edited(path, lambda tree: tree["view"].update(centre=[107, 21], zoom=9))
        expected = self.folder / "expected.png"
        self.run_ok(self.towns, "--center", "107,21", "--zoom", "9", "--screenshot", expected, "--size", "700x500", "--no-provenance")
        self.assertEqual(self.picture_of(edited), expected.read_bytes())

    def test_a_layer_is_graded_by_its_numbers_from_four_keys(self):
        cells = [feature([[[i, 0], [i + 1, 0], [i + 1, 1], [i, 0]]], "Polygon", density=1.7**i) for i in range(24)]
        self.write("cells.geojson", json.dumps(collection(*cells)))
        style = {"field": "density", "breaks": "quantiles", "class_count": 4, "ramp": "oranges"}
        layer = {"name": "cells", "source": "cells.geojson", "style": style}
        path = self.write("graded.gatepost.json", json.dumps({"gatepost_map": 1, "layers": [layer]}))
        jsonschema.validate(json.loads(Path(path).read_text()), SCHEMA)
        picture = self.picture(path, "--no-basemap")
        for colour in ((0xFE, 0xD1, 0x6C), (0x4D, 0x1A, 0x05)):  # both ends of the ramp
            over_water = [round(0.85 * c + 0.15 * w) for c, w in zip(colour, (0xCF, 0xE2, 0xEC))]
            self.assertGreater(int(is_colour(picture, over_water, 4).sum()), 100, colour)
        kept = Path(self.folder) / "kept.gatepost.json"
        self.ran(path, "--save", kept)
        tree = self.layer(json.loads(kept.read_text()), "cells")["style"]
        self.assertEqual({key: tree[key] for key in style}, style)
        self.assertEqual(len(tree["classes"]), 5)
        jsonschema.validate(json.loads(kept.read_text()), SCHEMA)
        layer["style"] = {**style, "field": "name"}
        Path(path).write_text(json.dumps({"gatepost_map": 1, "layers": [layer]}))
        self.assertIn("by numbers of the field 'name', which has none", self.ran(path, "--list-layers", code=3).stderr)

    def test_the_map_file_wins_over_a_style_beside_the_file(self):
        path, picture = self.keep("plain", self.towns)
        self.towns.with_name("towns.geojson.style.json").write_text(json.dumps({"gatepost_style": 1, **BY_KIND}))
        self.assertEqual(self.picture_of(path), picture)
        unsaid = self.edited(path, lambda tree: self.layer(tree, "towns").pop("style"))
        self.assertNotEqual(self.picture_of(unsaid), picture)

    def test_what_is_no_map_is_one_line(self):
        for text in ("", "[]", "{", "[" * 5000):
            path = self.folder / "broken.gatepost.json"
            path.write_text(text)
            run = gatepost_app.run(path, "--list-layers")
            self.assertEqual(run.code, 1, run)
            self.assertEqual(len(run.lines), 1, run)
            self.assertIn("broken.gatepost.json", run.lines[0])


if __name__ == "__main__":
    main()
