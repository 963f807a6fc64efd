#!/usr/bin/python3
"""Layers from a real PostGIS: what is drawn, what is asked of the server, and what is said where something fails."""

import json
import os
import random
import re
import socket
import subprocess
import time
import unittest
from pathlib import Path

import numpy

from gatepost_app import Display, TestCase, Window, main, run
from postgres_server import PROGRAMS, Server, free_port
from window_case import WindowTest

BARE = ("--no-basemap", "--bbox", "102,8,110,24")
POINTS = "st_setsrid(st_makepoint(102+8*(((i*200/({n}+1))%200)+random())/200, 8+16*random()),4326)::geometry(Point,4326)"
SHAPES = {
    "POINT(106.7 21.9)": "gate", "LINESTRING(103 22,104 23,105 22)": "road", "POLYGON((105 9,109 9,109 13,105 9),(106 9.5,108 9.5,108 11,106 9.5))": "lake",
    "MULTIPOINT(103 12,104 13)": "posts", "GEOMETRYCOLLECTION(POINT(103 18),LINESTRING(103 17,104 17))": "both", "POINT EMPTY": "nowhere",
    "CIRCULARSTRING(107 18,108 19,109 18)": "bow",
}

server = None


def setUpModule():
    global server
    server = Server()
    unittest.addModuleCleanup(server.close)
    shapes = ",".join(f"({i}, '{name}', st_geomfromtext('{wkt}', 4326))" for i, (wkt, name) in enumerate(SHAPES.items(), 1))
    server.sql(f"create table shapes (gid int primary key, name text, geom geometry(Geometry, 4326)); insert into shapes values {shapes}")
    server.sql("create table kinds (id uuid primary key, small int2, big int8, part real, share numeric(6,2), exact numeric, good bool, day date, at timestamptz, tags text[],"
               " more jsonb, raw bytea, g geometry(Point, 3405));"
               " insert into kinds values ('6b1e1c5e-0000-4000-8000-000000000001', 7, 9007199254740993, 0.1, 12.50, 12345678901234567890, true, '2019-05-07', '2019-05-07T10:30:00+07',"
               " '{a,b}', '{\"x\": 1}', '\\x00', st_setsrid(st_makepoint(675000, 2430000), 3405)),"
               " ('6b1e1c5e-0000-4000-8000-000000000002', null, null, null, null, null, null, null, null, null, null, null, null)")
    for name, n in (("many", 1_000_000), ("fewer", 60_000)):
        server.sql(f"create unlogged table {name} as select i::bigint id, 'post '||i as name, (i%7)::int kind, {POINTS.format(n=n)} geom from generate_series(1,{n}) i")
        server.sql(f"alter table {name} add primary key (id); create index on {name} using gist (geom)")
    server.sql("create unlogged table many_levels as select floor(least(7, -ln(1-random())/ln(4)))::smallint lvl, * from many")
    server.sql("create index on many_levels using gist (geom)" + "".join(f"; create index on many_levels using gist (geom) where lvl >= {level}" for level in (1, 2, 3, 4)))
    server.sql("create view seen as select * from many where kind < 6; grant usage on schema public to guest; grant select on shapes to guest")
    server.sql("vacuum analyze")


