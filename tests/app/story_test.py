#!/usr/bin/python3
"""The story of a place, places by their coordinates, walking along a line, names under the pointer: by clicks and keys in a window."""

import json
import math

from gatepost_app import GEODATA, atlas_layer, collection, feature, lonlat_of_web_mercator, main
from window_case import MIDDLE, WindowTest

STACK = ({"id": "A", "name": "Gate", "events": [{"id": "B", "start": "2019", "title": "Met"}, {"start": "2018", "title": "Opened"}]},
         {"id": "B", "name": "Meeting", "start": "2019-05-04"}, {"id": "C", "name": "Planting", "start": "2001"})
CENTRE = tuple(int(x) for x in MIDDLE)
FIRST_ENTRY = (748, 488)  # the arrow that unfolds the oldest
ITS_CARD = (800, 533)
CARDS = (775, 379)
NAME_ALONE = (907, 450)


class Story(WindowTest):
    def open_stack(self):
        path = self.write("stack.geojson", collection(*({**feature([0, 0]), "properties": one} for one in STACK), feature([1, 0], id="D", name="Alone")))
        return self.open(path, "--no-basemap", "--ui-lang", "en", "--center", "0,0", "--zoom", "8")

    def test_a_click_on_a_crowded_place_tells_its_story_in_which_things_unfold(self):
        window = self.open_stack()
        window.click(*CENTRE)
        window.wait_for("popup opened stack:A")
        window.wait_until_idle()
        window.click(*FIRST_ENTRY)
        window.wait_until_idle()
        window.click(*ITS_CARD)
        window.wait_for("popup opened stack:C")
        self.quit(window)

    def test_cards_are_paged_by_keys_only_while_the_card_has_them(self):
        window = self.open_stack()
        window.click(*CENTRE)
        window.wait_for("popup opened stack:A")
        window.wait_until_idle()
        window.click(*CARDS)
        window.wait_until_idle()
        for _ in range(2):  # to the pane before the status line's
            window.key("shift+F6")
            window.wait_until_idle()
        window.key("Right")
        window.wait_for("popup opened stack:B")
        window.key("Left")
        window.wait_for("popup opened stack:A")
        window.wait_until_idle()
        window.click(CENTRE[0], 200)  # on the map, which closes the card
        window.wait_for("popup closed")
        window.key("Right")
        lon, lat, _ = window.wait_for_settled_view()
        self.assertGreater(lon, 0.3)
        self.assertAlmostEqual(lat, 0)
        self.quit(window)

    def test_a_label_is_clicked_like_its_feature(self):
        window = self.open_stack()
        window.click(*NAME_ALONE)
        window.wait_for("popup opened stack:D")
        self.quit(window)

    def test_what_lies_under_the_pointer_is_named(self):
        window = self.open_stack()
        window.move(CENTRE[0], 200)
        window.wait_until_idle()
        before = window.still_picture()
        window.move(*CENTRE)
        window.wait_until_idle()
        beside = (slice(CENTRE[1] + 14, CENTRE[1] + 34), slice(CENTRE[0] + 20, CENTRE[0] + 100))
        self.assertGreater((window.still_picture()[beside] != before[beside]).any(axis=2).mean(), 0.9)
        self.quit(window)


def metres_off_and_along(line, lonlat):
    """By an own way: each edge on a plane about the point."""
    def plane(p):
        return ((p[0] - lonlat[0]) * math.cos(math.radians(lonlat[1])) * 111_195, (p[1] - lonlat[1]) * 111_195)
    best, along = (math.inf, 0), 0
    points = [plane(p) for p in line]
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        length = math.hypot(bx - ax, by - ay)
        part = min(max(-(ax * (bx - ax) + ay * (by - ay)) / length**2, 0), 1) if length else 0
        best = min(best, (math.hypot(ax + part * (bx - ax), ay + part * (by - ay)), along + part * length))
        along += length
    return best


def joined(pieces):
    """One line of all of them, beginning with the westernmost point."""
    line = min(pieces, key=lambda piece: min(piece)[0])
    left = [piece for piece in pieces if piece is not line]
    while left:
        following = next(piece for piece in left if line[-1] in (piece[0], piece[-1]))
        left.remove(following)
        line = line + (following if following[0] == line[-1] else following[::-1])[1:]
    return line


