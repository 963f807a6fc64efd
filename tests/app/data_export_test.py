"""--export: features as GeoJSON, FlatGeobuf, GeoPackage, CSV and KML, read back by GDAL as the outside witness."""

import csv
import json
import math
import os
import re
import signal
import subprocess
import time

from osgeo import ogr, osr

from gatepost_app import TestCase, collection, feature, gdaltransform, main
import gatepost_app

ogr.UseExceptions()
ENDINGS = ("geojson", "fgb", "gpkg", "csv", "kml")
ONE_LAYER = ("geojson", "fgb", "csv")
TEXTS = ["plain", "Lào Cai, \"cửa khẩu\"", "two\nlines", "<b>&amp;</b> 河口", "7", "", None]


def source_layers(path):
    """A GeoPackage with every type of field, a feature without a place, and values that are hard to write."""
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(4326)
    srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    layer = dataset.CreateLayer("places", srs, ogr.wkbPoint)
    for name, kind in (("name", ogr.OFTString), ("day", ogr.OFTDate), ("moment", ogr.OFTDateTime), ("count", ogr.OFTInteger),
                       ("big", ogr.OFTInteger64), ("ratio", ogr.OFTReal), ("text_day", ogr.OFTString)):
        layer.CreateField(ogr.FieldDefn(name, kind))
    flag = ogr.FieldDefn("flag", ogr.OFTInteger)
    flag.SetSubType(ogr.OFSTBoolean)
    layer.CreateField(flag)
    for i, text in enumerate(TEXTS):
        one = ogr.Feature(layer.GetLayerDefn())
        if text is not None:
            one.SetField("name", text)
            one.SetField("day", f"2021-04-{i + 1:02}")
            one.SetField("moment", f"2021-04-24T10:{i:02}:00Z")
            one.SetField("count", -i)
            one.SetField("big", 9007199254740993 + i)
            one.SetField("ratio", 0.1 + i)
            one.SetField("text_day", "2021-04-24")
            one.SetField("flag", i % 2)
        if i != 3:
            one.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({100 + i / 7} {20 + i / 7})"))
        layer.CreateFeature(one)
    dataset = None
    return path


def opened(path, *options):
    """The dataset, and its first layer, which lives no longer."""
    dataset = gatepost_app.gdal.OpenEx(str(path), open_options=list(options))
    return dataset, dataset.GetLayer(0)


def measures(geometry):
    """Area, length and number of points, added up over all parts."""
    if geometry.GetGeometryCount() > 0 and geometry.GetGeometryName() != "POLYGON":
        return tuple(map(sum, zip(*(measures(geometry.GetGeometryRef(i)) for i in range(geometry.GetGeometryCount())))))
    is_area, is_line = geometry.GetGeometryName() == "POLYGON", geometry.GetGeometryName() == "LINESTRING"
    return geometry.Area() if is_area else 0, geometry.Length() if is_line else 0, geometry.GetPointCount()


def layer_names(path):
    dataset, _ = opened(path)
    return sorted(dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount()))


def rows(layer, fields):
    """The values of some fields, as texts, of each feature."""
    found = []
    layer.ResetReading()
    for one in layer:
        found.append([one.GetField(one.GetFieldIndex(name)) if one.IsFieldSetAndNotNull(one.GetFieldIndex(name)) else None
                      for name in fields])
    return found


def order(row):
    """That of the source: a FlatGeobuf has one of its own, by place."""
    return (row[3] is None, 0 if row[3] is None else -row[3])


def same(value):
    """As values of several formats compare: 1 and "1", true and 1."""
    if value is None or value == "":
        return None
    if isinstance(value, float):
        return round(value, 9)
    text = {"true": "1", "false": "0"}.get(str(value).lower(), str(value))
    if re.match(r"\d{4}[-/]", text):
        text = re.sub(r"(Z|\+00(:?00)?)$", "", text.replace("T", " ").replace("/", "-"))
        text = text.removesuffix(" 00:00:00")  # a FlatGeobuf knows moments alone
    try:
        return round(float(text), 9)
    except ValueError:
        return text


def signed_area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


