#!/usr/bin/python3
"""An hour's work on a map, ten tasks of it, without touching the mouse."""

import json
import re
import subprocess

from gatepost_app import main
from window_case import SIZE, WindowTest


class WithTheKeyboardAlone(WindowTest):
    def points(self, name, lon):
        return self.write(f"{name}.geojson", {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"name": f"{name} {n}", "kind": "abc"[n % 3]},
             "geometry": {"type": "Point", "coordinates": [lon + n * 0.1, 21.5]}} for n in range(9)]})

    def run_command(self, window, text, expected=None):
        window.key("ctrl+p")
        window.wait_until_idle()
        window.type(text)
        window.wait_until_idle()
        window.key("Return")
        if expected:
            window.wait_for(expected)
        window.wait_until_idle()

    def save_as(self, window, path):
        window.key("ctrl+shift+s")
        window.wait_until_idle()
        window.key("ctrl+a")
        window.wait_until_idle()
        window.type(str(path))
        window.key("Return")
        window.wait_for("map saved")
        window.wait_until_idle()

    def layers(self, path):
        return json.loads(path.read_text())["layers"]

    def window_width(self):
        found = self.display.xdotool("search", "--name", "Gatepost").split()[0]
        return int(re.search(r"Geometry: (\d+)x", self.display.xdotool("getwindowgeometry", found)).group(1))

    def test_ten_tasks(self):
        mills, barns = self.points("mills", 106.5), self.points("barns", 108)
        path, copy = self.folder / "walk.gatepost.json", self.folder / "copy.gatepost.json"
        window = self.open("--no-basemap")
        for file in (mills, barns):  # 1: open two files
            window.key("ctrl+o")
            window.wait_until_idle()
            window.type(str(file))
            window.key("Return")
            window.wait_for("view ")
            window.wait_until_idle()
        self.run_command(window, "move down barns")  # 2: order
        self.run_command(window, "colour by field mills kind", "layer mills styled by 'kind'")  # 3: colour
        self.run_command(window, "show or hide mills b", "class hidden mills")  # 4: filter by classes
        self.save_as(window, path)  # 5 and 6: name and save
        names = [layer["name"] for layer in self.layers(path)]
        self.assertEqual(names[-2:], ["barns", "mills"], "the mills are on top now")
        window.key("ctrl+z")  # 7: undo, and again
        window.wait_for("undone")
        window.key("ctrl+shift+z")
        window.wait_for("done again")
        self.display.xdotool("windowsize", self.display.xdotool("search", "--name", "Gatepost").split()[0], 900, 700)
        window.wait_until_idle()
        window.key("F11")  # 8: full screen
        window.wait_until_idle()
        self.assertEqual(self.window_width(), SIZE[0])
        window.key("F11")
        window.wait_until_idle()
        self.assertEqual(self.window_width(), 900)
        seconds = self.quit(window)  # 9: close; all is saved, so nothing is asked
        print(f"  ended {seconds:.2f} s after Ctrl+Q")
        self.assertLess(seconds, 1)
        window = self.open("--no-basemap")
        self.run_command(window, "recent walk", "map opened")  # 10: open it again
        self.save_as(window, copy)
        self.assertEqual(self.layers(copy), self.layers(path))
        self.quit(window)


class OnAnotherKeyboard(WindowTest):
    def test_keys_are_meant_by_their_letters_not_by_where_they_are(self):
        self.display.xdotool("version")
        subprocess.run(["setxkbmap", "fr"], env=self.display.environment, check=True)
        window = self.open("--no-basemap")
        window.key("ctrl+a")  # where Q is on an American keyboard
        window.wait_until_idle()
        self.assertIsNone(window.process.poll(), "Ctrl+A does not end the program")
        window.key("g")
        window.wait_until_idle()
        self.assertLess(self.quit(window), 1, "Ctrl+Q does, where A is on an American keyboard")


if __name__ == "__main__":
    main()
