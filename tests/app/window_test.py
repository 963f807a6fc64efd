#!/usr/bin/python3
"""A real window on a display of its own, driven by mouse and keys as a person does."""

import json
import random
import time

import numpy

from gatepost_app import (LAND, LAO_CAI_GATE, NEIGHBOUR_LAND, WATER, atlas_layer, is_colour, lonlat_of_web_mercator, main, run, share_of_change)
from window_case import AT_LAO_CAI, GATE, PANEL_PX, SIZE, STATUS_PX, Settled, WindowTest, map_part


class MouseAndKeys(WindowTest):
    def test_a_click_opens_a_popup_that_escape_closes(self):
        window = self.open(*AT_LAO_CAI)
        window.move(900, 20)  # away from the middle of the screen, where the gate is and would be named
        before = window.still_picture()
        gate = window.view.screen(LAO_CAI_GATE)
        self.assertTrue(PANEL_PX < gate[0] < SIZE[0] and 0 < gate[1] < SIZE[1] - STATUS_PX, f"the gate is in sight: {gate}")
        window.click(*gate)
        window.wait_for(r"popup opened gates:G06$")
        opened = window.still_picture()
        changed = numpy.abs(before.astype(int) - opened.astype(int)).max(axis=2) > 24
        rows, columns = numpy.nonzero(changed[:, PANEL_PX:])
        columns = columns + PANEL_PX
        print(f"  popup: {len(rows)} pixels changed within x {columns.min()}–{columns.max()}, y {rows.min()}–{rows.max()}; gate at {gate.round(1)}")
        self.assertGreater(len(rows), 3000, "pixels that the popup changed")
        near = (numpy.abs(columns - gate[0]) < 450) & (numpy.abs(rows - gate[1]) < 450)
        self.assertGreater(near.mean(), 0.95, "the change lies about the gate")
        window.key("Escape")
        window.wait_for("popup closed")
        window.display.xdotool("mousemove", 900, 20)
        closed = window.still_picture()
        self.assertLess(share_of_change(map_part(before), map_part(closed)), 0.002, "the map is as it was before the popup")
        self.quit(window)

    def test_a_click_elsewhere_closes_the_popup(self):
        window = self.open(*AT_LAO_CAI)
        window.click(*window.view.screen(LAO_CAI_GATE))
        window.wait_for("popup opened gates:G06")
        window.wait_until_idle()
        window.click(1370, 20)  # bare land in the north-east, far from the popup
        window.wait_for("popup closed")
        self.quit(window)

    def test_click_and_query_agree_everywhere(self):
        window = self.open()
        generator = random.Random(5)
        anchors = [one["geometry"]["coordinates"] for name in ("gates", "posts", "houses", "places") for one in atlas_layer(name)
                   if one["geometry"] and not one["properties"].get("host")]
        generator.shuffle(anchors)
        tried = 0
        for lonlat in anchors:
            x, y = window.view.screen(lonlat).round()
            if tried == 8 or not (PANEL_PX + 10 < x < SIZE[0] - 20 and 20 < y < SIZE[1] - STATUS_PX):
                continue
            lon, lat = lonlat_of_web_mercator(*window.view.world((x, y)))
            asked = run("--query", f"{lon:.7f},{lat:.7f}", "--center", "{:.6f},{:.6f}".format(*window.view.lonlat), "--zoom", window.view.zoom,
                        "--size", "{}x{}".format(*SIZE), "--json")
            hits = asked.json()["hits"]
            if not hits:
                continue
            window.click(x, y)
            _, found = window.wait_for(r"(?:popup opened (\S+)|(view) \S+ \S+)$")
            if found[2]:  # the number of a cluster lies over it, and was clicked
                window.wait_until_idle()
                window.key("alt+Left")
                window.wait_for_settled_view()
                continue
            self.assertEqual(found[1], "{layer}:{id}".format(**hits[0]))
            window.key("Escape")
            window.wait_for("popup closed")
            time.sleep(0.4)  # two clicks within the time of a double click would zoom
            tried += 1
        self.assertEqual(tried, 8, "symbols clicked")
        self.quit(window)

    def test_key_1_and_the_panel_s_eye_hide_the_gates(self):
        window = self.open()
        before = map_part(window.still_picture())
        orange = int(is_colour(before, GATE, 16).sum())
        self.assertGreater(orange, 500, "pixels in the colour of gates while they are shown")
        window.display.xdotool("mousemove", 900, 20)
        window.key("1")
        window.wait_for("layer hidden gates$")
        hidden = map_part(window.still_picture())
        self.assertLess(int(is_colour(hidden, GATE, 16).sum()), orange * 0.02, f"of {orange} pixels, left after hiding")
        window.key("1")
        window.wait_for("layer shown gates$")
        shown = map_part(window.still_picture())
        self.assertLess(share_of_change(before, shown), 0.002, "shown again, the map is as before")
        window.click(39, 118)  # the first row's eye in the panel: the topmost layer
        window.wait_for("layer hidden gates$")
        self.quit(window)

    def test_dragging_moves_the_map_by_what_the_mouse_moved(self):
        window = self.open()
        before = window.still_picture()
        moved = numpy.array((-140, 60))
        start = numpy.array((1000, 650))
        window.drag(start, start + moved)
        after = Settled(*window.wait_for_settled_view())
        self.assertAlmostEqual(after.zoom, window.view.zoom, places=3, msg="dragging does not zoom")
        shift = (after.centre - window.view.centre) / window.view.world_per_px * (-1, 1)
        print(f"  drag by {moved}: the logged view moved by {shift.round(2)} px")
        self.assertLess(numpy.abs(shift - moved).max(), 1.0, "pixels that the logged view moved")
        now = window.still_picture()
        # Fills and lines move as they are; labels are placed anew. Compare land and water only.
        first, second = (is_colour(image, WATER, 8) for image in (before, now))
        region = (slice(100, 700), slice(PANEL_PX + 200, 1200))
        moved_back = second[100 + 60:700 + 60, PANEL_PX + 200 - 140:1200 - 140]
        agree = float((first[region] == moved_back).mean())
        print(f"  drag: water agrees in {agree:.4f} of the pixels once moved back (without moving back {(first[region] == second[region]).mean():.4f})")
        self.assertGreater(agree, 0.995)
        self.quit(window)

    def test_the_wheel_zooms_about_the_cursor(self):
        window = self.open()
        cursor = numpy.array((1010, 333))
        window.move(*cursor)
        view = window.view
        for button, direction in ((4, 1), (4, 1), (5, -1)):
            window.display.xdotool("click", "--repeat", 3, "--delay", 20, button)
            after = Settled(*window.wait_for_settled_view())
            off = numpy.abs(after.world(cursor) - view.world(cursor)).max() / after.world_per_px
            print(f"  wheel: zoom {view.zoom} → {after.zoom}, the point under the cursor moved {off:.2f} px")
            self.assertGreater((after.zoom - view.zoom) * direction, 0.3, "levels that three notches zoom")
            self.assertLess(off, 1.5, "pixels by which the point under the cursor moved")
            view = after
        self.quit(window)

    def test_keys_and_a_double_click_pan_and_zoom(self):
        window = self.open()
        window.display.xdotool("mousemove", 900, 300)
        window.key("Right")
        view = Settled(*window.wait_for_settled_view())
        self.assertAlmostEqual((view.centre - window.view.centre)[0] / window.view.world_per_px, 100, delta=1, msg="→ pans 100 px")
        window.key("plus")
        closer = Settled(*window.wait_for_settled_view())
        self.assertAlmostEqual(closer.zoom - view.zoom, 1, delta=0.01, msg="+ zooms one level")
        window.key("f")
        home = Settled(*window.wait_for_settled_view())
        self.assertAlmostEqual(home.zoom, window.view.zoom, delta=0.01, msg="F fits everything again")
        window.move(1370, 20)
        window.display.xdotool("click", "--repeat", 2, "--delay", 60, 1)
        closer = Settled(*window.wait_for_settled_view())
        self.assertAlmostEqual(closer.zoom - home.zoom, 1, delta=0.02, msg="a double click zooms one level in")
        self.quit(window)

    def badge_of(self, window, gate, corner=(1, -1)):
        """Where the number at a gate's symbol is, 21 px wide: at its upper right, if it covers less there than elsewhere."""
        return window.view.screen(gate) + numpy.array((16, 12)) * corner

    def test_a_gathered_gate_speaks_for_its_neighbours_and_its_number_opens_them(self):
        window = self.open()
        kim_thanh = (103.93283, 22.52738)
        window.click(*window.view.screen(kim_thanh))
        window.wait_for("popup opened gates:G05$")
        window.key("Escape")
        window.wait_for("popup closed")
        time.sleep(0.4)  # not a double click
        window.click(*self.badge_of(window, kim_thanh, corner=(-1, 1)))
        view = Settled(*window.wait_for_settled_view())
        self.assertGreater(view.zoom, window.view.zoom + 2, "closer, where they come apart")
        self.quit(window)

    def test_things_at_one_place_fan_out(self):
        window = self.open("--center", "{},{}".format(*LAO_CAI_GATE), "--zoom", 17)  # nothing but what has its place is left there
        before = window.still_picture()
        window.click(*self.badge_of(window, LAO_CAI_GATE))
        count = int(window.wait_for(r"fan of (\d+) opened")[1].group(1))
        self.assertGreater(count, 10, "the gate and what happened there")
        self.assertGreater(share_of_change(map_part(before), map_part(window.still_picture())), 0.01, "they are drawn around it")
        first = window.view.screen(LAO_CAI_GATE) + numpy.array((0, -44))  # the ring's first: the gate itself
        time.sleep(0.4)
        window.click(*first)
        window.wait_for("popup opened gates:G06$")
        window.key("Escape")
        window.wait_for("popup closed")
        self.quit(window)

    def test_shift_and_drag_zooms_to_a_box_and_views_are_gone_back_to(self):
        window = self.open()
        low, high = numpy.array((700, 300)), numpy.array((1000, 500))
        middle = window.view.world((low + high) / 2)
        window.drag(low, high, held="shift")
        view = Settled(*window.wait_for_settled_view())
        self.assertLess(numpy.abs(view.centre - middle).max() / window.view.world_per_px, 1.5, "the box's middle is the view's")
        self.assertAlmostEqual(view.zoom - window.view.zoom, numpy.log2(min(SIZE[0] / 300, SIZE[1] / 200)), delta=0.1, msg="it fills the view")
        window.display.xdotool("click", 8)
        back = Settled(*window.wait_for_settled_view())
        self.assertAlmostEqual(back.zoom, window.view.zoom, delta=0.001, msg="button 4 goes back")
        window.key("alt+Right")
        forward = Settled(*window.wait_for_settled_view())
        self.assertAlmostEqual(forward.zoom, view.zoom, delta=0.001, msg="Alt+Right goes forward")
        self.quit(window)

    def test_what_is_under_the_pointer_stands_out(self):
        window = self.open("--center", "{},{}".format(*LAO_CAI_GATE), "--zoom", 13)
        window.move(1300, 60)
        before = window.still_picture()
        at = window.view.screen(LAO_CAI_GATE)
        window.move(*at)
        hovered = window.still_picture()
        box = (slice(int(at[1]) - 20, int(at[1]) + 20), slice(int(at[0]) - 20, int(at[0]) + 20))
        self.assertGreater(int(is_colour(hovered[box], GATE, 16).sum()), int(is_colour(before[box], GATE, 16).sum()) * 1.1,
                           "the gate is larger under the pointer")
        window.move(1300, 60)
        self.assertLess(share_of_change(map_part(before), map_part(window.still_picture())), 0.001, "and as before when it has gone")
        self.quit(window)

    def test_resizing_keeps_the_middle_and_fills_the_window(self):
        window = self.open()
        identifier = window.display.xdotool("search", "--name", "Gatepost").split()[0]
        window.display.xdotool("windowsize", identifier, 1000, 640)
        view = Settled(*window.wait_for_settled_view())
        numpy.testing.assert_allclose(view.lonlat, window.view.lonlat, atol=0.01)
        image = window.still_picture()
        beyond, inside = image[650:, :990], image[:560, 400:990]
        self.assertLess(beyond.mean(), 5, "nothing is drawn outside the smaller window")
        plain = is_colour(inside, LAND, 8) | is_colour(inside, NEIGHBOUR_LAND, 8) | is_colour(inside, WATER, 8)
        self.assertGreater(plain.mean(), 0.7, "map in the smaller window")
        self.quit(window)


