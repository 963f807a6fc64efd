#!/usr/bin/python3
"""What an input method writes arrives in the field of the search: Vietnamese and Chinese by IBus, over X's own protocol."""

import os
import signal
import subprocess
import time

import numpy

from gatepost_app import main
from window_case import WindowTest

ANSWER_S = 30
SETTINGS_IN_MEMORY = "/usr/libexec/ibus-memconf"  # libpinyin does not start without a keeper of settings


class InputMethod(WindowTest):
    def setUp(self):
        super().setUp()
        self.display.environment["XMODIFIERS"] = "@im=ibus"
        self.environment = {**self.display.environment, "HOME": str(self.folder), "XDG_CACHE_HOME": str(self.folder / "cache"),
                            "GSETTINGS_BACKEND": "memory"}
        daemon = subprocess.Popen(["ibus-daemon", "--xim", "--panel=disable", "--emoji-extension=disable", f"--config={SETTINGS_IN_MEMORY}"],
                                  env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  start_new_session=True)
        self.addCleanup(daemon.wait)
        self.addCleanup(os.killpg, daemon.pid, signal.SIGKILL)  # an engine that ends by itself writes into the folder once more
        self.until(lambda: "ibus" in self.answer("xprop", "-root", "XIM_SERVERS"), "IBus is there for the programs of this display")

    def answer(self, *command):
        return subprocess.run(command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout.strip()

    def until(self, holds, what):
        end = time.monotonic() + ANSWER_S
        while not holds():
            self.assertLess(time.monotonic(), end, f"not within {ANSWER_S} s: {what}")
            time.sleep(0.05)

    def choose(self, engine):
        """The exit status of `ibus engine NAME` tells nothing: it is 1 for every engine that keeps the keyboard's layout."""
        self.answer("ibus", "engine", engine)
        self.until(lambda: self.answer("ibus", "engine") == engine, f"IBus takes {engine}")

    def write_word(self, window, keys):
        """A word is first written inside the input method; the last key brings it into the field, some time after it was pressed."""
        *written, last = ("space" if key == " " else key for key in keys)
        window.key(*written)
        window.wait_until_idle()
        before = window.display.picture()
        window.key(last)
        self.until(lambda: not numpy.array_equal(window.display.picture(), before), f"{keys!r} changes what the window shows")
        window.wait_until_idle()

    def check_found(self, engine, words, opened):
        window = self.open("--ui-lang", "en")
        self.choose(engine)
        window.key("ctrl+f")
        window.wait_until_idle()
        for word in words:
            self.write_word(window, word)
        window.key("Return")
        _, found = window.wait_for(r"popup opened (\S+)")
        self.assertEqual(found.group(1), opened)
        self.quit(window)

    def test_vietnamese_by_telex(self):
        self.check_found("Unikey", ("huwux ", "nghij "), "gates:G31")  # Hữu Nghị; by the letters of the keys nothing is found

    def test_chinese_by_pinyin(self):
        self.check_found("libpinyin", ("youyi2",), "gates:G31")  # 友谊 is the second that is offered, after 有一


if __name__ == "__main__":
    main()
