#!/usr/bin/python3
"""The edges of the world: longitudes beyond 180, the antimeridian, the poles, what a map cannot show, and very small things."""

import math

import numpy

from gatepost_app import (WATER, Display, TestCase, Window, collection, feature, gdaltransform, is_colour, main, point_blobs, points,
                          run)

STORM = [[[175.7, -40.9], [180.1, -40.9], [180.1, -37.4], [175.7, -37.4], [175.7, -40.9]]]
FIJI = [(177.4, -17.8), (179.9, -16.6), (-178.8, -18.2)]


def names_at(place, *arguments):
    return [hit["properties"].get("name") for hit in run("--query", place, "--json", "--no-basemap", *arguments).json()["hits"]]


def own_height(image):
    """How many rows show a person's own colour or its fill."""
    ground = image[5, 5].astype(int)
    return int((numpy.abs(image[:, :, :3].astype(int) - ground[:3]).max(axis=2) > 12).any(axis=1).sum())


class Antimeridian(TestCase):
    def test_points_a_turn_off_are_found_where_they_belong(self):
        path = self.write("p.geojson", collection(feature([181.5, -17.0], name="east"), feature([-215.0, -30.0], name="turn"),
                                                  feature([359.5, 1.0], name="west")))
        for crs in ("EPSG:3857", "EPSG:4326", "EPSG:3832"):
            self.assertEqual(names_at("-178.5,-17", "-t_srs", crs, path), ["east"], crs)
            self.assertEqual(names_at("145,-30", "-t_srs", crs, path), ["turn"], crs)
        self.assertEqual(names_at("-0.5,1", path), ["west"])

    def test_an_area_over_it_is_found_on_both_sides(self):
        path = self.write("storm.geojson", collection(feature(STORM, "Polygon", name="storm")))
        for crs in ("EPSG:3857", "EPSG:4326", "EPSG:2193"):
            for place in ("176,-39", "-179.95,-39"):
                self.assertEqual(names_at(place, "-t_srs", crs, path), ["storm"], f"{place} in {crs}")

    def test_the_extent_has_its_west_east_of_its_east(self):
        layer, = run("--list-layers", "--json", "--no-basemap", self.write("fiji.geojson", points(FIJI))).json()["layers"]
        self.assertEqual(layer["extent_lonlat"], [177.4, -18.2, -178.8, -16.6])

    def test_the_first_view_holds_it_in_one_piece(self):
        blobs = point_blobs(self.picture(self.write("fiji.geojson", points(FIJI)), "--no-basemap", size=(600, 400)))
        self.assertEqual(len(blobs), 3)
        self.assertGreater(numpy.ptp(blobs[:, 0]), 200, "the islands fill the picture, not the world")

    def test_a_bbox_across_it_is_shown_as_such(self):
        path = self.write("fiji.geojson", points(FIJI))
        expected = [(lon % 360 - 170) / 20 * 600 for lon in (177.4, 179.9, -178.8)]
        for crs in ("EPSG:3857", "EPSG:4326", "+proj=mill"):
            blobs = point_blobs(self.picture(path, "-t_srs", crs, "--bbox=170,-25,-170,-10", "--no-basemap", size=(600, 500)))
            self.assertEqual(len(blobs), 3, crs)
            self.assertLess(numpy.abs(numpy.sort(blobs[:, 0]) - expected).max(), 1, crs)

    def test_an_area_that_was_not_cut_is_told_of_by_name(self):
        ring = [[[-177.1, 48.6], [179.6, 49.0], [179.3, 47.5], [-178.6, 47.1], [-177.1, 48.6]]]
        done = run("--list-layers", "--no-basemap", self.write("quad.geojson", collection(feature(ring, "Polygon", name="not cut"))))
        self.assertEqual((done.code, len(done.lines)), (3, 1), str(done))
        self.assertIn("'not cut'", done.stderr)
        self.assertIn("antimeridian uncut", done.stderr)

    def test_frames_of_the_world_and_cut_areas_are_no_fault(self):
        world = [[[-180, -80], [180, -80], [180, 80], [-180, 80], [-180, -80]]]
        done = run("--list-layers", "--no-basemap", self.write("w.geojson", collection(feature(world, "Polygon"))))
        self.assertEqual((done.code, done.stderr), (0, ""), str(done))


