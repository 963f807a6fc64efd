#!/usr/bin/python3
"""Every point lands on its pixel: the pictures against `gdaltransform` and the arithmetic of the view."""

import random

import numpy

from gatepost_app import (LAND, LAO_CAI_GATE, NEIGHBOUR_LAND, OWN_POINT, WATER, ZOOM_0_WORLD_PER_PX, TestCase, feature, collection,
                          gdaltransform, is_colour, lonlat_of_web_mercator, main, pixels_in_extent, point_blobs, points,
                          share_of_change, web_mercator)

ALLOWED_PX = 0.6
CRSS = ("EPSG:3857", "EPSG:4326", "EPSG:32648", "EPSG:3405")
REGION = (102.0, 20.5, 108.5, 24.0)


def scattered(count, region=REGION, least_deg=0.1, seed=20260319):
    """Random lon/lat, no two closer than least_deg: at the sizes used here their symbols stand apart."""
    generator = random.Random(seed)
    found = []
    while len(found) < count:
        here = (round(generator.uniform(region[0], region[2]), 6), round(generator.uniform(region[1], region[3]), 6))
        if all(abs(here[0] - lon) > least_deg or abs(here[1] - lat) > least_deg for lon, lat in found):
            found.append(here)
    return found


def frame_around(world, width_px, margin=0.04):
    """An extent around world points and the picture size that has exactly its shape."""
    low, high = world.min(axis=0), world.max(axis=0)
    pad = (high - low).max() * margin
    world_per_px = (high[0] - low[0] + 2 * pad) / width_px
    height_px = int(numpy.ceil((high[1] - low[1] + 2 * pad) / world_per_px))
    left, bottom = low - pad
    return (left, bottom, left + width_px * world_per_px, bottom + height_px * world_per_px), (width_px, height_px)


def extent_text(extent):
    return ",".join(repr(float(v)) for v in extent)


class Positions(TestCase):
    def assert_on_pixels(self, image, expected, what, allowed_px=ALLOWED_PX):
        """Each expected position has its blob and each blob its position."""
        blobs = point_blobs(image)
        self.assertEqual(len(blobs), len(expected), f"{what}: blobs found in the picture")
        distances = numpy.hypot(*(blobs[:, None, :] - expected[None, :, :]).transpose(2, 0, 1))
        nearest = distances.min(axis=0)
        worst = int(nearest.argmax())
        print(f"  {what}: {len(expected)} points, largest error {nearest.max():.3f} px, mean {nearest.mean():.3f} px")
        self.assertLessEqual(nearest.max(), allowed_px, f"{what}: point {worst} expected at {expected[worst]}, "
                             f"nearest blob at {blobs[distances[:, worst].argmin()]}")

    def test_200_points_in_four_projections_with_an_extent(self):
        lonlats = scattered(200)
        path = self.write("pts.geojson", points(lonlats))
        for crs in CRSS:
            with self.subTest(crs):
                world = gdaltransform(lonlats, crs)
                extent, size = frame_around(world, 1400)
                image = self.picture(path, "-t_srs", crs, "--extent", extent_text(extent), size=size)
                self.assert_on_pixels(image, pixels_in_extent(world, extent, size), crs)

    def test_an_extent_of_another_shape_is_held_in_the_middle(self):
        lonlats = scattered(60)
        path = self.write("pts.geojson", points(lonlats))
        world = gdaltransform(lonlats, "EPSG:3857")
        extent, size = frame_around(world, 1200)
        tall = (size[0], size[1] + 300)  # the smallest view that holds the extent is as wide, and 150 px higher on both sides
        image = self.picture(path, "--extent", extent_text(extent), size=tall)
        self.assert_on_pixels(image, pixels_in_extent(world, extent, size) + (0, 150), "taller picture")

    def test_points_with_centre_and_zoom_in_web_mercator(self):
        zoom, size, centre = 7.3, (1600, 1000), (105.2, 22.3)
        lonlats = scattered(200, (102.4, 21.0, 108.0, 23.6), 0.09, seed=7)
        path = self.write("pts.geojson", points(lonlats))
        image = self.picture(path, "--hide-layers", "names", "--center", "105.2,22.3", "--zoom", zoom, size=size)
        world = gdaltransform(lonlats, "EPSG:3857")
        middle = numpy.array(web_mercator(*centre))
        half = numpy.array(size) / 2 * ZOOM_0_WORLD_PER_PX / 2**zoom
        self.assert_on_pixels(image, pixels_in_extent(world, (*(middle - half), *(middle + half)), size), f"zoom {zoom}")

    def test_scale_2_shows_half_as_much_and_the_middle_stays(self):
        zoom, size, centre = 8, (1200, 800), (105.2, 22.3)
        lonlats = scattered(30, (104.4, 21.9, 106.0, 22.7), 0.12, seed=3)
        path = self.write("pts.geojson", points(lonlats))
        image = self.picture(path, "--center", "105.2,22.3", "--zoom", zoom, "--scale", 2, "--no-credits", size=size)
        world = gdaltransform(lonlats, "EPSG:3857")
        middle = numpy.array(web_mercator(*centre))
        half = numpy.array(size) / 2 * ZOOM_0_WORLD_PER_PX / 2**zoom / 2
        self.assert_on_pixels(image, pixels_in_extent(world, (*(middle - half), *(middle + half)), size), "scale 2")