class Formats(TestCase):
    def exported(self, source, ending, unlocated=0):
        """Features without a place are told to be lost where the format has none."""
        path = self.folder / f"out.{ending}"
        is_lossy = ending == "fgb" and unlocated > 0
        done = self.ran(source, "--no-basemap", "--export", path, code=3 if is_lossy else 0)
        self.assertEqual(f"{unlocated} features without a place" in done.stderr, is_lossy)
        return path

    def test_every_format_holds_the_same_features(self):
        source = source_layers(self.folder / "source.gpkg")
        names = ["name", "day", "moment", "count", "big", "ratio", "text_day", "flag"]
        dataset, layer = opened(source)
        wanted = rows(layer, names)
        for ending in ENDINGS:
            with self.subTest(ending):
                dataset, layer = opened(self.exported(source, ending, unlocated=1))
                self.assertEqual(layer.GetFeatureCount(), len(TEXTS) - (ending == "fgb"))
                found = rows(layer, ["Name" if ending == "kml" and name == "name" else name for name in names])
                self.assertEqual(len(found), layer.GetFeatureCount())
                for want, have in zip(wanted[:3] + wanted[4:] if ending == "fgb" else wanted, sorted(found, key=order) if ending == "fgb" else found):
                    if ending == "kml" and want[0] in ("", None):
                        want, have = want[1:], have[1:]  # a place without a name is called by its number there
                    self.assertEqual([same(v) for v in have], [same(v) for v in want])

    def test_extents_agree(self):
        source = source_layers(self.folder / "source.gpkg")
        dataset, layer = opened(source)
        wanted = layer.GetExtent()
        for ending in ENDINGS:
            options = ("X_POSSIBLE_NAMES=lon", "Y_POSSIBLE_NAMES=lat", "KEEP_GEOM_COLUMNS=NO") if ending == "csv" else ()
            dataset, layer = opened(self.exported(source, ending, unlocated=1), *options)
            for have, want in zip(layer.GetExtent(), wanted):
                self.assertAlmostEqual(have, want, 8, ending)

    def test_fields_keep_their_types(self):
        source = source_layers(self.folder / "source.gpkg")
        for ending, day, moment in (("gpkg", "Date", "DateTime"), ("fgb", "DateTime", "DateTime"), ("geojson", "Date", "DateTime")):
            dataset, layer = opened(self.exported(source, ending, unlocated=1))
            definition = layer.GetLayerDefn()
            kinds = {definition.GetFieldDefn(i).GetName(): definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())}
            self.assertEqual(kinds["day"].GetTypeName(), day, ending)
            self.assertEqual(kinds["moment"].GetTypeName(), moment, ending)
            self.assertEqual(kinds["big"].GetTypeName(), "Integer64", ending)
            self.assertEqual(kinds["count"].GetTypeName(), "Integer", ending)
            self.assertEqual(kinds["ratio"].GetTypeName(), "Real", ending)
            self.assertEqual(kinds["flag"].GetSubType(), ogr.OFSTBoolean, ending)
            if ending != "geojson":  # GDAL takes any text for a date there that looks like one
                self.assertEqual(kinds["text_day"].GetTypeName(), "String", ending)

    def test_no_number_is_left_out_of_a_field_of_several_types_too(self):
        source = self.write("n.geojson", '{"type":"FeatureCollection","features":[' + ",".join(
            '{"type":"Feature","properties":{"n":%s},"geometry":{"type":"Point","coordinates":[1,2]}}' % value
            for value in ('"word"', "NaN", "Infinity", "1.5")) + "]}")
        for ending in ENDINGS:
            path = self.folder / f"out.{ending}"
            done = self.ran(source, "--no-basemap", "--export", path, code=3)
            self.assertIn("2 numbers are infinite or no numbers", done.stderr, ending)
            dataset, layer = opened(path)
            self.assertEqual(sorted(row[0] or "" for row in rows(layer, ["n"])), ["", "", "1.5", "word"], ending)

    def test_layers_of_like_names_go_into_one_geopackage(self):
        sources = [self.write(f"{name}.geojson", collection(feature([1, 2]))) for name in ("a/gates", "b/gates", "c/Gates", "d/gpkg_own")]
        path = self.folder / "out.gpkg"
        self.ran(*sources, "--no-basemap", "--export", path)
        names = layer_names(path)
        self.assertEqual(len({name.lower() for name in names}), 4)
        self.assertIn("layer_gpkg_own", names)

    def test_no_features_keep_the_heading(self):
        source = self.write("w.geojson", collection(feature([1, 2], name="x", size=2)))
        self.ran(source, "--no-basemap", "--bbox", "50,50,51,51", "--export", self.folder / "out.csv")
        self.assertIn("name,size,", (self.folder / "out.csv").read_text(encoding="utf-8"))

    def test_what_was_exported_is_read_again_as_it_was(self):
        source = source_layers(self.folder / "source.gpkg")
        first = self.exported(source, "geojson").read_text().replace('"source"', '"out"')
        second = self.exported(self.write("again/out.geojson", first), "geojson").read_text()
        self.assertEqual(second, first)

    def test_large_files_whose_attributes_stay_on_the_disk(self):
        count = 60_000
        source = self.write("large.geojson", collection(*(feature([100 + i / count, 20], number=i, name=f"place {i} " + "x" * 90,
                                                                  **({"late": i} if i > 50_000 else {})) for i in range(count))))
        for ending in ENDINGS:
            with self.subTest(ending):
                dataset, layer = opened(self.exported(source, ending))
                self.assertEqual(layer.GetFeatureCount(), count)
                found = rows(layer, ["number", "late"])
                self.assertEqual(sorted(int(row[0]) for row in found), list(range(count)))
                self.assertEqual(sum(row[1] not in (None, "") for row in found), count - 50_001)

    def test_geometries_of_every_kind(self):
        ring, hole = [[0, 0], [0, 9], [9, 9], [9, 0], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 1]]
        kinds = [("Point", [1, 2]), ("MultiPoint", [[1, 2], [3, 4]]), ("LineString", [[0, 0], [1, 1]]),
                 ("MultiLineString", [[[0, 0], [1, 1]], [[5, 5], [6, 7]]]), ("Polygon", [ring, hole]),
                 ("MultiPolygon", [[ring, hole], [[[20, 0], [21, 0], [21, 1], [20, 0]]]])]
        members = [{"type": kind, "coordinates": coordinates} for kind, coordinates in kinds]
        features = [{"type": "Feature", "id": i, "properties": {}, "geometry": one} for i, one in enumerate(members)]
        features.append({"type": "Feature", "id": 6, "properties": {},
                         "geometry": {"type": "GeometryCollection", "geometries": [members[0], members[2], members[4]]}})
        features.append({"type": "Feature", "id": 7, "properties": {}, "geometry": None})
        source = self.write("kinds.geojson", collection(*features))
        wanted = [one["geometry"] and ogr.CreateGeometryFromJson(json.dumps(one["geometry"])) for one in features]
        for ending in ENDINGS:
            with self.subTest(ending):
                options = ("GEOM_POSSIBLE_NAMES=wkt",) if ending == "csv" else ()
                dataset, layer = opened(self.exported(source, ending, unlocated=1), *options)
                for one in layer:
                    want, have = wanted[int(one.GetField("id"))], one.GetGeometryRef()
                    self.assertEqual(want is None, have is None)
                    if want is not None:
                        self.assertEqual(measures(have), measures(want))
                        if ending != "kml":  # it has one kind of collection
                            self.assertEqual(have.GetGeometryName(), want.GetGeometryName())


