#!/usr/bin/python3
"""A map of the whole world repeats where its projection lets it; elsewhere it ends, and beyond it there is paper."""

import time

import numpy

from gatepost_app import WATER, collection, feature, is_colour, main, point_blobs, points, run
from window_case import WindowTest

PAPER = (0xFB, 0xFA, 0xF6)
WORLD_PX = 512  # at zoom 1
CYLINDRICAL = ("EPSG:3857", "EPSG:4326")


class Pictures(WindowTest):
    def test_a_point_is_seen_in_every_copy(self):
        path = self.write("one.geojson", points([(20, 0)]))
        for crs in CYLINDRICAL:
            blobs = point_blobs(self.picture(path, "-t_srs", crs, "--center", "0,0", "--zoom", 1, "--no-basemap", size=(1400, 500)))
            expected = [700 + 20 / 360 * WORLD_PX + turn * WORLD_PX for turn in (-1, 0, 1)]
            self.assertEqual(len(blobs), 3, crs)
            self.assertLess(numpy.abs(numpy.sort(blobs[:, 0]) - expected).max(), 1, crs)

    def test_a_line_across_the_edge_goes_on(self):
        path = self.write("line.geojson", collection(feature([[170, 0], [190, 0]], "LineString", stroke="#ff0000")))
        for crs in CYLINDRICAL:
            picture = self.picture(path, "-t_srs", crs, "--center", "180,0", "--zoom", 3, "--no-basemap", size=(800, 300))
            row = is_colour(picture, (255, 0, 0), 40).any(axis=0)
            self.assertGreater(row.sum(), 20 / 360 * 4 * WORLD_PX - 4, crs)
            columns = numpy.flatnonzero(row)
            self.assertEqual(columns[-1] - columns[0] + 1, len(columns), f"without a gap in {crs}")

    def test_the_same_names_stand_in_every_copy(self):
        picture = self.picture("--center", "180,30", "--zoom", 2, size=(2048, 600))
        left, right = picture[:, :1024].astype(int), picture[:, 1024:].astype(int)
        # Russia's name, say, is in the middle of what is seen of it, so they are not the same to a pixel.
        self.assertLess((numpy.abs(left - right).max(axis=2) > 60).mean(), 0.06)

    def test_beyond_the_edge_there_is_paper_and_no_water(self):
        for crs, zoom in (("+proj=robin", 0.5), ("EPSG:3995", 0.5), ("EPSG:32648", 2), ("EPSG:3857", 0), ("EPSG:4326", 0)):
            picture = self.picture("-t_srs", crs, "--center", "105,20", "--zoom", zoom, "--no-credits", size=(900, 700))
            corners = numpy.array([picture[y, x] for y in (5, -40) for x in (5, -5)])
            self.assertTrue(is_colour(corners[None], PAPER, 3).all(), f"{crs}: {corners}")
            water = is_colour(picture, WATER, 3)
            self.assertGreater(water.mean(), 0.01, f"{crs} has seas")
            if crs == "+proj=robin":  # it is an oval: rows at its ends are shorter
                rows = water.sum(axis=1)
                rows = rows[rows > 0]
                self.assertLess(rows[2], numpy.median(rows))


class Clicks(WindowTest):
    def test_each_copy_is_clicked_and_selected_alike(self):
        path = self.write("one.geojson", points([(20, 0)]))
        for crs in CYLINDRICAL:
            window = self.open(path, "-t_srs", crs, "--center", "0,0", "--zoom", 1, "--no-basemap")
            middle = (700 + 20 / 360 * WORLD_PX, 450)
            right = (middle[0] + WORLD_PX, 450)
            before = window.still_picture().astype(int)
            for here, there in ((middle, right), (right, middle)):
                window.click(*here)
                window.wait_for(r"popup opened one:1$")
                opened = window.still_picture().astype(int)
                changed = numpy.abs(opened - before).max(axis=2) > 24

                x, y = (round(v) for v in there)
                self.assertGreater(changed[y - 14:y + 14, x - 14:x + 14].sum(), 20, f"{crs}: it is selected in the other copy too")
                middle_of_card = numpy.nonzero(changed)[1].mean()
                self.assertLess(abs(middle_of_card - here[0]), WORLD_PX / 2, f"{crs}: the card is at the copy that was clicked")
                window.key("Escape")
                window.wait_for("popup closed")
                time.sleep(0.4)  # not a double click
            self.quit(window)

    def test_round_the_world_and_on(self):
        window = self.open(self.write("one.geojson", points([(20, 0)])), "--center", "0,0", "--zoom", 1, "--no-basemap")
        for _ in range(2):
            window.drag(numpy.array((1300, 700)), numpy.array((900, 700)))
            lon, _, zoom = window.wait_for_settled_view()
        self.assertAlmostEqual(zoom, 1, places=2)
        self.assertAlmostEqual(lon, (800 / WORLD_PX * 360 + 180) % 360 - 180, delta=2.5)
        window.click(700 + (20 - lon) / 360 * WORLD_PX, 450)
        window.wait_for(r"popup opened one:1$")
        self.quit(window)


class Answers(WindowTest):
    def test_a_query_beyond_180_is_one_on_the_map(self):
        path = self.write("one.geojson", collection(feature([-175, 0], name="here")))
        for crs in CYLINDRICAL:
            hits = run("--query", "-175,0", "-t_srs", crs, "--center", "170,0", "--zoom", 3, "--json", "--no-basemap", path).json()["hits"]
            self.assertEqual([hit["properties"]["name"] for hit in hits], ["here"])


if __name__ == "__main__":
    main()
