#!/usr/bin/python3
"""What each format of pictures of pixels holds: their quality, their place on earth, whose data they show.

Witnesses: GDAL for pixels and places, gdaltransform for projections, ImageMagick and optipng for the files.
"""

import subprocess
import xml.etree.ElementTree

import numpy
from osgeo import gdal, osr

from gatepost_app import TestCase, collection, feature, gdaltransform, main, point_blobs

RASTERS = ("png", "jpg", "webp", "tif")
CREDIT = "© OpenStreetMap contributors"
NINE = [(104 + i, 21 + j) for i in (0, 1, 2) for j in (0, 0.9, 1.8)]


def channels(path):
    return gdal.Open(str(path)).ReadAsArray()


def identified(path, form):
    return subprocess.run(["identify", "-format", form, path], capture_output=True, check=True, text=True).stdout


class Formats(TestCase):
    def make(self, ending, *arguments, code=0):
        path = self.folder / f"picture.{ending}"
        self.ran("--size", "600x400", "--screenshot", path, *arguments, code=code)
        return path

    def test_all_of_them_show_the_same_map(self):
        exact = channels(self.make("png"))[:3].astype(int)
        for ending, most in (("tif", 0), ("webp", 4), ("jpg", 4)):
            shown = channels(self.make(ending))[:3].astype(int)
            self.assertEqual(shown.shape, exact.shape, ending)
            self.assertLessEqual(numpy.abs(shown - exact).mean(), most, ending)

    def test_two_runs_write_the_same_bytes(self):
        for ending in RASTERS:
            self.assertEqual(self.make(ending).read_bytes(), self.make(ending).read_bytes(), ending)

    def test_quality(self):
        self.assertEqual(identified(self.make("jpg", "--quality", 35), "%Q"), "35")
        sizes = [self.make(ending, "--quality", quality).stat().st_size for ending in ("jpg", "webp") for quality in (30, 95)]
        self.assertLess(sizes[0] * 1.5, sizes[1])
        self.assertLess(sizes[2] * 1.5, sizes[3])
        numpy.testing.assert_array_equal(channels(self.make("webp", "--quality", 100))[:3], channels(self.make("png"))[:3])
        for wrong in ("0", "101", "x"):
            self.ran("--screenshot", self.folder / "x.jpg", "--quality", wrong, code=2)

    def test_a_jpeg_is_srgb_with_all_its_colours_and_its_dots(self):
        path = self.make("jpg", "--dpi", 150)
        self.assertEqual(identified(path, "%[EXIF:ColorSpace] %[jpeg:sampling-factor] %x %U"), "1 1x1,1x1,1x1 150 PixelsPerInch")

    def test_what_is_transparent(self):
        source = self.write("own.geojson", collection(feature([105, 22])))
        for ending in ("png", "webp", "tif"):
            alpha = channels(self.make(ending, source, "--no-basemap", "--transparent", "--no-credits"))[3]
            self.assertEqual((alpha.min(), alpha.max()), (0, 255), ending)
        white = channels(self.make("jpg", source, "--no-basemap", "--transparent", "--no-credits", code=3))
        self.assertEqual(white[:, 0, 0].tolist(), [255, 255, 255])

    def test_each_says_what_it_is_and_whose(self):
        for ending in RASTERS:
            data = self.make(ending, "--title", "Gates & <posts>", "--subtitle", "What it shows").read_bytes()
            self.assertIn(CREDIT.encode(), data, ending)
            title = b"Gates & <posts>" if ending == "png" else b"Gates &amp; &lt;posts&gt;"
            self.assertIn(title, data, ending)
            self.assertIn(b"What it shows", data, ending)
        tags = gdal.Open(str(self.make("tif"))).GetMetadata()
        self.assertIn(CREDIT, tags["TIFFTAG_COPYRIGHT"])
        packet = gdal.Open(str(self.make("jpg"))).GetMetadata("xml:XMP")[0]
        xml.etree.ElementTree.fromstring(packet)

    def test_a_png_is_sound(self):
        done = subprocess.run(["optipng", "-o0", "-simulate", self.make("png")], capture_output=True, text=True, check=True)
        self.assertNotRegex(done.stderr, "(?i)warning|error")

    def test_what_is_too_large_for_a_format_is_refused(self):
        self.assertIn("16383", self.ran("--screenshot", self.folder / "x.webp", "--size", "16384x20", code=1).stderr)
        self.assertFalse((self.folder / "x.webp").exists())

    def test_an_ending_that_is_not_known_is_bad_usage(self):
        self.assertIn(".png, .jpg, .webp, .tif, .pdf, .svg, .html", self.ran("--screenshot", "x.gif", code=2).stderr)


