#!/usr/bin/python3
"""What people have: archives, compressed files, tables, texts of other encodings. Made with Python's and GDAL's own tools,
and compared with what ogrinfo sees."""

import gzip
import json
import os
import re
import signal
import subprocess
import time
import unittest
import zipfile

import gatepost_app
from gatepost_app import TestCase, collection, feature, main, run

NAMES = ["Cửa khẩu Hữu Nghị", "Cầu Bắc Luân", "Cửa khẩu quốc tế Lào Cai"]
CHINESE = ["友谊关口岸", "东兴口岸", "河口瑶族自治县"]
PLACES = [(106.71, 21.97), (107.97, 21.53), (103.96, 22.51)]


def gates(names=NAMES):
    return collection(*(feature(list(place), name=name, number=i) for i, (place, name) in enumerate(zip(PLACES, names))))


class FormatCase(TestCase):
    def converted(self, name, names=NAMES, *options):
        """The gates in the format of the name's ending, by ogr2ogr."""
        source = self.write("from.geojson", gates(names))
        subprocess.run(["ogr2ogr", self.folder / name, source, *options], check=True, capture_output=True)
        return self.folder / name

    def zipped(self, name, *files, under=""):
        with zipfile.ZipFile(self.folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.write(file, under + os.path.basename(file))
        return self.folder / name

    def gzipped(self, path):
        packed = path.with_name(path.name + ".gz")
        packed.write_bytes(gzip.compress(path.read_bytes()))
        return packed

    def layers(self, *arguments, code=0, **options):
        done = self.ran("--list-layers", "--json", "--no-basemap", *arguments, code=code, **options)
        return {layer["id"]: layer for layer in done.json()["layers"]}

    def names(self, *arguments, field="name"):
        """What a click shows at each of the places."""
        found = []
        for lon, lat in PLACES:
            done = run("--query", f"{lon},{lat}", "--json", "--no-basemap", *arguments)
            found += [hit["properties"].get(field, hit["properties"].get("Name")) for hit in done.json()["hits"]]
        return found

    def count_of_ogrinfo(self, source):
        said = subprocess.run(["ogrinfo", "-al", "-so", source], check=True, capture_output=True, text=True).stdout
        return sum(map(int, re.findall(r"Feature Count: (\d+)", said)))


class Packed(FormatCase):
    def test_each_format_zipped_and_compressed_is_the_same_as_plain(self):
        self.converted("gates.shp", NAMES, "-lco", "ENCODING=UTF-8")
        shapefile = [self.folder / f"gates.{ending}" for ending in ("shp", "shx", "dbf", "prj", "cpg")]
        self.assertEqual(self.count_of_ogrinfo(f"/vsizip/{self.zipped('shape.zip', *shapefile)}"), len(NAMES))
        sources = [self.zipped("in a folder.ZIP", *shapefile, under="data/2024/"), self.folder / "shape.zip"]
        for ending in ("gpkg", "fgb", "kml", "geojson"):
            plain = self.converted(f"g.{ending}")
            sources += [self.gzipped(plain), self.zipped(f"{ending}.zip", plain)]
        os.rename(self.folder / "g.geojson.gz", self.folder / "G.GeoJSON.GZ")
        sources[sources.index(self.folder / "g.geojson.gz")] = self.folder / "G.GeoJSON.GZ"
        for source in sources:
            with self.subTest(str(source)):
                layer, = self.layers(source).values()
                self.assertEqual((layer["features"], layer["unlocated"]), (len(NAMES), 0))
                self.assertEqual(self.names(source), NAMES)

    def large_zip(self):
        """Of so many points that their attributes stay in what is unpacked."""
        plain = self.write("large.geojson", collection(*(feature([100 + i % 1000 / 500, 20], text="x" * 120) for i in range(50_000))))
        self.assertGreater(plain.stat().st_size, 8 << 20)
        return self.zipped("large.zip", plain)

    def test_nothing_that_was_unpacked_is_left_behind(self):
        packed, picture = self.large_zip(), self.folder / "picture.png"
        temporary = self.folder / "temporary"
        temporary.mkdir()
        environment = {**os.environ, "TMPDIR": str(temporary)}
        for task in (["--list-layers"], ["--query", "100,20"], ["--screenshot", picture, "--size", "200x100"]):
            with self.subTest(task[0]):
                self.ran(packed, "--no-basemap", *task, environment=environment)
                self.assertEqual(list(temporary.iterdir()), [])
        for ending in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            with self.subTest(ending.name):
                program = subprocess.Popen([gatepost_app.program, packed, "-", "--no-basemap", "--list-layers"], env=environment,
                                           stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                until = time.monotonic() + 30
                while not list(temporary.iterdir()) and time.monotonic() < until:
                    time.sleep(0.02)
                self.assertEqual(len(list(temporary.iterdir())), 1, "unpacked while it waits for its input")
                program.send_signal(ending)
                self.assertEqual(program.wait(timeout=30), 128 + ending)
                program.stdin.close()
                self.assertEqual(list(temporary.iterdir()), [])

    def test_a_kmz_is_named_after_itself(self):
        kml = self.converted("doc.kml")
        self.assertEqual(list(self.layers(self.zipped("gates.kmz", kml))), ["gates"])

    def test_several_files_in_one_archive_are_several_layers(self):
        files = [self.converted("a.gpkg"), self.converted("b.kml"), self.write("c.csv", "name,lat,lon\nx,21,105\n"),
                 self.write("readme.txt", "nothing")]
        self.assertEqual({name: layer["features"] for name, layer in self.layers(self.zipped("all.zip", *files)).items()},
                         {"a": 3, "b": 3, "c": 1})

    def test_a_folder_holds_archives_and_tables_too(self):
        inside = self.folder / "inside"
        inside.mkdir()
        self.zipped("inside/z.zip", self.converted("a.gpkg"))
        self.write("inside/t.CSV", "name,lat,lon\nx,21,105\n")
        self.write("inside/G.GEOJSON", gates())
        self.assertEqual(set(self.layers(inside)), {"a", "t", "G"})

    def test_a_bomb_is_stopped_soon_and_leaves_nothing(self):
        temporary = self.folder / "tmp"
        temporary.mkdir()
        with gzip.open(self.folder / "bomb.geojson.gz", "wb", 6) as file:
            file.write(b'{"type":"FeatureCollection","features":[')
            for _ in range(1200):
                file.write(b" " * 1_000_000)
        for source in (self.folder / "bomb.geojson.gz", self.zipped("bomb.zip", self.folder / "bomb.geojson.gz")):
            done = run("--list-layers", source, environment={**os.environ, "TMPDIR": str(temporary)})
            self.assertEqual(done.code, 1, str(done))
            self.assertEqual(len(done.lines), 1, str(done))
            self.assertIn(source.name, done.stderr)
            self.assertRegex(done.stderr, "unpacks to more than|takes too long")
            self.assertLess(done.seconds, 20)
            self.assertEqual(list(temporary.iterdir()), [])

    def test_no_stream_fills_the_disk_before_its_first_byte_is_looked_at(self):
        with open("/dev/zero", "rb") as endless:
            done = subprocess.run([__import__("gatepost_app").program, "--list-layers", "-"], stdin=endless, capture_output=True,
                                  timeout=20)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"standard input: not GeoJSON", done.stderr)

    def test_a_compressed_file_that_ends_early_is_told_of(self):
        lines = "".join(json.dumps(one) + "\n" for one in gates()["features"])
        packed = gzip.compress(lines.encode())
        path = self.write("cut.geojsonl.gz", packed[:-8])
        self.assertEqual(self.layers(path, code=3)["cut"]["features"], 3)

    def test_standard_input_may_be_compressed(self):
        done = self.ran("--list-layers", "--json", "--no-basemap", "-", stdin=gzip.compress(json.dumps(gates()).encode()))
        self.assertEqual(done.json()["layers"][0]["features"], 3)


class Tables(FormatCase):
    ROWS = [(name, *place) for name, place in zip(NAMES, PLACES)]

    def test_separators_names_of_columns_and_decimal_commas(self):
        for name, head, separator, comma in (("a.csv", ("name", "lon", "lat"), ",", "."), ("b.csv", ("name", "kinh độ", "vĩ độ"), ";", ","),
                                             ("c.tsv", ("name", "X", "Y"), "\t", "."), ("d.CSV", ("name", "经度", "纬度"), ",", ".")):
            with self.subTest(name):
                rows = [head, *((one, str(lon).replace(".", comma), str(lat).replace(".", comma)) for one, lon, lat in self.ROWS)]
                path = self.write(name, "".join(separator.join(row) + "\n" for row in rows))
                self.assertEqual(self.names(path), NAMES)

    def test_spreadsheets(self):
        table = self.write("in.csv", "name,lat,lon\n" + "".join(f"{name},{lat},{lon}\n" for name, lon, lat in self.ROWS))
        for name in ("a.xlsx", "a.ods"):
            subprocess.run(["ogr2ogr", self.folder / name, table, "-oo", "AUTODETECT_TYPE=YES"], check=True, capture_output=True)
            self.assertEqual(self.names(self.folder / name), NAMES)

    def test_a_table_without_coordinates_says_how_to_name_them(self):
        done = run("--list-layers", "--json", "--no-basemap", self.write("codes.csv", "code,meaning\n1,gate\n"))
        self.assertEqual(done.code, 3, str(done))
        self.assertEqual(len(done.lines), 1, str(done))
        self.assertRegex(done.stderr, r"codes\.csv: no coordinates .*lon and lat")

    def test_numbers_are_numbers_and_names_of_digits_are_not(self):
        path = self.write("n.csv", "name,lat,lon,people,phone\na,21.97,106.71,12,0243\n")
        done = self.ran("--query", "106.71,21.97", "--json", "--no-basemap", path)
        hit, = done.json()["hits"]
        self.assertEqual((hit["properties"]["people"], hit["properties"]["phone"]), (12, "0243"))


class Encodings(FormatCase):
    def chinese_shapefile(self):
        path = self.converted("gates.shp", CHINESE, "-lco", "ENCODING=CP936")
        (self.folder / "gates.cpg").unlink()
        data = bytearray((self.folder / "gates.dbf").read_bytes())
        data[29] = 0x57  # "ANSI"
        (self.folder / "gates.dbf").write_bytes(data)
        return path

    def test_a_shapefile_of_another_encoding_is_read_and_told_of(self):
        path = self.chinese_shapefile()
        self.assertEqual(self.names(path), CHINESE)
        done = self.ran("--list-layers", "--no-basemap", path)
        self.assertRegex(done.stderr, r"gates\.shp: its text is not UTF-8; read as GB18030 \(say otherwise with --encoding\)")
        self.assertEqual(self.names(path, "--encoding", "gbk"), CHINESE)
        self.assertEqual(self.ran("--list-layers", "--no-basemap", "--encoding", "gbk", path).stderr, "")
        self.assertEqual(self.names(path, "--encoding", "CP1252")[0], CHINESE[0].encode("gbk").decode("cp1252"))

    def test_an_encoding_that_nobody_knows(self):
        done = run("--list-layers", "--encoding", "klingon", self.chinese_shapefile())
        self.assertEqual(done.code, 1, str(done))
        self.assertIn("'klingon' is no encoding", done.stderr)

    def test_csv_in_each_encoding(self):
        head = "name,lat,lon\n"
        for encoding, names in (("gb18030", CHINESE), ("big5", ["臺北港", "高雄市鹽埕區", "基隆"]), ("utf-16", NAMES), ("utf-32", CHINESE),
                                ("utf-8-sig", NAMES), ("utf-16-le", CHINESE)):
            with self.subTest(encoding):
                text = head + "".join(f"{name},{lat},{lon}\n" for name, (lon, lat) in zip(names, PLACES))
                path = self.write(f"{encoding}.csv", text.encode(encoding))
                self.assertEqual(self.names(path), names)

    def test_csv_in_vietnamese_encodings(self):
        text = "name,lat,lon\n" + "".join(f"{name},{lat},{lon}\n" for name, (lon, lat) in zip(NAMES, PLACES))
        for encoding in ("TCVN5712-1", "CP1258"):
            made = subprocess.run(["iconv", "-f", "UTF-8", "-t", encoding], input=text.encode(), check=True, capture_output=True).stdout
            self.assertEqual(self.names(self.write("viet.csv", made)), NAMES)

    def test_geojson_in_wide_encodings(self):
        for encoding in ("utf-16", "utf-16-be", "utf-32-le"):
            path = self.write("wide.geojson", json.dumps(gates(), ensure_ascii=False).encode(encoding))
            self.assertEqual(self.names(path), NAMES)

    def test_gpx_is_its_tracks_and_waypoints_each_in_its_colour(self):
        track = "".join(f'<trkpt lat="{21.4 + n / 10}" lon="106.4"/>' for n in range(3))
        path = self.write("walk.gpx", f"""<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">
            <wpt lat="21.5" lon="106.5"><name>Camp</name></wpt><trk><name>Way</name><trkseg>{track}</trkseg></trk></gpx>""".encode())
        layers = self.ran("--list-layers", "--json", "--no-basemap", path).json()["layers"]
        self.assertEqual([(layer["name"], layer["features"]) for layer in layers], [("walk: waypoints", 1), ("walk: tracks", 1)])
        kept = self.folder / "walk.gatepost.json"
        self.ran("--no-basemap", path, "--save", kept)
        colours = [layer["colour_number"] for layer in json.loads(kept.read_text())["layers"]]
        self.assertEqual(len(set(colours)), len(colours), colours)


if __name__ == "__main__":
    main()
