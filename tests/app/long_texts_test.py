#!/usr/bin/python3
"""Texts of any length in a real window: cards, tables, menus and labels show their beginning, and nothing ends the program."""

import json
import time

from gatepost_app import main
from window_case import MIDDLE, SIZE, WindowTest

LONG = 20_000


def text_files():
    """Of each kind one feature, by name: properties that some file might have."""
    yield "words", {"name": "x" * LONG, "note": "đồng bằng sông Hồng " * 50_000}
    yield "no_blank", {"name": "y", "note": "z" * 1_000_000, "marks": "a" + "\u0301\u0323" * 15_000}
    yield "fields", {"name": "fields", **{f"f{i}": "word " * (LONG // 5) for i in range(420)}}
    yield "heads", {"k" * LONG + str(i): "v" for i in range(70)}
    yield "links", {"name": "links", "source": " ".join(f"https://example.org/{i}" for i in range(80_000))}
    yield "events", {"name": "events", "events": [{"start": "2019", "title": f"t{i}", "text": "w " * 2000} for i in range(300)]}
    yield "lines", {"name": "one\ntwo\nthree" * 2000, "note": "\n" * 100_000}


class LongTexts(WindowTest):
    def write_point(self, name, properties):
        path = self.folder / f"{name}.geojson"
        point = {"type": "Feature", "id": "1", "properties": properties, "geometry": {"type": "Point", "coordinates": [106, 22]}}
        path.write_text(json.dumps({"type": "FeatureCollection", "features": [point]}))
        return path

    def test_cards_of_long_texts_open_scroll_and_unfold(self):
        for name, properties in text_files():
            with self.subTest(name):
                window = self.open(self.write_point(name, properties), "--no-basemap", "--center", "106,22", "--zoom", 14)
                begun = time.monotonic()
                window.click(*MIDDLE)
                window.wait_for(rf"popup opened {name}:1$")
                window.wait_until_idle()
                self.assertLess(time.monotonic() - begun, 5, "seconds until the card stands")
                window.key("F6")  # on the card every link is reached by keys: go round and press them all
                for key in ("F6", "Down", "Return", "Down", "Return", "Down", "Down", "Return", "End"):
                    window.key(key)
                window.command(f"table {name}")
                window.wait_until_idle()
                window.key("Escape")
                self.quit(window)

    def test_a_long_text_unfolds_by_a_click(self):
        path = self.write_point("words", {"name": "n", "note": "đồng bằng sông Hồng " * 50_000})
        window = self.open(path, "--no-basemap", "--center", "106,22", "--zoom", 14)
        window.click(*MIDDLE)
        window.wait_for("popup opened words:1$")
        folded = window.still_picture()
        # The link stands below twelve lines of text: what is found there by trying makes the card higher.
        left = int(MIDDLE[0]) + 26 + 112
        for y in range(int(MIDDLE[1]) + 130, SIZE[1] - 80, 9):
            window.click(left + 8, y)
            window.wait_until_idle()
            if (window.still_picture() != folded).any(axis=2).sum() > 5000:
                print(f"  unfolded by a click at y = {y}")
                break
        else:
            self.fail("no place on the card unfolds the text")
        with self.assertRaises(AssertionError, msg="the card is still open"):
            window.wait_for("popup closed", timeout_s=0.5)
        self.quit(window)

    def test_a_message_of_any_length_is_shown(self):
        window = self.open(self.folder / ("m" * 200) / ("n" * 200), *[self.folder / f"{'x' * 240}{i}" for i in range(40)], "--no-basemap",
                           ready=False)
        window.wait_for("x39")
        window.wait_until_idle()
        self.quit(window)


if __name__ == "__main__":
    main()