class Geojson(TestCase):
    def geojson(self, source, *arguments, code=0):
        path = self.folder / "out.geojson"
        self.ran(source, "--no-basemap", "--export", path, *arguments, code=code)
        return json.loads(path.read_text(encoding="utf-8"))

    def test_another_crs_becomes_lon_lat(self):
        lonlats = [(105 + i / 10, 20 + i / 10) for i in range(9)]
        for crs in ("EPSG:32648", "EPSG:3405", "EPSG:3857"):
            places = gdaltransform(lonlats, crs)
            source = self.write("utm.geojson", collection(*(feature(list(p)) for p in places.tolist()),
                                                          crs={"type": "name", "properties": {"name": crs}}))
            back = gdaltransform(places.tolist(), crs, back=True)
            for one, want in zip(self.geojson(source)["features"], back):
                for have, value in zip(one["geometry"]["coordinates"], want):
                    self.assertAlmostEqual(have, value, 8, crs)
            gpkg = self.folder / "out.gpkg"
            self.ran(source, "--no-basemap", "--export", gpkg)
            dataset, layer = opened(gpkg)
            self.assertEqual(layer.GetSpatialRef().GetAuthorityCode(None), crs.split(":")[1])
            first = layer.GetNextFeature()
            self.assertAlmostEqual(first.GetGeometryRef().GetX(), places[0][0], 6)

    def test_rings_follow_the_right_hand_rule(self):
        outer = [[0, 0], [0, 9], [9, 9], [9, 0], [0, 0]]
        hole = [[1, 1], [2, 1], [2, 2], [1, 1]]
        rings = self.geojson(self.write("p.geojson", feature([outer, hole], "Polygon")))["features"][0]["geometry"]["coordinates"]
        self.assertEqual(signed_area(rings[0]), 81)
        self.assertEqual(signed_area(rings[1]), -0.5)

    def test_what_crosses_180_is_cut(self):
        square = [[175, 0], [185, 0], [185, 10], [175, 10], [175, 0]]
        source = self.write("cut.geojson", collection(feature([square], "Polygon"), feature([[170, 0], [190, 10]], "LineString"),
                                                      feature([190, 5])))
        area, line, point = (one["geometry"] for one in self.geojson(source)["features"])
        self.assertEqual(area["type"], "MultiPolygon")
        self.assertEqual(sum(signed_area(rings[0]) for rings in area["coordinates"]), 100)
        self.assertEqual(line["coordinates"], [[[170, 0], [180, 5]], [[-180, 5], [-170, 10]]])
        self.assertEqual(point["coordinates"], [-170, 5])

    def test_what_crosses_180_in_a_projected_crs_is_cut_there(self):
        corners = gdaltransform([(179, -1), (-179, -1), (-179, 1), (179, 1), (179, -1)], "EPSG:3832").tolist()
        source = self.write("p.geojson", collection(feature([corners], "Polygon"), crs={"type": "name", "properties": {"name": "EPSG:3832"}}))
        geometry = self.geojson(source)["features"][0]["geometry"]
        self.assertEqual(geometry["type"], "MultiPolygon")
        self.assertAlmostEqual(sum(signed_area(rings[0]) for rings in geometry["coordinates"]), 4, 6)

    def test_an_area_around_a_pole_reaches_it(self):
        ring = [[2e6 * math.cos(math.radians(a)), 2e6 * math.sin(math.radians(a))] for a in range(0, 361, 5)]
        source = self.write("p.geojson", collection(feature([ring], "Polygon"), crs={"type": "name", "properties": {"name": "EPSG:3995"}}))
        geometry = self.geojson(source)["features"][0]["geometry"]
        shape = ogr.CreateGeometryFromJson(json.dumps(geometry))
        self.assertAlmostEqual(shape.GetEnvelope()[3], 90, 6)
        self.assertAlmostEqual(shape.GetEnvelope()[1] - shape.GetEnvelope()[0], 360, 6)

    def test_ids_are_kept(self):
        features = [{"type": "Feature", "id": one, "properties": {"a": 1}, "geometry": None} for one in ("G06", "x y")]
        self.assertEqual([one["id"] for one in self.geojson(self.write("i.geojson", collection(*features)))["features"]], ["G06", "x y"])
        numbers = [{"type": "Feature", "id": one, "properties": {}, "geometry": None} for one in (7, 12345678901234567890)]
        self.assertEqual([one["id"] for one in self.geojson(self.write("n.geojson", collection(*numbers)))["features"]], [7, 12345678901234567890])

    def test_values_stay_what_they_are(self):
        values = {"t": "7", "i": 7, "r": 7.5, "b": True, "n": [1, {"a": "é"}], "o": {}, "q": "\"\\\u0001\t"}
        found = self.geojson(self.write("v.geojson", collection(feature([1, 2], **values), feature([1, 2], t=8, i="x"))))["features"]
        self.assertEqual(found[0]["properties"], values)
        self.assertEqual({k: v for k, v in found[1]["properties"].items() if v is not None}, {"t": 8, "i": "x"})


