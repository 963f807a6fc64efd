#!/usr/bin/python3
"""Tours, pictures of their stops and of the map through time, cards that stay, several features chosen at once."""

import json
import struct

from gatepost_app import GEODATA, TestCase, collection, feature, main
from window_case import MIDDLE, WindowTest

ATLAS = json.loads((GEODATA / "vietnam-china-border.gatepost.json").read_text(encoding="utf-8"))
TOURS = {tour["name"]: tour["stops"] for tour in ATLAS["tours"]}
LANGUAGES = ("en", "vi", "zh")
# In a window of 1400 x 900 with a timeline: buttons of the tour's panel, and the list of tours.
NEXT, EDIT, CLOSE = (602, 611), (1097, 611), (1156, 611)
TOURS_BUTTON = (180, 35)


def png_texts(path):
    """The texts in a PNG, by their keys."""
    data, at, texts = path.read_bytes(), 8, {}
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"iTXt":
            key, rest = data[at + 8:at + 8 + size].split(b"\0", 1)
            if rest[0] == 0:
                texts[key.decode()] = rest[2:].split(b"\0", 2)[2].decode()
        at += 12 + size
    return texts


def webp_frames(path):
    """Of an animated WebP: how long each picture is shown, in ms."""
    data, at, frames = path.read_bytes(), 12, []
    while at < len(data):
        kind, size = struct.unpack("<4sI", data[at:at + 8])
        if kind == b"ANMF":
            frames.append(int.from_bytes(data[at + 20:at + 23], "little"))
        at += 8 + size + size % 2
    return frames


class BundledTours(TestCase):
    def test_each_stop_speaks_three_languages_and_shows_layers_that_there_are(self):
        layers = {layer["name"] for layer in ATLAS["layers"]}
        self.assertEqual({name: len(stops) for name, stops in TOURS.items()}, {"exchanges": 11, "border": 12})
        for name, stops in TOURS.items():
            for stop in stops:
                for language in LANGUAGES:
                    self.assertTrue(stop["title"][language].strip(), (name, stop["title"]))
                    self.assertGreater(len(stop["text"][language]), 15, (name, stop["title"], language))
                self.assertLessEqual(set(stop.get("layers", ())), layers)

    def test_the_walk_goes_from_west_to_east(self):
        walked = [stop["view"]["centre"][0] for stop in TOURS["border"][1:]]
        west_of_east = sum(a < b for a, b in zip(walked, walked[1:]))
        self.assertGreaterEqual(west_of_east, len(walked) - 2)  # the border itself turns back once
        self.assertEqual((walked[0], walked[-1]), (min(walked), max(walked)))


