#!/usr/bin/python3
"""Keeping and opening a map in the window: Ctrl+S, Ctrl+Shift+S, and a map in the place of another."""

import json

import numpy

from gatepost_app import main, point_blobs
from window_case import Settled, WindowTest, map_part


class MapsInTheWindow(WindowTest):
    def setUp(self):
        super().setUp()
        self.path = self.folder / "walk.gatepost.json"
        self.mills = self.write("mills.geojson", {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Point", "coordinates": [lon, 21.5]}}
            for name, lon in (("near", 106.5), ("far", 107.5))]})

    def kept(self):
        tree = json.loads(self.path.read_text())
        return next(layer for layer in tree["layers"] if layer["name"] == "mills")

    def keep_as(self, window, path):
        """The first time it is asked where to."""
        window.key("ctrl+s")
        window.wait_until_idle()
        window.key("ctrl+a")
        window.wait_until_idle()
        window.type(str(path))
        window.key("Return")
        window.wait_for(f"map saved {path}")
        window.wait_until_idle()

    def test_a_map_is_kept_and_opened_again_as_it_was(self):
        window = self.open(self.mills)
        self.keep_as(window, self.path)
        self.assertTrue(self.kept()["visible"])
        window.key("1")
        window.wait_for("layer hidden mills")
        window.key("ctrl+s")  # it has a file now
        window.wait_for("map saved")
        self.assertFalse(self.kept()["visible"])
        window.key("1")
        window.wait_for("layer shown mills")
        window.key("2")  # names of areas keep their places while the map moves: a map opened anew finds others
        window.wait_for("layer hidden names")
        window.drag((800, 400), (700, 450))
        window.wait_for_settled_view()
        window.key("ctrl+s")
        window.wait_for("map saved")
        for _ in range(3):
            window.key("Escape")  # the messages
            window.wait_until_idle()
        before = window.still_picture()
        self.quit(window)
        again = self.open(self.path)
        self.assertEqual(tuple(round(v, 4) for v in again.view.lonlat), tuple(round(v, 4) for v in json.loads(
            self.path.read_text())["view"]["centre"]))
        self.assertEqual(len(point_blobs(map_part(again.still_picture()))), len(point_blobs(map_part(before))))
        self.assertTrue((map_part(again.still_picture()) == map_part(before)).all(), "the same picture")
        self.quit(again)

    def test_ctrl_z_takes_a_change_back_and_with_shift_does_it_again(self):
        window = self.open(self.mills)
        window.key("1")
        window.wait_for("layer hidden mills")
        window.key("g")
        window.wait_until_idle()
        window.key("ctrl+z")  # the graticule
        window.wait_for("undone")
        window.key("ctrl+z")
        window.wait_for("undone")
        self.keep_as(window, self.path)
        self.assertTrue(self.kept()["visible"])
        window.key("ctrl+shift+z")
        window.wait_for("done again")
        window.key("ctrl+s")
        window.wait_for("map saved")
        self.assertFalse(self.kept()["visible"])
        self.assertFalse(json.loads(self.path.read_text())["furniture"].get("graticule", False))
        self.quit(window)

    def test_a_map_takes_the_place_of_what_was_open_and_is_found_among_the_recent_ones(self):
        window = self.open(self.mills)
        self.keep_as(window, self.path)
        self.quit(window)
        window = self.open()  # the atlas
        window.command("recent walk")
        window.wait_for(f"map opened {self.path}")
        window.wait_until_idle()
        window.key("1")
        window.wait_for("layer hidden mills")
        window.key("2")  # the layer below it is the basemap's topmost, and none of the atlas
        window.wait_for("layer hidden names")
        self.quit(window, unsaved=True)

    def test_a_missing_source_is_found_elsewhere(self):
        window = self.open(self.mills)
        self.keep_as(window, self.path)
        self.quit(window)
        elsewhere = self.folder / "elsewhere"
        elsewhere.mkdir()
        self.mills.rename(elsewhere / "old mills.geojson")
        window = self.open(self.path)
        self.assertTrue(any("the layer 'mills' is missing" in line for line in window.log), window.log)
        window.click(100, 100)  # its row, the only one above the basemap's
        window.wait_until_idle()
        window.click(130, 128)  # Find missing file…
        window.wait_until_idle()
        window.key("ctrl+a")
        window.type(str(elsewhere / "old mills.geojson"))
        window.key("Return")
        window.wait_until_idle()
        window.key("1")
        window.wait_for("layer hidden mills")
        window.key("ctrl+s")
        window.wait_for("map saved")
        self.assertEqual(self.kept()["source"], "elsewhere/old mills.geojson")
        self.quit(window)

    def test_a_path_that_cannot_be_written_is_said_and_the_map_stays(self):
        window = self.open(self.mills)
        window.key("ctrl+s")
        window.wait_until_idle()
        window.key("ctrl+a")
        window.type("/nowhere/at/all.gatepost.json")
        window.key("Return")
        window.wait_for("/nowhere/at/all.gatepost.json")
        window.wait_until_idle()
        window.key("1")
        window.wait_for("layer hidden mills")
        self.quit(window)


class QuickHand(WindowTest):
    """Pressing, moving and letting go all come within one frame."""

    def flick(self, window, start, end):
        window.move(*start)
        window.wait_until_idle()
        window.display.xdotool("mousedown", 1, "mousemove", *end, "mouseup", 1)

    def test_a_quick_drag_moves_the_map_from_where_it_was_pressed(self):
        mill = self.write("mill.geojson", {"type": "FeatureCollection", "features": [
            {"type": "Feature", "id": n, "properties": {"name": f"mill {n}"}, "geometry": {"type": "Point", "coordinates": at}}
            for n, at in enumerate(((106, 21), (107, 21.4)))]})
        window = self.open("--no-basemap", mill)
        target = [round(v) for v in window.view.screen((107, 21.4))]
        start = (target[0] - 200, target[1] + 60)
        self.flick(window, start, target)
        view = Settled(*window.wait_for_settled_view())
        moved = (view.screen((107, 21.4)) - window.view.screen((107, 21.4)))
        print(f"  moved by {moved.round(1)}")
        self.assertGreater(moved[0], 150, "the map went with the pointer, or was flung that way")
        self.assertFalse(any("popup opened" in line for line in window.log), "it is no click on what lies under the end")
        self.quit(window)

    def test_a_quick_drag_of_a_row_takes_the_row_of_the_press(self):
        files = [self.write(f"{name}.geojson", {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [106, 21]}}]})
            for name in ("first", "second", "third")]
        window = self.open("--no-basemap", *files)
        self.flick(window, (100, 121), (100, 185))  # from the row at the top to that at the bottom
        window.wait_until_idle()
        path = self.folder / "kept.gatepost.json"
        window.key("ctrl+shift+s")
        window.wait_until_idle()
        window.key("ctrl+a")
        window.type(str(path))
        window.key("Return")
        window.wait_for("map saved")
        names = [layer["name"] for layer in json.loads(path.read_text())["layers"]]
        self.assertEqual(names, ["third", "first", "second"], "from bottom to top")
        self.quit(window)


if __name__ == "__main__":
    main()
