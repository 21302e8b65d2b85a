"""How far a long command is: a bar where stderr is a terminal, otherwise a line every few seconds."""

from __future__ import annotations

import json
import sys
from time import monotonic

from workbench.terminal import visible

SECONDS = 5.0
"""Between two lines."""
FRAME = 0.1
"""Seconds between two looks of the bar."""
JSON_SECONDS = 1.0
"""Between two lines of JSON."""
CELLS = 30


class Progress:
    """Called with what is done and, where it is known, how much there is; `end` takes the bar away.

    `as_json` writes lines like {"progress": "Records applied", "done": 3000, "total": 20000} instead. Nobody who has
    stopped listening to it stops the work.
    """

    def __init__(self, what: str, as_json: bool = False) -> None:
        self._what = what
        self._json = as_json
        self._bar = sys.stderr.isatty() and not as_json
        self._between = JSON_SECONDS if as_json else FRAME if self._bar else SECONDS
        self._due = monotonic() + self._between
        self._drawn = False

    def __call__(self, done: int, total: int | None) -> None:
        self.tell(self._what, done, total)

    def tell(self, what: str, done: int, total: int | None) -> None:
        """The same for a command that does several things, one after the other."""
        now = monotonic()
        if now < self._due:
            return
        self._due = now + self._between
        if self._json:
            self._write(json.dumps({"progress": what, "done": done, "total": total}) + "\n")
            return
        of = f" of {total:,}" if total else ""
        if not self._bar:
            self._write(f"{visible(what)}: {done:,}{of}\n")
            return
        full = round(CELLS * min(done, total) / total) if total else 0
        self._write(f"\r{visible(what)} {'█' * full}{'░' * (CELLS - full)} {done:,}{of}\x1b[K")
        self._drawn = True

    def end(self) -> None:
        """Leave the line as it was."""
        if self._drawn:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except BrokenPipeError:
            self._due = float("inf")