class Tables(TestCase):
    def listed(self, *arguments, code=0):
        return {layer["id"]: layer for layer in self.ran(*arguments, "--no-basemap", "--list-layers", "--json", code=code).json()["layers"]}

    def exported(self, *arguments, code=0, name="out.geojson"):
        path = self.folder / name
        self.ran(*arguments, "--no-basemap", "--export", path, code=code)
        return json.loads(path.read_text())["features"]

    def test_a_table_shows_what_the_same_file_shows(self):
        features = [{"type": "Feature", "geometry": json.loads(server.sql(f"select st_asgeojson(st_curvetoline(geom), 15) from shapes where gid = {i}")),
                     "properties": {"id": i, "gid": i, "name": name}} for i, name in enumerate(SHAPES.values(), 1)]
        path = self.write("shapes.geojson", {"type": "FeatureCollection", "features": features})
        self.assertTrue(numpy.array_equal(self.picture(server.address("shapes"), *BARE), self.picture(path, *BARE)))

    def test_every_kind_of_value_comes_as_what_it_is(self):
        first, second = self.exported(server.address("kinds"))
        self.assertEqual(first["properties"] | {"at": ""}, {
            "id": "6b1e1c5e-0000-4000-8000-000000000001", "small": 7, "big": 9007199254740993, "part": 0.1, "share": 12.5, "exact": 12345678901234567890, "good": True, "day": "2019-05-07",
            "at": "", "tags": ["a", "b"], "more": {"x": 1}})
        self.assertRegex(first["properties"]["at"], r"^2019-05-07T\d\d:30:00")
        lon, lat = map(float, subprocess.run(["gdaltransform", "-s_srs", "EPSG:3405", "-t_srs", "OGC:CRS84"], input="675000 2430000\n", text=True,
                                             capture_output=True, check=True).stdout.split()[:2])
        numpy.testing.assert_allclose(first["geometry"]["coordinates"][:2], [lon, lat], atol=1e-6)
        self.assertIsNone(second["geometry"])

    def test_all_tables_of_a_schema_are_layers(self):
        self.assertEqual(set(self.listed(server.address(schema="public"))), {"fewer", "kinds", "many", "many_levels", "seen", "shapes"})

    def test_of_more_than_twenty_tables_some_are_to_be_named(self):
        names = [f"table_{i:02}" for i in range(21)]
        server.sql("create schema crowd" + "".join(f"; create table crowd.{name} (id int primary key, geom geometry(Point, 4326))" for name in names))
        self.addCleanup(server.sql, "drop schema crowd cascade")
        done = run(server.address(schema="crowd"), "--no-basemap", "--list-layers", "--json")
        self.assertEqual(done.code, 2)
        for name in names:
            self.assertIn(f"crowd.{name}", done.stderr)
        self.assertEqual(set(self.listed(f"{server.address(schema='crowd')}&table=table_03")), {"table_03"})

    def test_a_table_that_is_not_there_is_named(self):
        done = run(server.address("nothing"), "--no-basemap", "--list-layers")
        self.assertEqual(done.code, 1)
        self.assertIn("there is no table 'nothing'", done.stderr)

    def test_addresses_of_gdal_and_of_services_are_understood(self):
        service = self.write("services", f"[maps]\nhost=127.0.0.1\nport={server.port}\ndbname=gis\nuser=gp\n")
        environment = {**os.environ, "PGSERVICEFILE": str(service)}
        for address in (f"PG:host=127.0.0.1 port={server.port} dbname=gis user=gp tables=shapes", "PG:service=maps tables=public.shapes(geom)"):
            self.assertEqual(run(address, "--no-basemap", "--list-layers", "--json", environment=environment).json()["layers"][0]["features"], len(SHAPES))


class Unusual(TestCase):
    """What tables of others are like."""

    def exported(self, table, code=0):
        path = self.folder / "out.geojson"
        done = self.ran(server.address(table), "--no-basemap", "--export", path, code=code)
        return json.loads(path.read_text())["features"], done

    def make(self, sql, drop):
        server.sql(sql)
        self.addCleanup(server.sql, drop)

    def test_names_that_sql_would_read_otherwise(self):
        self.make("""create schema "My ""maps"; create table "My ""maps"."Posts; select" ("Name'" text, "order" int primary key, geom geometry(Point, 4326));"""
                  """ insert into "My ""maps"."Posts; select" values ('a''b', 1, st_makepoint(106, 21))""", """drop schema "My ""maps" cascade""")
        (only,), _ = self.exported("Posts; select")
        self.assertEqual(only["properties"], {"id": 1, "Name'": "a'b", "order": 1})

    def test_domains_and_rows_of_another_srid(self):
        self.make("create domain place as geometry; create table mixed (id int primary key, g place); insert into mixed values (1, st_setsrid(st_makepoint(106, 21), 4326)),"
                  " (2, st_setsrid(st_makepoint(11800000, 2400000), 3857))", "drop table mixed; drop domain place")
        features, done = self.exported("mixed", code=3)
        self.assertEqual([one["properties"]["id"] for one in features], [1])
        self.assertIn("its SRID is 3857, and that of the others 4326; left out", done.stderr)

    def test_a_large_table_of_places_on_the_globe_lies_where_it_is(self):
        self.make("create table globe as select id, geom::geography g from fewer; alter table globe add primary key (id); create index on globe using gist (g); analyze globe",
                  "drop table globe")
        path = self.folder / "view.csv"
        self.ran(server.address("globe"), "--no-basemap", "--bbox", "104,12,104.4,13", "--export", path)
        self.assertEqual(len(path.read_text().splitlines()) - 1, int(server.sql("select count(*) from fewer where st_intersects(geom, st_makeenvelope(104,12,104.4,13,4326))")))

    def test_what_was_never_analysed_is_read_whole_and_said_to_be(self):
        self.make("create table fresh as select id, geom from many where id <= 60000", "drop table fresh")
        features, _ = self.exported("fresh")
        self.assertEqual(len(features), 60_000)

    def test_postgis_need_not_be_in_the_path(self):
        self.make("create role lost login; alter role lost set search_path = ''; grant select on fewer to lost", "drop owned by lost; drop role lost")
        path = self.folder / "view.csv"
        self.ran(server.address("public.fewer", user="lost"), "--no-basemap", "--bbox", "104,12,104.4,13", "--export", path)
        self.assertGreater(len(path.read_text().splitlines()), 100)