class Places(WindowTest):
    def test_a_mark_stays_at_coordinates_in_any_notation_and_escape_takes_it_away(self):
        window = self.open("--ui-lang", "en", "--center", "106,22", "--zoom", "9")
        for typed in ("48N 676715 2430793", "48QXK 76715 30793", "geo:21.9727,106.7115", "EPSG:32648 676715.3 2430793",
                      "https://www.openstreetmap.org/#map=14/21.9727/106.7115"):
            window.command(typed)
            lon, lat = (float(x) for x in window.wait_for(r"place marked (\S+),(\S+)")[1].groups())
            self.assertAlmostEqual(lon, 106.7115, delta=1e-5)
            self.assertAlmostEqual(lat, 21.9727, delta=1e-5)
            window.wait_until_idle()
        marked = window.still_picture()
        window.key("Escape")
        window.wait_until_idle()
        self.assertGreater((window.still_picture() != marked).any(axis=2).sum(), 20_000, "the mark and its text are gone")
        self.quit(window)

    def test_what_is_here_marks_bare_ground(self):
        window = self.open("--ui-lang", "en", "--center", "106,22", "--zoom", "9", "--no-basemap", "--layers", "gates")
        window.click(1000, 700, button=3)
        window.wait_until_idle()
        window.click(1040, 712)  # the menu's first line
        lon, lat = (float(x) for x in window.wait_for(r"place marked (\S+),(\S+)")[1].groups())
        asked = lonlat_of_web_mercator(*window.view.world((1000, 700)))
        self.assertAlmostEqual(lon, asked[0], delta=1e-4)
        self.assertAlmostEqual(lat, asked[1], delta=1e-4)
        self.quit(window)


class Walk(WindowTest):
    def test_gates_posts_and_markers_are_passed_in_order_and_round_the_ends(self):
        border = json.loads((GEODATA / "basemap" / "border.geojson").read_text(encoding="utf-8"))["features"]
        line = joined([one["geometry"]["coordinates"] for one in border if "detail" not in one["properties"]])
        along = {}
        for layer in ("gates", "posts", "markers"):
            for one in atlas_layer(layer):
                if one["geometry"]:
                    off_m, along_m = metres_off_and_along(line, one["geometry"]["coordinates"])
                    if off_m < 20_000:
                        along[f"{layer}:{one['properties']['id']}"] = along_m
        window = self.open("--ui-lang", "en", "--center", "102.1,22.4", "--zoom", "9")
        visited = []
        for key, count in (("bracketright", 14), ("bracketleft", 15)):
            for _ in range(count):
                window.key(key)
                visited.append(window.wait_for("popup opened (.*)")[1].group(1))
                window.wait_until_idle()
        order = sorted(along, key=along.get)
        # Things at the same place may come in any order among themselves, and those on both sides of a bend are told apart to some metres.
        for here, there in zip(visited[:13], visited[1:14]):
            self.assertLess(along[here], along[there] + 200, f"{here} before {there}")
        self.assertEqual(set(visited[:12]) - set(order[:14]), set())
        self.assertEqual(visited[14:27], visited[12::-1])
        self.assertGreater(along[visited[-1]], 0.98 * max(along.values()), "from the first one goes on to the last")
        self.quit(window)

    def test_the_numbers_of_markers_grow_towards_the_east(self):
        window = self.open("--ui-lang", "en", "--center", "102.1,22.4", "--zoom", "9", "--layers", "markers")
        numbers = []
        names = {one["properties"]["id"]: one["properties"]["name_en"] for one in atlas_layer("markers")}
        while True:
            window.key("bracketright")
            identifier = window.wait_for("popup opened markers:(.*)")[1].group(1)
            if identifier in [one for one, _ in numbers]:
                break
            numbers.append((identifier, int("".join(c for c in names[identifier].split("(")[0] if c.isdigit()))))
            window.wait_until_idle()
        self.assertEqual(len(numbers), sum(one["geometry"] is not None for one in atlas_layer("markers")))
        self.assertEqual([n for _, n in numbers], sorted(n for _, n in numbers))
        self.quit(window)

    def test_a_map_without_a_line_says_so(self):
        window = self.open(self.write("a.geojson", collection(feature([1, 1]))), "--no-basemap", "--ui-lang", "en")
        before = window.still_picture()
        window.key("bracketright")
        window.wait_until_idle()
        self.assertGreater((window.still_picture() != before).any(axis=2).sum(), 3000, "a message says so")
        self.quit(window)


if __name__ == "__main__":
    main()