class Frames(TestCase):
    def dated(self):
        return self.write("dated.geojson", collection(feature([0, 0], name="a", start="2014"), feature([1, 0], name="b", start="2015-03"), feature([2, 0], name="c", start="2017")))

    def titles(self, folder):
        return [png_texts(path).get("Title") for path in sorted((self.folder / folder).iterdir())]

    def test_a_tour_becomes_numbered_pictures_which_can_be_verified(self):
        result = self.ran("--tour", "exchanges", "--frames", self.folder / "out", "--size", "900x600", "--lang", "en", "--ui-lang", "en")
        self.assertEqual(sorted(path.name for path in (self.folder / "out").iterdir()), [f"{i:02}.png" for i in range(1, 12)], result.stderr)
        self.assertEqual(self.titles("out"), [stop["title"]["en"] for stop in TOURS["exchanges"]])
        self.ran("--verify", self.folder / "out" / "04.png")

    def test_it_becomes_one_picture_that_moves_and_shows_each_stop_as_long_as_one_reads(self):
        self.ran("--tour", "border", "--frames", self.folder / "walk.webp", "--size", "900x600", "--ui-lang", "en")
        times = webp_frames(self.folder / "walk.webp")
        texts = [stop["title"]["en"] + stop["text"]["en"] for stop in TOURS["border"]]
        self.assertEqual(len(times), len(texts))
        for time, text in zip(times, texts):
            self.assertAlmostEqual(time, 3000 + len(text) / 15 * 1000, delta=1500)
        self.ran("--tour", "border", "--frames", self.folder / "quick.webp", "--size", "900x600", "--frame-seconds", "0.5")
        self.assertEqual(set(webp_frames(self.folder / "quick.webp")), {500})

    def test_the_map_through_time_by_steps(self):
        def shown(folder, number):
            provenance = json.loads(png_texts(sorted((self.folder / folder).iterdir())[number])["Gatepost map"])
            return provenance["map"].get("time")
        path = self.dated()
        self.ran(path, "--no-basemap", "--frames", self.folder / "years", "--step", "year", "--size", "200x150")
        self.assertEqual([shown("years", i) for i in range(4)], ["2014/2014", "2015/2015", "2016/2016", "2017/2017"])
        self.assertEqual(len(self.titles("years")), 4)
        self.ran(path, "--no-basemap", "--frames", self.folder / "all", "--step", "year", "--cumulative", "--time", "2014/2015", "--size", "200x150")
        self.assertEqual([shown("all", i) for i in range(2)], ["../2014", "../2015"])
        self.assertEqual(len(self.titles("all")), 2)
        # The last step counts also where it is not over with the last date.
        ends = self.write("ends.geojson", collection(feature([0, 0], start="2017-03-01"), feature([1, 0], start="2019-06-15")))
        self.ran(ends, "--no-basemap", "--frames", self.folder / "ends", "--step", "year", "--cumulative", "--size", "200x150")
        self.assertEqual([shown("ends", i) for i in range(3)], ["../2017", "../2018", "../2019"])
        self.ran(path, "--no-basemap", "--frames", self.folder / "events", "--step", "event", "--size", "200x150")
        self.assertEqual(len(self.titles("events")), 3)

    def test_dates_of_a_large_file_are_read_for_it(self):
        many = [feature([i % 100, 0], name="x" * 100, start=f"20{10 + i % 3}") for i in range(60_000)]  # over 8 MB
        path = self.write("large.geojson", collection(*many))
        self.assertGreater(path.stat().st_size, 8 << 20)
        self.ran(path, "--no-basemap", "--frames", self.folder / "large", "--step", "year", "--size", "200x150")
        self.assertEqual(len(self.titles("large")), 3)

    def test_pictures_of_an_earlier_run_are_named_and_a_file_is_no_folder(self):
        path = self.dated()
        arguments = (path, "--no-basemap", "--step", "year", "--size", "200x150", "--frames")
        (self.folder / "out").mkdir()
        self.write("out/7.png", "")
        self.assertIn("7.png: it is of an earlier run", self.ran(*arguments, self.folder / "out").stderr)
        self.write("plain", "")
        self.assertIn("into a folder", self.ran(*arguments, self.folder / "plain", code=2).stderr)

    def test_what_has_no_sense_is_said(self):
        path = self.dated()
        for arguments, words in ((("--frames", self.folder / "out"), "one of them"), (("--step", "year"), "belong to --frames"),
                                 (("--frames", self.folder / "out", "--step", "week"), "day, month, year, event"),
                                 (("--frames", self.folder / "out.mp4", "--step", "year"), "into a folder"),
                                 (("--frames", self.folder / "out", "--tour", "x", "--step", "year"), "one of them"),
                                 (("--frames", self.folder / "out", "--step", "year", "--screenshot", "a.png"), "written alone"),
                                 (("--tour", "x", "--screenshot", "a.png"), "belongs to --frames")):
            self.assertIn(words, self.ran(path, *arguments, code=2).stderr)
        self.assertIn("the tours of the map are exchanges, border", self.ran("--frames", self.folder / "out", "--tour", "x", code=1).stderr)
        plain = self.write("plain.geojson", collection(feature([0, 0], name="a")))
        self.assertIn("has dates", self.ran(plain, "--no-basemap", "--frames", self.folder / "out", "--step", "year", code=1).stderr)