class Large(TestCase):
    """What is read of a million rows, and how."""

    def setUp(self):
        super().setUp()
        self.place = len(server.log.read_text(errors="replace"))

    def plans(self):
        """Those of what was run since the test began; not of what was only explained."""
        records = re.split(r"\n(?=\d{4}-\d\d-\d\d )", server.log.read_text(errors="replace")[self.place:])
        return [record for record in records if "  plan:" in record and "EXPLAIN" not in record]

    def check_nothing_was_scanned(self):
        plans = self.plans()
        self.assertTrue(any("COPY (SELECT" in plan for plan in plans))
        for plan in plans:
            self.assertFalse(re.search(r"Seq Scan on (public\.)?many|count\(", plan, re.I), plan[:1000])

    def rows_in(self, box, table="many"):
        """Exactly: the index has its boxes a little wider."""
        return int(server.sql(f"select count(*) from {table} where st_intersects(geom, st_makeenvelope({box},4326))"))

    def test_a_view_is_read_by_the_index_whole(self):
        path = self.folder / "view.geojson"
        self.ran(server.address("many"), "--no-basemap", "--bbox", "104,12,104.4,13", "--export", path)
        self.check_nothing_was_scanned()
        features = json.loads(path.read_text())["features"]
        self.assertEqual(len(features), self.rows_in("104,12,104.4,13"))
        name = server.sql(f"select name from many where id = {features[7]['properties']['id']}")
        self.assertEqual(features[7]["properties"]["name"], name)

    def test_views_have_the_rows_that_the_database_counts(self):
        random.seed(7)
        for i in range(12):
            x, y = random.uniform(102, 109), random.uniform(8, 23)
            path = self.folder / f"{i}.csv"
            box = f"{x},{y},{x + 0.3},{y + 0.3}"
            self.ran(server.address("many"), "--no-basemap", "--bbox", box, "--export", path)
            self.assertEqual(len(path.read_text().splitlines()) - 1, self.rows_in(box))

    def test_of_too_many_a_fair_sample_is_taken_without_a_scan(self):
        place = self.folder / "sample.geojson"
        self.ran(server.address("many"), "--no-basemap", "--export", place, code=3)
        self.check_nothing_was_scanned()
        rows = json.loads(place.read_text())["features"]
        self.assertTrue(40_000 < len(rows) < 200_000, len(rows))
        stripes = numpy.bincount([int((row["geometry"]["coordinates"][0] - 102) / 8 * 200) for row in rows], minlength=200)
        self.assertGreater(stripes.min(), len(rows) / 200 / 2)
        self.assertLess(stripes.max(), len(rows) / 200 * 2)

    def test_the_same_sample_comes_again(self):
        self.assertTrue(numpy.array_equal(self.picture(server.address("many"), *BARE, name="a.png"), self.picture(server.address("many"), *BARE, name="b.png")))

    def test_a_thinned_table_is_read_by_its_levels(self):
        self.picture(server.address("many_levels"), *BARE)
        self.check_nothing_was_scanned()
        self.assertTrue(any('COPY (SELECT "geom"' in plan and '"lvl" >= 2' in plan for plan in self.plans()))

    def test_a_view_of_the_database_is_a_layer_too(self):
        path = self.folder / "seen.csv"
        self.ran(server.address("seen"), "--no-basemap", "--bbox", "104,12,104.4,13", "--export", path)
        self.assertEqual(len(path.read_text().splitlines()) - 1, self.rows_in("104,12,104.4,13", "seen"))


