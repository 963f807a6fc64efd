#!/usr/bin/python3
"""A map with something unsaved in it: closing asks, a crash loses at most a few seconds, and what is left is offered."""

import json
import random
import signal
import time
from pathlib import Path

from gatepost_app import main
from window_case import MIDDLE, WindowTest

MOST_LOST_S = 5
EYE_X, FIRST_ROW_Y, ROW_HEIGHT = 39, 119, 32  # of the layer panel, where there is but one group


class UnsavedMaps(WindowTest):
    def setUp(self):
        super().setUp()
        self.mills = self.points("mills")
        self.barns = self.points("barns")

    def points(self, name):
        return self.write(f"{name}.geojson", {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"name": f"{name} {lon}"},
             "geometry": {"type": "Point", "coordinates": [lon, 21.5]}} for lon in ((106.5, 107.5) if name == "mills" else (104.5, 108.5))]})

    def aside(self):
        folder = Path(self.display.folder.name) / "state" / "gatepost" / "maps"
        return sorted(folder.glob("*[0-9].gatepost.json"))

    def wait_for_aside(self, check):
        """Until a map kept aside is as wanted: seconds waited."""
        begun = time.monotonic()
        while time.monotonic() - begun < MOST_LOST_S:
            if any(check(json.loads(path.read_text())) for path in self.aside()):
                return time.monotonic() - begun
            time.sleep(0.05)
        self.fail(f"not kept aside within {MOST_LOST_S} s: {self.aside()}")

    def click(self, window, x, y):
        window.move(x, y)
        self.display.xdotool("click", 1)
        window.wait_until_idle()

    def add_barns(self, window):
        window.command(str(self.barns))
        window.wait_for_settled_view()
        window.wait_until_idle()

    def test_a_map_that_was_only_looked_at_closes_without_a_word(self):
        window = self.open(self.mills)
        window.key("1")
        window.wait_for("layer hidden mills")
        self.quit(window)
        self.assertEqual(self.aside(), [])

    def test_closing_asks_where_a_file_was_added_and_cancel_stays(self):
        window = self.open(self.mills)
        self.add_barns(window)
        window.key("ctrl+q")
        window.wait_until_idle()
        self.assertIsNone(window.process.poll(), "it asks")
        window.key("Escape")
        window.wait_until_idle()
        self.assertIsNone(window.process.poll(), "it stays")
        window.key("ctrl+z")
        window.wait_for("undone")
        window.wait_until_idle()
        self.quit(window)

    def test_after_a_kill_the_map_is_offered_and_opened_in_one_click(self):
        window = self.open(self.mills)
        self.add_barns(window)
        window.key("2")
        window.wait_for("layer hidden mills")
        waited = self.wait_for_aside(lambda map: [one["visible"] for one in map["layers"] if one["name"] == "mills"] == [False])
        print(f"  kept aside {waited:.2f} s after the change")
        window.process.kill()
        window.process.wait()
        again = self.open("--no-basemap", ready=False)
        again.wait_for("left map")
        again.wait_for("map ready")
        again.wait_until_idle()
        self.open_what_is_offered(again)
        again.wait_for("map opened")
        again.wait_for_settled_view()
        again.wait_until_idle()
        again.key("2")
        again.wait_for("layer shown mills")  # it was hidden, below the barns
        again.process.send_signal(signal.SIGTERM)
        self.assertEqual(again.end()[0], 0)
        self.assertEqual(len(self.aside()), 1, "it is kept on, and offered again")

    def open_what_is_offered(self, window):
        """The button of the first message at the top."""
        for y in range(30, 110, 6):
            for x in range(int(MIDDLE[0]) - 60, int(MIDDLE[0]) + 100, 40):
                window.move(x, y)
                self.display.xdotool("click", 1)
                window.wait_until_idle()
                while not window._fresh.empty():
                    line = window._fresh.queue[0][1]
                    if "map opened" in line:
                        return
                    window.log.append(window._fresh.get()[1])
        self.fail("no button opens the map that is offered")

    def test_a_map_of_a_file_is_not_overwritten_where_something_else_has_changed_it(self):
        window = self.open(self.mills)
        path = self.folder / "walk.gatepost.json"
        window.command(str(path))
        window.wait_for("map saved")
        window.wait_until_idle()
        window.key("1")
        window.wait_for("layer hidden")
        path.write_text(path.read_text() + "\n")
        theirs = path.read_bytes()
        window.key("ctrl+s")
        window.wait_until_idle()
        self.assertEqual(path.read_bytes(), theirs, "it asks first")
        window.key("Escape")
        window.wait_until_idle()
        window.key("ctrl+q")
        window.wait_until_idle()
        window.key("Return")  # save, which has to ask again: the window may not close over that
        window.wait_until_idle()
        time.sleep(0.5)
        self.assertIsNone(window.process.poll(), "it asks what becomes of the other changes")
        self.assertEqual(path.read_bytes(), theirs)
        window.key("Right")  # overwrite
        window.wait_until_idle()
        window.key("Return")
        window.wait_for("map saved")
        window.wait_until_idle()
        self.assertNotEqual(path.read_bytes(), theirs)
        self.quit(window)

    def test_a_map_without_a_file_that_another_one_replaces_is_offered_again(self):
        window = self.open(self.mills)
        path = self.folder / "other.gatepost.json"
        path.write_text('{"gatepost_map": 1, "layers": []}')
        self.add_barns(window)
        window.key("ctrl+o")
        window.wait_until_idle()
        window.type(str(path))
        window.wait_until_idle()
        window.key("Down")  # the first row would save into it
        window.key("Return")
        window.wait_until_idle()
        window.key("Right")  # do not save
        window.wait_until_idle()
        window.key("Return")
        window.wait_for("map opened")
        window.wait_until_idle()
        self.assertEqual(len(self.aside()), 1)
        self.quit(window)
        again = self.open("--no-basemap", ready=False)
        again.wait_for("left map")
        again.process.kill()

    def test_twenty_kills_at_random_moments_lose_at_most_five_seconds(self):
        choose = random.Random(7)
        layers = [self.points(f"field{n}") for n in range(10)]
        lost = []
        for turn in range(20):
            for path in self.aside():
                path.unlink()
            window = self.open("--no-basemap", *layers)
            until = time.monotonic() + choose.uniform(0.1, 4.5)
            done = []
            while time.monotonic() < until and len(done) < len(layers):
                self.click(window, EYE_X, FIRST_ROW_Y + ROW_HEIGHT * len(done))
                done.append(time.monotonic())
                time.sleep(choose.uniform(0, 0.4))
            killed = time.monotonic()
            window.process.send_signal(signal.SIGKILL)
            window.process.wait()
            kept = self.layers_hidden_in_what_is_left()
            self.assertLessEqual(kept, len(done), f"turn {turn}")
            lost.append(killed - done[kept] if kept < len(done) else 0)
        print(f"  lost at most {max(lost):.2f} s of changes, median {sorted(lost)[10]:.2f} s")
        self.assertLess(max(lost), MOST_LOST_S)

    def layers_hidden_in_what_is_left(self):
        """How many, from the top; the file is whole, and the state is one that the map had."""
        self.assertLessEqual(len(self.aside()), 1)
        for path in self.aside():
            shown = [layer["visible"] for layer in reversed(json.loads(path.read_text())["layers"])]
            hidden = shown.index(True) if True in shown else len(shown)
            self.assertEqual(shown, [False] * hidden + [True] * (len(shown) - hidden))
            return hidden
        return 0


if __name__ == "__main__":
    main()
