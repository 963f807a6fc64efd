#!/usr/bin/python3
"""--time: what was there, possibly there, or not, against an oracle that counts days by another method."""

import csv
import json
import random
import re

from osgeo import ogr, osr

from gatepost_app import TestCase, atlas_layer, collection, feature, main

FOREVER = 10**12  # minutes
VALUES = """2019 2019-05 2019-05-07 20190507 2019-W19-2 2019-127 2018-12-31 2020-02-29 2019/05/07 1999 2000
            2019-05-07T10:30Z 2019-05-07T23:30-02:00 2019-05-07T00:30+07:00 2019-05-07T10 2019-05-06T24:00
            201X 20XX 2019-XX 2019-05-XX 2019-22 -0500 0000 9999 2019~ 2019-05~ 2019-05-07~ 2019? 2019-05? 2019%
            2019/2021 2019-05/2019-07 2019-05-05/2019-05-07 2019-05/2019 2019/2019 1979/.. ../1985 1979/ /1985 ../2019-05-07
            2019-05-07/.. 2018~/2020 2018/2020~ 2018?/2020 2018/2020? [2014..2016] [2014,2016] [..2018] [2019-05..] 2019-12/2020-01
            2019-05-01 2019-05-31 2019-04-30 2019-06-01 2016/2022 1895/1954 201X/2021 2019-02 2020 2021-13 soon""".split()


def day(year, month, date):
    """Days since some day, by Fliegel and Van Flandern (1968), shifted by cycles of 400 years to stay positive."""
    cycles = 40
    y, a = year + 400 * cycles, (month - 14) // 12 if month <= 2 else 0
    a = -1 if month <= 2 else 0
    return (1461 * (y + 4800 + a) // 4 + 367 * (month - 2 - 12 * a) // 12 - 3 * ((y + 4900 + a) // 100) // 4 + date
            - 32075 - cycles * 146097)