class Disks(TestCase):
    """Where a picture cannot be written there is one line, and what was there before."""

    NAMES = [f"x.{ending}" for ending in (*RASTERS, "pdf", "svg", "html")]

    def fails(self, path):
        sheet = path.name.startswith("sheet")
        done = self.ran("--sheet" if sheet else "--screenshot", path, *([] if sheet else ["--size", "600x400"]), code=1)
        self.assertEqual(len([line for line in done.lines if "error" in line]), 1, done)
        self.assertIn(str(path), done.stderr)

    def test_a_full_disk_leaves_the_old_picture(self):
        folder = self.mounted()
        for name in [*self.NAMES, "sheet.html", "sheet.pdf"]:
            (folder / name).write_text("old")
        before = sorted(folder.iterdir())
        with open(folder / "filler", "wb") as filler:
            try:
                filler.write(bytes(1_000_000))
                filler.flush()
            except OSError:
                pass
        for path in before:
            self.fails(path)
            self.assertEqual(path.read_text(), "old")
        self.assertEqual(sorted(folder.iterdir()), sorted([*before, folder / "filler"]))

    def test_no_folder_a_folder_of_that_name_and_one_that_is_closed(self):
        for name in self.NAMES:
            self.fails(self.folder / "none" / name)
        for name in self.NAMES:
            (self.folder / name).mkdir()
            self.fails(self.folder / name)
            self.assertEqual(list((self.folder / name).iterdir()), [])
        folder = self.mounted()
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        for name in self.NAMES:
            self.fails(folder / name)


class Places(TestCase):
    """Where a picture lies: nine points are found where the file says that they are."""

    def setUp(self):
        super().setUp()
        self.source = self.write("nine.geojson", collection(*(feature(list(one)) for one in NINE)))

    def make(self, ending, crs, *arguments):
        path = self.folder / f"picture.{ending}"
        self.ran(self.source, "--no-basemap", "-t_srs", crs, "--size", "1400x1200", "--scale", 2, "--screenshot", path, *arguments)
        return path

    def assert_points_are_in_place(self, path, crs, options=()):
        picture = gdal.OpenEx(str(path), open_options=list(options))
        west, side, _, north, _, down = picture.GetGeoTransform()
        world = gdaltransform(NINE, crs)
        expected = numpy.column_stack(((world[:, 0] - west) / side, (world[:, 1] - north) / down))
        found = point_blobs(picture.ReadAsArray()[:3].transpose(1, 2, 0), least_px=60)
        self.assertEqual(len(found), len(NINE))
        for x, y in expected:
            self.assertLess(numpy.hypot(*(found - (x, y)).T).min(), 0.25, f"{crs}: {x}, {y}")
        here = osr.SpatialReference(wkt=picture.GetProjection())
        there = osr.SpatialReference()
        there.SetFromUserInput(crs)
        self.assertTrue(here.IsSame(there), crs)

    def test_a_geotiff(self):
        for crs in ("EPSG:3857", "EPSG:32648", "EPSG:3405", "EPSG:4326"):
            self.assert_points_are_in_place(self.make("tif", crs), crs)

    def test_a_geospatial_pdf(self):
        for crs in ("EPSG:3857", "EPSG:32648", "EPSG:3405", "EPSG:4326"):
            self.assert_points_are_in_place(self.make("pdf", crs), crs, ["DPI=192"])
        framed = self.make("pdf", "EPSG:3405", "--layout", "report", "--no-legend", "--title", "Nine")
        self.assert_points_are_in_place(framed, "EPSG:3405", ["DPI=192"])

    def test_a_pdf_of_what_has_no_corners_has_no_place(self):
        for crs in ("EPSG:3857", "ESRI:54030"):
            path = self.folder / "world.pdf"
            self.ran("-t_srs", crs, "--zoom", 0, "--screenshot", path)
            self.assertIsNone(gdal.Open(str(path)).GetGeoTransform(can_return_null=True), crs)

    def test_a_framed_map_in_a_geotiff(self):
        self.assert_points_are_in_place(self.make("tif", "EPSG:3405", "--layout", "report", "--no-legend", "--title", "Nine"), "EPSG:3405")

    def test_a_geotiff_is_cloud_optimised(self):
        path = self.make("tif", "EPSG:3857")
        self.assertEqual(gdal.Open(str(path)).GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"), "COG")

    def test_world_files(self):
        for ending, world in (("png", "pgw"), ("jpg", "jgw"), ("webp", "wld")):
            for crs in ("EPSG:3857", "EPSG:32648", "EPSG:4326"):
                path = self.make(ending, crs, "--world-file", "--quality", 100)
                self.assert_points_are_in_place(path, crs)
                lines = [float(line) for line in path.with_suffix(f".{world}").read_text().split()]
                west, side, _, north, _, down = gdal.Open(str(path)).GetGeoTransform()
                middle = [west + side / 2, north + down / 2]
                numpy.testing.assert_allclose(lines, [side, 0, 0, down, *middle], rtol=1e-12)

    def test_a_world_file_alone_places_the_picture(self):
        path = self.make("png", "EPSG:32648", "--world-file")
        before = gdal.Open(str(path)).GetGeoTransform()
        (self.folder / "picture.png.aux.xml").unlink()
        numpy.testing.assert_allclose(gdal.Open(str(path)).GetGeoTransform(), before, rtol=1e-12)

    def test_a_world_file_belongs_to_pixels_in_a_file(self):
        for screenshot in (["--screenshot", "x.pdf"], ["--screenshot", "-"], []):
            self.ran(*screenshot, "--world-file", "--list-layers" if not screenshot else "--quiet", code=2)


if __name__ == "__main__":
    main()
