"""Shared by the whole-program tests: run the program, read its pictures, open its window on a display of its own.

Every test file is run as `NAME_test.py PROGRAM`; nothing here knows how the program works inside.
"""

import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

import numpy
from osgeo import gdal

gdal.UseExceptions()

REPOSITORY = Path(__file__).resolve().parents[2]
GEODATA = REPOSITORY / "geodata"
OWN_POINT = (0x00, 0x70, 0xD8)  # first colour of a person's own files
LAND, NEIGHBOUR_LAND, WATER = (0xF6, 0xF3, 0xEA), (0xEF, 0xEC, 0xE2), (0xCF, 0xE2, 0xEC)
LAO_CAI_GATE = (103.96443, 22.50736)  # gates:G06
ZOOM_0_WORLD_PER_PX = 156543.03392804097
EARTH_RADIUS_M = 6378137.0

program = None  # path of the program under test, set by main()


def main():
    """Takes the program's path from the command line and runs the calling file's tests."""
    global program
    if len(sys.argv) < 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit(f"usage: {sys.argv[0]} PATH_OF_GATEPOST [unittest options]")
    # A caller imports this module by its name; the test file itself is __main__.
    sys.modules["gatepost_app"].program = os.path.abspath(sys.argv.pop(1))
    unittest.main(module="__main__", verbosity=2)


def build_folder():
    """The build folder that the program stands in."""
    for folder in Path(program).parents:
        if (folder / "CMakeCache.txt").exists():
            return folder
    raise AssertionError(f"{program} does not stand in a build folder")


class Run:
    """What one call of the program came to."""

    def __init__(self, arguments, finished, seconds):
        self.arguments = [str(a) for a in arguments]
        self.code = finished.returncode
        self.stdout = finished.stdout
        self.stderr = finished.stderr.decode("utf-8", "replace")
        self.seconds = seconds

    @property
    def lines(self):
        return [line for line in self.stderr.splitlines() if line.strip()]

    def json(self):
        return json.loads(self.stdout)

    def __str__(self):
        return f"gatepost {' '.join(self.arguments)}\n  exit {self.code} after {self.seconds:.2f} s, stderr: {self.stderr[:2000]!r}"


def run(*arguments, stdin=None, stdout=subprocess.PIPE, timeout_s=60, environment=None, cwd=None, path=None):
    """One call of the program (or of the one at `path`), to its end."""
    begun = time.monotonic()
    feed = {"input": stdin} if stdin is not None else {"stdin": subprocess.DEVNULL}
    finished = subprocess.run([path or program, *map(str, arguments)], stdout=stdout, stderr=subprocess.PIPE, timeout=timeout_s,
                              env=environment, cwd=cwd, **feed)
    return Run(arguments, finished, time.monotonic() - begun)


class TestCase(unittest.TestCase):
    """Has a folder of its own, and checks of a run that say everything about it when they fail."""

    longMessage = True
    maxDiff = 2000

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="gatepost-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def ran(self, *arguments, code=0, **options):
        done = run(*arguments, **options)
        self.assertEqual(done.code, code, f"exit status\n{done}")
        return done

    def picture(self, *arguments, code=0, size=(800, 500), name="picture.png", **options):
        """The pixels of --screenshot with these arguments, as rows × columns × 3."""
        path = self.folder / name
        self.ran(*arguments, "--size", f"{size[0]}x{size[1]}", "--screenshot", path, code=code, **options)
        return read_png(path)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content if isinstance(content, str) else json.dumps(content)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        return path

    def mounted(self, *options):
        """A file system of 1 MB that only this test uses."""
        if os.geteuid() != 0:
            self.skipTest("only root mounts file systems")
        folder = self.folder / "disk"
        folder.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join(("size=1m", *options)), "tmpfs", folder]).returncode != 0:
            self.skipTest("no file system can be mounted here")
        self.addCleanup(subprocess.run, ["umount", folder])
        return folder


# --- GeoJSON -----------------------------------------------------------------------------------------------------------

def feature(coordinates, kind="Point", **properties):
    geometry = None if coordinates is None else {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features, **members):
    return {"type": "FeatureCollection", **members, "features": list(features)}


def points(lonlats):
    return collection(*(feature([lon, lat], number=i) for i, (lon, lat) in enumerate(lonlats)))


