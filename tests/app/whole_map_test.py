#!/usr/bin/python3
"""Whole maps, as a person would hang them on a wall, against the pictures in tests/golden/maps; and names as they are typed.

UPDATE_GOLDEN=1 in the environment rewrites those: look at each of them before it is kept.
"""

import json
import os
import unicodedata

import numpy

from gatepost_app import REPOSITORY, TestCase, main, read_png

MAPS = REPOSITORY / "tests" / "golden" / "maps"
FURNITURE = ("--size", "1000x640", "--scale-bar", "--north-arrow")
# Drivers of one kind differ in the last bit along edges; a name that moved changes hundreds of pixels.
LARGEST_SHARE = 0.002
# One name among twelve is a few hundred pixels, one letter fifty.
LARGEST_SHARE_OF_NAMES = 0.0001
SCRIPTS = REPOSITORY / "tests" / "data" / "scripts.geojson"


class MapCase(TestCase):
    def compare(self, name, *arguments, furniture=FURNITURE, largest_share=LARGEST_SHARE):
        shown = self.ran("--screenshot", "-", *furniture, *arguments)
        golden = MAPS / f"{name}.png"
        if os.environ.get("UPDATE_GOLDEN") == "1":
            golden.write_bytes(shown.stdout)
        picture, expected = read_png(shown.stdout), read_png(golden.read_bytes())
        self.assertEqual(picture.shape, expected.shape)
        differs = numpy.abs(picture.astype(int) - expected.astype(int)).max(axis=2) > 24
        self.assertLess(differs.mean(), largest_share, f"share of the pixels of {name} that differ; {differs.sum()} of them")


class WholeMaps(MapCase):
    def test_the_whole_border(self):
        self.compare("border")

    def test_lao_cai_and_hekou(self):
        self.compare("lao-cai", "--center", "103.97,22.51", "--zoom", 12)

    def test_dong_dang_and_pingxiang(self):
        self.compare("dong-dang", "--center", "106.71,21.98", "--zoom", 11.6, "--graticule")

    def test_mong_cai_and_dongxing(self):
        self.compare("mong-cai", "--center", "107.97,21.53", "--zoom", 12)

    def test_ha_giang_in_vn_2000(self):
        self.compare("ha-giang-vn-2000", "--t_srs", "EPSG:3405", "--center", "104.98,22.95", "--zoom", 9.2, "--graticule")

    def test_the_world_at_zoom_1(self):
        self.compare("world-1", "--center", "105,20", "--zoom", 1, "--lang", "en", "--graticule")

    def test_the_world_at_zoom_2_in_the_dark(self):
        self.compare("world-2-dark", "--center", "150,25", "--zoom", 2, "--theme", "dark")

    def test_the_world_at_zoom_3_on_paper(self):
        self.compare("world-3-print", "--center", "105,20", "--zoom", 3, "--lang", "zh", "--theme", "print")

    def test_the_world_in_a_projection_that_ends(self):
        self.compare("world-robinson", "--t_srs", "+proj=robin +lon_0=105", "--center", "105,0", "--zoom", 1.2, "--lang", "en", "--graticule")

    def test_the_region_at_zoom_5_on_a_fine_screen(self):
        self.compare("region-5-zh-fine", "--center", "105,20", "--zoom", 5, "--lang", "zh", "--scale", 2)

    def test_cao_bang_and_longzhou_in_english(self):
        self.compare("cao-bang-en", "--center", "106.5,22.45", "--zoom", 10.8, "--lang", "en")

    def test_lao_cai_in_the_dark_in_chinese(self):
        self.compare("lao-cai-dark-zh", "--center", "103.97,22.6", "--zoom", 11.4, "--lang", "zh", "--theme", "dark")

    def test_mong_cai_on_paper_in_english(self):
        self.compare("mong-cai-print-en", "--center", "108.0,21.53", "--zoom", 11.8, "--lang", "en", "--theme", "print")

    def test_the_whole_border_on_paper_in_chinese_on_a_fine_screen(self):
        self.compare("border-print-zh-fine", "--lang", "zh", "--theme", "print", "--scale", 2)

    def test_the_dark_theme(self):
        self.compare("border-dark", "--theme", "dark", "--graticule")


class Scripts(MapCase):
    """Names of twelve places, each in its own script: Arabic with digits and Latin, Hebrew, Thai, Lao, Khmer, Burmese, Tibetan,
    Devanagari, Cyrillic, Greek, Chinese, and Latin whose marks are characters of their own."""

    def compare_names(self, name, *arguments):
        shown = ("--hide-layers", "names,cities", SCRIPTS)
        self.compare(name, *arguments, furniture=shown, largest_share=LARGEST_SHARE_OF_NAMES)

    def test_names_on_the_map(self):
        self.compare_names("scripts", "--size", "900x560", "--bbox", "16,-6,126,60")

    def test_a_card(self):
        self.compare_names("scripts-card", "--size", "760x560", "--center", "105.8,21", "--zoom", 5, "--select", "scripts:12")


class Names(TestCase):
    def picture_of(self, name):
        one = {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Point", "coordinates": [106.7, 21.9]}}
        path = self.folder / "one.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": [one]}, ensure_ascii=False), encoding="utf-8")
        return self.ran("--screenshot", "-", "--no-basemap", "--size", "400x200", "--center", "106.7,21.9", "--zoom", 10, "--no-provenance", path).stdout

    def test_composed_and_decomposed_letters_are_the_same_pixels(self):
        name = "Cửa khẩu Hữu Nghị, Đồng Đăng, Lạng Sơn"
        composed, decomposed = unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)
        self.assertNotEqual(composed, decomposed)
        picture = self.picture_of(composed)
        self.assertEqual(picture, self.picture_of(decomposed))
        self.assertNotEqual(picture, self.picture_of("Cua khau Huu Nghi, Dong Dang, Lang Son"), "the marks are there")

    def test_what_cannot_be_printed_leaves_no_trace(self):
        self.assertEqual(self.picture_of("Hữu Nghị"), self.picture_of("\u200bHữu\u0007 Ng\u202ehị\ufeff"))


if __name__ == "__main__":
    main()