class Secrets(TestCase):
    PASSWORD = "s3cret"

    def check_hidden(self, *arguments, **options):
        picture, saved = self.folder / "p.png", self.folder / "m.gatepost.json"
        for asked in (("--screenshot", picture, "--size", "200x150"), ("--list-layers", "--json"), ("--list-layers",), ("--save", saved)):
            done = run(*arguments, "--no-basemap", *asked, **options)
            told = done.stdout + done.stderr.encode()
            for file in (picture, saved):
                told += file.read_bytes() if file.exists() else b""
            self.assertNotIn(self.PASSWORD.encode(), told)
        return done

    def test_ten_failures_do_not_tell_the_password(self):
        at, port = f"guest:{self.PASSWORD}@127.0.0.1", server.port
        pairs = f"PG:host=127.0.0.1 port={port} user=guest password={self.PASSWORD}"
        for address in (f"postgresql://{at}:1/gis", f"postgresql://{at}:{port}/nothing", f"postgresql://{at}:{port}/gis?table=nothing",
                        f"postgresql://{at}:{port}/gis?table=many", f"postgresql://guest:{self.PASSWORD}x@127.0.0.1:{port}/gis",
                        f"postgresql://127.0.0.1:{port}/gis?user=guest&password={self.PASSWORD}x", f"{pairs} dbname=nothing",
                        f"{pairs}x dbname=gis", f"{pairs} dbname=gis nonsense", f"postgresql://guest:{self.PASSWORD[:3]}%zz{self.PASSWORD[3:]}@127.0.0.1:{port}/gis",
                        f"postgresql://guest:{self.PASSWORD}/x@127.0.0.1:{port}/gis", f"postgresql://guest:x@{self.PASSWORD}@127.0.0.1:{port}/gis",
                        f"PG:host=127.0.0.1 port={port} user=guest password=my {self.PASSWORD} dbname=gis", f"postgresql://{at}:{port}/gis?nonsense=1&table=shapes"):
            with self.subTest(address):
                self.assertNotEqual(self.check_hidden(address).code, 0)

    def test_the_list_of_processes_does_not_tell_it(self):
        address = f"postgresql://guest:{self.PASSWORD}@127.0.0.1:{server.port}/gis?table=shapes"
        display = self.enterContext(Display((600, 400)))
        window = self.enterContext(Window(display, address, "--no-basemap", "--size", "600x400"))
        window.wait_for("map ready")
        self.assertNotIn(self.PASSWORD.encode(), Path(f"/proc/{window.process.pid}/cmdline").read_bytes())

    def test_nor_does_what_works(self):
        self.assertEqual(self.check_hidden(f"postgresql://guest:{self.PASSWORD}@127.0.0.1:{server.port}/gis?table=shapes").code, 0)

    def test_a_password_file_is_looked_at(self):
        file = self.write("pass", f"127.0.0.1:{server.port}:gis:guest:{self.PASSWORD}\n")
        file.chmod(0o600)
        done = self.check_hidden(server.address("shapes", user="guest"), environment={**os.environ, "PGPASSFILE": str(file)})
        self.assertEqual(done.code, 0)


