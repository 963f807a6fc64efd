#!/usr/bin/python3
"""Searching: what comes first for what people type, in the command line's answer and in the field of the window."""

import csv
import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor

import gatepost_app
from gatepost_app import GEODATA, TestCase, collection, feature, main
from window_case import WindowTest

# What is typed, and what must come first: its id, or several where two are as good.
ATLAS = {
    # Names as they are written, in three languages.
    "Hữu Nghị": "G31", "友谊": "G31", "Huu Nghi (Friendship Pass)": "G31", "Móng Cái": "GN1574507", "芒街": "G39 GN1574507",
    "Mong Cai": "GN1574507", "Lào Cai": "GN1576303", "老街": "G06 GN1576303", "Đồng Đăng": "GN1582998", "同登": "GN1582998 G30",
    "Thanh Thủy": "G11", "清水河": "G11", "Tà Lùng": "G24 GN1567221", "驮隆": "G24 GN1567221", "Đông Hưng": "GN1812138",
    "东兴": "GN1812138", "Dongxing": "GN1812138", "Ma Lù Thàng": "G03", "马鹿塘": "G03", "A Pa Chải": "G01", "阿巴寨": "G01",
    "Tuần tra đoàn kết": "M10", "团结巡逻": "M10", "Patrol of solidarity": "M10", "Nâng bước em tới trường": "M04",
    # Without marks, parts, other cases.
    "huu nghi": "G31", "mong cai": "GN1574507", "thanh thuy": "G11", "DONG DANG": "GN1582998 T64-vn", "ma lu thang": "G03",
    "a pa chai": "G01", "tra linh": "G17", "soc giang": "G16", "pho bang": "G14", "tuan tra doan ket": "M10",
    "hoanh mo": "G36", "bac phong sinh": "G37", "trung tam van hoa huu nghi ta lung": "H4", "marker 0": "B01", "mốc 428": "B09",
    "exemplary border road": "M09", "breeding cows": "M06", "cay da": "F05",
    # Traditional characters, pinyin, initials, typing errors.
    "友誼": "G31", "東興": "GN1812138", "馬鹿塘": "G03", "dong xing": "GN1812138", "qingshuihe": "G11", "malutang": "G03",
    "qsh": "G11", "bfs": "G37", "a pa chia": "G01", "hoanh moo": "G36", "Hekou": "CNK08",
}
# Marks that are typed beat what is written with other marks, or without.
MARKED = {"Đồng Văn": "GN1582467", "Tân Thanh": "G28", "Bản Giốc": "G21", "Cốc Nam": "G29", "Hạ Lang": "G23", "Nà Nưa": "G25",
          "Pò Hèn": "T11-vn", "Săm Pun": "G15"}
TWINS = ["Hà Giang", "Hạ Giang", "Ha Giang", "Lang Son", "Lạng Sơn", "Làng Sơn", "Ba", "Bá", "Bà", "Bạ", "Mường La", "Muong La"]
WORLD = {"Zurich": "Zurich", "Zürich": "Zurich", "sao paulo": "São Paulo", "lodz": "Łódź", "Łódź": "Łódź", "istanbul": "Istanbul",
         "臺北": "台北", "台北": "台北", "taibei": "台北", "moscow": "Moscow", "москва": "", "Ha Noi": "Hà Nội", "HÀ NỘI": "Hà Nội",
         "kunming": "Kunming", "昆明": "昆明", "nanning": "Nanning", "changsha": "Changsha", "changchun": "Changchun", "chongqing": "Chongqing",
         "xiamen": "Xiamen", "bogota": "Bogotá", "malmo": "Malmö"}


