#!/usr/bin/python3
"""The committed basemap: sound polygons, one Vietnam-China border for everything, names complete, small enough.

Measured against a pixel at zoom 12 (38 m of ground times the cosine of the latitude).
"""

import csv
import gzip
import json
import re
import unittest
from math import atan2, cos, degrees, radians
from pathlib import Path

from osgeo import ogr
from shapely.geometry import LineString, Point, Polygon, box, shape
from shapely.ops import unary_union

ogr.UseExceptions()

GEODATA = Path(__file__).resolve().parents[2] / "geodata"
BASEMAP = GEODATA / "basemap"
LAYERS = ("countries", "coast", "boundaries", "border", "provinces", "rivers", "names", "cities")
PLAIN_LAYERS = [name for name in LAYERS if not (BASEMAP / f"{name}.fgb").exists()]
MOST_BYTES = 15_000_000  # of all map data
DEGREE_M = 111_200
PIXEL_M = 156543.034 / 2 ** 12 * cos(radians(22.5))
# The land part of the border: east of this the line runs in the mouth of the river.
LAND_WINDOW = box(102.2, 21, 107.98, 24)


def features(name):
    large = BASEMAP / f"{name}.fgb"
    if large.exists():
        dataset = ogr.Open(str(large))  # its layer lives no longer than it
        rows = [row.ExportToJson(as_object=True) for row in dataset.GetLayer()]
        return [{**row, "id": row["properties"].get("id")} for row in rows]
    return json.loads(text_of(name))["features"]


def text_of(name):
    compressed = BASEMAP / f"{name}.geojson.gz"
    if compressed.exists():
        return gzip.decompress(compressed.read_bytes()).decode("utf-8")
    return (BASEMAP / f"{name}.geojson").read_text(encoding="utf-8")


def square_metres(geometry):
    return geometry.area * DEGREE_M ** 2 * cos(radians(22.5))


def sharpest_turn(line):
    """Degrees between two segments."""
    points = list(line.coords)
    ways = [degrees(atan2(b[1] - a[1], b[0] - a[0])) for a, b in zip(points, points[1:]) if a != b]
    return max(abs((b - a + 180) % 360 - 180) for a, b in zip(ways, ways[1:]))