class InAWindow(TestCase):
    def test_fiji_opens_around_180_degrees(self):
        display = self.enterContext(Display((900, 600)))
        window = self.enterContext(Window(display, "--size", "900x600", self.write("fiji.geojson", points(FIJI)), cwd=self.folder))
        window.wait_for("map crs EPSG:3857")  # cut open elsewhere
        lon, _, zoom = window.wait_for_settled_view()
        self.assertLess(abs(lon % 360 - 179), 3)
        self.assertGreater(zoom, 4)

    def test_the_extent_of_an_area_around_a_pole_reaches_the_pole(self):
        ring = [[math.cos(a * math.pi / 18) * 3e6, math.sin(a * math.pi / 18) * 3e6] for a in range(36)]
        for code, pole in ((3995, 90), (3031, -90)):
            path = self.write(f"around-{code}.geojson", collection(feature([[*ring, ring[0]]], "Polygon"), crs={"type": "name", "properties": {"name": f"EPSG:{code}"}}))
            layer, = self.ran(path, "--no-basemap", "--list-layers", "--json").json()["layers"]
            west, south, east, north = layer["extent_lonlat"]
            self.assertAlmostEqual(east - west, 360, places=3)
            self.assertEqual(north if pole > 0 else south, pole)
            self.assertGreater(north - south, 20)

    def test_after_a_change_of_crs_what_cannot_be_shown_is_told_anew(self):
        display = self.enterContext(Display((900, 600)))
        path = self.write("poles.geojson", points([(0, 90), (106.7, 21.9)]))
        window = self.enterContext(Window(display, "--size", "900x600", path, cwd=self.folder))
        window.wait_for("1 of 2 features lies outside of what WGS 84 / Pseudo-Mercator can show")
        window.wait_for("map ready")
        window.wait_until_idle()
        window.command("epsg:32648")
        window.wait_for("1 of 2 features lies outside of what WGS 84 / UTM zone 48N can show")


class Poles(TestCase):
    def test_what_the_map_cannot_show_is_counted_and_named(self):
        path = self.write("poles.geojson", collection(feature([0, 90], name="North"), feature([0, -90], name="South"),
                                                      feature([106.7, 21.9], name="home")))
        done = run("--screenshot", self.folder / "p.png", "--size", "300x200", path)
        self.assertEqual((done.code, len(done.lines)), (3, 1), str(done))
        self.assertIn("2 of 3 features", done.stderr)
        self.assertIn("'North', 'South'", done.stderr)
        done = run("--screenshot", self.folder / "p.png", "--size", "300x200", "-t_srs", "EPSG:4326", path)
        self.assertEqual((done.code, done.stderr), (0, ""), "there they can be shown")

    def test_a_cap_is_a_filled_disc(self):
        ring = [[[-180, -90], [180, -90], [180, -70], [-180, -70], [-180, -90]]]
        path = self.write("cap.geojson", collection(feature(ring, "Polygon")))
        image = self.picture(path, "-t_srs", "EPSG:3031", "--no-basemap", size=(400, 400))
        y, x = numpy.mgrid[:400, :400]
        inside = numpy.hypot(x - 199.5, y - 199.5) < 130
        ground = image[5, 5].astype(int)
        filled = numpy.abs(image.astype(int) - ground).max(axis=2) > 12
        self.assertGreater(filled[inside].mean(), 0.999)

    def test_points_in_polar_projections_stand_where_gdaltransform_puts_them(self):
        for crs, sign in (("EPSG:3995", 1), ("EPSG:3413", 1), ("EPSG:3031", -1)):
            lonlats = [(lon, sign * lat) for lon, lat in ((0, 60), (90, 60), (180, 60), (-90, 60), (45, 75))]
            path = self.write("ring.geojson", points(lonlats))
            world = gdaltransform(lonlats, crs)
            blobs = point_blobs(self.picture(path, "-t_srs", crs, "--no-basemap", size=(500, 500)))
            self.assertEqual(len(blobs), 5, crs)
            low, high = world.min(axis=0), world.max(axis=0)
            world_per_px = (high - low).max() / 380  # 60 px are left free on each side
            expected = (world - (low + high) / 2) / world_per_px * (1, -1) + 250
            apart = numpy.hypot(*(blobs[:, None, :] - expected[None, :, :]).transpose(2, 0, 1)).min(axis=0)
            self.assertLess(apart.max(), 1, crs)

    def test_the_basemap_opens_around_them(self):
        for crs in ("EPSG:3995", "EPSG:3031", "EPSG:3413"):
            image = self.picture("-t_srs", crs, size=(400, 300))
            self.assertGreater(is_colour(image, WATER, 6).mean(), 0.2, crs)
            self.assertLess(is_colour(image, WATER, 6).mean(), 0.95, crs)


class CloseUp(TestCase):
    def test_an_area_of_a_metre_fills_the_picture(self):
        west, south, side = 106.7, 21.9, 1e-5
        ring = [[[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]]
        path = self.write("metre.geojson", collection(feature(ring, "Polygon")))
        image = self.picture(path, "--no-basemap", size=(300, 240))
        self.assertGreater(own_height(image[:200]), 60)

    def test_one_place_keeps_its_surroundings(self):
        image = self.picture(self.write("one.geojson", points([(106.7, 21.9)])), "--no-basemap", "--scale-bar", size=(300, 240))
        self.assertEqual(len(point_blobs(image)), 1)


if __name__ == "__main__":
    main()
