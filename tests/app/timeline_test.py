#!/usr/bin/python3
"""The timeline of the window: moving through time by keys and by hand, playing, typing, doubt and what has no date."""

import json

import numpy

import gatepost_app
from gatepost_app import atlas_layer, collection, feature, main
from window_case import PANEL_PX, SIZE, WindowTest, map_part

TOP = SIZE[1] - 28 - 78  # of the bar
PLAY, TEXT, LAST = (PANEL_PX + 42, TOP + 17), (PANEL_PX + 520, TOP + 17), (SIZE[0] - 20, TOP + 17)
AXIS_LEFT, AXIS_RIGHT, RAIL, BARS = PANEL_PX + 12, SIZE[0] - 8, TOP + 36, TOP + 50


def days(*dates, **more):
    return collection(*(feature([104 + i, 21], value=value, date=date, **more) for i, (value, date) in enumerate(dates)))


class TimelineTest(WindowTest):
    def open(self, *arguments, **options):
        return super().open("--ui-lang", "en", *arguments, **options)

    def time(self, window, *keys):
        """What the time is after some keys."""
        window.key(*keys)
        return window.wait_for(r"info: time (.*)$")[1][1]

    def draw(self, window, start, end):
        """As slowly as a hand."""
        moves = [word for i in range(1, 5) for word in ("mousemove", int(start[0] + (end[0] - start[0]) * i / 4), int(end[1]), "sleep", 0.15)]
        window.display.xdotool("mousemove", int(start[0]), int(start[1]), "sleep", 0.2, "mousedown", 1, "sleep", 0.2, *moves, "mouseup", 1)
        window.wait_until_idle()

    def test_keys_step_through_years_and_to_the_next_event(self):
        path = self.write("dated.geojson", days(("a", "2016-03-07"), ("b", "2018"), ("c", "2019-05")))
        window = self.open(path)
        self.assertEqual(self.time(window, "period"), "2016/2016")
        self.assertEqual(self.time(window, "period"), "2017/2017")
        self.assertEqual(self.time(window, "period"), "2018/2018")
        self.assertEqual(self.time(window, "comma"), "2017/2017")
        self.assertEqual(self.time(window, "shift+period"), "2018/2018")
        self.assertEqual(self.time(window, "shift+period"), "2019/2019")
        self.assertEqual(self.time(window, "shift+comma"), "2018/2018")
        self.quit(window)

    def test_the_six_exchanges_up_to_2021_come_by_stepping(self):
        window = self.open()
        starts = {one["properties"]["start"][:4] for one in atlas_layer("exchanges") if one["properties"]["start"] < "2022"}
        self.assertEqual(len(starts), 6)
        window.click(*TEXT)
        window.wait_until_idle()
        window.type("2014")
        self.assertEqual(self.time(window, "Return"), "2014/2014")
        window.key("Escape")
        seen = set()
        for year in range(2015, 2022):
            self.assertEqual(self.time(window, "period"), f"{year}/{year}")
            done = self.ran("--list-layers", "--json", "--time", str(year))
            shown = {layer["id"]: layer["shown"] for layer in json.loads(done.stdout)["layers"]}
            seen |= {str(year)} if shown["exchanges"] else set()
        self.assertEqual(seen | {"2014"}, starts)
        self.quit(window)

    def test_what_is_not_there_goes_and_comes_again(self):
        path = self.write("dated.geojson", days(("a", "2016-03-07"), ("b", "2018")))
        window = self.open(path, "--no-basemap")
        both = window.still_picture()
        self.time(window, "period")
        one = window.still_picture()
        blobs = [len(gatepost_app.point_blobs(map_part(image))) for image in (both, one)]
        self.assertEqual(blobs, [2, 1])
        window.click(TEXT[0] + 104, TEXT[1])  # all times
        self.assertEqual(window.wait_for(r"info: time (.*)$")[1][1], "../..")
        self.assertEqual(len(gatepost_app.point_blobs(map_part(window.still_picture()))), 2)
        self.quit(window)

    def test_a_range_is_typed_and_what_is_none_stays_to_be_mended(self):
        path = self.write("dated.geojson", days(("a", "2016-03-07"), ("b", "2018")))
        window = self.open(path)
        window.click(*TEXT)
        window.wait_until_idle()
        window.type("2016-02/2016-03-07")
        self.assertEqual(self.time(window, "Return"), "2016-02/2016-03-07")
        window.wait_until_idle()
        window.click(*TEXT)
        window.key("ctrl+a")
        window.type("whenever")
        window.key("Return")
        window.wait_until_idle()
        window.key("ctrl+a")
        window.type("2018")
        self.assertEqual(self.time(window, "Return"), "2018/2018")
        self.quit(window)

    def test_handles_are_drawn_and_the_range_moves(self):
        path = self.write("dated.geojson", days(("a", "2010-01-01"), ("b", "2019-12-31")))
        window = self.open(path)
        x = lambda year: AXIS_LEFT + (AXIS_RIGHT - AXIS_LEFT) * (year - 2010) / 10
        self.assertEqual(self.time(window, "period"), "2010/2010")
        window.wait_until_idle()
        self.draw(window, (x(2011), RAIL), (x(2014), RAIL))
        window.wait_for(r"info: time 2010/2013$")
        self.draw(window, (x(2012), RAIL), (x(2015), RAIL))
        window.wait_for(r"info: time 2013/2016$")
        self.quit(window)

    def test_it_plays_to_the_end_and_stops(self):
        path = self.write("dated.geojson", days(("a", "2016-03-07"), ("b", "2018")))
        window = self.open(path)
        window.click(*PLAY)
        for year in (2016, 2017, 2018):
            self.assertEqual(window.wait_for(r"info: time (.*)$")[1][1], f"{year}/{year}")
        window.wait_until_idle()
        self.quit(window)

    def test_there_is_none_without_dates_and_it_can_be_put_away(self):
        path = self.write("plain.geojson", gatepost_app.points([(104, 21), (107, 22)]))
        window = self.open(path)
        without = window.still_picture()
        self.quit(window)
        path.write_text(json.dumps(days(("a", "2016"), ("b", "2018"))))
        window = self.open(path)
        with_it = window.still_picture()
        bar = numpy.s_[TOP + 3:TOP + 70, PANEL_PX + 20:SIZE[0] - 20]
        self.assertGreater((numpy.abs(with_it[bar].astype(int) - without[bar]).max(axis=2) > 5).mean(), 0.9, "it lies on the map")
        window.key("t")
        window.wait_until_idle()
        away = window.still_picture()
        self.assertGreater((numpy.abs(away[bar].astype(int) - with_it[bar]).max(axis=2) > 5).mean(), 0.9, "the map is seen")
        self.quit(window)


if __name__ == "__main__":
    main()
