#!/usr/bin/python3
"""How a desktop meets the program: its entry, its description, its kinds of files, its icon."""

import os
import re
import subprocess
import xml.etree.ElementTree as ElementTree

from gatepost_app import REPOSITORY, Display, TestCase, Window, collection, feature, main, png_size

PACKAGING = REPOSITORY / "packaging"
MAP, GEOJSON, FLATGEOBUF = "application/vnd.gatepost.map+json", "application/geo+json", "application/flatgeobuf"


def checked(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True)


class Entries(TestCase):
    def test_the_desktop_entry_is_valid(self):
        done = checked("desktop-file-validate", PACKAGING / "gatepost.desktop")
        self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""))

    def test_the_description_is_valid(self):
        # Its name is no address turned round, as names of programs should be: the project has no address.
        done = checked("appstreamcli", "validate", "--no-net", "--override=cid-desktopapp-is-not-rdns=info",
                       PACKAGING / "gatepost.metainfo.xml")
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_both_speak_three_languages_and_agree(self):
        entry = (PACKAGING / "gatepost.desktop").read_text(encoding="utf-8")
        component = ElementTree.parse(PACKAGING / "gatepost.metainfo.xml").getroot()
        language = "{http://www.w3.org/XML/1998/namespace}lang"
        summaries = {one.get(language, "en"): one.text for one in component.findall("summary")}
        comments = {found[0] or "en": found[1] for found in re.findall(r"^Comment(?:\[(\w+)\])?=(.*)", entry, re.M)}
        self.assertEqual(set(comments), {"en", "vi", "zh"})
        self.assertEqual(summaries, comments)
        self.assertEqual(len(component.findall("description/p")), 3)
        self.assertFalse(component.findall("url") + component.findall("screenshots"), "the project has no public address")

    def test_the_version_is_the_program_s(self):
        release = ElementTree.parse(PACKAGING / "gatepost.metainfo.xml").getroot().find("releases/release")
        self.assertIn(f"gatepost {release.get('version')}\n", self.ran("--version").stdout.decode())
        self.assertIn(f"GATEPOST_DATE {release.get('date')})", (REPOSITORY / "CMakeLists.txt").read_text())


class Kinds(TestCase):
    def setUp(self):
        super().setUp()
        mime = self.folder / "mime"
        (mime / "packages").mkdir(parents=True)
        (mime / "packages" / "gatepost.xml").write_bytes((PACKAGING / "gatepost.mime.xml").read_bytes())
        done = checked("update-mime-database", "-V", mime)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.environment = {**os.environ, "XDG_DATA_HOME": str(self.folder), "XDG_CURRENT_DESKTOP": "GNOME"}  # whose gio it asks

    def kind(self, path):
        return subprocess.run(["xdg-mime", "query", "filetype", path], env=self.environment, capture_output=True, text=True).stdout.strip()

    def test_the_system_knows_them_by_their_names(self):
        for name, kind in (("walk.gatepost.json", MAP), ("mine.geojson", GEOJSON), ("mine.fgb", FLATGEOBUF)):
            with self.subTest(name):
                self.assertEqual(self.kind(self.write(name, collection(feature([105.0, 22.0])))), kind)
        self.assertNotEqual(self.kind(self.write("plain.json", "{}")), MAP)

    def test_the_desktop_entry_opens_them(self):
        entry = (PACKAGING / "gatepost.desktop").read_text(encoding="utf-8")
        opened = re.search(r"^MimeType=(.*)$", entry, re.M)[1].split(";")
        self.assertLessEqual({MAP, GEOJSON, FLATGEOBUF}, set(opened))


class Icon(TestCase):
    def test_there_is_one_of_each_size(self):
        for size in (16, 24, 32, 48, 64, 128, 256):
            self.assertEqual(png_size((PACKAGING / "icons" / f"gatepost-{size}.png").read_bytes()), (size, size))

    def test_the_window_has_it_and_the_class_of_the_desktop_entry(self):
        with Display((900, 600)) as display, Window(display) as window:
            window.wait_for("map ready")
            number = display.xdotool("search", "--onlyvisible", "--class", "gatepost").split()[-1]
            properties = subprocess.run(["xprop", "-notype", "-id", number, "_NET_WM_ICON", "WM_CLASS"], env=display.environment,
                                        capture_output=True, text=True, check=True).stdout
            sizes = icon_sizes(properties)
            window_class = re.search(r'WM_CLASS = "(\w+)", "(\w+)"', properties)
        self.assertEqual(sizes, [16, 32, 48, 128])
        entry = (PACKAGING / "gatepost.desktop").read_text(encoding="utf-8")
        self.assertEqual({window_class[1], window_class[2]}, {re.search(r"^StartupWMClass=(.*)$", entry, re.M)[1]})


def icon_sizes(properties):
    return [int(found) for found in re.findall(r"Icon \((\d+) x \1\)", properties)]


if __name__ == "__main__":
    main()
