#!/usr/bin/python3
"""The answers for other programs: --list-layers and --query, their shape and the truth of their numbers."""

import json
import re
import subprocess

from gatepost_app import GEODATA, LAO_CAI_GATE, TestCase, atlas_layer, collection, feature, main, points, run

LAYER_KEYS = {"id": str, "name": str, "features": int, "unlocated": int, "geometry": str, "crs": str, "extent_lonlat": (list, type(None)),
              "visible": bool, "time": (list, type(None)), "report": dict}
ATLAS = ("gates", "posts", "houses", "exchanges", "events", "forests", "twins", "markers", "places", "programmes")


def vertices(geometry):
    """Every (lon, lat) of a GeoJSON geometry."""
    def walk(coordinates):
        if coordinates and isinstance(coordinates[0], (int, float)):
            yield coordinates[0], coordinates[1]
        else:
            for part in coordinates:
                yield from walk(part)
    if geometry:
        yield from walk(geometry["coordinates"])


def extent(features):
    found = [v for one in features for v in vertices(one["geometry"])]
    if not found:
        return None
    lons, lats = zip(*found)
    return [min(lons), min(lats), max(lons), max(lats)]


def geometry_name(features):
    kinds = {one["geometry"]["type"].removeprefix("Multi").replace("LineString", "line").lower() for one in features if one["geometry"]}
    return "none" if not kinds else kinds.pop() if len(kinds) == 1 else "mixed"


class ListLayers(TestCase):
    def layers(self, *arguments, code=0):
        return {layer["id"]: layer for layer in self.ran(*arguments, "--list-layers", "--json", code=code).json()["layers"]}

    def test_the_answer_has_the_documented_shape(self):
        answer = self.ran("--list-layers", "--json").json()
        self.assertEqual(list(answer), ["layers"])
        for layer in answer["layers"]:
            for key, kind in LAYER_KEYS.items():
                self.assertIn(key, layer, layer["id"])
                self.assertIsInstance(layer[key], kind, f"{layer['id']}.{key}")
            self.assertIn(layer["geometry"], ("point", "line", "polygon", "mixed", "none"))
            self.assertIsInstance(layer["report"]["skipped"], int)
            self.assertIsInstance(layer["report"]["messages"], list)
            self.assertEqual((layer["report"]["skipped"], layer["report"]["messages"]), (0, []), f"{layer['id']}: the bundled data is clean")

    def test_the_numbers_of_the_atlas_are_those_of_its_files(self):
        layers = self.layers()
        for path in sorted((GEODATA / "atlas").glob("*.geojson")) + sorted((GEODATA / "basemap").glob("*.geojson")):
            features = json.loads(path.read_text(encoding="utf-8"))["features"]
            layer = layers[path.stem]
            with self.subTest(path.stem):
                self.assertEqual(layer["features"], len(features))
                self.assertEqual(layer["unlocated"], sum(one["geometry"] is None for one in features))
                self.assertEqual(layer["geometry"], geometry_name(features))
                self.assertEqual(layer["crs"], "EPSG:4326")
                self.assertEqual(layer["extent_lonlat"], extent(features))

    def test_time_spans_hold_every_event(self):
        layers = self.layers()
        for name in ATLAS:
            starts = [event["start"] for one in atlas_layer(name) for event in one["properties"].get("events", ()) if event.get("start")]
            if starts:
                first, last = layers[name]["time"]
                self.assertLessEqual(first, min(starts), name)
                self.assertGreaterEqual(last, max(starts), name)
                self.assertRegex(first + " " + last, r"^\d{4}(-\d\d){0,2} \d{4}(-\d\d){0,2}$")

    def test_the_counts_agree_with_ogrinfo(self):
        layers = self.layers()
        for name in ("gates", "twins", "places"):
            said = subprocess.run(["ogrinfo", "-so", "-al", GEODATA / "atlas" / f"{name}.geojson"], capture_output=True, text=True, check=True).stdout
            self.assertEqual(layers[name]["features"], int(re.search(r"Feature Count: (\d+)", said)[1]), name)
            numbers = [float(v) for v in re.search(r"Extent: \((.*), (.*)\) - \((.*), (.*)\)", said).groups()]
            for ours, theirs in zip(layers[name]["extent_lonlat"], numbers):
                self.assertAlmostEqual(ours, theirs, places=5, msg=name)

    def test_hidden_layers_are_listed_as_hidden(self):
        layers = self.layers("--hide-layers", "gates,rivers")
        self.assertEqual({name for name, layer in layers.items() if not layer["visible"]}, {"gates", "rivers"})

    def test_a_file_in_another_crs_says_which_and_lies_where_it_should(self):
        source = self.write("pts.geojson", points([(105.0, 22.0), (106.5, 23.0)]))
        subprocess.run(["ogr2ogr", "-t_srs", "EPSG:3405", self.folder / "vn2000.gpkg", source], check=True, capture_output=True)
        layer = self.layers(self.folder / "vn2000.gpkg", "--no-basemap")["vn2000"]
        self.assertEqual(layer["crs"], "EPSG:3405")
        for ours, known in zip(layer["extent_lonlat"], (105.0, 22.0, 106.5, 23.0)):
            self.assertAlmostEqual(ours, known, delta=2e-6)

    def test_text_without_json_names_every_layer(self):
        said = self.ran("--list-layers").stdout.decode()
        for name in ATLAS:
            self.assertRegex(said, rf"(?m)^{name}\s+\d+ features")


