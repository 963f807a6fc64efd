#!/usr/bin/python3
"""The map as one HTML file and the evidence sheet as a page, in headless Chromium, by clicks and keys as a person uses them.
What the browser logs and asks for is looked at after each test: nothing may come.
"""

import json
import math
import re
import time
import unittest
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from gatepost_app import TestCase, atlas_layer, collection, feature, main

EVIL = "<script>window.hacked = 1</script>"
MOST_ATLAS_BYTES = 3_000_000
SHAPES = ("circle", "arch", "shield", "roofs", "tree", "house", "star", "diamond", "pillar", "square")


def browser(width=1280, height=800):
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                           {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
    return driver


class PageCase(TestCase):
    """One browser for the tests of a class, and one page made by the program."""

    arguments = ()

    @classmethod
    def setUpClass(cls):
        cls.driver = browser()
        cls.addClassCleanup(cls.driver.quit)

    def open(self, path):
        self.driver.get(Path(path).as_uri())
        self.wait_for("return window.gatepost?.state.labels !== undefined")

    def make(self, *arguments, **options):
        path = self.folder / "map.html"
        self.ran(*arguments, "--screenshot", path, **options)
        return path

    def run_script(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait_for(self, condition, *arguments, timeout_s=10):
        until = time.monotonic() + timeout_s
        while time.monotonic() < until:
            if value := self.run_script(condition, *arguments):
                return value
            time.sleep(0.05)
        raise AssertionError(f"not so within {timeout_s} s: {condition}")

    def element(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def view(self):
        return self.run_script("return gatepost.state.view")

    def settled_view(self):
        """The view when it does not move any more."""
        self.wait_for("return !gatepost.state.isMoving")
        return self.view()

    def open_by_address(self, reference):
        self.run_script("location.hash = arguments[0]", reference)
        self.wait_for("return gatepost.state.selected")
        return self.settled_view()

    def screen_of(self, reference):
        """Where a feature is on the screen, as (x, y)."""
        return self.run_script(
            """const [name, id] = arguments[0].split(":"), layer = gatepost.layers.find((one) => one.name === name);
            const feature = layer.cards.findIndex((cards) => gatepost.data.strings[cards[0][0]] === arguments[0]);
            const [x, y] = gatepost.anchorOf(layer, feature);
            return [gatepost.screenX(x), gatepost.screenY(y)];""", reference)

    def click(self, x, y):
        width, height = self.run_script("return [innerWidth, innerHeight]")
        actions = ActionChains(self.driver, duration=0)
        actions.move_to_element_with_offset(self.element("#map"), round(x - width / 2), round(y - height / 2)).click().perform()

    def card_text(self):
        return self.element("#card").text

    def tearDown(self):
        logged = [entry for entry in self.driver.get_log("browser")]
        self.assertEqual(logged, [], "the browser's console")
        asked = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.append(message["params"]["request"]["url"])
        self.assertEqual([url[:80] for url in asked if not url.startswith(("file:", "data:", "about:"))], [], "requests")


class AtlasPage(PageCase):
    def setUp(self):
        super().setUp()
        path = self.make("--ui-lang", "en")
        self.assertLess(path.stat().st_size, MOST_ATLAS_BYTES)
        self.open(path)

    def test_a_click_on_a_gate_opens_its_card_with_its_events(self):
        self.run_script("gatepost.showFeature(gatepost.layers.find((one) => one.name === 'markers'), 0)")
        self.settled_view()
        self.element("#card .close").click()
        self.assertTrue(self.element("#card").get_property("hidden"))
        self.open_by_address("gates:G06")
        self.run_script("document.querySelector('#card .close').click()")
        self.click(*self.screen_of("gates:G06"))
        gate = next(one["properties"] for one in atlas_layer("gates") if one["properties"]["id"] == "G06")
        text = self.card_text()
        self.assertIn(gate["name_vi"], text)
        self.assertIn("International border gate", text)
        events = [one for one in gate["events"] if one.get("title_en")] if isinstance(gate["events"], list) else []
        self.assertRegex(text, r"Events \(\d+\)")
        for event in events[:1]:
            self.assertIn(event["title_en"], text)
        links = self.driver.find_elements(By.CSS_SELECTOR, "#card a")
        self.assertTrue(links)
        for link in links:
            self.assertRegex(link.get_attribute("href"), r"^https?://")
            self.assertIn("noopener", link.get_attribute("rel"))

    def test_a_layer_is_switched_off_and_on(self):
        drawn = "return gatepost.layers.find((one) => one.name === 'gates').isVisible"
        box = self.element('[data-key="gates"]')
        before = self.driver.get_screenshot_as_png()
        box.click()
        self.assertFalse(self.run_script(drawn))
        time.sleep(0.2)
        self.assertNotEqual(before, self.driver.get_screenshot_as_png())
        self.element('[data-key="gates"]').click()
        self.assertTrue(self.run_script(drawn))

    def test_wheel_drag_buttons_and_keys_move_the_map(self):
        first = self.settled_view()
        self.element("#closer").click()
        self.assertAlmostEqual(self.view()["perPx"], first["perPx"] / 2)
        self.element("#home").click()
        self.assertAlmostEqual(self.settled_view()["perPx"], first["perPx"], places=6)
        ActionChains(self.driver).move_to_element(self.element("#map")).click_and_hold().move_by_offset(100, 40).release().perform()
        dragged = self.settled_view()
        self.assertAlmostEqual((first["x"] - dragged["x"]) / first["perPx"], 100, delta=2)
        self.assertAlmostEqual((dragged["y"] - first["y"]) / first["perPx"], 40, delta=2)
        self.run_script("document.getElementById('map').dispatchEvent(new WheelEvent('wheel', "
                        "{ deltaY: -240, clientX: 640, clientY: 400, cancelable: true }))")
        self.assertAlmostEqual(self.view()["perPx"], first["perPx"] / 2, delta=first["perPx"] / 100)
        self.element("#map").send_keys("-", Keys.ARROW_LEFT)
        self.assertLess(self.view()["x"], dragged["x"])
        self.element("#map").send_keys("0")
        self.assertAlmostEqual(self.settled_view()["x"], first["x"], places=3)

    def test_two_fingers_zoom(self):
        first = self.settled_view()
        touch = lambda kind, *places: self.driver.execute_cdp_cmd(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(places)]})
        touch("touchStart", (600, 400), (700, 400))
        for step in range(1, 6):
            touch("touchMove", (600 - 10 * step, 400), (700 + 10 * step, 400))
        touch("touchEnd")
        self.assertAlmostEqual(self.settled_view()["perPx"], first["perPx"] / 2, delta=first["perPx"] / 20)

    def test_search_finds_names_without_their_marks_and_opens_what_is_chosen(self):
        search = self.element("#search")
        search.send_keys("huu nghi")
        self.wait_for("return document.querySelectorAll('#found li').length > 1")
        self.assertIn("Huu Nghi", self.element("#found li").text)
        search.send_keys(Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER)
        self.assertIn("Hữu Nghị", self.card_text())
        self.settled_view()
        self.run_script("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))")
        self.assertTrue(self.element("#card").get_property("hidden"))
        search.send_keys("no such name anywhere")
        self.assertEqual(self.element("#found").text, "Nothing found")

    def test_the_page_speaks_three_languages(self):
        self.open_by_address("gates:G06")
        for language, tag, title, what in (("vi", "vi", "Tập bản đồ biên giới Việt–Trung", "Cửa khẩu quốc tế"),
                                           ("zh", "zh-Hans", "中越边境地图集", "国际性口岸")):
            self.element(f'[data-language="{language}"]').click()
            self.assertEqual(self.run_script("return document.documentElement.lang"), tag)
            self.assertEqual(self.driver.title, title)
            self.assertIn(what, self.card_text())
        self.assertIn("老街", self.element("#card h2").text)
        self.assertIn("OpenStreetMap", self.element("#credits").text)

    def test_each_range_of_time_shows_what_the_program_shows(self):
        for begin, end in (("2014", "2017"), ("2019-05", "2020-02-07"), ("2024-04-11", "2024-04-12"), ("1990", "2012")):
            told = self.ran("--list-layers", "--json", "--time", f"{begin}/{end}").json()["layers"]
            self.run_script("""const [begin, end] = arguments, bounds = (text) => { const [y, m, d] = text.split("-").map(Number);
                return [Date.UTC(y, (m ?? 1) - 1, d ?? 1), d ? Date.UTC(y, m - 1, d + 1) : m ? Date.UTC(y, m, 1) : Date.UTC(y + 1, 0, 1)]; };
                gatepost.setTime(bounds(begin)[0], bounds(end)[1]);""", begin, end)
            dated = sum(layer["shown"] for layer in told if layer["time"] and layer["id"] != "places")  # which are timeless
            there, possible, _ = (int(number) for number in re.findall(r"\d+", self.element("#counts").text))
            self.assertEqual(there + possible, dated, (begin, end))

    def test_light_and_dark(self):
        pixel = "return [...document.getElementById('map').getContext('2d').getImageData(900, 20, 1, 1).data].slice(0, 3)"
        light = self.run_script(pixel)
        self.element("#theme").click()
        time.sleep(0.2)
        dark = self.run_script(pixel)
        self.assertGreater(sum(light), 600)
        self.assertLess(sum(dark), 200)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
        self.driver.refresh()
        self.wait_for("return window.gatepost?.state.theme === 'dark'")
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        self.driver.get_log("browser")

    def test_everything_is_reached_by_the_keyboard(self):
        self.run_script("document.body.focus()")
        ActionChains(self.driver).send_keys("/").perform()
        self.assertEqual(self.run_script("return document.activeElement.id"), "search")
        ActionChains(self.driver).send_keys("mong cai", Keys.ENTER).perform()
        self.assertFalse(self.element("#card").get_property("hidden"))
        self.assertTrue(self.run_script("return document.getElementById('card').contains(document.activeElement)"))
        ActionChains(self.driver).send_keys(Keys.ESCAPE).perform()
        self.assertEqual(self.run_script("return document.activeElement.id"), "map")
        self.settled_view()
        self.run_script("const l = gatepost.layers.find((one) => one.name === 'gates'); const [x, y] = gatepost.anchorOf(l, 5);"
                        "Object.assign(gatepost.state.view, { x, y })")
        ActionChains(self.driver).send_keys(Keys.ENTER).perform()
        self.assertFalse(self.element("#card").get_property("hidden"))

    def test_symbols_have_the_outlines_of_the_programs_shader(self):
        shader = symbol_distances()
        for shape in SHAPES:
            inside = self.run_script(
                """const path = gatepost.shapePath(arguments[0], 100), context = document.createElement("canvas").getContext("2d"), found = [];
                for (let row = -21; row <= 21; ++row) for (let column = -21; column <= 21; ++column)
                  found.push(context.isPointInPath(path, column * 5, -row * 5));
                return found;""", shape)
            for i, is_inside in enumerate(inside):
                x, y = (i % 43 - 21) / 20, (i // 43 - 21) / 20
                away = shader[shape](x, y)
                if abs(away) > 0.02:
                    self.assertEqual(is_inside, away < 0, f"{shape} at {x}, {y}")


class OwnPage(PageCase):
    def test_a_range_of_time_shows_what_was_there(self):
        dated = [feature([i, 0], id=str(i), name=f"P{i}", **({"start": start} if start else {})) for i, start in enumerate(("2014", "2015-03-04", "2017", "", "2014/2016"))]
        self.open(self.make(self.write("dated.geojson", collection(*dated)), "--no-basemap", "--time", "2015/2015", "--ui-lang", "en"))
        showing = "return [...gatepost.layers[0].showing]"
        self.assertEqual(self.run_script(showing), [0, 2, 0, 1, 2])  # hidden, there, pale: without a date
        self.assertEqual(self.element("#range").text, "2015")
        self.assertEqual(self.element("#counts").text, "2 there, 0 possibly, 1 undated")
        self.run_script("gatepost.setTime(Date.UTC(2015, 2, 1), Date.UTC(2015, 2, 4))")
        self.assertEqual(self.run_script(showing), [0, 0, 0, 1, 2])
        self.run_script("gatepost.setTime(Date.UTC(2014, 4, 1), Date.UTC(2014, 5, 1))")
        self.assertEqual(self.run_script(showing), [1, 0, 0, 1, 1])  # in 2014: possibly in May
        self.element("#alltimes").click()
        self.assertEqual(self.run_script(showing), [2] * 5)
        self.assertEqual(self.element("#range").text, "All times")
        end = self.element("#from")
        end.send_keys(Keys.ARROW_RIGHT * int(end.get_attribute("max")))
        self.assertEqual(self.run_script(showing)[2], 1)  # in 2017: possibly in December
        self.assertEqual(self.run_script(showing)[0], 0)
        self.element("#play").click()
        self.wait_for("return gatepost.layers[0].showing[0] > 0")  # from the end it begins anew
        self.element("#play").click()

    def test_a_map_without_dates_has_no_timeline(self):
        self.open(self.make(self.write("plain.geojson", collection(feature([0, 0], name="a"))), "--no-basemap"))
        self.assertFalse(self.element("#timeline").is_displayed())

    def test_markup_in_data_stays_text(self):
        source = self.write("evil.geojson", collection(
            feature([105, 21], name=EVIL, note="</script><img src=x onerror='window.hacked=1'>", source=f"javascript:alert(1) {EVIL}")))
        self.open(self.make(source, "--no-basemap"))
        self.run_script("gatepost.showFeature(gatepost.layers[0], 0)")
        self.assertIn(EVIL, self.card_text())
        self.assertIsNone(self.run_script("return window.hacked"))
        self.assertEqual(self.driver.find_elements(By.CSS_SELECTOR, "#card script, #card img, #card a"), [])

    def test_a_script_that_is_not_the_pages_own_does_not_run(self):
        path = self.make("--no-basemap", self.write("one.geojson", collection(feature([1, 2], name="one"))))
        path.write_text(path.read_text().replace("</body>", "<script>window.hacked = 1</script></body>"))
        self.open(path)
        self.assertIsNone(self.run_script("return window.hacked"))
        self.assertRegex(self.driver.get_log("browser")[0]["message"], "Content Security Policy")

    def test_points_lines_and_areas_are_picked_with_their_fields(self):
        square = [[[10, 0], [14, 0], [14, 4], [10, 4], [10, 0]], [[11, 1], [11, 2], [12, 2], [12, 1], [11, 1]]]
        source = self.write("own.geojson", collection(
            feature([0, 0], name="dot", height=7), feature([[2, 0], [6, 3]], "LineString", name="way"),
            feature(square, "Polygon", name="field")))
        self.open(self.make(source, "--no-basemap"))
        place = lambda lon, lat: self.run_script(
            "const r = 6378137, x = r * arguments[0] * Math.PI / 180, y = r * Math.log(Math.tan(Math.PI / 4 + arguments[1] * Math.PI / 360));"
            "return [gatepost.screenX(x), gatepost.screenY(y)]", lon, lat)
        for lonlat, expected in (((0, 0), "dot"), ((4, 1.5), "way"), ((13, 3), "field"), ((11.5, 1.5), None), ((8, -1), None)):
            self.click(*place(*lonlat))
            card = self.element("#card")
            self.assertEqual(card.get_property("hidden"), expected is None, lonlat)
            if expected:
                self.assertEqual(self.element("#card h2").text, expected)
        self.click(*place(0, 0))
        self.assertRegex(self.card_text(), r"(?i)height\s+7")

    def test_a_hundred_thousand_points(self):
        places = [[100 + (i * 7919 % 1000) / 100, 15 + (i * 104729 % 997) / 100] for i in range(100_000)]
        source = self.write("many.geojson", json.dumps(collection(*(feature(at, n=i) for i, at in enumerate(places)))))
        self.open(self.make(source, "--no-basemap"))
        self.assertEqual(self.run_script("return gatepost.layers[0].count"), 100_000)
        took = self.run_script("const begun = performance.now(); gatepost.paint(); return performance.now() - begun")
        self.assertLess(took, 1500)

    def test_a_phone(self):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 400, "height": 700, "deviceScaleFactor": 1, "mobile": False})
        self.addCleanup(self.driver.execute_cdp_cmd, "Emulation.setDeviceMetricsOverride",
                        {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False})
        self.open(self.make("--layers", "gates"))
        self.assertFalse(self.element("#contents").is_displayed())
        self.element("#fold").click()
        self.assertTrue(self.element("#search").is_displayed())
        self.open_by_address("gates:G06")
        x, y = self.screen_of("gates:G06")
        card = self.element("#card").rect
        self.assertLess(y, card["y"], "the card does not cover what it is about")
        self.assertGreater(x, 0)


    def emulate(self, width, height):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
        self.addCleanup(self.driver.execute_cdp_cmd, "Emulation.setDeviceMetricsOverride",
                        {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False})

    def prefer(self, scheme):
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        self.addCleanup(self.driver.execute_cdp_cmd, "Emulation.setEmulatedMedia", {"features": []})
        time.sleep(0.2)

    def test_the_buttons_stand_above_the_credits(self):
        for size in ((400, 700), (320, 600), (1280, 800)):
            self.emulate(*size)
            self.open(self.make("--layers", "gates"))
            credits, buttons = self.element("#credits").rect, self.element("#buttons").rect
            self.assertLess(buttons["y"] + buttons["height"], credits["y"], size)

    def test_names_are_in_the_pages_language_unless_others_were_asked_for(self):
        first = "return gatepost.namesOf(gatepost.layers.find((one) => one.name === 'gates'), 5)[0].language"
        self.open(self.make("--layers", "gates"))
        self.assertEqual((self.run_script("return document.documentElement.lang"), self.run_script(first)), ("en", "en"))
        self.element('[data-language="zh"]').click()
        self.assertEqual(self.run_script(first), "zh")
        self.open(self.make("--layers", "gates", "--lang", "vi,en"))
        self.assertEqual(self.run_script(first), "vi")

    def test_a_theme_that_was_chosen_stays(self):
        theme = "return document.documentElement.dataset.theme"
        self.open(self.make("--layers", "gates"))
        self.prefer("dark")
        self.assertEqual(self.run_script(theme), "dark")
        self.element("#theme").click()
        for scheme in ("light", "dark"):
            self.prefer(scheme)
            self.assertEqual(self.run_script(theme), "light")
        self.prefer("light")
        self.open(self.make("--layers", "gates", "--theme", "dark"))
        self.assertEqual(self.run_script(theme), "dark")
        self.assertEqual(self.run_script("return gatepost.state.theme"), "dark")

    def test_any_address_is_taken(self):
        self.open(self.make("--layers", "gates"))
        self.run_script("location.hash = '100%'")
        time.sleep(0.2)
        self.assertIsNone(self.run_script("return gatepost.state.selected"))

    def test_a_feature_of_several_kinds_is_named_at_its_areas(self):
        square = [[[10, 0], [14, 0], [14, 4], [10, 4], [10, 0]]]
        both = feature([0, 0], name="both")
        both["geometry"] = {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [-20, 0]},
                                                                         {"type": "Polygon", "coordinates": square}]}
        self.open(self.make(self.write("mixed.geojson", collection(both)), "--no-basemap"))
        x, _ = self.run_script("return gatepost.anchorOf(gatepost.layers[0], 0)")
        self.assertAlmostEqual(x, math.radians(12) * 6378137, delta=100)

    def test_joined_letters_stay_together_along_a_line(self):
        way = lambda lat, name: feature([[0, lat], [5, lat + 0.5], [10, lat + 1]], "LineString", name=name)
        names = ("نهر النيل", "แม่น้ำโขง", "So\u0302ng Ho\u0302\u0300ng")
        source = self.write("ways.geojson", collection(*(way(3 * i, name) for i, name in enumerate(names))))
        self.open(self.make(source, "--no-basemap"))
        glyphs = {one["lines"][0]: one["glyphs"] for one in self.run_script(
            "return gatepost.state.labels.map(({ lines, glyphs }) => ({ lines, glyphs: glyphs?.map(({ letter }) => letter) }))")}
        self.assertEqual([len(glyphs[name]) for name in names[:2]], [1, 1])
        self.assertEqual(glyphs["Sông Hồng"], list("Sông Hồng"))  # texts become NFC when they are read

    def test_options_of_pictures_that_mean_nothing_here_are_named(self):
        told = self.ran("--screenshot", self.folder / "map.html", "--legend", "--locator", "--text", "words", "--no-scale-bar").stderr
        self.assertIn("--legend, --locator, --text", told)
        self.assertNotIn("--scale-bar", told)
        self.assertNotIn("nothing of", self.ran("--screenshot", self.folder / "map.html").stderr)

    def test_a_subtitle_and_no_credits(self):
        self.open(self.make("--layers", "gates", "--subtitle", "What <it> is", "--no-credits"))
        self.assertEqual(self.element("#subtitle").text, "What <it> is")
        self.assertFalse(self.element("#credits").is_displayed())


