"""What the tests of real windows share: a window of a known size, and the arithmetic of its view."""

import numpy

from gatepost_app import LAO_CAI_GATE, ZOOM_0_WORLD_PER_PX, Display, TestCase, Window, web_mercator

SIZE = (1400, 900)
MIDDLE = numpy.array(SIZE) / 2
PANEL_PX = 304  # the layer panel covers this much on the left
STATUS_PX = 70  # status line and credit at the bottom
GATE = (0xB8, 0x47, 0x0F)


AT_LAO_CAI = ("--center", "{},{}".format(*LAO_CAI_GATE), "--zoom", 12)  # where its gates stand apart


class Settled:
    """A view as the program's log tells it, and its arithmetic in web Mercator."""

    def __init__(self, lon, lat, zoom):
        self.lonlat, self.zoom = (lon, lat), zoom
        self.world_per_px = ZOOM_0_WORLD_PER_PX / 2**zoom
        self.centre = numpy.array(web_mercator(lon, lat))

    def screen(self, lonlat):
        return MIDDLE + (numpy.array(web_mercator(*lonlat)) - self.centre) / self.world_per_px * (1, -1)

    def world(self, screen):
        return self.centre + (numpy.array(screen) - MIDDLE) * self.world_per_px * (1, -1)


def map_part(image):
    """What lies beside panel, status line and credit."""
    return image[:-STATUS_PX, PANEL_PX:]


class WindowTest(TestCase):
    def setUp(self):
        super().setUp()
        self.display = self.enterContext(Display(SIZE))

    def open(self, *arguments, ready=True):
        window = self.enterContext(Window(self.display, "--size", "{}x{}".format(*SIZE), *arguments, cwd=self.folder))
        if not ready:
            return window
        window.view = Settled(*window.wait_for_settled_view())
        if not any("map ready" in line for line in window.log):
            window.wait_for("map ready")
        window.wait_until_idle()
        return window

    def quit(self, window, unsaved=False):
        """With `unsaved` it asks, and is told not to save."""
        window.key("ctrl+q")
        if unsaved:
            window.wait_until_idle()
            self.assertIsNone(window.process.poll(), "it asks about what is unsaved")
            window.key("Right")
            window.wait_until_idle()
            window.key("Return")
        status, seconds = window.end()
        self.assertEqual(status, 0, f"exit status after Ctrl+Q; log: {window.log[-8:]}")
        return seconds
