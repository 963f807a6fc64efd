#!/usr/bin/python3
"""Panels, forms, the table and the command field of a real window, by mouse and by keys alone."""

import json
from pathlib import Path

from gatepost_app import atlas_layer, is_colour, main, share_of_change
from window_case import GATE, PANEL_PX, SIZE, Settled, WindowTest, map_part


class Panels(WindowTest):
    def test_the_command_field_goes_to_a_place_and_runs_commands(self):
        window = self.open()
        window.command("21.97 106.71")
        view = Settled(*window.wait_for_settled_view())
        self.assertAlmostEqual(view.lonlat[0], 106.71, delta=1e-4)
        self.assertAlmostEqual(view.lonlat[1], 21.97, delta=1e-4)
        window.command("zoom out")
        self.assertAlmostEqual(Settled(*window.wait_for_settled_view()).zoom, view.zoom - 1, delta=0.01)
        window.key("ctrl+p")
        window.wait_until_idle()
        window.type("zoom")
        for _ in range(2):  # from zooming to all and zooming in to zooming out
            window.key("Down")
            window.wait_until_idle()
        window.key("Return")
        self.assertAlmostEqual(Settled(*window.wait_for_settled_view()).zoom, view.zoom - 2, delta=0.01)
        window.key("ctrl+p")
        window.wait_until_idle()
        window.key("Escape")
        window.wait_until_idle()
        window.key("plus")  # the keys are the map's again
        self.assertAlmostEqual(Settled(*window.wait_for_settled_view()).zoom, view.zoom - 1, delta=0.01)
        places = {"type": "MultiPoint", "coordinates": [[10.0, 50.0], [10.1, 50.1]]}
        (Path(self.folder) / "far.geojson").write_text(json.dumps(places))
        window.command(str(Path(self.folder) / "far.geojson"))  # opens it, and shows it
        view = Settled(*window.wait_for_settled_view())
        self.assertAlmostEqual(view.lonlat[0], 10.05, delta=0.2)
        self.assertAlmostEqual(view.lonlat[1], 50.05, delta=0.1)
        window.command("/nothing/there.geojson")  # the map stays where it is
        window.wait_until_idle()
        window.key("Escape")  # the message
        window.wait_until_idle()
        window.key("minus")
        away = Settled(*window.wait_for_settled_view())
        self.assertAlmostEqual(away.zoom, view.zoom - 1, delta=0.01)
        self.assertAlmostEqual(away.lonlat[0], view.lonlat[0], delta=1e-3)
        window.command("epsg:3405")
        window.wait_for("map crs EPSG:3405")
        window.command("tieng viet")  # without its marks
        window.wait_for("interface in vi$")
        self.quit(window, unsaved=True)

    def test_a_theme_and_a_language_are_kept_for_the_next_window(self):
        window = self.open()
        light = window.still_picture()
        window.command("dark")
        window.wait_for("theme dark$")
        dark = window.still_picture()
        self.assertGreater(light[:, PANEL_PX:].mean() - dark[:, PANEL_PX:].mean(), 120, "the map is dark")
        self.assertGreater(light[100:600, 20:290].mean() - dark[100:600, 20:290].mean(), 150, "so is the panel")
        self.quit(window)
        again = self.open()
        self.assertLess(share_of_change(map_part(dark), map_part(again.still_picture())), 0.01, "the next window is as dark")
        self.quit(again)
        settings = json.loads((Path(self.display.folder.name) / "gatepost" / "settings.json").read_text())
        self.assertEqual(settings["theme"], "dark")
        self.assertEqual(settings["window_px"], list(SIZE))

    def test_a_class_is_switched_off_in_the_legend(self):
        window = self.open()
        before = int(is_colour(map_part(window.still_picture()), GATE, 16).sum())
        window.click(66, 118)  # the swatch of the first row unfolds its legend
        window.wait_until_idle()
        window.click(130, 150)  # its first class
        window.wait_for("class hidden gates International$")
        window.move(900, 20)
        after = int(is_colour(map_part(window.still_picture()), GATE, 16).sum())
        self.assertLess(after, before * 0.85, "pixels in the colour of gates, without the international ones")
        self.assertGreater(after, before * 0.3, "the others are still there")
        self.quit(window)

    def test_a_row_of_the_table_opens_its_feature(self):
        window = self.open()
        window.command("table border gates")
        window.wait_until_idle()
        rows_y = SIZE[1] - 62 - 78 - 260 + 85  # above the timeline; the table's title, its search field and its head are above
        window.click(420, rows_y)
        self.assertEqual(window.wait_for("popup opened (.*)$")[1][1], "gates:G01")
        window.wait_for_settled_view()
        window.click(420, rows_y - 17)  # the head of the first field sorts, a second time the other way round
        window.wait_until_idle()
        window.click(420, rows_y - 17)
        window.wait_until_idle()
        window.click(420, rows_y)
        last = max(feature["properties"]["id"] for feature in atlas_layer("gates"))
        self.assertEqual(window.wait_for("popup opened (.*)$")[1][1], "gates:" + last)
        self.quit(window)

    def test_keys_alone_reach_every_panel(self):
        window = self.open()
        window.move(900, 300)
        window.command("table border gates")  # opened by keys, it has them
        window.wait_until_idle()
        for key in ("Down", "Down", "Down", "Down", "Return", "Down", "Return"):  # past the tools, into the rows, on the first
            window.key(key)
            window.wait_until_idle()
        self.assertEqual(window.wait_for("popup opened (.*)$")[1][1], "gates:G01")
        view = Settled(*window.wait_for_settled_view())
        first = next(feature for feature in atlas_layer("gates") if feature["properties"]["id"] == "G01")
        self.assertAlmostEqual(view.lonlat[0], first["geometry"]["coordinates"][0], delta=1e-4, msg="no arrow moved the map")
        for _ in range(4):  # to the timeline, the card, the status line, the map
            window.key("F6")
            window.wait_until_idle()
        window.key("Right")
        moved = Settled(*window.wait_for_settled_view())
        self.assertAlmostEqual((moved.centre - view.centre)[0] / view.world_per_px, 100, delta=1, msg="the map has the keys")
        window.key("F6")  # to the layers: the first button of the head, then the search field, then the first eye
        window.wait_until_idle()
        for key in ("Down", "Down", "Down", "Return"):
            window.key(key)
            window.wait_until_idle()
        window.wait_for("layer hidden gates$")
        window.key("Escape")
        window.wait_until_idle()
        window.key("Left")
        back = Settled(*window.wait_for_settled_view())
        self.assertAlmostEqual((back.centre - moved.centre)[0] / view.world_per_px, -100, delta=1, msg="Escape gave them back")
        self.quit(window)

    def test_the_map_has_its_keys_again_when_a_text_is_written(self):
        window = self.open()
        window.move(900, 300)
        window.key("Tab")  # into the search field of the layers
        window.wait_until_idle()
        before = window.still_picture()
        window.type("gates")
        window.wait_until_idle()
        self.assertGreater(share_of_change(before[:, :PANEL_PX], window.still_picture()[:, :PANEL_PX]), 0.05, "layers are left out")
        for _ in range(2):  # leaves the text, then the panel
            window.key("Escape")
            window.wait_until_idle()
        window.key("plus")
        view = Settled(*window.wait_for_settled_view())
        self.assertAlmostEqual(view.zoom - window.view.zoom, 1, delta=0.01)
        window.click(281, 118)  # the menu of the first layer
        window.wait_until_idle()
        window.key("Escape")
        window.wait_until_idle()
        window.key("minus")
        self.assertAlmostEqual(Settled(*window.wait_for_settled_view()).zoom, window.view.zoom, delta=0.01)
        window.click(150, 64)  # the search field, by the mouse
        window.wait_until_idle()
        window.type("gates")
        window.key("Return")
        window.wait_until_idle()
        window.key("plus")
        self.assertAlmostEqual(Settled(*window.wait_for_settled_view()).zoom - window.view.zoom, 1, delta=0.01)
        self.quit(window)

    def test_a_look_is_changed_in_its_form(self):
        window = self.open()
        window.command("style border posts")
        window.wait_until_idle()
        before = window.still_picture()
        window.click(522, 107)  # of the presets for the fill, the third colour
        window.wait_until_idle()
        window.move(900, 20)
        after = window.still_picture()
        green = (0x01, 0x9E, 0x74)
        gained = is_colour(map_part(after), green, 16).sum() - is_colour(map_part(before), green, 16).sum()
        self.assertGreater(int(gained), 300, "pixels of shields in another colour")
        self.quit(window, unsaved=True)


if __name__ == "__main__":
    main()