class SheetPage(PageCase):
    def test_what_has_no_position_stands_at_the_end(self):
        path = self.folder / "sheet.html"
        source = self.write("own.geojson", collection(feature([1, 2], name="here"), feature(None, name="nowhere"), feature([1, 3], name="there")))
        self.ran(source, "--no-basemap", "--layers", "own", "--sheet", path)
        self.driver.get(path.as_uri())
        rows = self.run_script("return [...document.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.innerText))")
        self.assertEqual([row[0] for row in rows], ["1", "2", "–"])
        self.assertIn("nowhere", rows[2][1])
        self.assertEqual(rows[2][4], "No position is known")
        self.assertIn("No position is known: 1", self.element("header").text)

    def test_a_sheet_on_a_phone(self):
        path = self.folder / "sheet.html"
        self.ran("--sheet", path, "--bbox", "103.8,22.3,104.2,22.7")
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 400, "height": 700, "deviceScaleFactor": 1, "mobile": False})
        self.addCleanup(self.driver.execute_cdp_cmd, "Emulation.setDeviceMetricsOverride",
                        {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False})
        self.driver.get(path.as_uri())
        self.assertEqual(*self.run_script("return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"))
        sizes = self.run_script("return ['img', 'svg'].map((name) => document.querySelector(name).getBoundingClientRect().width)")
        self.assertEqual(sizes, [900, 900])
        event = self.run_script("return document.querySelector('tbody tr').cells[3].getBoundingClientRect().width")
        self.assertGreater(event, 300)

    def test_every_row_of_an_evidence_sheet_has_a_source_or_says_that_there_is_none(self):
        path = self.folder / "sheet.html"
        self.ran("--sheet", path, "--bbox", "103.8,22.3,104.2,22.7", "--ui-lang", "en")
        self.driver.get(path.as_uri())
        rows = self.run_script("return [...document.querySelectorAll('tbody tr')].map((row) => row.lastElementChild.innerText.trim())")
        self.assertGreater(len(rows), 10)
        self.assertNotIn("", rows)
        numbers = self.run_script("return [...document.querySelectorAll('tbody th')].map((cell) => Number(cell.innerText))")
        self.assertEqual(numbers, list(range(1, len(numbers) + 1)))
        pins = self.run_script("return [...document.querySelectorAll('svg text')].map((pin) => pin.textContent)")
        covered = [n for pin in pins for n in range(int(pin.split("–")[0]), int(pin.split("–")[-1]) + 1)]
        self.assertEqual(sorted(covered), numbers)
        size = self.run_script("const image = document.querySelector('img'); return [image.naturalWidth, image.naturalHeight]")
        self.assertEqual(size, [2000, 1240])

    def test_an_ending_that_is_not_known_is_bad_usage(self):
        self.ran("--sheet", self.folder / "sheet.docx", code=2)
        self.assertFalse((self.folder / "sheet.docx").exists())