class CloseUp(TestCase):
    """Zoom 20: a pixel is 15 cm. Where positions pass through single floats at world scale, symbols jump by pixels here."""

    ZOOM = 20
    WORLD_PER_PX = ZOOM_0_WORLD_PER_PX / 2**20
    SIZE = (600, 400)

    def centre_text(self, x, y):
        lon, lat = lonlat_of_web_mercator(x, y)
        return f"{lon:.15g},{lat:.15g}"

    def pictures_at_shifts(self, path, middle, shifts):
        for right, down in shifts:
            centre = self.centre_text(middle[0] + right * self.WORLD_PER_PX, middle[1] - down * self.WORLD_PER_PX)
            yield (right, down), self.picture(path, "--center", centre, "--zoom", self.ZOOM, size=self.SIZE)

    def test_points_move_by_exactly_the_pixels_that_the_view_moved(self):
        middle = numpy.array(web_mercator(*LAO_CAI_GATE))
        offsets_px = [(x, y) for x in (-180.25, -60.5, 60.75, 180.0) for y in (-110.4, 0.3, 110.6)]
        lonlats = [lonlat_of_web_mercator(middle[0] + x * self.WORLD_PER_PX, middle[1] + y * self.WORLD_PER_PX) for x, y in offsets_px]
        path = self.write("near.geojson", collection(*(feature([float(f"{lon:.12f}"), float(f"{lat:.12f}")]) for lon, lat in lonlats)))
        expected = numpy.array([(self.SIZE[0] / 2 + x, self.SIZE[1] / 2 - y) for x, y in offsets_px])
        first = None
        for shift, image in self.pictures_at_shifts(path, middle, [(0, 0), (1, 0), (7, 0), (40, 23), (-33, 5)]):
            blobs = point_blobs(image) + shift
            self.assertEqual(len(blobs), len(expected), f"zoom 20, view moved by {shift}: blobs")
            blobs = blobs[[numpy.hypot(*(blobs - at).T).argmin() for at in expected]]
            first = blobs if first is None else first
            error, jitter = float(numpy.abs(blobs - expected).max()), float(numpy.abs(blobs - first).max())
            print(f"  zoom 20, view moved by {shift} px: error {error:.3f} px, jitter {jitter:.4f} px")
            self.assertLessEqual(error, ALLOWED_PX, f"zoom 20, view moved by {shift}: place of the points in the picture")
            self.assertLessEqual(jitter, 0.1, f"zoom 20, view moved by {shift}: points jitter")

    def test_lines_and_areas_move_as_one_with_the_view(self):
        middle = numpy.array(web_mercator(*LAO_CAI_GATE))

        def lonlat(x_px, y_px):
            return [float(v) for v in lonlat_of_web_mercator(middle[0] + x_px * self.WORLD_PER_PX, middle[1] + y_px * self.WORLD_PER_PX)]
        ring = [lonlat(x, y) for x, y in ((-90.3, -70.1), (80.7, -50.4), (40.2, 90.9), (-90.3, -70.1))]
        path = self.write("shapes.geojson", collection(
            feature([lonlat(-9000, -4000), lonlat(-120.5, 33.3), lonlat(150.2, -60.6), lonlat(9000, 7000)], "LineString"),
            feature([ring], "Polygon")))
        shots = dict(self.pictures_at_shifts(path, middle, [(0, 0), (21, 13)]))
        first, second = shots[(0, 0)][40:340, 40:560], shots[(21, 13)][27:327, 19:539]
        moved = share_of_change(first, second, 24)
        print(f"  zoom 20, line and area: {moved:.5f} of the pixels differ after a move of (21, 13) px")
        self.assertGreater(share_of_change(first[13:], first[:-13], 24), 0.005, "the picture has a line and an area to see")
        self.assertLess(moved, 0.0005, "zoom 20: share of pixels that differ once the move is taken back")

    def test_points_at_zoom_20_in_utm(self):
        middle = gdaltransform([LAO_CAI_GATE], "EPSG:32648")[0]
        offsets = numpy.array([(-180.25, -110.4), (-60.5, 110.6), (60.75, 0.3), (180.0, 77.7)])
        world = middle + offsets * 0.15
        lonlats = gdaltransform(world, "EPSG:32648", back=True)
        path = self.write("utm.geojson", collection(*(feature([float(lon), float(lat)]) for lon, lat in lonlats)))
        before = None
        for shift in (0, 9):
            left, bottom = middle - (300 * 0.15 - shift * 0.15, 200 * 0.15)
            extent = (left, bottom, left + 90.0, bottom + 60.0)
            blobs = point_blobs(self.picture(path, "-t_srs", "EPSG:32648", "--extent", extent_text(extent), size=self.SIZE))
            expected = pixels_in_extent(world, extent, self.SIZE)
            self.assertEqual(len(blobs), 4, "blobs at 15 cm a pixel in EPSG:32648")
            blobs, expected = blobs[blobs[:, 0].argsort()], expected[expected[:, 0].argsort()]
            self.assertLessEqual(numpy.abs(blobs - expected).max(), ALLOWED_PX, f"15 cm a pixel, moved {shift} px: error")
            if before is not None:
                self.assertLessEqual(numpy.abs(blobs + (shift, 0) - before).max(), 0.1, "15 cm a pixel: jitter")
            before = blobs