class StartAndEnd(WindowTest):
    def test_the_first_picture_comes_soon(self):
        window = self.open(ready=False)
        seconds, _ = window.wait_for("map ready")
        print(f"  map ready {seconds:.2f} s after the start")
        self.assertLess(seconds, 10, "seconds from the start to the map, on a machine that may be busy")
        image = window.still_picture()
        self.assertGreater(len(numpy.unique(map_part(image).reshape(-1, 3), axis=0)), 300, "colours in the picture")
        self.quit(window)

    def test_an_idle_window_uses_no_processor(self):
        window = self.open()
        window.display.xdotool("mousemove", 900, 300)
        window.wait_until_idle()
        begun, before = time.monotonic(), window.cpu_seconds()
        time.sleep(10)
        used = (window.cpu_seconds() - before) / (time.monotonic() - begun)
        print(f"  idle: {100 * used:.2f} % of one core over 10 s")
        self.assertLess(used, 0.05, "share of one core")
        self.quit(window)

    def test_select_opens_its_popup_at_the_start(self):
        window = self.open("--select", "gates:G06", ready=False)
        window.wait_for("popup opened gates:G06$")
        window.wait_until_idle()
        self.quit(window)

    def test_a_faulty_file_leaves_the_window_open_and_says_so(self):
        path = self.write("bad.geojson", "not a map")
        window = self.open(path, ready=False)
        window.wait_for(r"bad\.geojson.*not GeoJSON")
        window.wait_for("map ready")
        self.quit(window)

    def test_closing_during_a_load_is_quick(self):
        generator = random.Random(1)
        with open(self.folder / "large.geojson", "w", encoding="utf-8") as file:
            file.write('{"type":"FeatureCollection","features":[\n')
            for i in range(240_000):
                file.write('{"type":"Feature","properties":{"id":%d,"name":"point number %d"},"geometry":{"type":"Point","coordinates":[%.5f,%.5f]}},\n'
                           % (i, i, generator.uniform(102, 108), generator.uniform(20, 24)))
            file.write(json.dumps({"type": "Feature", "properties": {}, "geometry": None}) + "]}\n")
        megabytes = (self.folder / "large.geojson").stat().st_size / 1e6
        for attempt in (1, 2):  # the machine may be busy: the better of two counts
            window = self.open(self.folder / "large.geojson", ready=False)
            window.display.xdotool("search", "--sync", "--name", "Gatepost")
            time.sleep(0.3)  # the reading is under way
            window.display.xdotool("mousemove", 700, 300, "key", "ctrl+q")
            status, seconds = window.end(timeout_s=30)
            print(f"  closed {seconds:.2f} s after Ctrl+Q while {megabytes:.0f} MB were being read")
            self.assertEqual(status, 0)
            self.assertNotIn("map ready", " ".join(window.log), "the file was still being read")
            if seconds < 3:
                break
        self.assertLess(seconds, 3, "seconds until the program had ended")


if __name__ == "__main__":
    main()
