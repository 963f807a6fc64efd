#!/usr/bin/python3
"""Pictures of every size, layout and format: their pixels, their words, and what they say of themselves.

Witnesses: GDAL for pixels, pdftotext, pdffonts and pdftoppm for PDF, rsvg-convert for SVG.
"""

import json
import re
import resource
import subprocess
import xml.etree.ElementTree

import numpy
from osgeo import gdal

from gatepost_app import TestCase, main, run

CENTRE = ("--center", "104,22.5", "--zoom", "8")
SVG = "{http://www.w3.org/2000/svg}"


def pixels(path):
    return gdal.Open(str(path)).ReadAsArray()[:3].transpose(1, 2, 0).astype(int)


def differing(a, b, limit=60):
    """The share of pixels that differ clearly, and not merely in the shading of an edge."""
    height, width = min(a.shape[0], b.shape[0]), min(a.shape[1], b.shape[1])
    return (numpy.abs(a[:height, :width] - b[:height, :width]).max(axis=2) > limit).mean()


class PictureCase(TestCase):
    def picture(self, *arguments, name="picture.png"):
        path = self.folder / name
        self.ran("--screenshot", path, *arguments)
        return path

    def words(self, path):
        return subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout


class Sizes(PictureCase):
    def test_a_paper_has_its_millimetres_at_its_dots(self):
        picture = gdal.Open(str(self.picture("--paper", "A5-landscape", "--dpi", 150)))
        self.assertEqual((picture.RasterXSize, picture.RasterYSize), (1240, 874))
        data = (self.folder / "picture.png").read_bytes()
        at = data.index(b"pHYs") + 4
        self.assertEqual(int.from_bytes(data[at:at + 4], "big"), round(150 / 0.0254))

    def test_a_picture_that_takes_long_tells_how_far_it_is(self):
        done = self.ran("--screenshot", self.folder / "large.png", "--size", "9000x9000", "--json")
        told = [json.loads(line)["progress"] for line in done.stdout.decode().splitlines()]
        self.assertGreater(len(told), 2)
        self.assertEqual(told, sorted(told))
        self.assertEqual(told[-1], 1)

    def test_four_times_the_scale_is_four_times_all(self):
        # The same picture with four times the pixels: averaged, it is the small one but for the shading of edges.
        small = pixels(self.picture(*CENTRE, "--layers", "gates,posts,markers", "--size", "500x400", "--scale-bar", "--legend"))
        large = pixels(self.picture(*CENTRE, "--layers", "gates,posts,markers", "--size", "2000x1600", "--scale", 4, "--scale-bar", "--legend"))
        averaged = large.reshape(400, 4, 500, 4, 3).mean(axis=(1, 3))
        self.assertLess(differing(small, averaged, 90), 0.02)
        paper = numpy.abs(small - averaged).mean()
        self.assertLess(paper, 4)

    def test_a_picture_of_several_parts_has_no_seam(self):
        data = self.write("lines.geojson", {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[100 + i / 7, 21], [101 + i / 5, 24]]}}
            for i in range(60)]})
        view = (data, "--no-basemap", "--center", "105,22.5", "--zoom", "8")
        wide = pixels(self.picture(*view, "--size", "4200x600"))
        middle = pixels(self.picture(*view, "--size", "2000x600"))
        self.assertGreater(len(numpy.unique(middle.reshape(-1, 3), axis=0)), 2)
        # The first seam is at 2048: in the middle one's pixel 948.
        apart = numpy.abs(wide[:, 1100:3100] - middle).max(axis=2)
        self.assertLessEqual(apart.max(), 1)
        self.assertLess((apart > 0).mean(), 0.005)  # parts have their own origin: the last bit of a shade may differ

    def test_a_picture_wider_than_gl_can_draw(self):
        picture = gdal.Open(str(self.picture("--size", "40000x300", "--graticule", "--scale-bar", *CENTRE)))
        self.assertEqual((picture.RasterXSize, picture.RasterYSize), (40000, 300))
        left = picture.ReadAsArray(0, 0, 500, 300)
        right = picture.ReadAsArray(39500, 0, 500, 300)
        self.assertGreater(left.std() + right.std(), 0)
        self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, 600)

    def test_a_size_that_cannot_be_is_bad_usage(self):
        for arguments in (["--size", "10"], ["--paper", "A9"], ["--size", "10x10", "--paper", "A4"], ["--layout", "poster"], ["--size", "300000x10"]):
            finished = run("--screenshot", self.folder / "x.png", *arguments)
            self.assertEqual(finished.code, 2, finished)
            self.assertEqual(len(finished.lines), 1, finished)
        self.assertFalse((self.folder / "x.png").exists())


