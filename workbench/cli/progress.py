"""How far a long command is: a bar where stderr is a terminal, otherwise a line every few seconds."""

from __future__ import annotations

import sys
from time import monotonic

from workbench.output import say
from workbench.terminal import visible

SECONDS = 5.0
"""Between two lines."""
FRAME = 0.1
"""Seconds between two looks of the bar."""
CELLS = 30


class Progress:
    """Called with what is done and, where it is known, how much there is; `end` takes the bar away."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._bar = sys.stderr.isatty()
        self._due = monotonic() + (FRAME if self._bar else SECONDS)
        self._drawn = False

    def __call__(self, done: int, total: int | None) -> None:
        now = monotonic()
        if now < self._due:
            return
        self._due = now + (FRAME if self._bar else SECONDS)
        of = f" of {total:,}" if total else ""
        if not self._bar:
            say(f"{self._what}: {done:,}{of}")
            return
        full = round(CELLS * min(done, total) / total) if total else 0
        sys.stderr.write(f"\r{visible(self._what)} {'█' * full}{'░' * (CELLS - full)} {done:,}{of}\x1b[K")
        sys.stderr.flush()
        self._drawn = True

    def end(self) -> None:
        """Leave the line as it was."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