class Choice(TestCase):
    def ids(self, *arguments, code=0, source=None):
        path = self.folder / "out.geojson"
        path.unlink(missing_ok=True)
        self.ran(source or self.source, "--no-basemap", "--export", path, *arguments, code=code)
        return [one["id"] for one in json.loads(path.read_text())["features"]]

    def setUp(self):
        super().setUp()
        ell = [[0, 0], [10, 0], [10, 1], [1, 1], [1, 10], [0, 10], [0, 0]]
        ring = [[[20, 0], [30, 0], [30, 10], [20, 10], [20, 0]], [[22, 2], [28, 2], [28, 8], [22, 8], [22, 2]]]
        self.source = self.write("shapes.geojson", collection(
            feature([ell], "Polygon", id="ell"), feature(ring, "Polygon", id="ring"), feature([[0, 0], [30, 10]], "LineString", id="line"),
            feature([175, 0], id="east"), feature([-175, 0], id="west"), feature(None, id="nowhere")))

    def test_all_without_a_view(self):
        self.assertEqual(self.ids(), ["ell", "ring", "line", "east", "west", "nowhere"])

    def test_the_selection(self):
        self.assertEqual(self.ids("--select", "shapes:ring"), ["ring"])

    def test_a_box_takes_what_meets_it_and_not_what_only_its_bounds_meet(self):
        self.assertEqual(self.ids("--bbox", "5,5,9,9"), [])
        self.assertEqual(self.ids("--bbox", "23,6,27,7.5"), [])
        self.assertEqual(self.ids("--bbox", "28.5,1,29,1.5"), ["ring"])
        self.assertEqual(self.ids("--bbox", "5,-1,9,0.5"), ["ell"])
        self.assertEqual(self.ids("--bbox", "14,4,16,6"), ["line"])

    def test_a_box_across_180(self):
        self.assertEqual(self.ids("--bbox", "170,-5,-170,5"), ["east", "west"])

    def test_extent_and_view(self):
        self.assertEqual(self.ids("--extent", "5,-1,9,0.5", "-t_srs", "EPSG:4326"), ["ell"])
        self.assertEqual(self.ids("--center", "175,0", "--zoom", "8"), ["east"])

    def test_the_layers_that_are_named(self):
        self.ran("--layers", "gates,posts", "--export", self.folder / "two.gpkg")
        self.assertEqual(layer_names(self.folder / "two.gpkg"), ["gates", "posts"])
        self.ran("--layers", "gates,posts", "--export", self.folder / "two.kml")
        self.assertEqual(layer_names(self.folder / "two.kml"), ["gates", "posts"])

    def test_formats_of_one_layer_refuse_several(self):
        for ending in ONE_LAYER:
            done = self.ran("--layers", "gates,posts", "--export", self.folder / f"two.{ending}", code=2)
            self.assertEqual(len(done.lines), 1)
            self.assertIn("gates, posts" if "gates, posts" in done.stderr else "posts, gates", done.stderr)
            self.assertEqual(list(self.folder.glob("two*")), [])

    def test_unknown_endings_layers_and_features_are_bad_usage(self):
        for arguments in (("--export", "x.shp"), ("--export", "x"), ("--export", "x.csv", "--layers", "gatez"),
                          ("--export", "x.csv", "--select", "shapes:none")):
            self.assertEqual(len(self.ran(self.source, *arguments, code=2, cwd=self.folder).lines), 1)
        self.assertEqual(list(self.folder.glob("x*")), [])

    def test_the_answer_as_json(self):
        answer = self.ran(self.source, "--export", self.folder / "x.csv", "--json").json()
        self.assertEqual((answer["format"], answer["layers"][0]["id"], answer["layers"][0]["features"]), ("CSV", "shapes", 6))


