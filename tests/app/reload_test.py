#!/usr/bin/python3
"""A file that changes on the disk while it is on the map, and one that is opened twice."""

import json
import os
import time

from gatepost_app import main, point_blobs
from window_case import WindowTest, map_part

SOON_S = 1.5  # a second, and what a slow machine needs to log it


class Reload(WindowTest):
    def setUp(self):
        super().setUp()
        self.mills = self.folder / "mills.geojson"
        self.write_mills(2)

    def text(self, count):
        return json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"name": f"mill {n}"},
             "geometry": {"type": "Point", "coordinates": [106.5 + (0, 1, 0.5, 0.25, 0.75)[n], 21.5]}} for n in range(count)]})

    def write_mills(self, count):
        self.mills.write_text(self.text(count))

    def open_mills(self):
        return self.open("--no-basemap", "--lang", "zz", self.mills)

    def dots(self, window):
        return len(point_blobs(map_part(window.still_picture())))

    def wait_for_reload(self, window):
        begun = time.monotonic()
        window.wait_for("layer mills read again", timeout_s=5)
        waited = time.monotonic() - begun
        window.wait_until_idle()
        print(f"  read again after {waited:.2f} s")
        self.assertLess(waited, SOON_S)

    def test_a_file_that_is_written_is_read_again_and_the_view_stays(self):
        window = self.open_mills()
        self.assertEqual(self.dots(window), 2)
        window.drag((800, 400), (760, 430))
        window.wait_for_settled_view()
        self.write_mills(4)
        self.wait_for_reload(window)
        self.assertEqual(self.dots(window), 4)
        aside = self.folder / "aside"
        aside.write_text(self.text(3))
        os.rename(aside, self.mills)  # as careful programs write
        self.wait_for_reload(window)
        self.assertEqual(self.dots(window), 3)
        with self.assertRaises(AssertionError):
            window.wait_for("view ", timeout_s=0.5)
        self.quit(window)

    def test_a_half_written_file_keeps_the_last_good_state_until_it_is_whole(self):
        window = self.open_mills()
        whole = self.text(5)
        self.mills.write_text(whole[:len(whole) // 2])
        window.wait_for("layer mills stays as it was", timeout_s=5)
        self.assertEqual(self.dots(window), 2)
        self.mills.write_text(whole)
        self.wait_for_reload(window)
        self.assertEqual(self.dots(window), 5)
        self.mills.unlink()
        time.sleep(1)
        self.assertEqual(self.dots(window), 5)
        self.quit(window)

    def test_a_style_beside_the_file_is_followed(self):
        window = self.open_mills()
        before = map_part(window.still_picture())
        style = {"gatepost_style": 1, "classes": [{"fill": "#d01010", "shape": "square", "symbol_px": 30}]}
        (self.folder / "mills.geojson.style.json").write_text(json.dumps(style))
        window.wait_for("layer mills has another style", timeout_s=5)
        self.assertFalse((map_part(window.still_picture()) == before).all())
        self.quit(window)

    def test_ctrl_r_reads_again_and_the_same_file_opened_twice_is_asked_for(self):
        window = self.open_mills()
        window.key("ctrl+r")
        self.wait_for_reload(window)
        window.command(str(self.mills))
        window.wait_until_idle()
        window.key("Return")  # the first answer: reload
        self.wait_for_reload(window)
        self.assertEqual(self.dots(window), 2)
        window.command(str(self.mills))
        window.wait_until_idle()
        window.key("Escape")
        window.wait_until_idle()
        self.quit(window)


if __name__ == "__main__":
    main()