class Layouts(PictureCase):
    def test_each_layout_says_what_it_shows_in_each_language(self):
        said = {"en": ("Vietnam–China border atlas", "Border gates", "OpenStreetMap"),
                "vi": ("Tập bản đồ biên giới Việt–Trung", "Cửa khẩu", "OpenStreetMap"),
                "zh": ("中越边境地图集", "口岸", "OpenStreetMap")}
        for layout in ("report", "a4", "slide"):
            for language, texts in said.items():
                words = self.words(self.picture("--layout", layout, "--ui-lang", language, name="page.pdf"))
                for text in texts:
                    self.assertIn(text, words, f"{layout} {language}")

    def test_what_is_asked_for_is_there_and_what_is_not_wanted_is_not(self):
        words = self.words(self.picture("--title", "Gates", "--subtitle", "as of today", "--text", "A note.", "--legend", "--crs-name",
                                        name="page.pdf"))
        for text in ("Gates", "as of today", "A note.", "Border posts", "WGS 84 / Pseudo-Mercator"):
            self.assertIn(text, words)
        words = self.words(self.picture("--layout", "a4", "--no-legend", "--no-credits", "--no-crs-name", name="page.pdf"))
        for text in ("Boundary markers", "OpenStreetMap", "Pseudo-Mercator"):
            self.assertNotIn(text, words)

    def test_a_picture_without_the_atlas_does_not_credit_it(self):
        data = self.write("one.geojson", {"type": "Point", "coordinates": [105, 22]})
        self.assertNotIn("GeoNames", self.words(self.picture(data, "--no-basemap", name="page.pdf")))
        self.assertIn("GeoNames", self.words(self.picture(data, name="page.pdf")))

    def test_a_legend_counts_what_is_in_view(self):
        points = [[105 + i / 1000, 22] for i in range(7)] + [[140, -30]]
        data = self.write("eight.geojson", {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": p}} for p in points]})
        near = ("--center", "105,22", "--zoom", "9", "--no-basemap", "--legend", "--no-credits")
        words = self.words(self.picture(data, *near, name="page.pdf")).split()
        self.assertIn("eight", words)
        self.assertIn("7", words)

    def test_a_card_is_paper_and_whole(self):
        words = " ".join(self.words(self.picture("--select", "gates:G06", "--ui-lang", "en", "--lang", "en", name="page.pdf")).split())
        shown = self.ran("--query", "103.96443,22.50736", "--json", "--ui-lang", "en", "--lang", "en").json()
        self.assertIn("Lao Cai", words)
        self.assertIn("8 January 2001", words)
        self.assertIn("Events (15)", words)
        self.assertTrue(shown)

    def test_the_map_file_says_what_pictures_are(self):
        kept = self.folder / "map.gatepost.json"
        self.ran("--save", kept, "--layout", "report", "--paper", "A5", "--title", "Kept", "--no-legend", "--dpi", 100)
        written = json.loads(kept.read_text())
        self.assertEqual(written["picture"], {"layout": "report", "size": "A5", "dpi": 100})
        self.assertEqual(written["furniture"], {"legend": False, "title": "Kept"})
        picture = gdal.Open(str(self.picture(kept)))
        self.assertEqual((picture.RasterXSize, picture.RasterYSize), (583, 827))
        words = self.words(self.picture(kept, name="page.pdf"))
        self.assertIn("Kept", words)
        self.assertNotIn("Boundary markers", words)

    def test_a_transparent_picture_has_neither_water_nor_paper(self):
        data = self.write("one.geojson", {"type": "Point", "coordinates": [105, 22]})
        path = self.picture(data, "--no-basemap", "--transparent", "--size", "200x200", "--no-credits")
        alpha = gdal.Open(str(path)).ReadAsArray()[3]
        self.assertEqual(alpha[0, 0], 0)
        self.assertEqual(alpha.max(), 255)


class Pins(PictureCase):
    LAO_CAI = ("--bbox", "103.8,22.3,104.2,22.7", "--ui-lang", "en")

    def svg(self, *arguments):
        return xml.etree.ElementTree.parse(self.picture(*arguments, name="map.svg")).getroot()

    def group(self, tree, name):
        return next((g for g in tree.iter(f"{SVG}g") if g.get("id") == f"layer-{name}"), None)

    def texts(self, tree, name):
        return ["".join(text.itertext()) for text in self.group(tree, name).iter(f"{SVG}text")]

    def numbers(self, texts):
        """All that runs such as 3–5 stand for."""
        numbers = []
        for text in texts:
            if re.fullmatch(r"\d+(–\d+)?", text):
                first, _, last = text.partition("–")
                numbers += range(int(first), int(last or first) + 1)
        return numbers

    def test_every_number_on_the_map_is_in_the_list(self):
        for layout in ("map", "report", "a4", "slide"):
            tree = self.svg(*self.LAO_CAI, "--layout", layout, "--no-legend", "--pins")
            on_map = self.numbers(self.texts(tree, "pins"))
            self.assertGreater(len(on_map), 20)
            self.assertEqual(sorted(on_map), list(range(1, len(on_map) + 1)))
            self.assertEqual(self.numbers(self.texts(tree, "pin-list")), sorted(on_map), layout)

    def test_pins_are_those_of_the_evidence_sheet(self):
        sheet = self.folder / "sheet.html"
        self.ran("--sheet", sheet, *self.LAO_CAI)
        numbers = re.findall(r'<text class="number"[^>]*>([^<]*)</text>', sheet.read_text())
        self.assertEqual(self.texts(self.svg(*self.LAO_CAI, "--size", "1000x620", "--pins"), "pins"), numbers)

    def test_pins_cover_neither_one_another_nor_what_lies_on_the_map(self):
        tree = self.svg("--pins", "--legend", "--title", "A title", "--locator", "--size", "1600x1000")
        boxes = [(float(r.get("x")), float(r.get("y")), float(r.get("width")), float(r.get("height")))
                 for r in tree.iter(f"{SVG}rect") if r.get("rx") in ("4", "8.5")]
        self.assertGreater(len(boxes), 40)
        for i, (x, y, width, height) in enumerate(boxes):
            for (u, v, other_width, other_height) in boxes[:i]:
                self.assertTrue(x >= u + other_width or u >= x + width or y >= v + other_height or v >= y + height, (boxes[i], u, v))

    def test_words_of_pins_are_words_in_a_pdf(self):
        words = self.words(self.picture(*self.LAO_CAI, "--pins", name="map.pdf"))
        for text in ("Ban Vuoc", "27", "Nanxi Border Battalion"):
            self.assertIn(text, words)
        self.assertGreater(differing(pixels(self.picture(*self.LAO_CAI)), pixels(self.picture(*self.LAO_CAI, "--pins", name="pins.png"))), 0.01)

    def test_own_features_without_events_have_pins_too(self):
        data = self.write("own.geojson", {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"name": f"Place {i}"}, "geometry": {"type": "Point", "coordinates": [105 + i / 10, 22]}}
            for i in range(5)]})
        tree = self.svg(data, "--no-basemap", "--pins")
        self.assertEqual(self.texts(tree, "pins"), ["1", "2", "3", "4", "5"])
        names = [f"Place {i}" for i in range(5)]
        self.assertEqual(self.texts(tree, "pin-list")[1::2], names)
        everywhere = ["".join(text.itertext()) for text in tree.iter(f"{SVG}text")]
        self.assertEqual([everywhere.count(name) for name in names], [2] * 5, "beside their pins on the map, and in the list")

    def test_a_map_file_may_ask_for_pins(self):
        kept = self.folder / "kept.gatepost.json"
        self.ran("--save", kept, *self.LAO_CAI, "--pins")
        self.assertEqual(json.loads(kept.read_text())["furniture"], {"pins": True})
        self.assertIsNotNone(self.group(self.svg(kept), "pins"))
        self.assertIsNone(self.group(self.svg(kept, "--no-pins"), "pins"))

    def test_features_that_cannot_be_told_apart_have_none_and_it_says_so(self):
        data = self.write("many.geojson", {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [105 + i % 25 / 10, 22 + i // 25 / 10]}}
            for i in range(500)]})
        done = run("--screenshot", self.folder / "map.png", data, "--no-basemap", "--pins")
        self.assertEqual(done.code, 3, done)
        self.assertIn("the 500 features in it are more than can be told apart", done.stderr)