class Basemap(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.layers = {name: features(name) for name in LAYERS}
        cls.countries = {f["id"]: shape(f["geometry"]) for f in cls.layers["countries"]}
        cls.generalised = {f["properties"]["detail"]: shape(f["geometry"]) for f in cls.layers["border"]
                           if f["properties"].get("detail")}
        cls.layers["border"] = [f for f in cls.layers["border"] if not f["properties"].get("detail")]
        cls.border = [tuple(map(tuple, f["geometry"]["coordinates"])) for f in cls.layers["border"]]
        cls.line = unary_union([LineString(piece) for piece in cls.border])

    def test_size(self):
        total = sum(path.stat().st_size for path in GEODATA.rglob("*") if path.is_file())
        self.assertLessEqual(total, MOST_BYTES)

    def test_one_feature_a_line_and_at_most_seven_decimals(self):
        for name in PLAIN_LAYERS:
            text = text_of(name)
            generalised = len(self.generalised) if name == "border" else 0
            self.assertEqual(text.count("\n"), len(self.layers[name]) + generalised + 2, name)
            self.assertIsNone(re.search(r"\d\.\d{8}", text), name)
            self.assertNotIn("\\u", text, name)
            self.assertTrue(json.loads(text)["attribution"], name)

    def test_polygons_are_valid_and_right_handed(self):
        for country, geometry in self.countries.items():
            self.assertTrue(geometry.is_valid, country)
            for polygon in geometry.geoms:
                self.assertTrue(polygon.exterior.is_ccw, country)

    def test_kinds(self):
        kinds = {f["id"]: f["properties"]["kind"] for f in self.layers["countries"]}
        self.assertEqual({c for c, kind in kinds.items() if kind == "primary"}, {"VNM", "CHN"})
        self.assertEqual({c for c, kind in kinds.items() if kind == "disputed"}, {"disputed"})

    def test_border_is_the_source_vertex_for_vertex(self):
        source = json.loads((GEODATA / "facts/border_vn_cn.geojson").read_text(encoding="utf-8"))
        pieces = [tuple(map(tuple, piece)) for piece in source["features"][0]["geometry"]["coordinates"]]
        exact = [piece for piece, f in zip(self.border, self.layers["border"]) if "closing" not in f["properties"]]
        self.assertEqual(exact, pieces)

    def test_border_has_no_gap(self):
        ends = [(piece[0], piece[-1]) for piece in self.border]
        starts = {start for start, _ in ends}
        open_ends = [end for _, end in ends if end not in starts]
        self.assertEqual(len(open_ends), 1, open_ends)

    def test_neighbours_do_not_overlap(self):
        near = LAND_WINDOW.buffer(1)
        parts = {c: self.countries[c].intersection(near) for c in ("VNM", "CHN", "LAO")}
        for a, b in (("VNM", "CHN"), ("VNM", "LAO"), ("CHN", "LAO")):
            self.assertLess(square_metres(parts[a].intersection(parts[b])), 1, f"{a} overlaps {b}")

    def test_no_gap_along_the_border(self):
        strip = self.line.intersection(LAND_WINDOW).buffer(0.02)
        land = unary_union([self.countries[c].intersection(LAND_WINDOW.buffer(1)) for c in ("VNM", "CHN", "LAO")])
        gaps = strip.difference(land)
        self.assertLess(square_metres(gaps), PIXEL_M ** 2 / 100, gaps.wkt[:200])

    def test_both_fills_end_exactly_on_the_border(self):
        positions = [Point(p) for piece in self.border for p in piece if LAND_WINDOW.contains(Point(p))]
        for country in ("VNM", "CHN"):
            edge = self.countries[country].boundary.intersection(LAND_WINDOW.buffer(0.1))
            vertices = {p for part in edge.geoms for p in part.coords}
            missing = [p for p in positions if (p.x, p.y) not in vertices]
            self.assertEqual(missing, [], country)

    def test_each_side_is_on_its_side(self):
        for country, lon, lat in (("VNM", 105.85, 21.03), ("VNM", 103.97, 22.48), ("CHN", 106.75, 22.11),
                                  ("CHN", 103.39, 23.37), ("LAO", 102.13, 19.88)):
            self.assertTrue(self.countries[country].contains(Point(lon, lat)), f"{country} at {lon}, {lat}")

    def test_no_second_line_beside_the_border(self):
        """Natural Earth's own Vietnam-China line must be gone; only Laos's lines may start at the western end."""
        beside = self.line.buffer(2000 / DEGREE_M)
        corner = Point(self.border[0][0]).buffer(6000 / DEGREE_M)
        for name in ("boundaries", "coast"):
            for feature in self.layers[name]:
                near = shape(feature["geometry"]).intersection(beside).difference(corner).intersection(LAND_WINDOW)
                self.assertTrue(near.is_empty, f"{name}: {near.wkt[:200]}")

    def test_province_lines_reach_the_border_and_do_not_cross_it(self):
        for feature in self.layers["provinces"]:
            line = shape(feature["geometry"])
            if line.crosses(self.line):
                self.fail(f"crosses the border: {line.wkt[:200]}")
        ends = {tuple(p) for f in self.layers["provinces"] for p in (f["geometry"]["coordinates"][0],
                                                                     f["geometry"]["coordinates"][-1])}
        on_border = ends & {p for piece in self.border for p in piece}
        self.assertGreaterEqual(len(on_border), 7, "six inner ends in Vietnam, one between Yunnan and Guangxi")

    def test_lines_are_drawn_once(self):
        seen = set()
        for name in ("coast", "boundaries", "border", "provinces"):
            for feature in self.layers[name]:
                if feature["properties"]["kind"] == "disputed":
                    continue
                positions = [tuple(p) for p in feature["geometry"]["coordinates"]]
                for segment in zip(positions, positions[1:]):
                    segment = tuple(sorted(segment))
                    self.assertFalse(segment in seen, f"{name}: {segment}")
                    seen.add(segment)

    def test_names(self):
        by_kind = {}
        for feature in self.layers["names"]:
            by_kind.setdefault(feature["properties"]["kind"], []).append(feature)
        vietnam = [f for f in by_kind["province"] if f["properties"]["country"] == "VNM"]
        china = [f for f in by_kind["province"] if f["properties"]["country"] == "CHN"]
        self.assertEqual((len(vietnam), len(china)), (34, 33))
        for feature in (*by_kind["province"], *by_kind["country"], *by_kind["sea"]):
            for key in ("name_vi", "name_zh", "name_en"):
                self.assertTrue(feature["properties"].get(key), feature["id"])
            self.assertTrue(shape(feature["geometry"]).area > 0, feature["id"])
        for feature in by_kind["country"]:
            self.assertIn(feature["properties"]["rank"], range(1, 6))
            if feature["id"] in self.countries:
                self.assert_names(feature, self.countries[feature["id"]])
        around_vietnam = self.countries["VNM"].simplify(0.02).buffer(0.1)
        for feature in vietnam:
            strayed = shape(feature["geometry"]).buffer(0).difference(around_vietnam)
            self.assertTrue(strayed.is_empty, feature["id"])

    def assert_names(self, feature, country):
        """The rough area of a name is the country's, but for its small islands."""
        area = shape(feature["geometry"]).buffer(0)
        country = country.simplify(0.02).buffer(0)
        largest = max(getattr(country, "geoms", [country]), key=lambda part: part.area)
        self.assertGreater(area.intersection(largest).area, 0.8 * largest.area, feature["id"])
        if largest.area > 0.06:  # smaller ones are named among their islands
            self.assertLess(area.difference(country).area, 0.2 * area.area, feature["id"])

    def test_seas_are_named_on_water(self):
        near_land = unary_union([country.simplify(0.1).buffer(0) for country in self.countries.values()])
        for feature in self.layers["names"]:
            if feature["properties"]["kind"] == "sea":
                area = shape(feature["geometry"]).buffer(0)
                self.assertLess(area.intersection(near_land).area, 0.06 * area.area, feature["id"])

    def test_all_63_former_provinces_are_found_under_their_province_of_2025(self):
        aliases = {f["properties"]["name_vi"]: f["properties"].get("aliases", "").split("; ")
                   for f in self.layers["names"] if f["properties"].get("country") == "VNM"}
        self.assertIn("Hà Giang", aliases["Tuyên Quang"])
        self.assertIn("Yên Bái", aliases["Lào Cai"])
        with open(GEODATA / "facts_extra/provinces.csv", encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["country"] == "VNM"]
        self.assertEqual(len(rows), 63)
        known = set(aliases) | {alias for names in aliases.values() for alias in names}
        for row in rows:
            former = row["name_before_2025_vi"]
            self.assertTrue(former in known or f"Thành phố {former}" in known, former)

    def test_the_border_for_smaller_scales_is_near_the_true_one_and_smoother(self):
        whole = LineString([p for piece in self.border[:16] for p in piece])
        for detail, most_m, most_vertices in (("middle", 1200, 3500), ("far", 5000, 700)):
            line = self.generalised[detail]
            self.assertLess(line.hausdorff_distance(whole) * DEGREE_M, most_m, detail)
            self.assertLess(len(line.coords), most_vertices, detail)
            self.assertTrue(line.is_simple, detail)
            self.assertLess(sharpest_turn(line), 60, detail)
        self.assertGreater(sharpest_turn(whole), 90)

    def test_the_world_has_its_source_s_detail(self):
        self.assertGreater(sum(len(part.exterior.coords) for part in self.countries["GBR"].geoms), 2000)
        vertices = sum(len(ring.coords) for country in self.countries.values() for part in getattr(country, "geoms", [country])
                       for ring in (part.exterior, *part.interiors))
        self.assertGreater(vertices, 220_000)

    def test_lakes_are_no_land_and_their_islands_are(self):
        land = list(self.countries.values())
        for lon, lat, is_land in ((-87.5, 47.7, False), (33, -1, False), (108, 53.5, False), (102.7, 24.8, False),
                                  (-82.2, 45.75, True)):
            self.assertEqual(any(country.contains(Point(lon, lat)) for country in land), is_land, f"{lon}, {lat}")

    def test_shores_of_islets_are_drawn_when_they_are_wider_than_their_line(self):
        """Islands and lakes of under 12 square pixels would be dots darker than the water."""
        for feature in self.layers["coast"]:
            line, zoom = shape(feature["geometry"]), feature["properties"]["from_zoom"]
            if zoom < 10 and line.is_closed and len(line.coords) > 3:
                polygon = Polygon(line)
                km_per_px = 156.543 / 2 ** zoom * cos(radians(polygon.centroid.y))
                km2 = polygon.area * 111.2 ** 2 * cos(radians(polygon.centroid.y))
                self.assertGreaterEqual(km2 / km_per_px ** 2, 11.9, line.wkt[:80])

    def test_no_river_runs_beside_the_border(self):
        """Where a river is the border the two are one line."""
        beside, on = self.line.buffer(0.015), self.line.buffer(0.0001)
        for feature in self.layers["rivers"]:
            river = shape(feature["geometry"])
            near = river.intersection(beside).difference(on)
            for part in getattr(near, "geoms", [near]):
                self.assertLess(part.length, 0.09, part.wkt[:80])

    def test_capitals_and_cities_of_the_world(self):
        cities = {f["id"]: f["properties"] for f in self.layers["cities"]}
        self.assertEqual(len(cities), len(self.layers["cities"]), "an id twice")
        for properties in cities.values():
            self.assertTrue(properties["name_en"], properties)
            self.assertTrue(properties["kind"] == "capital" or properties["population"] >= 100_000, properties)
            self.assertIn(properties["rank"], range(1, 6))
        kinds = {properties["kind"] for properties in cities.values()}
        self.assertEqual(kinds, {"capital", *(f"city {rank}" for rank in range(1, 6))})
        self.assertGreater(sum(properties["kind"] == "capital" for properties in cities.values()), 190)
        for city, kind, vi, zh in (("GN1581130", "capital", "Hà Nội", "河内"), ("GN1816670", "capital", "Bắc Kinh", "北京"),
                                   ("GN1850147", "capital", "Tokyo", "东京"), ("GN1799869", "city 2", None, None),
                                   ("GN1804651", "city 2", None, None)):
            self.assertEqual(cities[city]["kind"], kind)
            if vi:
                self.assertEqual((cities[city]["name_vi"], cities[city]["name_zh"]), (vi, zh))

    def test_names_of_cities_that_our_tables_have_are_theirs(self):
        with open(GEODATA / "facts/places.csv", encoding="utf-8", newline="") as file:
            places = {row["id"]: row for row in csv.DictReader(file)}
        for feature in self.layers["cities"]:
            ours = places.get(feature["id"], {})
            for key in ("name_vi", "name_zh", "name_en"):
                if ours.get(key):
                    self.assertEqual(feature["properties"].get(key), ours[key], feature["id"])

    def test_rivers_have_a_class(self):
        for feature in self.layers["rivers"]:
            self.assertIsInstance(feature["properties"]["class"], int)


if __name__ == "__main__":
    unittest.main()
