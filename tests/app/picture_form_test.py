#!/usr/bin/python3
"""The form in which a picture is asked for: its preview, its file, the clipboard, the desktop's dialog."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import numpy
from osgeo import gdal, ogr

import gatepost_app
from gatepost_app import main, png_size, read_png
from window_case import SIZE, WindowTest

LEFT, TOP = (SIZE[0] - 900) / 2, (SIZE[1] - 600) / 2  # of the form
FILE, CHOOSE = (LEFT + 450, TOP + 541), (LEFT + 862, TOP + 541)
EXPORT, COPY = (LEFT + 24, TOP + 576), (LEFT + 93, TOP + 576)
CANCEL = (LEFT + 868, TOP + 576)
KIND = (LEFT + 60, TOP + 541)
LAYOUT, REPORT = (LEFT + 740, TOP + 44), (LEFT + 640, TOP + 92)
SIZE_FIELD, RESOLUTION = (LEFT + 700, TOP + 71), (LEFT + 642, TOP + 98)
TITLE = (LEFT + 740, TOP + 260)
LARGE_S = 120  # in which the largest pictures are there, on any machine


class PictureForm(WindowTest):
    def setUp(self):
        super().setUp()
        self.pictures = Path(self.display.environment["XDG_PICTURES_DIR"])
        self.programs = self.folder / "programs"
        self.programs.mkdir()
        self.display.environment["PATH"] = f"{self.programs}:{os.environ['PATH']}"

    def program(self, name, script):
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def open_form(self, *arguments, path=None):
        """`path`: where the program finds others."""
        usual = self.display.environment["PATH"]
        self.display.environment["PATH"] = path or usual
        window = self.open("--ui-lang", "en", *arguments)
        self.display.environment["PATH"] = usual
        window.display.xdotool("mousemove", 700, 100)
        window.key("ctrl+e")
        window.wait_for("picture form opened")
        window.wait_for(r"picture preview 1400x900")
        return window

    def focus(self, window, place):
        window.click(*place)
        window.wait_until_idle()

    def write_path(self, window, path):
        self.focus(window, FILE)
        window.key("ctrl+a")
        window.wait_until_idle()
        window.type(str(path))

    def exported(self, window, path, timeout_s=60):
        window.wait_for(f"exported {path}$", timeout_s)
        return path.read_bytes()

    def test_what_the_window_shows_is_exported(self):
        window = self.open_form()
        window.click(*EXPORT)
        _, found = window.wait_for(r"exported (.*\.png)$")
        self.assertEqual(Path(found[1]).parent, self.pictures)
        self.assertEqual(png_size(Path(found[1]).read_bytes()), SIZE)
        window.key("ctrl+shift+e")
        _, again = window.wait_for(r"exported (.*-2\.png)$")
        self.assertEqual(gdal.Open(again[1]).ReadAsArray().tolist(), gdal.Open(found[1]).ReadAsArray().tolist())
        self.quit(window)

    def test_the_preview_follows_the_choice_and_the_map(self):
        window = self.open_form()
        before = window.still_picture()
        window.click(*LAYOUT)
        window.click(*REPORT)
        window.wait_for(r"picture preview 1890x1417")
        after = window.still_picture()
        preview = numpy.s_[int(TOP) + 40:int(TOP) + 480, int(LEFT) + 10:int(LEFT) + 440]
        self.assertGreater((numpy.abs(before[preview].astype(int) - after[preview]).max(axis=2) > 30).mean(), 0.05)
        window.display.xdotool("mousemove", 1250, 100, "click", 4)
        window.wait_for(r"picture preview 1890x1417")
        path = self.folder / "figure.pdf"
        self.write_path(window, path)
        window.key("Return")
        self.assertEqual(self.exported(window, path)[:5], b"%PDF-")
        self.quit(window)

    def test_the_resolution_and_the_size_are_those_that_were_written(self):
        window = self.open_form()
        self.focus(window, SIZE_FIELD)
        window.type("160x120mm")
        self.focus(window, RESOLUTION)
        window.wait_for(r"picture preview 1890x1417")
        window.type("150")
        window.key("Tab")
        window.wait_for(r"picture preview 945x709")
        self.focus(window, RESOLUTION)
        window.key("ctrl+a")
        window.wait_until_idle()
        window.type("no number")
        window.key("Tab")
        window.wait_until_idle()
        path = self.folder / "sized.png"
        self.write_path(window, path)
        window.key("Return")
        self.assertEqual(png_size(self.exported(window, path)), (945, 709))
        self.quit(window)

    def ask_for_a_large_one(self, window, path, size="A1", size_px="7016x9933"):
        """Which takes seconds."""
        self.focus(window, SIZE_FIELD)
        window.type(size)
        window.key("Tab")
        window.wait_for(f"picture preview {size_px}")
        self.write_path(window, path)
        window.key("Return")

    def test_the_window_goes_on_while_a_picture_is_written(self):
        window = self.open_form()
        path = self.folder / "large.png"
        self.ask_for_a_large_one(window, path)
        for _ in range(3):
            window.display.xdotool("mousemove", 1250, 100, "click", 4)
            window.wait_for(r"view (-?[\d.]+),")
        self.assertFalse(path.exists())
        self.assertEqual(png_size(self.exported(window, path, LARGE_S)), (7016, 9933))
        self.quit(window)
        self.ran("--verify", path)  # it is of the view in which it was asked for

    def test_a_picture_that_is_being_written_can_be_cancelled(self):
        window = self.open_form()
        path = self.folder / "large.png"
        self.ask_for_a_large_one(window, path)
        before = sorted(self.folder.iterdir())
        x, y = CANCEL
        window.display.xdotool("mousemove", int(x), int(y), "sleep", 0.3, "click", 1)
        window.wait_for("picture cancelled")
        self.assertEqual(sorted(self.folder.iterdir()), before)
        window.click(*EXPORT)  # again
        self.assertEqual(png_size(self.exported(window, path, LARGE_S)), (7016, 9933))
        self.quit(window)

    def test_a_picture_that_is_dropped_on_the_window_opens_its_map(self):
        path = self.folder / "dropped.png"
        self.ran("--center", "106.7,21.97", "--zoom", 10, "--hide-layers", "events", "--screenshot", path)
        window = self.open("--ui-lang", "en")
        subprocess.run([sys.executable, Path(__file__).parent / "drop_files.py", "700", "400", path],
                       env={**os.environ, **self.display.environment}, check=True, timeout=20)
        lon, lat, zoom = window.wait_for_settled_view()
        self.assertAlmostEqual(lon, 106.7, places=4)
        self.assertAlmostEqual(lat, 21.97, places=4)
        self.assertAlmostEqual(zoom, 10, places=2)
        self.quit(window)

    def test_closing_the_window_waits_for_a_picture(self):
        window = self.open_form()
        path = self.folder / "large.png"
        self.ask_for_a_large_one(window, path)
        self.assertFalse(path.exists())
        self.quit(window)
        self.assertEqual(png_size(path.read_bytes()), (7016, 9933))

    def test_a_title_is_in_the_picture(self):
        window = self.open_form()
        self.focus(window, TITLE)
        window.type("Two gates")
        path = self.folder / "title.svg"
        self.write_path(window, path)
        window.key("Return")
        self.assertTrue("Two gates" in self.exported(window, path).decode())
        self.quit(window)

    def test_a_file_that_is_there_is_asked_about(self):
        window = self.open_form()
        path = self.write("kept.png", b"something else")
        self.write_path(window, path)
        window.key("Return")
        window.wait_until_idle()
        self.assertEqual(path.read_bytes(), b"something else")
        window.key("Return")  # Replace
        self.assertEqual(png_size(self.exported(window, path)), SIZE)
        self.quit(window)

    def test_tab_completes_a_path(self):
        (self.folder / "reports of the year").mkdir()
        window = self.open_form()
        self.write_path(window, self.folder / "rep")
        window.key("Tab")
        window.type("border.webp")
        window.key("Return")
        self.assertEqual(self.exported(window, self.folder / "reports of the year" / "border.webp")[:4], b"RIFF")
        self.quit(window)

    def portal(self, uri):
        """A session's bus with a portal on it that answers so: its output, line by line."""
        bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"], stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(bus.wait)
        self.addCleanup(bus.terminate)
        self.display.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self.addCleanup(bus.stdout.close)
        portal = subprocess.Popen([Path(gatepost_app.program).parent / "tests" / "fake_portal", uri], env=self.display.environment,
                                  stdout=subprocess.PIPE, text=True)
        self.assertEqual(portal.stdout.readline(), "ready\n")
        self.addCleanup(portal.stdout.close)
        self.addCleanup(portal.wait)
        self.addCleanup(portal.terminate)
        return portal.stdout

    def test_the_portal_names_the_file(self):
        wanted = self.folder / "von einem Portal 100%.svg"
        asked = self.portal(f"file://{quote(str(wanted))}")
        self.program("zenity", "echo /tmp/not-asked.png")
        window = self.open_form()
        window.click(*CHOOSE)
        window.wait_for(f"picture file chosen {wanted}$")
        told = asked.read()
        self.assertIn("title Export picture", told)
        self.assertIn(f"current_folder {self.pictures} {len(str(self.pictures)) + 1}\n", told)
        self.assertRegex(told, r"current_name Vietnam.China border atlas\.png")
        self.quit(window)

    def test_a_dialog_that_is_closed_changes_nothing(self):
        self.portal("")
        window = self.open_form()
        window.click(*CHOOSE)
        window.wait_until_idle()
        window.click(*EXPORT)
        _, found = window.wait_for(r"exported (.*\.png)$")
        self.assertEqual(Path(found[1]).parent, self.pictures)
        self.quit(window)

    def test_a_desktop_without_dialogs_says_so(self):
        window = self.open_form(path=str(self.programs))
        window.click(*CHOOSE)
        window.wait_for("this desktop has no dialog for files")
        self.quit(window)

    def test_the_desktops_dialog_names_the_file(self):
        wanted = self.folder / "chosen by a dialog"
        self.program("zenity", f"echo \"$@\" > {self.folder}/asked; echo '{wanted}'")
        window = self.open_form()
        window.click(*CHOOSE)
        window.wait_for(f"picture file chosen {wanted}.png")
        self.assertIn("--save", (self.folder / "asked").read_text())
        window.click(*EXPORT)
        self.exported(window, wanted.with_suffix(".png"))
        self.quit(window)

    def test_a_dialog_that_stays_open_leaves_the_window_alive(self):
        self.program("zenity", "sleep 60")
        window = self.open_form()
        window.click(*CHOOSE)
        window.display.xdotool("mousemove", 1250, 100, "click", 4)
        window.wait_for(r"picture preview")
        begun = time.monotonic()
        self.quit(window)
        self.assertLess(time.monotonic() - begun, 5)

    def test_a_picture_comes_to_the_clipboard(self):
        self.program("xclip", f"cat > {self.folder}/clip.png; echo \"$@\" > {self.folder}/asked")
        window = self.open_form()
        window.click(*COPY)
        window.wait_for("picture copied")
        self.assertEqual(read_png(self.folder / "clip.png").shape, (SIZE[1], SIZE[0], 3))
        self.assertIn("-t image/png", (self.folder / "asked").read_text())
        self.quit(window)

    def test_the_map_remembers_what_its_pictures_are(self):
        kept = self.folder / "kept.gatepost.json"
        self.ran("--save", kept, "--layers", "gates")
        window = self.open_form(kept)
        window.click(*LAYOUT)
        window.click(*REPORT)
        self.write_path(window, self.folder / "figure.jpg")
        window.key("Return")
        self.exported(window, self.folder / "figure.jpg")
        for _ in range(2):  # the message that says so, then the form
            window.wait_until_idle()
            window.key("Escape")
        window.wait_for("picture form closed")
        window.key("ctrl+s")
        window.wait_for("map saved")
        self.assertEqual(json.loads(kept.read_text())["picture"], {"file": "figure.jpg", "layout": "report"})
        self.quit(window)

    def rows(self, path):
        source = ogr.Open(str(path))
        return [row.items() for row in source.GetLayer(0)]

    def choose_kind(self, window, number):
        self.focus(window, KIND)
        self.focus(window, (KIND[0], KIND[1] + 29 + 19 * number))

    def test_an_evidence_sheet_comes_from_the_form_too(self):
        window = self.open_form()
        self.choose_kind(window, 1)
        path = self.folder / "sheet.pdf"
        self.write_path(window, path)
        window.key("Return")
        self.exported(window, path)
        words = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout
        self.assertIn("Evidence sheet", words)
        self.assertGreater(words.count("qdnd.vn"), 5)
        self.quit(window)

    def test_data_come_from_the_form_too(self):
        layer = self.write("two.geojson", gatepost_app.points([(105, 21), (107, 22)]))
        window = self.open_form(layer)
        self.choose_kind(window, 2)
        path = self.folder / "two.gpkg"
        self.write_path(window, path)
        window.key("Return")
        self.exported(window, path)
        self.assertEqual(len(self.rows(path)), 2)
        window.wait_until_idle()
        self.write_path(window, self.folder / "two.xyz")
        window.key("Return")
        window.wait_for(r"two\.xyz: the name of such a file ends in \.gpkg, \.geojson")
        self.quit(window)

    def test_data_in_view_and_what_is_selected(self):
        layer = self.write("two.geojson", gatepost_app.collection(
            *(gatepost_app.feature([lon, lat], id=f"p{i}", number=i) for i, (lon, lat) in enumerate([(105, 21), (107, 22)]))))
        kept = self.folder / "kept.gatepost.json"
        self.ran(layer, "--save", kept, "--center", "107,22", "--zoom", 9)
        map_file = json.loads(kept.read_text())
        for scope, numbers in (("shown", [0, 1]), ("in-view", [1])):
            map_file["picture"] = {"kind": "data", "features": scope, "file": f"{scope}.csv"}
            kept.write_text(json.dumps(map_file))
            window = self.open_form(kept)
            window.click(*EXPORT)
            self.exported(window, self.folder / f"{scope}.csv")
            self.assertEqual([int(row["number"]) for row in self.rows(self.folder / f"{scope}.csv")], numbers)
            self.quit(window)
        map_file["picture"] = {"kind": "data", "features": "selected", "file": "none.csv"}
        kept.write_text(json.dumps(map_file))
        window = self.open_form(kept)
        window.click(*EXPORT)
        window.wait_for("no feature is selected")
        self.quit(window)
        map_file["picture"]["file"] = "one.CSV"
        map_file["selection"] = ["two:p1"]
        kept.write_text(json.dumps(map_file))
        window = self.open_form(kept)
        window.click(*EXPORT)
        self.exported(window, self.folder / "one.CSV")
        self.assertEqual([int(row["number"]) for row in self.rows(self.folder / "one.CSV")], [1])
        self.quit(window)

    def test_endings_may_be_written_in_capitals(self):
        window = self.open_form()
        path = self.folder / "FIGURE.JPG"
        self.write_path(window, path)
        window.key("Return")
        self.assertEqual(self.exported(window, path)[:2], b"\xff\xd8")
        self.quit(window)

    def test_a_name_that_is_typed_while_a_picture_is_written_stays(self):
        window = self.open_form()
        first, second = self.folder / "large.png", self.folder / "second.svg"
        self.ask_for_a_large_one(window, first, "A0", "9933x14043")  # the longer one: there must be time to type
        x, y = FILE
        window.display.xdotool("mousemove", int(x), int(y), "sleep", 0.3, "click", 1, "sleep", 0.3, "key", "ctrl+a",
                               "sleep", 0.3, "type", "--delay", 15, str(second))
        self.assertFalse(first.exists())
        self.exported(window, first, LARGE_S)
        window.wait_until_idle()
        window.key("Return")
        self.assertIn(b"<svg", self.exported(window, second))
        self.quit(window)

    def test_what_cannot_be_written_is_said(self):
        window = self.open_form()
        self.write_path(window, "/nowhere/at/all.png")
        window.key("Return")
        window.wait_for("/nowhere/at/all.png")
        self.write_path(window, self.folder / "x.gif")
        window.key("Return")
        window.wait_for(r"x\.gif: the name of a picture ends in")
        self.quit(window)


if __name__ == "__main__":
    main()
