#!/usr/bin/python3
"""Conditions that a database is asked: it gives just the rows that the condition means here, of all that lie in view."""

import json
import math
import time
import unicodedata
import unittest

from gatepost_app import TestCase, main, run
from postgres_server import Server
from window_case import PANEL_PX, WindowTest, map_part

ROWS = 60_000  # more than are read whole
TEXTS = ["a", "B", "\u00e9", "e\u0301", None, "it's", "a\\b", "a%b", "a_b", "", "\u65e5\u672c", "ab", "zebra"]
VALUES = {
    "n": ("int4", [1, 2, 3, None, -5, 10_000]),
    "big": ("int8", [9007199254740993, 5, None]),
    "r": ("float8", ["0.5", "'NaN'", "'Infinity'", None, "-2.25", "1e300", "7"]),
    "q": ("float4", ["0.1", "0.25", None]),
    "x": ("numeric", ["0.1", "12345678901234567890", None, "'NaN'"]),
    "t": ("text", TEXTS),
    "v": ("varchar(9)", TEXTS[::-1]),
    "ok": ("boolean", [True, False, None]),
    "d": ("date", ["'2019-05-07'", "'2019-12-31'", "'2020-01-01'", None, "'infinity'", "'1815-06-18'"]),
    "ts": ("timestamp", ["'2019-05-07 23:59:59.5'", "'2019-05-08'", None]),
    "tz": ("timestamptz", ["'2019-12-31 23:30:00+00'", "'2020-01-01 01:00:00+07'", "'2020-01-01 00:00:00+00'", None]),
}

WARNING = (0x8F, 0x52, 0x00)  # of the interface

server = None


def literal(value):
    if value is None:
        return "null"
    is_quoted = isinstance(value, str) and (value[:1] == "'" or value.replace("e", "").replace(".", "").lstrip("-").isdigit())
    return str(value) if is_quoted or not isinstance(value, str) else "E'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def setUpModule():
    global server
    server = Server()
    unittest.addModuleCleanup(server.close)
    columns = ",".join(f"(array[{','.join(map(literal, values))}]::{kind.split('(')[0]}[])[1 + (i * {step}) % {len(values)}]::{kind} {name}"
                       for step, (name, (kind, values)) in zip((1, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41), VALUES.items()))
    server.sql(f"create table odd as select i::bigint id, {columns}, st_setsrid(st_makepoint(102 + (i % 800) / 100.0, 8 + (i / 800) / 5.0), 4326)::geometry(Point, 4326) geom"
               f" from generate_series(1, {ROWS}) i; alter table odd add primary key (id); create index on odd using gist (geom); analyze odd")


def is_like(text, pattern):
    """As SQL says, a backslash being itself but before % and _."""
    if not pattern:
        return not text
    if pattern[0] == "%":
        return any(is_like(text[i:], pattern[1:]) for i in range(len(text) + 1))
    if pattern[0] == "\\" and pattern[1:2] in ("%", "_"):
        return text[:1] == pattern[1] and is_like(text[1:], pattern[2:])
    return bool(text) and pattern[0] in ("_", text[0]) and is_like(text[1:], pattern[1:])