class Query(TestCase):
    def hits(self, *arguments, code=0):
        return self.ran(*arguments, "--json", code=code).json()["hits"]

    def test_the_answer_has_the_documented_shape(self):
        answer = self.ran("--query", "103.96443,22.50736", "--json").json()
        self.assertEqual(answer["at"], list(LAO_CAI_GATE))
        for hit in answer["hits"]:
            for key, kind in {"layer": str, "id": str, "distance_px": float, "properties": dict, "events": list}.items():
                self.assertIsInstance(hit[key], kind, f"{hit['layer']}:{hit['id']}.{key}")
            self.assertNotIn("events", hit["properties"], "events stand beside the properties, not in them as well")

    def test_lao_cai_gate_comes_first_with_its_events_newest_first(self):
        first = self.hits("--query", "103.96443,22.50736")[0]
        self.assertEqual((first["layer"], first["id"], first["distance_px"]), ("gates", "G06", 0.0))
        starts = [event["start"] for event in first["events"]]
        self.assertGreaterEqual(len(starts), 10, "events at the gate")
        self.assertEqual(starts, sorted(starts, reverse=True))
        source, = (one for one in atlas_layer("gates") if one["id"] == "G06")
        self.assertEqual({event["id"] for event in first["events"]}, {event["id"] for event in source["properties"]["events"]})

    def test_hosted_features_follow_their_host_at_once(self):
        hits = self.hits("--query", "103.96443,22.50736")
        hosted = {(name, one["id"]) for name in ATLAS for one in atlas_layer(name) if one["properties"].get("host") == "G06"}
        self.assertGreaterEqual(len(hosted), 10, "rows that borrowed the gate's position")
        after = [(hit["layer"], hit["id"]) for hit in hits[1:1 + len(hosted)]]
        self.assertEqual(set(after), hosted)

    def test_properties_are_those_of_the_file(self):
        first = self.hits("--query", "103.96443,22.50736")[0]
        source, = (one for one in atlas_layer("gates") if one["id"] == "G06")
        known = {key: value for key, value in source["properties"].items() if key != "events" and value is not None}
        self.assertEqual(first["properties"], known)

    def test_nothing_there_is_an_empty_list(self):
        self.assertEqual(self.hits("--query", "100.0,15.0"), [])

    def test_the_view_decides_how_far_a_click_reaches(self):
        near = f"{LAO_CAI_GATE[0] + 0.01},{LAO_CAI_GATE[1]}"  # 1 km east: 107 px at zoom 14, under 4 px at zoom 9
        self.assertNotIn("G06", [hit["id"] for hit in self.hits("--query", near)])
        from_afar = self.hits("--query", near, "--center", near, "--zoom", "9")
        gate, = (hit for hit in from_afar if hit["id"] == "G06")
        self.assertAlmostEqual(gate["distance_px"], 0.01 / 360 * 256 * 2**9, delta=0.1)

    def test_a_hidden_layer_is_not_hit(self):
        hits = self.hits("--query", "103.96443,22.50736", "--hide-layers", "gates")
        self.assertNotIn("gates", [hit["layer"] for hit in hits])

    def test_the_same_in_every_projection(self):
        known = [(hit["layer"], hit["id"]) for hit in self.hits("--query", "103.96443,22.50736")]
        for crs in ("EPSG:4326", "EPSG:32648", "EPSG:3405"):
            there = [(hit["layer"], hit["id"]) for hit in self.hits("--query", "103.96443,22.50736", "-t_srs", crs)]
            self.assertEqual(there, known, crs)

    def test_select_opens_what_a_click_there_shows_first(self):
        for name, identifier in (("gates", "G06"), ("gates", "G24"), ("houses", "H1"), ("posts", "P17")):
            one, = (one for one in atlas_layer(name) if one["id"] == identifier)
            lon, lat = one["geometry"]["coordinates"]
            hits = self.hits("--query", f"{lon},{lat}")
            self.assertIn((name, identifier), [(hit["layer"], hit["id"]) for hit in hits])
            done = self.ran("--select", f"{name}:{identifier}", "--log", "info", "--size", "40x30", "--no-basemap", "--screenshot",
                            self.folder / "x.png")
            self.assertIn(f"popup opened {name}:{identifier}\n", done.stderr)

    def test_areas_and_lines_of_a_person_s_own_file_are_hit(self):
        ring = [[105.0, 22.0], [106.0, 22.0], [106.0, 23.0], [105.0, 23.0], [105.0, 22.0]]
        hole = [[105.4, 22.4], [105.6, 22.4], [105.6, 22.6], [105.4, 22.6], [105.4, 22.4]]
        path = self.write("shapes.geojson", collection(feature([ring, hole], "Polygon", id="area"),
                                                       feature([[104.0, 22.0], [104.0, 23.0]], "LineString", id="line")))

        def ids(lonlat):
            return [hit["id"] for hit in self.hits(path, "--no-basemap", "--query", lonlat)]
        self.assertEqual(ids("105.2,22.2"), ["area"])
        self.assertEqual(ids("105.5,22.5"), [], "a hole is not the area")
        self.assertEqual(ids("104.0,22.5"), ["line"])
        self.assertEqual(ids("104.5,22.5"), [])

    def test_events_in_other_shapes_of_a_person_s_own_file(self):
        path = self.write("own.geojson", collection(feature(
            [105.0, 22.0], id="a", name="A", events=[{"start": "2019-05", "title": {"vi": "Một", "zh": "一"}}, {"start": "2021", "title": "two"}])))
        hit, = self.hits(path, "--no-basemap", "--query", "105,22")
        self.assertEqual([event["start"] for event in hit["events"]], ["2021", "2019-05"], "newest first")
        self.assertEqual(hit["events"][0]["title"], "two")
        self.assertEqual(hit["events"][1]["title"], {"vi": "Một", "zh": "一"})

    def test_texts_survive_whole(self):
        tricky = 'Lũng Pô "1378" \\ ‹𠀀›\n\ttab'
        path = self.write("own.geojson", collection(feature([105.0, 22.0], id="a", name=tricky, count=3, share=0.5, open=True, none=None)))
        hit, = self.hits(path, "--no-basemap", "--query", "105,22")
        self.assertEqual(hit["properties"], {"id": "a", "name": tricky, "count": 3, "share": 0.5, "open": True})

    def test_a_query_outside_the_map_is_refused_in_one_line(self):
        done = run("--query", "200,95", "--json")
        self.assertEqual((done.code, len(done.lines), done.stdout), (2, 1, b""), str(done))


if __name__ == "__main__":
    main()