def month_after(year, month):
    return (year + month // 12, month % 12 + 1)


def date_of(text):
    """The minutes that a date may mean, whether it is near, whether it may be another; None: it is none."""
    marks = re.search(r"[?~%]*$", text)[0]
    text = text[:len(text) - len(marks)]
    near, unsure = bool(set(marks) & set("~%")), bool(set(marks) & set("?%"))
    if found := re.fullmatch(r"(\d{4})-W(\d\d)-(\d)", text):
        year, week, weekday = map(int, found.groups())
        fourth = day(year, 1, 4)
        monday = next(d for d in range(fourth - 6, fourth + 1) if (d - day(2024, 1, 1)) % 7 == 0)  # that was one
        low = monday + 7 * (week - 1) + weekday - 1
        return low * 1440, low * 1440 + 1440, near, unsure
    if found := re.fullmatch(r"(\d{4})-(\d{3})", text):
        low = day(int(found[1]), 1, 1) + int(found[2]) - 1
        return low * 1440, low * 1440 + 1440, near, unsure
    if found := re.fullmatch(r"(\d{1,4})(X{1,2})", text):
        count = 10 ** len(found[2])
        year = int(found[1]) * count
        return day(year, 1, 1) * 1440, day(year + count, 1, 1) * 1440, near, unsure
    if found := re.fullmatch(r"(\d{4})([-/]?)(\d\d)\2(\d\d)(?:T(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?)?", text):
        year, month, date = int(found[1]), int(found[3]), int(found[4])
        if month > 12:
            return None
        low = day(year, month, date) * 1440
        if found[5] is None:
            return low, low + 1440, near, unsure
        low += 60 * int(found[5]) + int(found[6] or 0)
        if found[7] and found[7] != "Z":
            low -= int(found[7][0] + "1") * (60 * int(found[7][1:3]) + int(found[7][4:]))
        return low, low + (1 if found[6] else 60), near, unsure
    if found := re.fullmatch(r"(\d{4})-(\d\d)(?:-XX)?", text):
        year, month = int(found[1]), int(found[2])
        if month in (21, 22, 23, 24):
            return day(year, 1, 1) * 1440, day(year + 1, 1, 1) * 1440, near, unsure
        if month > 12:
            return None
        return day(year, month, 1) * 1440, day(*month_after(year, month), 1) * 1440, near, unsure
    if found := re.fullmatch(r"(-?\d{4})(?:-XX)?", text):
        year = int(found[1])
        return day(year, 1, 1) * 1440, day(year + 1, 1, 1) * 1440, near, unsure
    return None


def widened(date):
    low, high, near, unsure = date
    by = high - low if near else 0
    return low - by, high + by


def bounds(text):
    """When it may have begun, and ended; and whether each of these is sure at all. None: it is no date."""
    if one := date_of(text):
        low, high = widened(one)
        sure = not (one[2] or one[3])
        return low, high, low, high, sure, sure
    if found := re.fullmatch(r"\[(.*)\]", text):
        parts = re.split(r"\.\.|,", found[1])
        dates = [date_of(part) for part in parts if part]
        low = -FOREVER if parts[0] == "" else min(date[0] for date in dates)
        high = FOREVER if parts[-1] == "" else max(date[1] for date in dates)
        return low, high, low, high, low > -FOREVER and high < FOREVER, True
    if text.count("/") != 1:
        return None
    first, last = text.split("/")
    begin, end = date_of(first), date_of(last)
    begin_low, begin_high = widened(begin) if begin else (-FOREVER, -FOREVER)
    end_low, end_high = widened(end) if end else (FOREVER, FOREVER)
    if first == "":
        begin_high = end[1]
    if last == "":
        end_low = begin[0]
    return (begin_low, min(begin_high, end_high), max(end_low, begin_low), end_high,
            not (begin and begin[3]), not (end and end[3]))


def presence(text, low, high):
    """-, ? or +"""
    known = bounds(text)
    if not known or not (known[0] < high and known[3] > low):
        return "-"
    begin_high, end_low, begin_is_sure, end_is_sure = known[1], known[2], known[4], known[5]
    # It began before the range ends, whenever that was; and ended after the range begins.
    return "+" if begin_is_sure and end_is_sure and begin_high <= high and end_low >= low else "?"


def instants():
    numbers = random.Random(16)
    fixed = ["2017", "2019", "2019-05", "2019-05-07", "2019-05-06", "2019-05-08", "2020-02-29", "1985", "-0500", "9999", "0000",
             "2014/2016", "2019-05/2019-05-07", "2018-12-31/2019-01-01", "../2019", "2019/..", "2010/2019", "2000/2099"]
    while len(fixed) < 100:
        year = numbers.choice([2018, 2019, 2019, 2020, numbers.randint(1890, 2030)])
        form = numbers.randrange(3)
        fixed.append(f"{year}" if form == 0 else f"{year}-{numbers.randint(1, 12):02}" if form == 1 else
                     f"{year}-{numbers.randint(1, 12):02}-{numbers.randint(1, 28):02}")
    return fixed


def range_of(text):
    first, last = text.split("/") if "/" in text else (text, text)
    return (-FOREVER if first == ".." else date_of(first)[0]), (FOREVER if last == ".." else date_of(last)[1])


class Time(TestCase):
    def layers(self, *arguments, **options):
        done = self.ran("--list-layers", "--json", "--no-basemap", *arguments, **options)
        return {layer["id"]: layer for layer in json.loads(done.stdout)["layers"]}

    def exported(self, *arguments, **options):
        path = self.folder / "shown.csv"
        self.ran("--no-basemap", *arguments, "--export", path, **options)
        with path.open(encoding="utf-8-sig") as file:
            return [row["value"] for row in csv.DictReader(file)]

    def test_60_values_at_100_instants_are_what_an_oracle_says(self):
        self.assertGreaterEqual(len(VALUES), 60)
        path = self.write("values.geojson", collection(*(feature([i, 0], value=value, date=value) for i, value in enumerate(VALUES))))
        misread = sum(bounds(value) is None for value in VALUES)
        self.assertEqual(misread, 2)
        for instant in instants():
            with self.subTest(instant):
                expected = {value: presence(value, *range_of(instant)) for value in VALUES}
                shown = self.exported(path, "--time", instant, "--undated", "hidden", code=3)
                self.assertEqual(shown, [value for value in VALUES if expected[value] != "-"])
                layer = self.layers(path, "--time", instant, code=3)["values"]
                self.assertEqual((layer["shown"], layer["possible"], layer["undated"]),
                                 (len(shown), sum(one == "?" for one in expected.values()), misread))

    def test_both_ends_count_whole(self):
        path = self.write("days.geojson", collection(feature([0, 0], value="a", date="2019-05-07"), feature([1, 0], value="b", date="2019-05-08")))
        self.assertEqual(self.exported(path, "--time", "2019-05-01/2019-05-07"), ["a"])
        self.assertEqual(self.exported(path, "--time", "2019-05-08/2019-05-08"), ["b"])

    def test_what_has_no_date_is_pale_shown_or_hidden(self):
        path = self.write("two.geojson", collection(feature([105, 21], value="a", date="2019"), feature([107, 21], value="b", date=None)))
        self.assertEqual(self.exported(path, "--time", "2019"), ["a", "b"])
        self.assertEqual(self.exported(path, "--time", "2019", "--undated", "hidden"), ["a"])
        view = ("--no-basemap", "--center", "106,21", "--zoom", 7)
        ink = {}
        for undated in ("pale", "shown", "hidden"):
            image = self.picture(path, *view, "--time", "2019", "--undated", undated, size=(600, 300))
            paper = image[5, 300].astype(int)
            ink[undated] = [int(abs(image[:, half].astype(int) - paper).sum()) for half in (slice(0, 300), slice(300, 600))]
        self.assertEqual(ink["pale"][0], ink["shown"][0])
        self.assertGreater(ink["pale"][1], 0.1 * ink["shown"][1])
        self.assertLess(ink["pale"][1], 0.7 * ink["shown"][1])
        self.assertLess(ink["hidden"][1], 0.4 * ink["pale"][1])  # the credits

    def test_dates_of_ogr_are_dates(self):
        path = self.folder / "dated.gpkg"
        dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
        srs = osr.SpatialReference()
        srs.ImportFromEPSG(4326)
        layer = dataset.CreateLayer("dated", srs, ogr.wkbPoint)
        layer.CreateField(ogr.FieldDefn("value", ogr.OFTString))
        layer.CreateField(ogr.FieldDefn("whenever", ogr.OFTDate))
        for i, (value, when) in enumerate((("a", "2019/05/07"), ("b", "2020/01/01"), ("c", None))):
            one = ogr.Feature(layer.GetLayerDefn())
            one.SetField("value", value)
            if when:
                one.SetField("whenever", when)
            one.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({i} 0)"))
            layer.CreateFeature(one)
        one = layer = dataset = None
        self.assertEqual(self.exported(path, "--time", "2019", "--undated", "hidden"), ["a"])
        self.assertEqual(self.layers(path)["dated"]["time"], ["2019-05-07", "2020-01-01"])

    def test_days_before_months_are_guessed_where_it_is_clear_and_said(self):
        path = self.write("asia.geojson", collection(feature([0, 0], value="a", date="24/04/2021"), feature([1, 0], value="b", date="03/05/2021")))
        done = self.ran("--list-layers", "--json", path, "--time", "2021-05")
        self.assertIn("read as day-month-year", done.stderr)
        self.assertEqual(self.exported(path, "--time", "2021-05"), ["b"])
        doubtful = self.write("either.geojson", collection(feature([0, 0], value="a", date="04/03/2021"), feature([1, 0], value="b", date="03/05/2021")))
        self.assertEqual(self.exported(doubtful, "--time", "2021-05"), ["a", "b"])
        kept = self.folder / "either.gatepost.json"
        self.ran(doubtful, "--no-basemap", "--save", kept)
        state = json.loads(kept.read_text())
        state["layers"][0]["dates"] = {"start": "date", "order": "month-day-year"}
        kept.write_text(json.dumps(state))
        self.assertEqual(self.exported(kept, "--time", "2021-03-05"), ["b"])

    def test_a_large_file_whose_attributes_stay_in_it_is_filtered_too(self):
        long_text = "x" * 400
        path = self.write("large.geojson", collection(*(feature([i % 360 - 180, i % 170 - 85], value=str(i), date=f"{1900 + i % 100}", more=long_text)
                                                       for i in range(25_000))))
        self.assertGreater(path.stat().st_size, 8 << 20)
        layer = self.layers(path, "--time", "1950/1959")["large"]
        self.assertEqual((layer["features"], layer["shown"], layer["possible"]), (25_000, 2_500, 0))

    def test_a_map_file_keeps_the_time(self):
        path = self.write("two.geojson", collection(feature([0, 0], value="a", date="2019"), feature([1, 0], value="b", date="2020")))
        kept = self.folder / "kept.gatepost.json"
        self.ran(path, "--no-basemap", "--time", "2019-01/2019-12-31", "--undated", "hidden", "--save", kept)
        state = json.loads(kept.read_text())
        self.assertEqual((state["time"], state["undated"]), ("2019/2019", "hidden"))
        self.assertEqual(self.exported(kept), ["a"])
        self.assertEqual(self.exported(kept, "--time", "../.."), ["a", "b"])
        kept.write_text(json.dumps({**state, "time": "whenever"}))
        done = self.ran("--list-layers", kept, code=3)
        self.assertIn("kept.gatepost.json: time: a date is expected", done.stderr)

    def test_the_exchanges_of_the_atlas_come_in_their_years(self):
        for year in range(2013, 2027):
            expected = [one["properties"]["id"] for one in atlas_layer("exchanges")
                        if one["properties"]["start"][:4] <= str(year) <= (one["properties"].get("end") or one["properties"]["start"])[:4]]
            self.assertEqual(self.layers("--time", str(year))["exchanges"]["shown"], len(expected), year)

    def test_what_is_no_range_of_time_is_refused(self):
        for text in ("2o17", "2019/2018", "17/2019", ""):
            done = self.ran("--list-layers", "--time", text or " ", code=2)
            self.assertIn("--time: a date is expected", done.stderr)
        self.ran("--list-layers", "--undated", "grey", code=2)


if __name__ == "__main__":
    main()