class InTheWindow(WindowTest):
    def test_a_tour_shows_place_time_and_layers_and_leaves_the_map_as_it_was(self):
        window = self.open("--ui-lang", "en", "--tour", "exchanges")
        window.click(*NEXT)
        window.wait_for("tour stop 2")
        lon, lat, _ = window.wait_for_settled_view()
        place = TOURS["exchanges"][1]["view"]["centre"]
        self.assertAlmostEqual(lon, place[0], delta=0.5)
        self.assertLess(lat, place[1])  # it stands above the panel
        window.key("n")
        window.wait_for("tour stop 3")
        window.key("shift+n")
        window.wait_for("tour stop 2")
        window.wait_until_idle()
        kept = self.folder / "during.gatepost.json"
        window.command(str(kept))
        window.wait_for("map saved")
        window.wait_until_idle()
        written = json.loads(kept.read_text(encoding="utf-8"))
        self.assertNotIn("time", written)  # what a stop shows is nobody's choice
        self.assertTrue(all(layer["visible"] for layer in written["layers"]))
        window.click(*CLOSE)
        window.wait_for("tour ended")
        self.quit(window)  # which asks nothing

    def test_its_pictures_are_asked_for_with_the_form_of_pictures(self):
        window = self.open("--ui-lang", "en", "--tour", "border")
        window.click(1068, 611)
        window.wait_for("picture form opened")
        window.wait_until_idle()
        window.click(284, 726)  # export
        path = self.folder / window.wait_for("exported (.*webp)")[1].group(1)
        self.assertEqual(len(webp_frames(path)), len(TOURS["border"]))
        self.quit(window)

    def test_it_plays_by_itself_and_a_key_stops_it(self):
        stops = [{"view": {"centre": [x, 0], "zoom": 4}} for x in (1, 2, 3)]
        path = self.write("quick.gatepost.json", {"gatepost_map": 1, "tours": [{"name": "quick", "stops": stops}], "include": ["basemap"]})
        window = self.open(path, "--ui-lang", "en", "--tour", "quick")
        window.key("shift+p")
        window.wait_for("tour stop 2")
        window.wait_for("tour stop 3")
        window.key("Escape")
        window.wait_for("tour ended")
        self.quit(window)

    def test_a_tour_is_made_of_views_and_kept(self):
        path = self.write("place.geojson", collection(feature([10, 20], name="a", start="2019"), feature([11, 21], name="b", start="2020")))
        window = self.open(path, "--no-basemap", "--ui-lang", "en", "--center", "10,20", "--zoom", "8")
        window.click(*TOURS_BUTTON)
        window.wait_until_idle()
        window.click(250, 73)  # the only line of the list
        window.wait_for("tour tour")
        window.wait_until_idle()
        for field, text in (((700, 438), "My way"), ((700, 492), "Here it began")):
            window.click(*field)
            window.wait_until_idle()
            window.type(text)
            window.key("Return")
            window.wait_until_idle()
        window.key("Right")
        window.wait_for_settled_view()
        window.click(580, 734)  # add this view
        window.wait_until_idle()
        kept = self.folder / "way.gatepost.json"
        window.command(str(kept))
        window.wait_for("saved|kept")
        tour = json.loads(kept.read_text(encoding="utf-8"))["tours"][0]
        self.assertEqual(len(tour["stops"]), 2)
        self.assertEqual(tour["title"], "My way")
        self.assertEqual(tour["stops"][0]["title"], "Here it began")
        self.assertEqual(tour["stops"][0]["layers"], ["place"])
        self.assertGreater(tour["stops"][1]["view"]["centre"][0], tour["stops"][0]["view"]["centre"][0])
        self.quit(window)


if __name__ == "__main__":
    main()
