#!/usr/bin/python3
"""Cards that stay open, several features chosen at once, the map filtered to what a search finds: by clicks and keys in a window."""

import json

from gatepost_app import collection, feature, main
from window_case import MIDDLE, WindowTest

CENTRE = tuple(int(x) for x in MIDDLE)
PIN = (807, 478)  # of the card of a feature in the middle


class Cards(WindowTest):
    def open_points(self, *arguments):
        points = [feature([i, 0], id=f"P{i}", name=f"Mill {i}" if i % 2 else f"Church {i}", height=i) for i in range(6)]
        path = self.write("places.geojson", collection(*points))
        return self.open(path, "--no-basemap", "--ui-lang", "en", "--center", "0,0", "--zoom", "7", *arguments)

    def kept(self, window, name="kept.gatepost.json"):
        path = self.folder / name
        window.command(str(path))
        window.wait_for("map saved|saved")
        window.wait_until_idle()
        return json.loads(path.read_text(encoding="utf-8"))


class Pinned(Cards):
    def test_a_card_stays_through_pan_zoom_another_crs_and_reload_and_can_be_moved(self):
        window = self.open_points()
        window.click(*CENTRE)
        window.wait_for("popup opened places:P0")
        window.wait_until_idle()
        window.click(*PIN)
        window.wait_for("card pinned places:P0")
        window.wait_until_idle()
        pinned = window.still_picture()
        window.click(CENTRE[0], 700)  # on the map: nothing is open that would close
        card = (slice(404, 540), slice(730, 1090))
        self.assertFalse((window.still_picture() != pinned)[card].any())
        before = self.kept(window)["pinned"]
        self.assertEqual([one["feature"] for one in before], ["places:P0"])
        window.drag((900, 425), (1000, 525))
        window.wait_until_idle()
        after = self.kept(window)["pinned"]
        self.assertAlmostEqual(after[0]["offset"][0], before[0]["offset"][0] + 100, delta=3)
        self.assertAlmostEqual(after[0]["offset"][1], before[0]["offset"][1] + 100, delta=3)
        shown = window.still_picture()
        window.key("Right")
        window.key("Left")
        window.wait_until_idle()
        card = (slice(510, 640), slice(835, 1190))
        self.assertFalse((window.still_picture() != shown)[card].any(), "it came back with its feature")
        window.key("ctrl+r")
        window.wait_for("layer places read again")
        window.wait_until_idle()
        window.command("EPSG:4326")
        window.wait_for("map crs EPSG:4326")
        window.wait_until_idle()
        self.assertEqual(self.kept(window)["pinned"], after)
        self.quit(window)
        again = self.open(self.folder / "kept.gatepost.json", "--ui-lang", "en")
        self.assertEqual(self.kept(again, "again.gatepost.json")["pinned"], after)
        self.quit(again)


class Chosen(Cards):
    def test_control_adds_features_one_by_one_or_by_a_box(self):
        window = self.open_points()
        one_deg_px = 256 * 2**7 / 360
        window.click(*CENTRE)
        window.wait_for("popup opened places:P0")
        window.display.xdotool("keydown", "ctrl")
        window.click(CENTRE[0] + 5 * one_deg_px, CENTRE[1])
        window.wait_for("popup opened places:P5")
        window.display.xdotool("keyup", "ctrl")
        window.wait_until_idle()
        window.drag((CENTRE[0] - 30, CENTRE[1] - 30), (CENTRE[0] + 3.5 * one_deg_px, CENTRE[1] + 30), held="ctrl")
        window.wait_for("selected 4 in a box")
        window.wait_until_idle()
        self.quit(window)

    def test_rows_of_the_table_are_chosen_with_shift_and_control(self):
        window = self.open_points()
        window.command("attribute table")
        window.wait_until_idle()
        rows = [664 + 17 * i for i in range(5)]
        window.click(500, rows[0])
        window.wait_for("popup opened places:P0")
        for key, row, card in (("shift", 2, "P2"), ("ctrl", 4, "P4")):
            window.display.xdotool("keydown", key)
            window.click(500, rows[row])
            window.wait_for(f"popup opened places:{card}")
            window.display.xdotool("keyup", key)
            window.wait_until_idle()
        self.quit(window)


class OnlyFound(Cards):
    def test_a_search_filters_the_map_in_one_step_that_can_be_undone(self):
        window = self.open_points()
        window.key("ctrl+f")
        window.wait_until_idle()
        window.type("mill")
        for _ in range(3):
            window.key("Down")
        window.key("Return")
        window.wait_for("only found mill")
        window.wait_until_idle()
        layer = self.kept(window)["layers"][0]
        self.assertEqual(layer["filter"], "\"id\" in ('P1', 'P3', 'P5')")
        window.key("ctrl+z")
        window.wait_until_idle()
        self.assertNotIn("filter", self.kept(window)["layers"][0])
        self.quit(window)


if __name__ == "__main__":
    main()