class Losses(TestCase):
    def lost(self, source, ending, *signs):
        done = self.ran(source, "--no-basemap", "--export", self.folder / f"out.{ending}", code=3)
        for sign in signs:
            self.assertIn(sign, done.stderr)

    def test_numbers_that_are_none(self):
        source = self.write("nan.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1.5,"b":NaN},"geometry":null},'
                                           '{"type":"Feature","properties":{"a":Infinity},"geometry":null}]}')
        for ending in ("geojson", "gpkg", "csv", "kml"):
            with self.subTest(ending):
                self.lost(source, ending, "2 numbers are infinite or no numbers")

    def test_formulas_are_guarded_in_a_csv_alone(self):
        texts = ["=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", "\tx", "-5", "+84", "plain"]
        source = self.write("f.geojson", collection(*(feature([1, 2], t=text) for text in texts)))
        self.lost(source, "csv", "5 texts look like formulas")
        with open(self.folder / "out.csv", encoding="utf-8-sig", newline="") as file:
            found = [row["t"] for row in csv.DictReader(file)]
        self.assertEqual(found, ["'" + text for text in texts[:5]] + texts[5:])
        self.ran(source, "--no-basemap", "--export", self.folder / "out.gpkg")

    def test_control_characters(self):
        source = self.write("c.geojson", collection(feature([1, 2], t="a\u0000b"), feature([1, 2], t="a\u0001b")))
        self.lost(source, "gpkg", "1 texts have control characters")
        self.lost(source, "kml", "2 texts have control characters")
        self.ran(source, "--no-basemap", "--export", self.folder / "out.geojson")

    def test_names_that_differ_in_capitals_alone(self):
        source = self.write("n.geojson", collection(feature([1, 2], Name="a", name="b", fid="c", geom="d")))
        for ending in ("gpkg", "kml"):
            self.lost(source, ending, "1 fields were renamed")
        dataset, layer = opened(self.folder / "out.gpkg")
        self.assertEqual(rows(layer, ["Name", "name_2", "fid", "geom"]), [["a", "b", "c", "d"]])
        self.ran(source, "--no-basemap", "--export", self.folder / "out.csv")

    def test_places_that_are_none(self):
        source = self.write("far.geojson", collection(feature([1e9, 1e9]), feature([500000, 2000000]),
                                                      crs={"type": "name", "properties": {"name": "EPSG:32648"}}))
        self.lost(source, "geojson", "positions of 1 features are no place on earth")