def symbol_distances():
    """shaders/symbol.frag in Python: the signed distance of each shape."""
    hypot, pi = math.hypot, math.pi

    def box(x, y, left, bottom, right, top):
        dx, dy = max(left - x, x - right), max(bottom - y, y - top)
        return hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0)

    def triangle(x, y, top, bottom, half):
        x = abs(x)
        ex, ey, fx, fy = half, bottom - top, x, y - top
        along = min(max((fx * ex + fy * ey) / (ex * ex + ey * ey), 0), 1)
        side, base = hypot(fx - ex * along, fy - ey * along), hypot(max(x - half, 0), y - bottom)
        return -min(side, base) if y > bottom and ex * fy - ey * fx < 0 else min(side, base)

    def arch(x, y):
        outer = min(box(x, y, -0.92, -0.9, 0.92, 0.05), hypot(x, y - 0.05) - 0.92)
        return max(outer, -min(box(x, y, -0.42, -1.4, 0.42, -0.1), hypot(x, y + 0.1) - 0.42))

    def shield(x, y):
        return min(max(abs(x) - 0.84, abs(y - 0.4) - 0.55), max(hypot(abs(x) + 0.25, y) - 1.09, y, -1.1 - y))

    def small_house(x, y):
        return min(box(x, y, -0.34, -0.42, 0.34, 0.06), triangle(x, y, 0.5, 0, 0.52))

    def star(x, y):
        angle = math.atan2(x, y) % (pi * 0.4) - pi * 0.2
        qx, qy = hypot(x, y) * math.cos(angle), hypot(x, y) * abs(math.sin(angle))
        ex, ey = math.cos(pi * 0.2) - 0.46, math.sin(pi * 0.2)
        along = min(max(((qx - 0.46) * ex + qy * ey) / (ex * ex + ey * ey), 0), 1)
        return math.copysign(hypot(qx - 0.46 - ex * along, qy - ey * along), (qx - 0.46) * ey - qy * ex)

    return {
        "circle": lambda x, y: hypot(x, y) - 1, "arch": arch, "shield": shield,
        "roofs": lambda x, y: min(small_house(x + 0.46, y + 0.38), small_house(x - 0.46, y - 0.34)),
        "tree": lambda x, y: min(triangle(x, y, 1, 0, 0.62), triangle(x, y, 0.5, -0.55, 0.86), box(x, y, -0.16, -1, 0.16, -0.5)),
        "house": lambda x, y: max(min(box(x, y, -0.7, -0.9, 0.7, 0.1), triangle(x, y, 0.95, -0.02, 1)), -box(x, y, -0.2, -1.2, 0.2, -0.25)),
        "star": star, "diamond": lambda x, y: (abs(x) + abs(y) - 1) * 0.7071,
        "pillar": lambda x, y: min(box(x, y, -0.38, -0.8, 0.38, 0.55), triangle(x, y, 1, 0.5, 0.38), box(x, y, -0.7, -1, 0.7, -0.68)),
        "square": lambda x, y: box(x, y, -0.85, -0.85, 0.85, 0.85),
    }


if __name__ == "__main__":
    main()
