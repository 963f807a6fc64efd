#!/usr/bin/python3
"""A picture that opens its map again, and tells whether it is still the picture of its data."""

import json
import os
import shutil
import socket
import subprocess
import zlib

from osgeo import gdal

from gatepost_app import TestCase, collection, feature, main, run

SOFT_PIPE = {**os.environ, "GALLIUM_DRIVER": "softpipe"}


def chunks(png):
    """(name, data) of each."""
    at = 8
    while at < len(png):
        size = int.from_bytes(png[at:at + 4], "big")
        yield png[at + 4:at + 8], png[at + 8:at + 8 + size]
        at += 12 + size


def texts(path):
    found = {}
    for name, data in chunks(path.read_bytes()):
        if name == b"iTXt":
            key, rest = data.split(b"\0", 1)
            is_packed, rest = rest[0], rest[2:].split(b"\0", 2)[2]
            found[key.decode()] = (zlib.decompress(rest) if is_packed else rest).decode()
    return found


def with_chunks(path, change):
    """The same picture with other chunks."""
    png = path.read_bytes()[:8]
    for name, data in chunks(path.read_bytes()):
        data = change(name, data)
        if data is not None:
            png += len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
    path.write_bytes(png)


class PictureOfOwn(TestCase):
    def setUp(self):
        super().setUp()
        self.data = self.folder / "data"
        self.source = self.write("data/places.geojson", self.places(22.0))
        self.picture = self.folder / "picture.png"

    def places(self, latitude):
        return collection(feature([105, latitude], name="one", id="A1"), feature([105.5, 22.2], name="two", id="A2"))

    def make(self, *arguments):
        self.ran(self.source, "--bbox", "104,21,106,23", "--size", "500x400", "--screenshot", self.picture, *arguments)

    def verdict(self, code, **options):
        return self.ran("--verify", self.picture, "--json", code=code, **options).json()


class Opening(PictureOfOwn):
    def again(self, code=0, **options):
        done = self.ran(self.picture, "--size", "500x400", "--screenshot", self.folder / "again.png", code=code, **options)
        return done, gdal.Open(str(self.folder / "again.png")).ReadAsArray()

    def test_a_picture_opens_its_map(self):
        self.make("--theme", "dark", "-t_srs", "EPSG:3405", "--lang", "zh", "--hide-layers", "rivers", "--select", "places:A2")
        _, again = self.again()
        self.assertTrue((again == gdal.Open(str(self.picture)).ReadAsArray()).all())

    def test_a_pdf_opens_its_map_too(self):
        self.picture = self.folder / "picture.pdf"
        self.make("--title", "Two places")
        listed = self.ran(self.picture, "--list-layers", "--json").json()["layers"]
        self.assertIn(("places", 2), [(one["id"], one["features"]) for one in listed])
        self.assertEqual(self.verdict(3)["same"], None)
        self.write("data/places.geojson", self.places(22.1))
        self.assertEqual(self.verdict(4)["data"], ["data/places.geojson: these data have changed since the picture was made"])
        self.make("--no-provenance")
        self.assertNotIn(b"gatepost-map", self.picture.read_bytes())
        self.ran(self.picture, "--list-layers", code=1)
        self.picture.write_bytes(b"%PDF-1.5 and nothing else")
        self.assertEqual(len(self.ran(self.picture, "--list-layers", code=1).lines), 1)

    def test_it_moves_with_its_data(self):
        self.make()
        elsewhere = self.folder / "elsewhere"
        shutil.copytree(self.data, elsewhere / "data")
        shutil.move(self.picture, elsewhere / "picture.png")
        shutil.rmtree(self.data)
        self.picture = elsewhere / "picture.png"
        listed = self.ran(self.picture, "--list-layers", "--json").json()["layers"]
        self.assertIn(("places", 2), [(one["id"], one["features"]) for one in listed])
        self.assertEqual(self.verdict(0)["same"], True)

    def test_what_changed_since_is_said(self):
        self.make()
        self.write("data/places.geojson", self.places(22.1))
        done, _ = self.again(code=3)
        self.assertIn("data/places.geojson: these data have changed since the picture was made", done.stderr)

    def test_data_that_are_gone_are_said(self):
        self.make()
        self.source.unlink()
        done = self.ran(self.picture, "--list-layers", code=3)
        self.assertIn("places.geojson: these data of the picture are not there any more", done.stderr)

    def test_a_picture_of_somebody_else_is_no_map(self):
        subprocess.run(["convert", "-size", "20x20", "xc:red", self.picture], check=True)
        self.assertIn("does not say of which map", self.ran(self.picture, "--list-layers", code=1).stderr)

    def test_the_map_is_not_kept_in_the_picture(self):
        self.make()
        before = self.picture.read_bytes()
        self.ran(self.picture, "--save", self.folder / "kept")
        self.assertEqual(self.picture.read_bytes(), before)
        self.assertTrue((self.folder / "kept.gatepost.json").exists())

    def test_what_it_says_of_its_map_may_be_anything(self):
        self.make()
        for text in (b"", b"{", b"[]", b'{"map": 7}', b'{"views": [{}], "map": {}, "picture": {"width_px": -1}}', b"[" * 9000, b"\xff\xfe"):
            with self.subTest(text[:30]):
                self.make()
                with_chunks(self.picture, lambda name, data: b"Gatepost map\0\0\0\0\0" + text
                            if name == b"iTXt" and data.startswith(b"Gatepost map") else data)
                self.assertEqual(len(self.ran(self.picture, "--list-layers", code=1).lines), 1)
                self.assertEqual(len(self.ran("--verify", self.picture, code=1).lines), 1)

    def test_a_broken_picture_is_one_line(self):
        self.make()
        whole = self.picture.read_bytes()
        for size in (8, 30, 300, len(whole) - 100):
            self.picture.write_bytes(whole[:size])
            self.assertEqual(len(self.ran("--verify", self.picture, code=1).lines), 1, size)


    def test_no_address_in_a_picture_is_asked(self):
        self.make()
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.settimeout(1)
            address = f"http://127.0.0.1:{server.getsockname()[1]}/x.geojson"

            def change(name, data):
                if name != b"iTXt" or not data.startswith(b"Gatepost map"):
                    return data
                made_of = json.loads(texts(self.picture)["Gatepost map"])
                made_of["map"]["layers"].append({"name": "far", "source": address})
                return b"Gatepost map\0\0\0\0\0" + json.dumps(made_of).encode()
            with_chunks(self.picture, change)
            self.assertIn("open them yourself", self.ran(self.picture, "--list-layers", code=3).stderr)
            self.assertRaises(TimeoutError, server.accept)