class Credits(TestCase):
    def test_the_atlas_names_its_sources_and_share_alike(self):
        self.ran("--layers", "gates", "--export", self.folder / "g.geojson")
        made = json.loads((self.folder / "g.geojson").read_text(encoding="utf-8"))
        self.assertIn("OpenStreetMap", made["attribution"])
        self.assertIn("share-alike", made["licence"])

    def test_each_format_carries_them(self):
        source = self.write("own.geojson", {"type": "FeatureCollection", "attribution": "© The surveyors & co", "licence": "ODbL 1.0",
                                            "features": [feature([1, 2], a=1)]})
        for ending in ENDINGS:
            self.ran(source, "--no-basemap", "--export", self.folder / f"x.{ending}")
        for path in ("x.geojson", "x.fgb", "x.csv.credits.txt"):
            text = (self.folder / path).read_bytes().decode("utf-8", "replace")
            self.assertIn("© The surveyors & co", text)
            self.assertIn("share-alike", text)
        dataset, layer = opened(self.folder / "x.gpkg")
        self.assertIn("© The surveyors & co", layer.GetMetadataItem("attribution"))
        self.assertIn("© The surveyors &amp; co", (self.folder / "x.kml").read_text(encoding="utf-8"))

    def test_a_list_of_credits_beside_a_file(self):
        source = self.write("data/own.geojson", collection(feature([1, 2])))
        self.write("credits.json", {"sources": [{"file": "data/own.geojson", "licence": "CC BY 4.0", "credit": "© Somebody"}]})
        answer = self.ran(source, "--no-basemap", "--export", self.folder / "x.kml", "--json").json()
        self.assertEqual((answer["layers"][0]["attribution"], answer["layers"][0]["licence"]), ("© Somebody", "CC BY 4.0"))

    def test_a_list_of_credits_is_found_for_a_relative_path_and_in_the_folders_above(self):
        self.write("data/w.geojson", collection(feature([1, 2])))
        self.write("data/credits.json", {"sources": [{"file": "other.geojson", "credit": "© Another"}]})
        self.write("credits.json", {"sources": [{"file": "data/w.geojson", "credit": "© Somebody"}]})
        for path, folder in (("w.geojson", "data"), ("./w.geojson", "data"), ("../data/w.geojson", "data"), ("data/w.geojson", ".")):
            answer = self.ran(path, "--no-basemap", "--export", self.folder / "x.kml", "--json", cwd=self.folder / folder).json()
            self.assertEqual(answer["layers"][0]["attribution"], "© Somebody", path)

    def test_a_list_of_credits_that_cannot_be_read_is_told(self):
        source = self.write("w.geojson", collection(feature([1, 2])))
        for text in ("{", "[]", '{"sources": 7}'):
            self.write("credits.json", text)
            self.assertIn("credits.json", self.ran(source, "--no-basemap", "--export", self.folder / "x.kml", code=3).stderr)

    def test_old_credits_beside_a_csv_go_with_it_and_files_of_others_stay(self):
        source = self.write("w.geojson", {**collection(feature([1, 2])), "attribution": "© Somebody"})
        beside = self.folder / "x.csv.credits.txt"
        self.ran(source, "--no-basemap", "--export", self.folder / "x.csv")
        self.assertTrue(beside.exists())
        self.write("w.geojson", collection(feature([1, 2])))
        self.ran(source, "--no-basemap", "--export", self.folder / "x.csv")
        self.assertFalse(beside.exists())
        beside.write_text("notes")
        self.assertIn("x.csv.credits.txt", self.ran(source, "--no-basemap", "--export", self.folder / "x.csv", code=3).stderr)
        self.assertEqual(beside.read_text(), "notes")

    def test_what_says_nothing_gets_no_credit(self):
        self.ran(self.write("own.geojson", collection(feature([1, 2]))), "--export", self.folder / "x.geojson")
        self.assertNotIn("attribution", json.loads((self.folder / "x.geojson").read_text()))


