#!/usr/bin/python3
"""The basemap's land is filled without cracks, at every scale: each picture is held against one of four times as many pixels."""

import numpy

import gatepost_app
from gatepost_app import TestCase, main, read_png

SIZE = (900, 640)
FINER = 4
ALL_BUT_COUNTRIES = "rivers,coast,provinces,boundaries,border,names"


def water(image):
    """Where a picture in dark colours shows water: it is bluer than land, whose three shades are grey."""
    rgb = image[..., :3].astype(int)
    return (rgb[..., 2] - rgb[..., 0]) > 12


def is_plain(mask, reach):
    """Where a mask is the same all around, within some pixels."""
    rows, columns = mask.shape
    plain = numpy.zeros_like(mask)
    inner = mask[reach:-reach, reach:-reach]
    same = numpy.ones_like(inner)
    for dy in range(-reach, reach + 1):
        for dx in range(-reach, reach + 1):
            same &= mask[reach + dy:rows - reach + dy, reach + dx:columns - reach + dx] == inner
    plain[reach:-reach, reach:-reach] = same
    return plain


def in_runs(mask):
    """Without pixels that have fewer than two neighbours: a crack is a line, a pond or islet of half a pixel is none."""
    padded = numpy.pad(mask, 1).astype(int)
    rows, columns = mask.shape
    around = sum(padded[1 + dy:1 + dy + rows, 1 + dx:1 + dx + columns] for dy in (-1, 0, 1) for dx in (-1, 0, 1))
    return mask & (around >= 3)


class Fills(TestCase):
    def land_and_water(self, view, scale):
        path = self.folder / "picture.png"
        run = gatepost_app.run("--theme", "dark", "--layers", "countries", "--hide-layers", ALL_BUT_COUNTRIES, *view, "--size",
                               f"{SIZE[0] * scale}x{SIZE[1] * scale}", "--scale", scale, "--screenshot", path)
        self.assertEqual(run.code, 0, run)
        return water(read_png(path))[:-60 * scale]  # without the credits

    def test_no_crack_runs_through_the_land(self):
        seen = 0
        for zoom in (3, 4.3, 5.1, 6, 6.6, 7.194, 7.9, 8.7):
            for centre in ("105.0468287,22.0495339", "110.5,21.5", "117,24"):
                with self.subTest(zoom=zoom, centre=centre):
                    view = ("--center", centre, "--zoom", zoom)
                    coarse = self.land_and_water(view, 1)
                    fine = self.land_and_water(view, FINER)[FINER // 2::FINER, FINER // 2::FINER]
                    plain = is_plain(fine, 3)
                    differs = plain & (coarse != fine)
                    wrong = int(in_runs(differs).sum())
                    self.assertLess(int(differs.sum()), 40, "ponds and islets of half a pixel among them")
                    seen += int(plain.sum())
                    self.assertLess(wrong, 20, "pixels of land where there is water, or the other way round")
        print(f"  {seen} pixels away from shores held against finer ones")
        self.assertGreater(seen, 5_000_000)


if __name__ == "__main__":
    main()