def number(value):
    """A value that a number can be compared with."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def some(test):
    """A test of a value that is there."""
    return lambda value: value is not None and test(value)


# What each means, by the values of the field: written without a look at the program.
OF_ONE_FIELD = {
    "n > 2": ("n", some(lambda n: n > 2)),
    "n <= 2.5": ("n", some(lambda n: n <= 2.5)),
    "n != 3": ("n", some(lambda n: n != 3)),
    "n in (1, 10000, -5)": ("n", some(lambda n: n in (1, 10_000, -5))),
    "n not in (1, 2)": ("n", some(lambda n: n not in (1, 2))),
    "not (n = 1)": ("n", lambda n: n != 1),
    "not (n > 1 or n is null)": ("n", some(lambda n: n <= 1)),
    "n between -5 and 1": ("n", some(lambda n: -5 <= n <= 1)),
    "n = '2'": ("n", some(lambda n: n == 2)),
    "n in ('1', '02', 'x', '3')": ("n", some(lambda n: n in (1, 3))),
    "n not in ('1', 'x')": ("n", some(lambda n: n != 1)),
    "id < 5": ("id", lambda id: id < 5),
    "big = 5": ("big", some(lambda b: b == 5)),
    "r > 0.4": ("r", lambda r: number(r) and r > 0.4),
    "not (r > 0.4)": ("r", lambda r: not (number(r) and r > 0.4)),
    "r not in (7)": ("r", lambda r: number(r) and r != 7),
    "q = 0.1": ("q", some(lambda q: abs(q - 0.1) < 1e-12)),
    "x = 0.1": ("x", lambda x: number(x) and x == 0.1),
    "t = 'a'": ("t", lambda t: t == "a"),
    "t = 'it''s'": ("t", lambda t: t == "it's"),
    "t = '\u00e9'": ("t", lambda t: t == "\u00e9"),
    "t != '\u00e9'": ("t", some(lambda t: t != "\u00e9")),
    "t < 'b'": ("t", some(lambda t: t.encode() < b"b")),
    "t >= '\u00e9'": ("t", some(lambda t: t.encode() >= "\u00e9".encode())),
    "t like 'a%'": ("t", some(lambda t: is_like(t, "a%"))),
    "t like 'a\\%b'": ("t", some(lambda t: is_like(t, "a\\%b"))),
    "t like 'a\\b'": ("t", some(lambda t: is_like(t, "a\\b"))),
    "t not like '_'": ("t", some(lambda t: not is_like(t, "_"))),
    "length(t) = 1": ("t", some(lambda t: len(t) == 1)),
    "t is null": ("t", lambda t: t is None),
    "not (v like 'a%' or v = '')": ("v", lambda v: v is None or not (v.startswith("a") or v == "")),
    "ok = 'true'": ("ok", lambda ok: ok is True),
    "date(d) <= '2019'": ("d", some(lambda d: d < "2020" and d != "infinity")),
    "date(d) != '2019-05-07'": ("d", some(lambda d: d not in ("2019-05-07", "infinity"))),
    "year(d) = 2019": ("d", some(lambda d: d.startswith("2019"))),
    "date(ts) = '2019-05-07'": ("ts", some(lambda ts: ts.startswith("2019-05-07"))),
    # here instead of there, in whole or in part
    "lower(v) = 'b'": ("v", some(lambda v: v.lower() == "b")),
    "t ilike 'AB'": ("t", some(lambda t: t.lower() == "ab")),
    "month(d) = 5": ("d", some(lambda d: d.startswith("2019-05"))),
    "t = 'a' and t ilike 'A'": ("t", lambda t: t == "a"),
    "t = 'a' or t ilike 'B'": ("t", lambda t: t in ("a", "B")),
}


class Conditions(TestCase):
    def exported(self, *arguments):
        path = self.folder / "out.geojson"
        done = run(server.address("odd"), "--no-basemap", *arguments, "--export", path)
        self.assertIn(done.code, (0, 3), done)
        self.assertRegex(done.stderr, r"^(.*odd: \d+ numbers are infinite or no numbers; left out\n)?$")  # and nothing else
        return {feature["properties"]["id"]: feature["properties"] for feature in json.loads(path.read_text())["features"]}

    def test_a_database_gives_what_a_condition_means(self):
        everything = self.exported()
        self.assertEqual(len(everything), ROWS)
        self.assertEqual({row.get("t") for row in everything.values()}, {text and unicodedata.normalize("NFC", text) for text in TEXTS})
        for condition, (field, means) in OF_ONE_FIELD.items():
            with self.subTest(condition):
                wanted = {id for id, row in everything.items() if means(row.get(field))}
                self.assertTrue(0 < len(wanted) < ROWS)
                self.assertEqual(set(self.exported("--where", f"odd:{condition}")), wanted)

    def test_moments_with_a_zone_are_compared_as_such(self):
        of = server.sql("select count(*) from odd where tz < '2020-01-01 00:00:00+00'")
        self.assertEqual(len(self.exported("--where", "odd:date(tz) <= '2019'")), int(of))

    def test_it_is_asked_of_the_server_and_no_row_is_looked_at_twice(self):
        before = server.log.stat().st_size
        self.exported("--where", "odd:n = 2 and t like 'a%'")
        with server.log.open() as log:
            log.seek(before)
            asked = log.read()
        copied = [line for line in asked.splitlines() if 'COPY (SELECT "geom"' in line and "statement:" in line]
        self.assertEqual(len(copied), 1)
        self.assertIn('"n" = (2)', copied[0])
        self.assertIn("LIKE 'a%'", copied[0])

    def test_a_value_that_the_servers_arithmetic_cannot_take_costs_nothing(self):
        server.sql("create table wide as select id, case when id = 7 then ('1' || repeat('0', 400))::numeric else id end x, geom from odd;"
                   " alter table wide add primary key (id); create index on wide using gist (geom); analyze wide")
        self.addCleanup(server.sql, "drop table wide")
        path = self.folder / "out.geojson"
        self.ran(server.address("wide"), "--no-basemap", "--where", "wide:x < 5", "--export", path)
        self.assertEqual({feature["properties"]["id"] for feature in json.loads(path.read_text())["features"]}, {1, 2, 3, 4})

    def test_of_parts_only_the_one_with_such_a_value_is_looked_at_here(self):
        server.sql("create table parts (id bigint not null, x numeric, geom geometry(Point, 4326)) partition by range (id);"
                   " create table parts_1 partition of parts for values from (0) to (30001); create table parts_2 partition of parts for values from (30001) to (99999);"
                   " insert into parts select id, case when id = 7 then ('1' || repeat('0', 400))::numeric else id end, geom from odd;"
                   " alter table parts add primary key (id); create index on parts using gist (geom); analyze parts")
        self.addCleanup(server.sql, "drop table parts")
        path = self.folder / "out.geojson"
        done = self.ran(server.address("parts", schema="public"), "--no-basemap", "--where", "parts:x < 5 or x > 59998", "--export", path)
        self.assertEqual({feature["properties"]["id"] for feature in json.loads(path.read_text())["features"]}, {1, 2, 3, 4, 59_999, 60_000})
        self.assertEqual(done.stderr, "")

    def test_where_nothing_passes_all_fields_are_known(self):
        for condition in ("year(d) = 1700", "n = 77 and t ilike 'A'", "n = 77"):
            layer = self.ran(server.address("odd"), "--no-basemap", "--where", f"odd:{condition}", "--list-layers", "--json").json()["layers"][0]
            self.assertEqual(layer["shown"], 0)

    def test_layers_of_one_table_have_their_own_rows(self):
        """Two layers of a map file share what is read of their source; and `--where` is for the layer of its name."""
        layers = [{"name": name, "source": server.address("odd", schema="public"), "source_layer": "odd", **more} for name, more in (("ones", {"filter": "n = 1"}), ("all", {}))]
        path = self.write("two.gatepost.json", {"gatepost_map": 1, "layers": layers})
        shown = {layer["id"]: layer["shown"] for layer in self.ran(path, "--list-layers", "--json").json()["layers"] if layer["id"] in ("ones", "all")}
        self.assertEqual(len(shown), 2)
        self.assertLess(0, shown["ones"])
        self.assertLess(shown["ones"], shown["all"])

    def test_a_field_that_is_not_there_is_told(self):
        done = self.ran(server.address("odd"), "--no-basemap", "--where", "odd:nowhere = 1", "--list-layers", "--json", code=3)
        self.assertEqual(done.json()["layers"][0]["shown"], 0)
        self.assertIn("'nowhere'", done.stderr)


class InTheWindow(WindowTest):
    """Of more rows than are held."""

    @classmethod
    def setUpClass(cls):
        server.sql("create table crowd as select i::bigint id, (i % 50000)::int kind, 'post '||i as name, st_setsrid(st_makepoint(102+8*random(), 8+16*random()), 4326)::geometry(Point, 4326) geom"
                   " from generate_series(1, 1300000) i; alter table crowd add primary key (id); create index on crowd using gist (geom); analyze crowd")

    def test_more_than_the_planner_thinks_are_sampled(self):
        begin = server.log.stat().st_size
        self.ran(server.address("crowd"), "--no-basemap", "--where", "crowd:name like 'post %'", "--screenshot", self.folder / "picture.png")
        copied = [line for line in self.asked_since(begin).splitlines() if 'COPY (SELECT "geom"' in line and "statement:" in line]
        self.assertIn("ctid = ANY", copied[-1])
        self.assertIn("LIKE 'post %'", copied[-1])

    def asked_since(self, begin):
        with server.log.open() as log:
            log.seek(begin)
            return log.read()

    def test_a_sample_gives_way_to_all_that_passes(self):
        begin = server.log.stat().st_size
        window = self.open(server.address("crowd"), "--no-basemap", "--where", "crowd:kind = 7", ready=False)
        window.wait_for("layer crowd filtered by kind = 7")
        window.wait_until_idle()
        self.quit(window)
        asked = self.asked_since(begin)
        self.assertIn('"kind" = (7)', asked)
        self.assertNotIn("ctid = ANY", asked)

    def test_what_was_read_stays_while_the_server_is_away_and_comes_anew_when_it_is_back(self):
        window = self.open(server.address("crowd"), "--no-basemap")
        usual = warned(window.still_picture())
        server.stop()
        self.addCleanup(lambda: (server.folder / "data" / "postmaster.pid").exists() or server.start())
        self.zoom(window, 14)
        window.wait_for("connection")
        self.assertNotIn("\\x09", " ".join(window.log))  # libpq writes tabs
        self.assertTrue(has_symbols(map_part(window.still_picture())))
        self.assertGreater(warned(window.still_picture()), usual)
        server.start()
        begin = server.log.stat().st_size
        self.zoom(window, 6)
        end = time.monotonic() + 20
        while 'COPY (SELECT "geom"' not in self.asked_since(begin):
            self.assertLess(time.monotonic(), end, "it is not asked for again")
            time.sleep(0.2)
        window.wait_until_idle()
        self.assertTrue(has_symbols(map_part(window.still_picture())))
        self.quit(window)

    def zoom(self, window, steps):
        self.display.xdotool("mousemove", 850, 400, *(word for _ in range(steps) for word in ("click", 4, "sleep", 0.05)))


def warned(image):
    """How much of the panel is in the colour of warnings."""
    return int((image[:, :PANEL_PX].reshape(-1, 3) == WARNING).all(axis=1).sum())


def has_symbols(image):
    """Something in colour, as no paper, graticule or letter is."""
    return bool((image.max(axis=2).astype(int) - image.min(axis=2) > 90).sum() > 100)


if __name__ == "__main__":
    main()