class Search(TestCase):
    def found(self, typed, *arguments):
        answer = json.loads(self.ran("--find", typed, "--json", *arguments).stdout)
        self.assertEqual(answer["query"], typed)
        return answer["results"]

    def found_each(self, texts, *arguments):
        """What each of many texts finds, several programs at once."""
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            return dict(zip(texts, pool.map(lambda typed: self.found(typed, *arguments), texts)))

    def test_queries_of_the_atlas_find_what_people_mean_first(self):
        queries = {**ATLAS, **MARKED}
        self.assertGreaterEqual(len(queries), 60)
        for typed, results in self.found_each(list(queries)).items():
            with self.subTest(typed):
                wanted = queries[typed]
                self.assertTrue(results, "finds nothing")
                self.assertIn(results[0]["id"], wanted.split(), [(one["id"], one["title"], one["matched"]) for one in results[:4]])

    def test_marks_that_are_typed_beat_the_twin_without_them(self):
        self.assertEqual(len(TWINS), 12)
        path = self.write("twins.geojson", collection(*(feature([i, 0], name=name) for i, name in enumerate(TWINS))))
        for typed in TWINS:
            with self.subTest(typed):
                self.assertEqual(self.found(typed, path, "--no-basemap")[0]["title"], typed)
                self.assertEqual(self.found(typed.lower(), path, "--no-basemap")[0]["title"], typed)

    def test_cities_of_the_world_are_found_however_they_are_typed(self):
        for typed, all_found in self.found_each(list(WORLD)).items():
            with self.subTest(typed):
                wanted, results = WORLD[typed], [one for one in all_found if one["layer"] in ("cities", "places")]
                names = [one["title"] + " " + one["matched"] for one in results[:1]]
                self.assertTrue(not wanted or (names and wanted in names[0]), names)

    def test_every_named_entity_is_found_in_three_languages(self):
        with open(GEODATA / "facts" / "named_entities.csv", encoding="utf-8", newline="") as file:
            ids = sorted({one for row in csv.DictReader(file) for one in row["ids"].split()})
        features = {one["id"]: one["properties"] for layer in ("gates", "posts", "twins", "forests", "houses", "exchanges", "events", "markers", "places", "programmes")
                    for one in gatepost_app.atlas_layer(layer)}
        names = {name: identifier for identifier in ids for language in ("en", "vi", "zh") if (name := features[identifier].get(f"name_{language}"))}
        self.assertGreater(len(names), 100)
        for name, results in self.found_each(list(names), "--no-basemap").items():
            with self.subTest(name):
                self.assertIn(names[name], [one["id"] for one in results])

    def test_every_statement_is_found_by_its_words(self):
        with open(GEODATA / "facts" / "statements.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertGreaterEqual(len(rows), 25)
        texts = [row[f"text_{language}"][:40].rsplit(" ", 1)[0] for row in rows for language in ("en", "vi", "zh")]
        for words, results in self.found_each(texts, "--no-basemap").items():
            with self.subTest(words):
                self.assertTrue(results and results[0]["kind"] == "feature")
                self.assertIn(words[:12].casefold(), results[0]["matched"].casefold())

    def test_layers_fields_commands_places_and_systems_are_found(self):
        kinds = lambda typed: {one["kind"] for one in self.found(typed, "--ui-lang", "en")}
        self.assertIn("layer", kinds("Border gates"))
        self.assertIn("field", kinds("Notes"))
        self.assertIn("command", kinds("Zoom to all"))
        place = self.found("21.97, 106.71")[0]
        self.assertEqual((place["kind"], place["lonlat"]), ("place", [106.71, 21.97]))
        crs = self.found("EPSG:3405")[0]
        self.assertEqual((crs["kind"], crs["title"]), ("crs", "VN-2000 / UTM zone 48N"))
        path = self.write("here.geojson", gatepost_app.points([(0, 0)]))
        self.assertEqual(self.found(str(path))[0]["kind"], "file")

    def test_an_answer_has_what_a_program_needs(self):
        first = self.found("Hữu Nghị", "--lang", "en")[0]
        self.assertEqual((first["kind"], first["layer"], first["id"], first["matched"]), ("feature", "gates", "G31", "Hữu Nghị"))
        self.assertEqual(first["title"], "Huu Nghi (Friendship Pass)")
        self.assertAlmostEqual(first["lonlat"][0], 106.71, places=1)
        dated = next(one for one in self.found("Friendship banyan") if one["id"] == "F05")
        self.assertEqual(dated["date"], "2023-08-25")
        nowhere = next(one for one in self.found("Tuần tra đoàn kết") if one["id"] == "M10")
        self.assertIsNone(nowhere["lonlat"])
        self.assertEqual(self.found("qqxxqqzz"), [])

    def test_a_large_file_is_searched_by_its_names(self):
        path = self.write("large.geojson", collection(*(feature([i % 360 - 180, i % 170 - 85], name=f"Place number {i}", more="x" * 400) for i in range(25_000))))
        results = self.found("place number 24998", path, "--no-basemap")
        self.assertEqual(results[0]["title"], "Place number 24998")


class SearchField(WindowTest):
    def search(self, window, typed):
        window.key("ctrl+f")
        window.wait_until_idle()
        window.type(typed)
        window.wait_until_idle()
        window.key("Return")

    def test_ctrl_f_finds_a_feature_and_opens_its_card(self):
        window = self.open("--ui-lang", "en")
        for typed, opened in (("huu nghi", "gates:G31"), ("hekou", "places:CNK08"), ("patrol of solidarity", "programmes:M10"), ("qsh", "gates:G11")):
            with self.subTest(typed):
                self.search(window, typed)
                window.wait_for(f"popup opened {opened}")
                window.wait_until_idle()
                window.key("Escape")
                window.wait_until_idle()
        self.quit(window)

    def test_letters_that_no_key_has_are_found(self):
        window = self.open("--ui-lang", "en")
        for typed, opened in (("友谊", "gates:G31"), ("hữu nghị", "gates:G31")):
            window.key("ctrl+f")
            window.wait_until_idle()
            window.display.xdotool("type", "--delay", 500, typed)  # a key is lent to each letter for so long
            window.wait_until_idle()
            window.key("Return")
            window.wait_for(f"popup opened {opened}")
            window.wait_until_idle()
            window.key("Escape")
            window.wait_until_idle()
        self.quit(window)

    def test_what_is_pasted_is_found(self):
        window = self.open("--ui-lang", "en")
        for typed, found in (("友谊", "gates:G31"), ("hữu nghị", "gates:G31")):
            pasted = subprocess.run(["xclip", "-selection", "clipboard"], input=typed.encode(), env=self.display.environment, stdout=subprocess.DEVNULL)
            self.assertEqual(pasted.returncode, 0)
            window.key("ctrl+f")
            window.wait_until_idle()
            window.key("ctrl+v")
            window.wait_until_idle()
            window.key("Return")
            window.wait_for(f"popup opened {found}")
            window.wait_until_idle()
        self.quit(window)

    def test_commands_are_still_found(self):
        window = self.open("--ui-lang", "en")
        self.search(window, "dark theme")
        window.wait_for("theme dark")
        self.quit(window)


if __name__ == "__main__":
    main()