class Saying(PictureOfOwn):
    def test_what_a_picture_says(self):
        self.make("--title", "Two places")
        said = texts(self.picture)
        self.assertEqual((said["Software"], said["Title"], said["Description"]), ("Gatepost", "Two places", "places"))
        made_of = json.loads(said["Gatepost map"])
        own, = (one for one in made_of["data"] if "part" not in one)
        hashed = subprocess.run(["xxh128sum", self.source], capture_output=True, check=True, text=True).stdout.split()[0]
        self.assertEqual(own, {"path": "data/places.geojson", "xxh128": hashed})
        self.assertEqual(made_of["map"]["layers"][-1]["source"], "data/places.geojson")

    def test_unless_nobody_wants_it(self):
        self.make("--no-provenance")
        self.assertNotIn("Gatepost map", texts(self.picture))
        self.assertEqual(self.verdict(3)["same"], None)

    def test_passwords_in_addresses_are_not_in_it(self):
        self.ran(self.source, "PG:host=127.0.0.1 port=1 password=hunter2", "--screenshot", self.picture, "--size", "60x50", code=3)
        self.assertNotIn("hunter2", texts(self.picture)["Gatepost map"])


class Verifying(PictureOfOwn):
    def test_the_same(self):
        for arguments in ([], ["--layout", "report", "--legend", "--title", "Words"], ["--layout", "a4", "--graticule", "--ui-lang", "zh"],
                          ["--layout", "slide", "--scale", 1.7], ["--transparent"], ["--select", "places:A1"], ["-t_srs", "EPSG:32648"]):
            with self.subTest(arguments):
                self.ran(self.source, "--screenshot", self.picture, *arguments)
                self.assertEqual(self.verdict(0)["same"], True)

    def test_the_date_is_that_of_the_picture(self):
        old = {**os.environ, "SOURCE_DATE_EPOCH": "1000000000"}
        self.ran(self.source, "--layout", "report", "--date", "--screenshot", self.picture, environment=old)
        self.assertEqual(self.verdict(0)["same"], True)

    def test_data_that_changed(self):
        self.make()
        self.write("data/places.geojson", self.places(22.3))
        found = self.verdict(4)
        self.assertEqual((found["same"], found["retouched"], found["features"]), (False, False, ["places:A1"]))
        left, top, right, bottom = found["box_px"]
        self.assertTrue(200 < left < 250 < right < 300 and 100 < top < bottom < 260, found["box_px"])

    def test_a_retouched_picture(self):
        self.make()
        pixels = gdal.Open(str(self.picture)).ReadAsArray()
        height = pixels.shape[1]
        pixels[:, 100:110, 50:70] = 0
        rows = b"".join(b"\0" + pixels[:, y].T.tobytes() for y in range(height))
        is_first = []

        def change(name, data):
            if name != b"IDAT":
                return data
            is_first.append(name)
            return zlib.compress(rows) if len(is_first) == 1 else None
        with_chunks(self.picture, change)
        found = self.verdict(4)
        self.assertEqual((found["retouched"], found["box_px"], found["data"]), (True, [50, 100, 70, 110], []))

    def test_another_driver_tells_nothing(self):
        self.make()
        found = self.verdict(3, environment=SOFT_PIPE)
        self.assertEqual(found["same"], None)
        self.assertIn("softpipe", found["reasons"][0])

    def test_what_is_no_png_cannot_be_compared(self):
        self.ran("--screenshot", self.folder / "x.jpg", "--size", "60x50")
        self.ran("--verify", self.folder / "x.jpg", code=1)
        self.ran("--verify", self.folder / "none.png", code=1)
        self.ran("--verify", self.picture, self.source, code=2)
        self.assertEqual(run("--verify", self.picture, "--screenshot", "x.png").code, 2)


if __name__ == "__main__":
    main()