def atlas_layer(name):
    return json.loads((GEODATA / "atlas" / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


# --- coordinates: outside witness and the view's arithmetic ------------------------------------------------------------

def gdaltransform(lonlats, crs, back=False):
    """Lon/lat → crs (or back) by GDAL's own program; rows of x, y."""
    source, target = ("EPSG:4326", crs) if not back else (crs, "EPSG:4326")
    text = "".join(f"{x:.15g} {y:.15g}\n" for x, y in lonlats)
    answer = subprocess.run(["gdaltransform", "-s_srs", source, "-t_srs", target, "-output_xy"], input=text,
                            capture_output=True, text=True, check=True)
    return numpy.array([[float(v) for v in line.split()] for line in answer.stdout.splitlines()])


def pixels_in_extent(world, extent, size):
    """Continuous pixel positions: extent's left edge is 0, its right edge the width; y down."""
    left, bottom, right, top = extent
    return numpy.column_stack(((world[:, 0] - left) / (right - left) * size[0],
                               (top - world[:, 1]) / (top - bottom) * size[1]))


def web_mercator(lon, lat):
    return (EARTH_RADIUS_M * numpy.radians(lon),
            EARTH_RADIUS_M * numpy.log(numpy.tan(numpy.pi / 4 + numpy.radians(lat) / 2)))


def lonlat_of_web_mercator(x, y):
    return (numpy.degrees(x / EARTH_RADIUS_M), numpy.degrees(2 * numpy.arctan(numpy.exp(y / EARTH_RADIUS_M)) - numpy.pi / 2))


# --- pictures ----------------------------------------------------------------------------------------------------------

def read_png(source):
    """Rows × columns × 3, from a path or from bytes."""
    if isinstance(source, bytes):
        gdal.FileFromMemBuffer("/vsimem/picture.png", source)
        source = "/vsimem/picture.png"
    return numpy.moveaxis(gdal.Open(str(source)).ReadAsArray()[:3], 0, 2)


def png_size(data):
    """(width, height) from the head of a PNG's bytes; None where the bytes are no PNG."""
    if data[:8] != b"\x89PNG\r\n\x1a\n" or data[12:16] != b"IHDR":
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def is_colour(image, colour, tolerance=24):
    return (numpy.abs(image.astype(int) - numpy.array(colour)).max(axis=2)) <= tolerance


def share_of_change(before, after, tolerance=8):
    """Share of pixels in which two pictures differ visibly."""
    return float((numpy.abs(before.astype(int) - after.astype(int)).max(axis=2) > tolerance).mean())


def components(mask):
    """8-connected groups of True pixels, each as an array of (row, column)."""
    left = set(map(tuple, numpy.argwhere(mask)))
    groups = []
    while left:
        stack, group = [left.pop()], []
        while stack:
            row, column = stack.pop()
            group.append((row, column))
            for neighbour in ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
                if neighbour in left:
                    left.remove(neighbour)
                    stack.append(neighbour)
        groups.append(numpy.array(group))
    return groups


def point_blobs(image, colour=OWN_POINT, least_px=30):
    """Centres (x, y) of the disks of a colour, each at least so many pixels, in continuous pixel coordinates.

    Edge pixels are a mixture of the disk and its white casing: they count with their share of the disk's colour.
    """
    centres = []
    towards = numpy.array(colour, float) - 255.0
    for group in components(is_colour(image, colour, 40)):
        if len(group) < least_px:
            continue
        (top, left), (bottom, right) = group.min(axis=0) - 1, group.max(axis=0) + 2
        top, left = max(top, 0), max(left, 0)
        patch = image[top:bottom, left:right].astype(float) - 255.0
        weight = numpy.clip(patch @ towards / (towards @ towards), 0, 1)
        weight[weight < 0.12] = 0  # the map beside the casing is not quite white
        rows, columns = numpy.mgrid[top:top + weight.shape[0], left:left + weight.shape[1]]
        centres.append((float((weight * columns).sum() / weight.sum()) + 0.5, float((weight * rows).sum() / weight.sum()) + 0.5))
    return numpy.array(centres).reshape(-1, 2)


# --- a window on a display of its own ----------------------------------------------------------------------------------

class Display:
    """An X server without a window manager; ends with the `with` block."""

    def __init__(self, size=(1400, 900)):
        self.size = size

    def __enter__(self):
        reader, writer = os.pipe()
        width, height = self.size
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-noreset",
                                        "-nolisten", "tcp"], pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.name = f":{number}"
        self.folder = tempfile.TemporaryDirectory()  # settings of its own, not those of whoever runs the test
        self.environment = {**os.environ, "DISPLAY": self.name, "XDG_CONFIG_HOME": self.folder.name,
                            "XDG_STATE_HOME": str(Path(self.folder.name) / "state"), "LC_ALL": "C.UTF-8",
                            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",  # no desktop of whoever runs the test
                            "XDG_PICTURES_DIR": str(Path(self.folder.name) / "pictures")}
        (Path(self.folder.name) / "pictures").mkdir()
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
        self.folder.cleanup()

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, check=True, capture_output=True,
                              text=True).stdout

    def picture(self):
        done = subprocess.run(["import", "-window", "root", "png:-"], env=self.environment, check=True, capture_output=True)
        return read_png(done.stdout)