class Pooled(TestCase):
    def test_a_pooler_that_gives_each_transaction_another_connection_is_no_matter(self):
        port = free_port()
        settings = self.write("pgbouncer.ini", f"[databases]\ngis = host=127.0.0.1 port={server.port} user=gp\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\n"
                              f"unix_socket_dir =\nauth_type = any\npool_mode = transaction\ndefault_pool_size = 3\nserver_lifetime = 0\nlogfile = {self.folder}/pooler.log\npidfile = {self.folder}/pid\n")
        self.folder.chmod(0o777)
        pooler = subprocess.Popen([*(["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []), "pgbouncer", settings], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL)
        self.addCleanup(pooler.wait)
        self.addCleanup(pooler.terminate)
        self.until_it_answers(port)
        path = self.folder / "pooled.csv"
        self.ran(f"postgresql://gp@127.0.0.1:{port}/gis?table=many", "--no-basemap", "--bbox", "104,12,104.4,13", "--export", path)
        self.assertEqual(len(path.read_text().splitlines()) - 1, int(server.sql("select count(*) from many where st_intersects(geom, st_makeenvelope(104,12,104.4,13,4326))")))

    def until_it_answers(self, port):
        end = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                self.assertLess(time.monotonic(), end, "the pooler does not come up")
                time.sleep(0.05)


class Sharded(TestCase):
    """A coordinator with two servers behind it, beside one server that has all rows."""

    ROWS = 60_000

    @classmethod
    def setUpClass(cls):
        cls.shards = []
        for _ in range(2):
            cls.shards.append(Server())
            cls.addClassCleanup(cls.shards[-1].close)
        server.sql(f"create extension postgres_fdw; create table whole as select i::bigint id, 'post '||i as name, {POINTS.format(n=cls.ROWS)} geom, 1+i%2 shard"
                   f" from generate_series(1,{cls.ROWS}) i; create index on whole using gist (geom);"
                   " create table posts (id bigint not null, name text, geom geometry(Point,4326), shard int not null) partition by list (shard)")
        for k, shard in enumerate(cls.shards, 1):
            shard.sql("create table posts (id bigint primary key, name text, geom geometry(Point,4326), shard int)")
            rows = subprocess.run([str(PROGRAMS / "psql"), "-h", "127.0.0.1", "-p", str(server.port), "-U", "gp", "-d", "gis", "-XqAt", "-c",
                                   f"copy (select * from whole where shard = {k}) to stdout"], capture_output=True, check=True).stdout
            subprocess.run([str(PROGRAMS / "psql"), "-h", "127.0.0.1", "-p", str(shard.port), "-U", "gp", "-d", "gis", "-XqAt", "-c", "copy posts from stdin"],
                           input=rows, check=True, capture_output=True)
            shard.sql("create index on posts using gist (geom); analyze posts")
            server.sql(f"create server shard{k} foreign data wrapper postgres_fdw options (host '127.0.0.1', port '{shard.port}', dbname 'gis', extensions 'postgis',"
                       f" async_capable 'true', use_remote_estimate 'true'); create user mapping for gp server shard{k} options (user 'gp');"
                       f" create foreign table posts_{k} partition of posts for values in ({k}) server shard{k} options (table_name 'posts')")
        server.sql("analyze posts; analyze whole")

    @classmethod
    def tearDownClass(cls):
        server.sql("drop table posts, whole; drop extension postgres_fdw cascade")

    def rows(self, table, box, code=0):
        path = self.folder / "rows.csv"
        done = self.ran(server.address(table), "--no-basemap", "--bbox", box, "--export", path, code=code)
        return sorted(path.read_text().splitlines()), done

    def test_shards_answer_to_the_row_like_one_server_and_one_that_died_is_named(self):
        random.seed(3)
        for _ in range(20):
            x, y = random.uniform(102, 109), random.uniform(8, 23)
            box = f"{x},{y},{x + random.uniform(0.1, 2)},{y + random.uniform(0.1, 2)}"
            self.assertEqual(self.rows("posts", box)[0], self.rows("whole", box)[0])
        self.shards[0].stop()
        rows, done = self.rows("posts", "104,12,106,14", code=3)
        wanted = int(server.sql("select count(*) from whole where shard = 2 and st_intersects(geom, st_makeenvelope(104,12,106,14,4326))"))
        self.assertEqual(len(rows) - 1, wanted)
        self.assertIn("its part posts_1 is missing", done.stderr)
        self.shards[1].stop()
        done = run(server.address("posts"), "--no-basemap", "--list-layers")
        self.assertEqual(done.code, 1)


class InTheWindow(WindowTest):
    def test_the_window_ends_at_once_while_the_database_still_works(self):
        server.sql("create view slow as select id, (select geom from pg_sleep(30) where true limit 1) g, geom from many")
        self.addCleanup(server.sql, "drop view slow")
        window = self.open(server.address("slow"), "--no-basemap", ready=False)
        end = time.monotonic() + 30
        while self.at_work() == "0":
            self.assertLess(time.monotonic(), end, "nothing is asked")
            time.sleep(0.1)
        while subprocess.run(["xdotool", "search", "--name", "Gatepost"], env=self.display.environment, capture_output=True).returncode != 0:
            self.assertLess(time.monotonic(), end, "there is no window")
            time.sleep(0.1)
        time.sleep(1)
        window.process.terminate()
        _, seconds = window.end()
        self.assertLess(seconds, 5)
        end = time.monotonic() + 10
        while self.at_work() != "0":
            self.assertLess(time.monotonic(), end, "the server still works")
            time.sleep(0.1)

    def at_work(self):
        return server.sql("select count(*) from pg_stat_activity where application_name = 'gatepost' and state = 'active' and query like '%COPY%'")


if __name__ == "__main__":
    main()
