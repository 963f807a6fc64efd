#!/usr/bin/python3
"""What was chosen in a window is kept however the window ends, and a window that is asked to end does so in order."""

import json
import signal
import time
from pathlib import Path

from gatepost_app import main
from window_case import WindowTest


class SettingsAreKept(WindowTest):
    def settings(self):
        path = Path(self.display.folder.name) / "gatepost" / "settings.json"
        return json.loads(path.read_text()) if path.exists() else {}

    def wait_for_settings(self, **wanted):
        until = time.monotonic() + 5
        while not wanted.items() <= self.settings().items():
            self.assertLess(time.monotonic(), until, f"settings are {self.settings()}, wanted {wanted}")
            time.sleep(0.05)

    def open_dark(self):
        window = self.open("--no-basemap")
        window.command("dark")
        window.wait_for("theme dark")
        window.wait_until_idle()
        return window

    def test_a_window_that_is_asked_to_end_does_so_in_order(self):
        for ending in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            with self.subTest(ending.name):
                window = self.open_dark()
                found = self.display.xdotool("search", "--name", "Gatepost").split()[0]
                self.display.xdotool("windowsize", found, 940, 700)
                time.sleep(0.4)  # seen, and not yet settled: it is written on the way out
                window.process.send_signal(ending)
                status, seconds = window.end()
                self.assertEqual(self.settings()["window_px"], [940, 700])
                print(f"  {ending.name}: exit {status} after {seconds:.2f} s")
                self.assertEqual(status, 0)
                self.assertLess(seconds, 1)
                self.assertEqual(self.settings()["theme"], "dark")
                window = self.open("--no-basemap")
                window.command("light")
                window.wait_for("theme light")
                self.quit(window)
                self.assertEqual(self.settings()["theme"], "light")

    def test_a_signal_that_was_to_be_ignored_is(self):
        before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does; children inherit it
        try:
            window = self.open_dark()
        finally:
            signal.signal(signal.SIGHUP, before)
        window.process.send_signal(signal.SIGHUP)
        time.sleep(1)
        self.assertIsNone(window.process.poll(), "it still runs")
        self.quit(window)

    def test_a_window_that_is_killed_leaves_what_was_chosen(self):
        window = self.open_dark()
        self.wait_for_settings(theme="dark")
        window.process.kill()
        self.assertEqual(window.end()[0], -signal.SIGKILL)
        self.assertEqual(self.settings()["theme"], "dark")

    def test_settings_outlive_the_display(self):
        window = self.open_dark()
        self.display.server.kill()
        status, _ = window.end()
        self.assertGreaterEqual(status, 0, "it ended by itself, not by a signal")
        self.assertEqual(self.settings()["theme"], "dark")

    def test_the_size_is_kept_when_it_has_settled(self):
        window = self.open("--no-basemap")
        found = self.display.xdotool("search", "--name", "Gatepost").split()[0]
        for width in range(900, 1000, 20):
            self.display.xdotool("windowsize", found, width, 700)
        self.wait_for_settings(window_px=[980, 700])
        window.process.kill()
        window.end()
        self.assertEqual(self.settings()["window_px"], [980, 700])

    def assert_told_once(self, window):
        told = [line for line in window.log if "settings.json" in line and "not saved" not in line]  # on a slow machine it saves already
        self.assertEqual(len(told), 1, window.log)

    def test_settings_that_cannot_be_read_are_one_line_and_a_window(self):
        path = Path(self.display.folder.name) / "gatepost" / "settings.json"
        path.mkdir(parents=True)
        window = self.open("--no-basemap")
        self.assert_told_once(window)
        self.quit(window)
        path.rmdir()
        path.write_text('{"theme": ' + "[" * 50000 + "]" * 50000 + "}")
        window = self.open("--no-basemap")
        self.assert_told_once(window)
        self.quit(window)


if __name__ == "__main__":
    main()