class Formats(PictureCase):
    def test_the_same_map_twice_is_the_same_bytes(self):
        for name in ("picture.png", "picture.svg", "picture.pdf"):
            first = self.picture("--layout", "report", name=name).read_bytes()
            self.assertEqual(first, self.picture("--layout", "report", name=name).read_bytes())

    def test_an_ending_that_nobody_knows_is_bad_usage(self):
        finished = run("--screenshot", self.folder / "map.doc")
        self.assertEqual(finished.code, 2, finished)
        self.assertIn(".png", finished.stderr)
        self.assertFalse((self.folder / "map.doc").exists())

    def test_pdf_has_words_fonts_and_the_same_picture(self):
        arguments = (*CENTRE, "--size", "1600x1000", "--scale-bar", "--graticule")
        path = self.picture(*arguments, name="map.pdf")
        words = self.words(path)
        for name in ("Lào Cai", "Hà Giang", "VIỆT NAM", "TRUNG QUỐC", "文山"):
            self.assertIn(name, words)
        fonts = subprocess.run(["pdffonts", path], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
        self.assertGreater(len(fonts), 2)
        for font in fonts:
            self.assertEqual(font.split()[-5:-2], ["yes", "yes", "yes"], font)  # embedded, subset, Unicode
        subprocess.run(["pdftoppm", "-r", "96", "-png", "-singlefile", path, self.folder / "page"], check=True)
        self.assertLess(differing(pixels(self.folder / "page.png"), pixels(self.picture(*arguments))), 0.008)

    def test_a_pdf_says_what_it_shows_and_in_which_language(self):
        path = self.picture("--layout", "a4", "--ui-lang", "zh", "--subtitle", "Below the title", name="page.pdf")
        told = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True).stdout
        self.assertRegex(told, r"Title: +中越边境地图集\n")
        self.assertRegex(told, r"Tagged: +yes\n")
        structure = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True, text=True).stdout
        self.assertRegex(structure, r'Document\n +Div\n +H1 \(block\)\n +"中越边境地图集"\n +P \(block\)\n +"Below the title"\n +Figure')
        objects = subprocess.run(["qpdf", "--json", "--json-key=qpdf", path], capture_output=True, check=True, text=True).stdout
        objects = [o["value"] for o in json.loads(objects)["qpdf"][1].values() if isinstance(o.get("value"), dict)]
        catalog = next(o for o in objects if o.get("/Type") == "/Catalog")
        self.assertEqual((catalog["/Lang"], catalog["/ViewerPreferences"]), ("u:zh-Hans", {"/DisplayDocTitle": True}))
        alternative = [o["/Alt"] for o in objects if o.get("/S") == "/Figure"]
        self.assertEqual(alternative, ["u:中越边境地图集: Below the title"])

    def test_a_pdf_with_links_and_every_script_is_sound(self):
        path = self.picture("--select", "gates:G06", "--title", "عنوان طويل 1999 English", name="card.pdf")
        checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
        self.assertIn("عنوان طويل", self.words(path))

    def test_parts_of_a_picture_never_lie_on_one_another(self):
        for arguments in (["--legend", "--size", "900x600"], ["--size", "2000x200", "--locator", "--legend"],
                          ["--size", "420x300", "--title", "A title", "--text", "some words " * 60, "--locator", "--legend"]):
            path = self.folder / "page.svg"
            finished = run("--screenshot", path, "--layers", "gates,posts,twins,markers", *arguments)
            self.assertIn(finished.code, (0, 3), finished)
            plates = [(float(r.get("x")), float(r.get("y")), float(r.get("width")), float(r.get("height")))
                      for r in xml.etree.ElementTree.parse(path).getroot().iter(f"{SVG}rect") if r.get("rx") == "4"]
            self.assertTrue(plates)
            for i, (x, y, width, height) in enumerate(plates):
                for (u, v, other_width, other_height) in plates[:i]:
                    apart = x >= u + other_width or u >= x + width or y >= v + other_height or v >= y + height
                    self.assertTrue(apart, f"{arguments}: {plates}")

    def test_svg_has_texts_shapes_and_the_same_picture(self):
        arguments = (*CENTRE, "--size", "1600x1000", "--scale-bar", "--graticule", "--title", "<script>alert(1)</script> & co")
        path = self.picture(*arguments, name="map.svg")
        tree = xml.etree.ElementTree.parse(path).getroot()
        texts = ["".join(text.itertext()) for text in tree.iter(f"{SVG}text")]
        for name in ("Lào Cai", "Hà Giang", "VIỆT NAM", "文山", "<script>alert(1)</script> & co"):
            self.assertIn(name, texts)
        self.assertEqual(list(tree.iter(f"{SVG}script")), [])
        groups = [group.get("id") for group in tree.iter(f"{SVG}g") if group.get("id")]
        self.assertIn("layer-gates", groups)
        self.assertEqual(len(groups), len(set(groups)))
        self.assertGreater(len(list(tree.iter(f"{SVG}use"))), 20)
        subprocess.run(["rsvg-convert", path, "-o", self.folder / "page.png"], check=True)
        self.assertLess(differing(pixels(self.folder / "page.png"), pixels(self.picture(*arguments))), 0.004)

    def test_curved_names_are_one_text_on_a_path(self):
        bow = [[105 + 0.01 * i, 22 + 0.15 * float(numpy.sin(i / 14))] for i in range(60)]
        data = self.write("bow.geojson", {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"name": "Sông Kỳ Cùng"}, "geometry": {"type": "LineString", "coordinates": bow}}]})
        self.write("bow.geojson.style.json", {"gatepost_style": 1, "classes": [{"line": "#3070a0", "line_px": 2, "names": {"shown": True, "along_line": True}}]})
        view = (data, "--no-basemap", "--center", "105.3,22", "--zoom", "10")
        path = self.picture(*view, name="map.svg")
        tree = xml.etree.ElementTree.parse(path).getroot()
        curved = [along for along in tree.iter(f"{SVG}textPath")]
        identifiers = {one.get("id") for one in tree.iter(f"{SVG}path")}
        self.assertTrue(curved)
        for along in curved:
            self.assertIn(along.get("{http://www.w3.org/1999/xlink}href")[1:], identifiers)
            self.assertTrue(along.text.strip())
        self.assertNotRegex(path.read_text(), r"[ <]href=")  # SVG 2's, which Inkscape 1.2 leaves out
        self.assertEqual(curved[0].text, "Sông Kỳ Cùng")
        self.assertIn("Sông Kỳ Cùng", self.words(self.picture(*view, name="map.pdf")))

    def test_what_a_picture_has_no_room_for_is_told(self):
        points = {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"name": f"n{i}"}, "geometry": {"type": "Point", "coordinates": [105 + i / 100, 22]}}
            for i in range(3)]}
        files = [self.write(f"layer-{i}.geojson", points) for i in range(12)]
        done = run("--screenshot", self.folder / "page.png", "--layout", "slide", "--size", "600x260", "--scale", "1", *files)
        self.assertEqual(done.code, 3, done)
        self.assertIn("rows are left out", done.stderr)

    def test_letters_and_trees_are_in_pages_too(self):
        area = [[[104, 21], [106, 21], [106, 23], [104, 23], [104, 21]]]
        data = self.write("wood.geojson", {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"fill": "#117733"}, "geometry": {"type": "Polygon", "coordinates": area}},
            {"type": "Feature", "properties": {"marker-symbol": "k", "marker-size": "large"}, "geometry": {"type": "Point", "coordinates": [105, 22]}}]})
        self.write("wood.geojson.style.json", {"gatepost_style": 1, "classes": [
            {"fill": "#117733", "area_opacity": 0.3, "pattern": "trees", "symbol_px": 30, "letter": "k"}]})
        view = (data, "--no-basemap", "--center", "105,22", "--zoom", "9", "--size", "600x400", "--no-credits")
        plain = pixels(self.picture(*view))
        self.picture(*view, name="page.svg")
        subprocess.run(["rsvg-convert", self.folder / "page.svg", "-o", self.folder / "page.png"], check=True)
        drawn = pixels(self.folder / "page.png")
        middle = (slice(185, 215), slice(285, 315))
        self.assertLess(differing(plain[middle], drawn[middle]), 0.06, "the letter")
        wood = numpy.array([0x11, 0x77, 0x33])
        for picture in (plain, drawn):  # trees stand in rows that need not be the same
            trees = (numpy.abs(picture[20:150, 20:250] - wood).max(axis=2) < 40).mean()
            self.assertGreater(trees, 0.02)
            self.assertLess(trees, 0.12)

    def test_outputs_that_would_be_left_undone_are_bad_usage(self):
        data = self.write("one.geojson", {"type": "Point", "coordinates": [105, 22]})
        for arguments in (["--sheet", self.folder / "a.html", "--screenshot", self.folder / "b.png"],
                          ["--diff", data, data, "--screenshot", self.folder / "b.png"]):
            finished = run(*arguments)
            self.assertEqual(finished.code, 2, finished)
        self.assertFalse((self.folder / "b.png").exists())

    def test_a_dense_layer_is_one_image(self):
        random = numpy.random.default_rng(5)
        data = self.write("dense.geojson", {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [float(x), float(y)]}}
            for x, y in random.normal((105, 22), 0.2, (60000, 2))]})
        path = self.picture(data, "--no-basemap", "--size", "600x400", name="map.svg")
        tree = xml.etree.ElementTree.parse(path).getroot()
        self.assertEqual(len(list(tree.iter(f"{SVG}image"))), 1)
        self.assertLess(path.stat().st_size, 2_000_000)


if __name__ == "__main__":
    main()