class Basemap(TestCase):
    """The whole world lies under every picture: far from where a projection is meant for, it must leave no trace."""

    LAYERS_WITHOUT_FILL = ["--hide-layers", "names,border,boundaries,provinces,rivers,coast,cities"]

    def kinds(self, image, pixels):
        """Per pixel position: 'w' water, 'l' land, '?' another colour, '-' outside the picture."""
        columns, rows = numpy.floor(pixels).astype(int).T
        inside = (columns >= 0) & (rows >= 0) & (columns < image.shape[1]) & (rows < image.shape[0])
        water, land = is_colour(image, WATER, 6), is_colour(image, LAND, 6) | is_colour(image, NEIGHBOUR_LAND, 6)
        kinds = numpy.full(image.shape[:2], "?")
        kinds[water], kinds[land] = "w", "l"
        found = numpy.full(len(pixels), "-")
        found[inside] = kinds[rows[inside], columns[inside]]
        return found

    def picture_of(self, crs, extent, size, *arguments):
        path = self.write("far.geojson", points([(105.0, 22.0)]))
        return self.picture(path, "-t_srs", crs, "--extent", extent_text(extent), "--no-credits", *arguments, size=size)

    def test_sea_is_water_and_land_is_land_everywhere_in_every_projection(self):
        regions = {"the border": (101.0, 18.0, 110.0, 25.5), "south-east Asia": (92.0, 2.0, 118.0, 34.0)}
        for name, (west, south, east, north) in regions.items():
            lon, lat = numpy.meshgrid(numpy.linspace(west, east, 121), numpy.linspace(south, north, 81))
            grid = numpy.column_stack((lon.ravel(), lat.ravel()))
            known = None
            for crs in CRSS:
                with self.subTest(region=name, crs=crs):
                    world = gdaltransform(grid, crs)
                    extent, size = frame_around(world, 1000)
                    image = self.picture_of(crs, extent, size, *self.LAYERS_WITHOUT_FILL)
                    kinds = self.kinds(image, pixels_in_extent(world, extent, size))
                    known = kinds if known is None else known
                    same = float((kinds == known).mean())
                    print(f"  {name}, {crs}: water {(kinds == 'w').mean():.3f}, land {(kinds == 'l').mean():.3f}, "
                          f"other {(kinds == '?').mean():.4f}, as in EPSG:3857 {same:.4f}")
                    self.assertLess((kinds == "?").mean(), 0.01, "share of places that are neither land nor water")
                    self.assertGreater(same, 0.99, "share of places that have the kind they have in EPSG:3857")
                    for lon_deg, lat_deg, kind in ((107.5, 20.0, "w"), (105.0, 21.5, "l"), (109.5, 23.5, "l"), (108.5, 19.0, "w")):
                        there = pixels_in_extent(gdaltransform([(lon_deg, lat_deg)], crs), extent, size)
                        self.assertEqual(self.kinds(image, there)[0], kind, f"{lon_deg} {lat_deg}")

    def test_no_stray_lines_in_a_projection_that_cannot_hold_the_world(self):
        for crs in (*CRSS, "+proj=utm +zone=48 +datum=WGS84 +units=m +no_defs"):
            with self.subTest(crs):
                corners = gdaltransform([(100.0, 19.0), (110.0, 19.0), (110.0, 25.0), (100.0, 25.0)], crs)
                extent, size = frame_around(corners, 1200)
                image = self.picture_of(crs, extent, size, "--hide-layers", "names")
                plain = is_colour(image, WATER, 10) | is_colour(image, LAND, 10) | is_colour(image, NEIGHBOUR_LAND, 10)
                share = 1 - float(plain.mean())
                print(f"  {crs}: {share:.4f} of the pixels are lines, symbols or the credit")
                self.assertLess(share, 0.12, "share of pixels that are neither plain land nor plain water")


if __name__ == "__main__":
    main()
