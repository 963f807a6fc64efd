#!/usr/bin/python3
"""Files that GDAL reads are read by a process of its own: what goes wrong there costs that file and nothing else."""

import gzip
import http.server
import io
import os
import re
import signal
import subprocess
import threading
import time
import zipfile
from pathlib import Path

import gatepost_app
from gatepost_app import TestCase, collection, feature, main, points, run

LIST = ("--no-basemap", "--list-layers", "--json")
TRACK = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>t</name>
<Placemark><name>walk</name><gx:Track><gx:coord>106.7 21.9 0</gx:coord><gx:coord>106.8 21.9 0</gx:coord></gx:Track></Placemark>
<Placemark><name>gate</name><Point><coordinates>106.7,21.9</coordinates></Point></Placemark></Document></kml>"""


def children_of(pid):
    """The processes that `pid` started, by the kernel's own list."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(stat.parent.name))
    return found


def wait_for(condition, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.01)
    raise AssertionError("it did not happen")


class ChildTest(TestCase):
    def setUp(self):
        super().setUp()
        self.good = self.write("good.geojson", points([(105.0, 22.0)]))

    def sql(self, name, select):
        """A file of a few bytes that makes GDAL compute a query."""
        return self.write(name, f"<OGRVRTDataSource><OGRVRTLayer name='a'><SrcDataSource>{self.good}</SrcDataSource><SrcSQL dialect='SQLITE'>"
                          f"WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT {select} FROM c</SrcSQL></OGRVRTLayer></OGRVRTDataSource>")

    def listed(self, *sources, code, **options):
        done = run(*sources, *LIST, **options)
        self.assertEqual(done.code, code, str(done))
        return done, {layer["id"]: layer for layer in done.json()["layers"]} if code != 1 else {}