class Window:
    """The program in a window, its log lines as they come."""

    def __init__(self, display, *arguments, **options):
        self.display = display
        self.log = []
        self.begun = time.monotonic()
        self.process = subprocess.Popen([program, "--log", "info", *map(str, arguments)], env=display.environment,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **options)
        self._fresh = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        for line in self.process.stderr:
            self._fresh.put((time.monotonic() - self.begun, line.strip()))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._reader.join()
        self.process.stderr.close()

    def wait_for(self, pattern, timeout_s=60):
        """The first log line, not yet waited past, that matches; returns (seconds since the start, match)."""
        until = time.monotonic() + timeout_s
        while True:
            try:
                at, line = self._fresh.get(timeout=max(until - time.monotonic(), 0.001))
            except queue.Empty:
                state = "runs" if self.process.poll() is None else f"ended with {self.process.returncode}"
                raise AssertionError(f"no log line /{pattern}/ within {timeout_s} s; the program {state}; "
                                     f"log so far: {self.log[-12:]}") from None
            self.log.append(line)
            found = re.search(pattern, line)
            if found:
                return at, found

    def wait_for_settled_view(self, **options):
        """Waits for a `view` line, then for more until none comes for 0.4 s: (lon, lat, zoom) of the last."""
        pattern = r"view (-?[\d.]+),(-?[\d.]+) (-?[\d.]+)"
        _, found = self.wait_for(pattern, **options)
        while True:
            try:
                _, later = self.wait_for(pattern, timeout_s=0.4)
                found = later
            except AssertionError:
                return tuple(float(v) for v in found.groups())

    def cpu_seconds(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def has_work(self):
        """Whether a thread runs, or would if it had a CPU."""
        for thread in Path(f"/proc/{self.process.pid}/task").iterdir():
            try:
                if (thread / "stat").read_text().rpartition(")")[2].split()[0] in "RD":
                    return True
            except FileNotFoundError:  # it has ended
                pass
        return False

    def wait_until_idle(self, timeout_s=60):
        """Until the program used no CPU for a tenth of a second, and wanted none: every event so far is drawn."""
        until = time.monotonic() + timeout_s
        before = self.cpu_seconds()
        while time.monotonic() < until:
            time.sleep(0.1)
            now = self.cpu_seconds()
            if now == before and not self.has_work():
                return
            before = now
        raise AssertionError(f"the program is still busy after {timeout_s} s")

    def still_picture(self):
        self.wait_until_idle()
        return self.display.picture()

    def move(self, x, y):
        self.display.xdotool("mousemove", int(round(x)), int(round(y)))
        self.wait_until_idle()

    def click(self, x, y, button=1):
        self.move(x, y)
        self.display.xdotool("click", button)

    def key(self, *keys):
        self.display.xdotool("key", *keys)

    def type(self, text):
        self.display.xdotool("type", "--delay", 30, text)
        self.wait_until_idle()

    def command(self, text):
        """Types into the command field and takes the first row."""
        self.key("ctrl+p")
        self.wait_until_idle()
        self.type(text)
        self.key("Return")

    def drag(self, start, end, steps=8, held=None):
        """Presses, moves in steps, rests (so that nothing is flung), releases; with a key held if one is named."""
        if held:
            self.display.xdotool("keydown", held)
        self.move(*start)
        self.display.xdotool("mousedown", 1)
        for i in range(1, steps + 1):
            self.display.xdotool("mousemove", *(int(round(a + (b - a) * i / steps)) for a, b in zip(start, end)))
        self.wait_until_idle()
        self.display.xdotool("mouseup", 1)
        if held:
            self.display.xdotool("keyup", held)

    def end(self, timeout_s=30):
        """Waits for the program's end: (exit status, seconds it took)."""
        begun = time.monotonic()
        try:
            status = self.process.wait(timeout=timeout_s)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGKILL)
            raise AssertionError(f"the program did not end within {timeout_s} s") from None
        return status, time.monotonic() - begun