class WholeOrNot(TestCase):
    def setUp(self):
        super().setUp()
        self.source = self.write("s.geojson", collection(*(feature([100 + i / 1e4, 20], name="x" * 200) for i in range(20_000))))

    def fails(self, path):
        done = self.ran(self.source, "--no-basemap", "--export", path, code=1)
        self.assertEqual(len(done.lines), 1, done)
        self.assertIn(str(path), done.stderr)

    def test_a_missing_folder_and_a_folder_of_that_name(self):
        (self.folder / "there.csv").mkdir()
        for ending in ENDINGS:
            self.fails(self.folder / "missing" / f"x.{ending}")
        self.fails(self.folder / "there.csv")
        self.assertEqual(list((self.folder / "there.csv").iterdir()), [])

    def test_a_full_disk_leaves_the_old_file(self):
        folder = self.mounted()
        for ending in ENDINGS:
            path = folder / f"x.{ending}"
            path.write_text("old")
            self.fails(path)
            self.assertEqual(path.read_text(), "old")
        self.assertEqual(len(list(folder.iterdir())), len(ENDINGS))

    def test_a_full_scratch_folder(self):
        folder = self.mounted()
        for ending in ("fgb", "gpkg"):
            done = self.ran(self.source, "--no-basemap", "--export", self.folder / f"x.{ending}", code=1,
                            environment={**os.environ, "TMPDIR": str(folder)})
            self.assertEqual(len(done.lines), 1, done)
            self.assertFalse((self.folder / f"x.{ending}").exists())
        self.assertEqual(list(folder.iterdir()), [])

    def test_a_read_only_folder(self):
        folder = self.mounted()
        (folder / "x.csv").write_text("old")
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        self.fails(folder / "x.csv")
        self.fails(folder / "y.gpkg")
        self.assertEqual((folder / "x.csv").read_text(), "old")

    def test_a_file_is_replaced_by_itself(self):
        before = self.source.read_bytes()
        self.ran(self.source, "--no-basemap", "--export", self.source)
        after = json.loads(self.source.read_text())
        self.assertEqual(len(after["features"]), len(json.loads(before)["features"]))

    def test_asked_to_end_it_leaves_nothing_behind(self):
        source = self.write("big.geojson", collection(*(feature([100 + i / 1e6, 20], name="x" * 100) for i in range(400_000))))
        scratch = self.folder / "scratch"
        scratch.mkdir()
        for ending in ENDINGS:
            for pause_s in (0.7, 1.2):
                running = subprocess.Popen([gatepost_app.program, source, "--no-basemap", "--export", self.folder / f"x.{ending}"],
                                           env={**os.environ, "TMPDIR": str(scratch)}, stderr=subprocess.DEVNULL)
                time.sleep(pause_s)
                running.send_signal(signal.SIGINT)
                code = running.wait(10)
                if code != 0:
                    self.assertEqual(code, 128 + signal.SIGINT)
                    self.assertFalse((self.folder / f"x.{ending}").exists())
                (self.folder / f"x.{ending}").unlink(missing_ok=True)
                self.assertEqual(list(scratch.iterdir()), [])
                self.assertEqual([one for one in self.folder.iterdir() if one.name.startswith(".gatepost")], [])

    def test_progress_is_told_as_lines_of_json(self):
        source = self.write("big.geojson", collection(*(feature([100 + i / 1e6, 20], name="x" * 100) for i in range(200_000))))
        done = self.ran(source, "--no-basemap", "--export", self.folder / "x.gpkg", "--json")
        lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
        self.assertEqual(lines[-1]["layers"][0]["features"], 200_000)
        fractions = [line["progress"] for line in lines[:-1]]
        self.assertTrue(fractions and fractions == sorted(fractions) and all(0 <= one <= 1 for one in fractions), lines)


if __name__ == "__main__":
    main()
