#!/usr/bin/python3
"""What the command line promises: sizes, options, standard streams, exit codes."""

import json
import os
import stat
import subprocess
import tempfile
import threading
from pathlib import Path

import numpy
from osgeo import gdal

import gatepost_app
from gatepost_app import (LAO_CAI_GATE, OWN_POINT, TestCase, collection, feature, is_colour, main, png_size, point_blobs, points, run,
                          share_of_change)

REGION = "102,20.5,108.5,24"


class Pictures(TestCase):
    def test_size_is_the_picture_s_size_to_the_pixel(self):
        for size in ((1, 1), (333, 777), (1600, 1000), (2, 3000)):
            with self.subTest(size):
                done = self.ran("--size", f"{size[0]}x{size[1]}", "--screenshot", "-")
                self.assertEqual(png_size(done.stdout), size)

    def test_the_default_size_is_1600_by_1000(self):
        self.assertEqual(png_size(self.ran("--screenshot", "-").stdout), (1600, 1000))

    def test_a_dash_writes_the_same_bytes_to_standard_output_as_a_name_to_its_file(self):
        path = self.folder / "atlas.png"
        self.ran("--size", "500x400", "--screenshot", path)
        done = self.ran("--size", "500x400", "--screenshot", "-")
        self.assertEqual(done.stdout, path.read_bytes())
        self.assertEqual([p.name for p in self.folder.iterdir()], ["atlas.png"], "files beside the picture")

    def test_two_runs_write_the_same_bytes(self):
        for arguments in ([], ["--select", "gates:G06"], ["-t_srs", "EPSG:32648", "--bbox", REGION, "--lang", "zh", "--scale", "2"]):
            with self.subTest(arguments):
                first, second = (self.ran(*arguments, "--size", "900x600", "--screenshot", "-").stdout for _ in range(2))
                self.assertEqual(len(first), len(second), "bytes")
                self.assertEqual(first, second, "the pictures of two runs differ")

    def test_the_atlas_is_no_empty_map(self):
        image = self.picture(size=(1600, 1000))
        colours = len(numpy.unique(image.reshape(-1, 3), axis=0))
        self.assertGreater(colours, 500, "colours in the picture")

    def test_the_readme_has_the_keys_as_the_program_says_them(self):
        readme = (gatepost_app.REPOSITORY / "README.md").read_text(encoding="utf-8")
        table = self.ran("--keys").stdout.decode()
        self.assertGreater(len(table.splitlines()), 15)
        self.assertIn("### Keys\n\n" + table + "\n", readme)

    def test_an_existing_picture_is_replaced_and_a_link_is_followed(self):
        target = self.write("target.png", b"old")
        link = self.folder / "link.png"
        link.symlink_to(target)
        self.ran("--size", "60x40", "--screenshot", link)
        self.assertTrue(link.is_symlink(), "the link is still a link")
        self.assertEqual(png_size(target.read_bytes()), (60, 40), "the file behind the link")

    def test_a_pipe_is_written_into_and_not_replaced(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        got = []
        handle = os.open(pipe, os.O_RDWR)  # both ends, so that nobody waits for the other
        reader = threading.Thread(target=lambda: got.append(os.read(handle, 16)), daemon=True)
        reader.start()
        self.ran("--size", "60x40", "--no-basemap", "--screenshot", pipe)
        self.assertTrue(stat.S_ISFIFO(pipe.stat().st_mode), "a device or pipe named as the picture stays what it is")
        reader.join(5)
        os.close(handle)
        self.assertEqual(got and got[0][:8], b"\x89PNG\r\n\x1a\n")


    def test_pipes_of_the_shell_get_the_picture(self):
        for shown in ("/dev/stdout", "/proc/self/fd/1"):
            self.assertEqual(png_size(self.ran("--size", "60x40", "--no-basemap", "--screenshot", shown).stdout), (60, 40))
        reader, writer = os.pipe()
        done = subprocess.run([gatepost_app.program, "--size", "60x40", "--no-basemap", "--screenshot", f"/dev/fd/{writer}"],
                              pass_fds=[writer], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        os.close(writer)
        with os.fdopen(reader, "rb") as piped:
            self.assertEqual(png_size(piped.read()), (60, 40), done.stderr)

    def test_a_file_that_standard_output_goes_to_is_written_on(self):
        path = self.write("out", b"")
        with open(path, "wb") as out:
            out.write(b"before")
            out.flush()
            self.ran("--size", "60x40", "--no-basemap", "--screenshot", "/dev/stdout", stdout=out)
        self.assertTrue(path.read_bytes().startswith(b"before\x89PNG"), "behind what stood there")

    def test_a_picture_that_is_replaced_keeps_its_permissions(self):
        target = self.write("target.png", b"old")
        target.chmod(0o640)
        self.ran("--size", "60x40", "--no-basemap", "--screenshot", target)
        self.assertEqual(stat.S_IMODE(target.stat().st_mode), 0o640)

    def test_a_folder_that_goes_round_in_a_circle_is_told_and_the_rest_is_shown(self):
        good = self.write("good.geojson", points([(105.0, 22.0)]))
        (self.folder / "round").mkdir()
        (self.folder / "round" / "a").symlink_to("b")
        (self.folder / "round" / "b").symlink_to("a")
        done = run(self.folder / "round", good, "--no-basemap", "--list-layers", "--json")
        self.assertEqual(done.code, 3, str(done))
        self.assertEqual([one["id"] for one in done.json()["layers"]], ["good"])


class Views(TestCase):
    def test_layers_and_hidden_layers_change_the_pixels_they_should(self):
        everything = self.picture("--bbox", REGION)
        only_gates = self.picture("--bbox", REGION, "--layers", "gates")
        no_gates = self.picture("--bbox", REGION, "--hide-layers", "gates")
        nothing = self.picture("--bbox", REGION, "--no-basemap", "--layers", "gates", "--hide-layers", "gates")
        self.assertGreater(share_of_change(everything, only_gates), 0.005, "without the other layers")
        self.assertGreater(share_of_change(everything, no_gates), 0.002, "without the gates")
        self.assertGreater(share_of_change(only_gates, no_gates), 0.005, "gates alone against all but gates")
        self.assertLess(len(numpy.unique(nothing[:-80].reshape(-1, 3), axis=0)), 3, "colours above the credit of a map with nothing on it")

    def test_hiding_every_layer_one_by_one_is_the_same_as_showing_none_of_them(self):
        names = [layer["id"] for layer in self.ran("--list-layers", "--json").json()["layers"]]
        hidden = self.picture("--bbox", REGION, "--hide-layers", ",".join(names))
        bare = self.picture("--bbox", REGION, "--no-basemap", "--hide-layers", ",".join(names))
        self.assertLess(share_of_change(hidden[:-60], bare[:-60]), 0.001, "only the credit may differ")

    def test_an_unknown_layer_name_is_said(self):
        done = run("--layers", "gates,castles", "--size", "60x40", "--screenshot", self.folder / "x.png")
        self.assertEqual(done.code, 2, str(done))
        self.assertEqual(len(done.lines), 1, str(done))
        self.assertIn("castles", done.stderr)
        self.assertFalse((self.folder / "x.png").exists(), "no picture of half of what was asked for")
        self.assertEqual(run("--hide-layers", "castles", "--list-layers").code, 2)

    def test_ids_with_commas_and_of_files_of_one_name_are_those_of_the_list(self):
        for name in ("north", "south"):
            (self.folder / name).mkdir()
        files = [self.write(name, points([(105.0, 22.0)])) for name in ("north/a,b.geojson", "south/a,b.geojson", "c\\d.geojson")]

        def visible(*more):
            listed = self.ran(*files, "--no-basemap", "--list-layers", "--json", *more).json()["layers"]
            return [one["id"] for one in listed if one["visible"]]

        self.assertEqual(visible(), ["a,b", "a,b-2", "c\\d"])
        self.assertEqual(visible("--hide-layers", "a\\,b"), ["a,b-2", "c\\d"])
        self.assertEqual(visible("--layers", "a\\,b-2,c\\\\d"), ["a,b-2", "c\\d"])
        self.assertEqual(visible("--layers", "a\\,b-2", "--layers", "a\\,b"), ["a,b", "a,b-2"])
        self.assertIn("popup opened a,b-2:1", self.ran(*files, "--select", "a,b-2:1", "--log", "info", "--size", "60x40",
                                                      "--screenshot", self.folder / "s.png").stderr)

    def test_names_do_not_steer_the_terminal(self):
        path = self.folder / "evil\x1b[31m\x07.geojson"
        path.write_text('{"type":"Feature","id":"a\\u001b[2J","properties":{"name":"x\\u009b31m\\u202e"},'
                        '"geometry":{"type":"Point","coordinates":[105,22]}}')
        for arguments in (["--list-layers"], ["--query", "105,22"]):
            done = self.ran(path, "--no-basemap", *arguments)
            shown = done.stdout.decode()
            self.assertIn("\\x1b[", shown)
            self.assertFalse(set(shown) & set("\x1b\x07\x9b\u202e"), repr(shown))

    def test_no_basemap_leaves_the_points_where_they_are(self):
        path = self.write("pts.geojson", points([(105.0, 22.0), (106.0, 23.0)]))
        with_map = self.picture(path, "--bbox", REGION)
        without = self.picture(path, "--bbox", REGION, "--no-basemap")
        self.assertGreater(share_of_change(with_map, without), 0.01)
        numpy.testing.assert_allclose(point_blobs(with_map), point_blobs(without), atol=0.2)

    def test_a_bbox_that_crosses_the_antimeridian_draws(self):
        path = self.write("fiji.geojson", points([(178.0, -18.0), (-179.0, -17.0)]))
        image = self.picture(path, "--bbox", "170,-25,-170,-10", code=0)
        self.assertEqual(len(point_blobs(image)), 2, "both sides of the antimeridian are in the picture")

    def test_a_bbox_shows_what_lies_in_it(self):
        corners = [(104.0, 21.0), (106.0, 21.0), (106.0, 23.0), (104.0, 23.0)]
        path = self.write("corners.geojson", points(corners))
        blobs = point_blobs(self.picture(path, "--bbox", "103.8,20.6,106.2,23.1", size=(700, 700)))  # room for the credit
        self.assertEqual(len(blobs), 4)
        self.assertGreater(numpy.ptp(blobs[:, 1]), 500, "the box fills the height")

    def test_the_whole_world_and_its_edges_draw(self):
        for bbox in ("-180,-90,180,90", "0,-90,0.001,-89.999"):
            for crs in ("EPSG:3857", "EPSG:4326", "EPSG:32648"):
                done = self.ran("--bbox", bbox, "-t_srs", crs, "--size", "300x200", "--screenshot", self.folder / "w.png")
                self.assertEqual(done.lines, [], str(done))

    def test_centre_and_zoom(self):
        path = self.write("gate.geojson", points([LAO_CAI_GATE]))
        text = f"{LAO_CAI_GATE[0]},{LAO_CAI_GATE[1]}"
        for zoom in (3, 9.5, 18):
            blob, = point_blobs(self.picture(path, "--center", text, "--zoom", zoom, "--no-credits", size=(301, 201)))
            numpy.testing.assert_allclose(blob, (150.5, 100.5), atol=0.3, err_msg=f"zoom {zoom}")

    def test_t_srs_may_be_written_with_one_dash_or_two_and_in_any_notation(self):
        spellings = (("-t_srs", "EPSG:32648"), ("--t_srs", "EPSG:32648"), ("-t_srs", "epsg:32648"),
                     ("-t_srs", "+proj=utm +zone=48 +datum=WGS84 +units=m +no_defs"))
        first, *others = (self.picture(*spelling, "--bbox", REGION, size=(500, 300)) for spelling in spellings)
        for spelling, other in zip(spellings[1:], others):
            self.assertLess(share_of_change(first, other), 0.001, f"{spelling}")
        self.assertGreater(share_of_change(first, self.picture("--bbox", REGION, size=(500, 300))), 0.02, "against EPSG:3857")

    def test_language_changes_the_labels(self):
        vietnamese, english, chinese = (self.picture("--bbox", REGION, "--lang", lang) for lang in ("vi", "en", "zh"))
        self.assertGreater(share_of_change(vietnamese, english), 0.002)
        self.assertGreater(share_of_change(english, chinese), 0.002)

    def test_scale_2_draws_symbols_twice_as_large(self):
        path = self.write("pts.geojson", points([(105.0, 22.0)]))
        areas = []
        for scale in (1, 2):
            image = self.picture(path, "--center", "105,22", "--zoom", 8, "--scale", scale, "--no-basemap", size=(200, 200))
            areas.append(int(is_colour(image, OWN_POINT).sum()))
        self.assertAlmostEqual(areas[1] / areas[0], 4, delta=1.0, msg=f"blue pixels {areas}")

    def test_select_opens_a_popup_in_the_picture(self):
        there = ["--center", f"{LAO_CAI_GATE[0]},{LAO_CAI_GATE[1]}", "--zoom", "10"]
        before, after = self.picture(*there), self.picture(*there, "--select", "gates:G06")
        self.assertGreater(share_of_change(before, after), 0.05)

    def test_the_popup_stays_within_the_picture(self):
        for size in ((1600, 1000), (1000, 700), (500, 400)):
            with self.subTest(size):
                there = ["--center", f"{LAO_CAI_GATE[0]},{LAO_CAI_GATE[1]}", "--zoom", "12"]
                before, after = (self.picture(*there, *more, size=size) for more in ([], ["--select", "gates:G06"]))
                changed = numpy.abs(before.astype(int) - after.astype(int)).max(axis=2) > 8
                rim = [int(edge.sum()) for edge in (changed[:2], changed[-2:], changed[:, :2], changed[:, -2:])]
                self.assertEqual(rim, [0, 0, 0, 0], "pixels of the popup on the upper, lower, left, right edge of the picture")

    def test_an_unlocated_feature_opens_as_a_card(self):
        done = self.ran("--select", "programmes:M12", "--log", "info", "--size", "800x500", "--screenshot", self.folder / "m.png")
        self.assertIn("popup opened programmes:M12", done.stderr)


class Inputs(TestCase):
    def test_standard_input(self):
        text = json.dumps(points([(105.0, 22.0), (106.0, 23.0)])).encode()
        image = self.picture("-", "--no-basemap", "--bbox", REGION, stdin=text)
        self.assertEqual(len(point_blobs(image)), 2)

    def test_several_files_and_a_folder_are_layers_of_their_own(self):
        self.write("folder/b.geojson", points([(105.0, 22.0)]))
        self.write("folder/c.geojson", points([(106.0, 22.0)]))
        path = self.write("a.geojson", points([(104.0, 22.0)]))
        done = self.ran(path, self.folder / "folder", "--no-basemap", "--list-layers", "--json")
        self.assertEqual({layer["id"]: layer["features"] for layer in done.json()["layers"]}, {"a": 1, "b": 1, "c": 1})

    def test_a_file_is_zoomed_to(self):
        path = self.write("pts.geojson", points([(-60.0, -30.0), (-58.0, -31.0)]))
        self.assertEqual(len(point_blobs(self.picture(path))), 2, "both points are in the picture")

    def test_a_file_lies_on_the_basemap_without_the_atlas(self):
        path = self.write("pts.geojson", points([(105.0, 22.0)]))
        names = {layer["id"] for layer in self.ran(path, "--list-layers", "--json").json()["layers"]}
        self.assertIn("countries", names)
        self.assertNotIn("gates", names)

    def test_a_shapefile_and_a_geopackage_in_another_crs_lie_where_they_should(self):
        source = str(self.write("pts.geojson", points([(105.0, 22.0), (106.5, 23.0)])))
        expected = point_blobs(self.picture(source, "--no-basemap", "--bbox", REGION))
        for name, driver in (("p.gpkg", "GPKG"), ("p.shp", "ESRI Shapefile"), ("p.fgb", "FlatGeobuf")):
            gdal.VectorTranslate(str(self.folder / name), source, format=driver, dstSRS="EPSG:32648", reproject=True)
            blobs = point_blobs(self.picture(self.folder / name, "--no-basemap", "--bbox", REGION))
            numpy.testing.assert_allclose(numpy.sort(blobs, axis=0), numpy.sort(expected, axis=0), atol=0.3, err_msg=name)


class ExitCodes(TestCase):
    def refused(self, *arguments, code, naming=()):
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        done = run(*arguments, "--screenshot", folder / "none.png")
        codes = (code,) if isinstance(code, int) else code
        self.assertIn(done.code, codes, f"exit status\n{done}")
        self.assertEqual(len(done.lines), 1, f"one line on stderr\n{done}")
        for word in naming:
            self.assertIn(word, done.stderr)
        self.assertEqual(list(folder.iterdir()), [], "no picture, and nothing else")

    def test_help_and_version(self):
        self.assertIn(b"--screenshot", self.ran("--help").stdout)
        self.assertRegex(self.ran("--version").stdout.decode(), r"gatepost \d+\.\d+")

    def test_an_unknown_option_is_bad_usage(self):
        self.refused("--frobnicate", code=2, naming=["--frobnicate"])

    def test_values_that_make_no_sense_are_bad_usage(self):
        for option, value in (("--zoom", "nan"), ("--zoom", "inf"), ("--zoom", "99"), ("--zoom", "x"), ("--size", "0x5"), ("--size", "5"),
                              ("--size", "axb"), ("--size", "-3x5"), ("--size", "1e9x1"), ("--scale", "nan"), ("--scale", "0"), ("--dpi", "nan"),
                              ("--dpi", "-5"), ("--center", "105"), ("--center", "22,105"), ("--center", "nan,22"), ("--bbox", "1,2,3"),
                              ("--bbox", "102,24,108,20"), ("--extent", "a,b,c,d"), ("--extent", "5,5,1,1"), ("--log", "shouting")):
            with self.subTest(f"{option} {value}"):
                self.refused(option, value, code=2, naming=[option.removeprefix("--") if option != "--log" else value])

    def test_an_option_without_its_value_is_bad_usage(self):
        done = run("--screenshot")
        self.assertEqual((done.code, len(done.lines)), (2, 1), str(done))

    def test_a_crs_that_nobody_knows(self):
        self.refused("-t_srs", "EPSG:999999", code=(1, 2), naming=["EPSG:999999"])
        self.refused("-t_srs", "nonsense", code=(1, 2), naming=["nonsense"])

    def test_an_unknown_feature_leaves_no_picture(self):
        self.refused("--select", "gates:G99", code=1, naming=["gates:G99"])
        self.refused("--select", "castles:C1", code=1, naming=["castles:C1"])

    def test_a_picture_that_cannot_be_written(self):
        for path in (self.folder / "no" / "such" / "folder" / "x.png", self.folder):
            done = run("--size", "60x40", "--screenshot", path)
            self.assertEqual((done.code, len(done.lines)), (1, 1), str(done))
            self.assertIn(str(path), done.stderr)
        self.assertEqual(list(self.folder.iterdir()), [], "nothing left over")
        self.assertEqual(list(self.folder.parent.glob(self.folder.name + ".*")), [], "nothing left over beside it")

    def test_a_full_disk_behind_standard_output_is_said(self):
        with open("/dev/full", "wb") as full:
            done = run("--size", "60x40", "--screenshot", "-", stdout=full)
        self.assertEqual((done.code, len(done.lines)), (1, 1), str(done))

    def test_a_size_beyond_what_can_be_drawn_is_said(self):
        self.refused("--size", "300000x10", code=2)

    def test_without_a_display_the_window_is_refused_in_one_line(self):
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        done = run(environment=environment)
        self.assertEqual((done.code, len(done.lines)), (1, 1), str(done))
        self.assertIn("--screenshot", done.stderr, "what to do instead")

    def test_quiet_says_nothing(self):
        path = self.write("bad.geojson", collection(feature([105.0, 22.0]), feature([600.0, 22.0])))
        done = run(path, "--quiet", "--size", "60x40", "--screenshot", self.folder / "q.png")
        self.assertEqual((done.code, done.stderr), (3, ""), str(done))


if __name__ == "__main__":
    main()
