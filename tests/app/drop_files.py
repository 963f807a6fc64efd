#!/usr/bin/python3
"""Drops files on a window of X11, as a file manager does (XDND, version 5):   drop_files.py X Y FILE...
X and Y: where on the screen. $DISPLAY says which."""

import sys
from pathlib import Path

from Xlib import X, Xatom, display
from Xlib.protocol import event


class Source:
    def __init__(self, paths):
        self.display = display.Display()
        self.root = self.display.screen().root
        self.window = self.root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self.uris = "".join(f"{Path(path).resolve().as_uri()}\r\n" for path in paths).encode()

    def atom(self, name):
        return self.display.intern_atom(name)

    def target(self, window):
        """The topmost window under it that takes drops."""
        for child in reversed(window.query_tree().children):
            found = self.target(child)
            if found:
                return found
        return window if window.get_full_property(self.atom("XdndAware"), Xatom.ATOM) else None

    def send(self, window, kind, *data):
        message = event.ClientMessage(window=window, client_type=self.atom(kind), data=(32, [self.window.id, *data]))
        window.send_event(message, event_mask=0)
        self.display.flush()

    def answered(self, kind):
        """Serves what the window asks for until it sends a message of this kind."""
        while True:
            got = self.display.next_event()
            if got.type == X.SelectionRequest:
                got.requestor.change_property(got.property, got.target, 8, self.uris)
                got.requestor.send_event(event.SelectionNotify(time=got.time, requestor=got.requestor, selection=got.selection,
                                                               target=got.target, property=got.property))
                self.display.flush()
            elif got.type == X.ClientMessage and got.client_type == self.atom(kind):
                return got.data[1]

    def drop(self, x, y):
        window = self.target(self.root)
        self.window.set_selection_owner(self.atom("XdndSelection"), X.CurrentTime)
        self.send(window, "XdndEnter", 5 << 24, self.atom("text/uri-list"), 0, 0)
        self.send(window, "XdndPosition", 0, x << 16 | y, X.CurrentTime, self.atom("XdndActionCopy"))
        if not self.answered("XdndStatus")[1] & 1:
            sys.exit("the window takes no files there")
        self.send(window, "XdndDrop", 0, X.CurrentTime, 0, 0)
        self.answered("XdndFinished")


if __name__ == "__main__":
    Source(sys.argv[3:]).drop(int(sys.argv[1]), int(sys.argv[2]))