class Dying(ChildTest):
    def test_a_process_that_is_killed_costs_its_file_only(self):
        endless = self.sql("endless.vrt", "count(*) AS n")
        program = subprocess.Popen([gatepost_app.program, endless, self.good, *LIST], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        child = wait_for(lambda: children_of(program.pid))[0]
        os.kill(child, signal.SIGKILL)
        out, err = (text.decode() for text in program.communicate(timeout=30))
        self.assertEqual(program.returncode, 3, err)
        self.assertIn('"id": "good"', out)
        lines = err.splitlines()
        self.assertEqual(len(lines), 1, err)
        self.assertIn(f"{endless}: the part of the program that reads this format ended unexpectedly (killed)", lines[0])

    def test_the_process_ends_with_the_program_whatever_ends_that(self):
        program = subprocess.Popen([gatepost_app.program, self.sql("endless.vrt", "count(*) AS n"), *LIST], stdout=subprocess.DEVNULL)
        child = wait_for(lambda: children_of(program.pid))[0]
        program.kill()
        program.wait()
        wait_for(lambda: not Path(f"/proc/{child}/exe").exists())

    def test_a_track_of_fewer_times_than_places_costs_the_track(self):
        text = TRACK.replace("<gx:Track>", "<gx:Track><when>2010-05-28T02:02:09Z</when>")
        done, layers = self.listed(self.write("times.kml", text), self.good, code=3)
        self.assertEqual(set(layers), {"times", "good"})
        self.assertEqual(len(done.lines), 1, str(done))
        self.assertNotIn("std", done.stderr)

    def test_a_track_without_times_costs_the_track(self):
        done, layers = self.listed(self.write("track.kml", TRACK), self.good, code=3)
        self.assertEqual(set(layers), {"track", "good"})
        self.assertEqual(len(done.lines), 1, str(done))
        self.assertIn("track.kml", done.stderr)


class Limits(ChildTest):
    def test_what_unpacks_to_more_than_a_gigabyte_is_stopped(self):
        bomb = self.sql("bomb.vrt", "x, hex(zeroblob(1000000)) AS t")
        done, layers = self.listed(bomb, self.good, code=3)
        self.assertEqual(set(layers), {"good"})
        self.assertEqual(len(done.lines), 1, str(done))
        self.assertIn(f"{bomb}: reading it took more than 1 GB of memory and was stopped", done.stderr)

    def test_what_computes_for_more_than_ten_seconds_is_stopped(self):
        endless = self.sql("endless.vrt", "count(*) AS n")
        done, layers = self.listed(endless, self.good, code=3, timeout_s=130)  # a busy machine computes for others too
        self.assertEqual(set(layers), {"good"})
        self.assertIn(f"{endless}: reading it took more than 10 s of computing and was stopped", done.stderr)


class Messages(ChildTest):
    def test_no_password_in_any_output(self):
        for source in ("PG:host=127.0.0.1 port=1 dbname=gis user=gp password=s3cret", "PG:host=127.0.0.1 port=1 password='s3cret x'",
                       "postgresql://gp:s3cret@127.0.0.1:1/gis", "http://gp:s3cret@127.0.0.1:1/a.fgb", "http://127.0.0.1:1/a.geojson?token=s3cret",
                       "http://127.0.0.1:1/a.fgb?key=s3cret&x=1", "MYSQL:gis,host=127.0.0.1,port=1,password=s3cret"):
            with self.subTest(source):
                done = run(source, *LIST)
                self.assertEqual(done.code, 1, str(done))
                self.assertNotIn("s3cret", done.stderr + done.stdout.decode())
                self.assertEqual(len(done.lines), 1, str(done))

    def test_control_sequences_in_a_name_do_not_reach_the_terminal(self):
        done = run(self.write("a\x1b[31mred\x1b]0;t\x07.kml", "<kml>"), *LIST)
        self.assertEqual(done.code, 1, str(done))
        self.assertIsNone(re.search(r"[\x00-\x08\x0b-\x1f\x7f]", done.stderr), str(done))
        self.assertIn("\\x1b[31mred", done.stderr)


class Server(http.server.BaseHTTPRequestHandler):
    """Serves `files` by ranges, and answers 503 to what lies behind `fails_behind`."""

    files, fails_behind, ranges, asked = {}, None, True, []

    def log_message(self, *arguments):
        pass

    def answer(self, with_body):
        self.asked.append((self.command, self.path))
        data = self.files.get(self.path.split("?")[0])
        if data is None:
            return self.send_error(404)
        first, last = 0, len(data) - 1
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if asked and self.ranges:
            first, last = int(asked[1]), min(int(asked[2] or last), last)
        if self.fails_behind is not None and first >= self.fails_behind:
            return self.send_error(503)
        self.send_response(206 if asked and self.ranges else 200)
        if self.ranges:
            self.send_header("Accept-Ranges", "bytes")
        if asked and self.ranges:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.send_header("Content-Length", str(last + 1 - first))
        self.end_headers()
        if with_body:
            try:
                self.wfile.write(data[first:last + 1])
            except OSError:
                pass  # who asked has enough

    def do_GET(self):
        self.answer(True)

    def do_HEAD(self):
        self.answer(False)


class Web(ChildTest):
    def serve(self, files, **settings):
        handler = type("Handler", (Server,), {"files": files, "asked": [], **settings})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.handler = handler
        return f"http://127.0.0.1:{server.server_port}"

    def made(self, name, count=3000):
        source = self.write("from.geojson", collection(*(feature([100 + i % 50 / 10, 20 + i // 50 / 10], n=i, t="x" * 200) for i in range(count))))
        subprocess.run(["ogr2ogr", self.folder / name, source, *(["-lco", "SPATIAL_INDEX=NO"] if name.endswith("gpkg") else [])], check=True)
        return (self.folder / name).read_bytes()

    def test_a_file_of_the_web_is_read_by_ranges(self):
        address = self.serve({"/a.fgb": self.made("a.fgb")}) + "/a.fgb"
        _, layers = self.listed(address, code=0)
        self.assertEqual(layers["a"]["features"], 3000)
        self.assertEqual({path for _, path in self.handler.asked}, {"/a.fgb"}, "nothing else is asked for")

    def test_a_server_without_ranges_is_asked_for_the_whole(self):
        data = self.made("a.fgb")
        address = self.serve({"/a.fgb": data}, ranges=False) + "/a.fgb"
        _, layers = self.listed(address, code=0)
        self.assertEqual(layers["a"]["features"], 3000)

    def test_geojson_of_the_web(self):
        address = self.serve({"/a.geojson": self.good.read_bytes()}) + "/a.geojson"
        _, layers = self.listed(address, code=0)
        self.assertEqual(layers["a"]["features"], 1)

    def test_tables_and_archives_of_the_web_are_read_as_those_of_this_machine(self):
        table = b"name,lon,lat\n\xd3\xd1\xd2\xea\xb9\xd8,106.7,22\n"
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("in/good.geojson", self.good.read_bytes())
        address = self.serve({"/a.csv": table, "/a.csv.gz": gzip.compress(table), "/b.zip": packed.getvalue(),
                              "/c.geojson.gz": gzip.compress(self.good.read_bytes()), "/d.geojson": self.good.read_bytes()})
        for name in ("/a.csv", "/a.csv?token=s3cret", "/a.csv.gz"):
            with self.subTest(name):
                done = run(address + name, "--query", "106.7,22", "--json", "--no-basemap")
                self.assertEqual([hit["properties"]["name"] for hit in done.json()["hits"]], ["友谊关"], str(done))
                self.assertNotIn("s3cret", done.stderr)
        for name, layer in (("/b.zip", "good"), ("/b.zip?x=1", "good"), ("/c.geojson.gz", "c"), ("/d.geojson?token=s3cret", "d")):
            with self.subTest(name):
                _, layers = self.listed(address + name, code=0)
                self.assertEqual(layers[layer]["features"], 1)

    def test_what_is_not_there_is_said_in_words(self):
        done, _ = self.listed(self.serve({}) + "/a.fgb", code=1)
        self.assertIn("the server answered 404", done.stderr)
        done, _ = self.listed(self.serve({}) + "/a.geojson", code=1)
        self.assertIn("the server answered 404", done.stderr)
        done, _ = self.listed("http://127.0.0.1:1/a.fgb", code=1)
        self.assertIn("the server cannot be reached", done.stderr)

    def test_a_server_that_fails_in_the_middle_is_told(self):
        for name in ("a.gpkg", "a.csv", "a.fgb"):
            with self.subTest(name):
                data = self.made(name)
                done = run(self.serve({"/" + name: data}, fails_behind=len(data) // 2) + "/" + name, *LIST)
                self.assertIn(done.code, (1, 3), str(done))
                self.assertTrue(done.lines, str(done))


if __name__ == "__main__":
    main()
