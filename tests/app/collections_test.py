#!/usr/bin/python3
"""Geometry collections and surfaces, whole: listed as one feature, drawn, and hit at each of their parts, in whatever format they come."""

import json
import subprocess
import unittest

from gatepost_app import OWN_POINT, TestCase, collection, is_colour, main, read_png

PARTS = {"point": (106.2, 21.2), "line": (106.1, 21.5), "area": (106.7, 21.7)}
FIRE = {"type": "GeometryCollection", "geometries": [
    {"type": "LineString", "coordinates": [[106.1, 21.3], [106.1, 21.9]]},
    {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "coordinates": [[[106.5, 21.5], [106.9, 21.5], [106.9, 21.9], [106.5, 21.9], [106.5, 21.5]]]},
        {"type": "Point", "coordinates": [106.2, 21.2]}]}]}
SURFACES = """name,WKT
roof,"TIN Z (((106 21 0,107 21 0,106 22 5,106 21 0)),((107 21 0,107 22 5,106 22 5,107 21 0)))"
wall,"POLYHEDRALSURFACE Z (((108 21 0,109 21 0,109 22 5,108 22 5,108 21 0)))"
gable,"TRIANGLE ((110 21,111 21,110 22,110 21))"
round,"CURVEPOLYGON (CIRCULARSTRING (102 21,102.5 21.5,103 21,102.5 20.5,102 21))"
"""
VIEW = ["--no-basemap", "-t_srs", "EPSG:4326", "--extent", "106,21,107,22", "--size", "400x400"]


class Collections(TestCase):
    def fire(self):
        text = json.dumps(collection({"type": "Feature", "properties": {"name": "fire"}, "geometry": FIRE}))
        source = self.write("fire.geojson", text)
        for name in ("fire.fgb", "fire.gpkg", "fire.kml"):
            subprocess.run(["ogr2ogr", self.folder / name, source], check=True, capture_output=True)
        return [source, *(self.folder / name for name in ("fire.fgb", "fire.gpkg", "fire.kml"))]

    def names(self, place, *arguments):
        hits = self.ran("--query", "%f,%f" % place, "--json", "--no-basemap", *arguments).json()["hits"]
        return [hit["properties"].get("name", hit["properties"].get("Name")) for hit in hits]

    def test_every_part_is_hit_in_every_format(self):
        for source in self.fire():
            for part, place in PARTS.items():
                with self.subTest(source.name, part=part):
                    self.assertEqual(self.names(place, source), ["fire"])

    def test_it_is_one_feature_of_mixed_geometry(self):
        for source in self.fire():
            with self.subTest(source.name):
                layer, = self.ran("--list-layers", "--json", "--no-basemap", source).json()["layers"]
                self.assertEqual((layer["features"], layer["unlocated"], layer["geometry"]), (1, 0, "mixed"))
                self.assertEqual(layer["report"]["messages"], [])

    def test_every_part_is_drawn(self):
        source = self.fire()[0]
        self.ran(source, *VIEW, "--screenshot", self.folder / "map.png")
        image = read_png(self.folder / "map.png")
        pixel = {part: (round((lon - 106) * 400), round((22 - lat) * 400)) for part, (lon, lat) in PARTS.items()}
        paper = image[200, 150]
        for part, (x, y) in pixel.items():
            with self.subTest(part):
                near = image[y - 2:y + 3, x - 2:x + 3].reshape(-1, image.shape[2])
                self.assertTrue((abs(near.astype(int) - paper) > 12).any(axis=1).any(), f"{part} at {x}, {y} looks like paper")
        self.assertTrue(is_colour(image, OWN_POINT)[pixel["point"][1], pixel["point"][0]], "the symbol is not translucent")

    def test_surfaces_are_areas(self):
        source = self.write("surfaces.csv", SURFACES)
        for name, place in {"roof": (106.3, 21.2), "wall": (108.5, 21.5), "gable": (110.2, 21.2), "round": (102.5, 21)}.items():
            with self.subTest(name):
                self.assertEqual(self.names(place, source), [name])


if __name__ == "__main__":
    main()
