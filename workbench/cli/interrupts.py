"""Signals that end a command: at once, or once what must not be cut in two is through."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What asks a program to end. One that is ignored, as SIGHUP is under nohup, stays ignored."""


class Interrupted(KeyboardInterrupt):
    """A signal asked the program to end."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number

    @property
    def exit_code(self) -> int:
        """As a shell counts it."""
        return 128 + self.number


class Interrupts:
    """While it is entered, signals that end the program raise Interrupted; within `put_off`, when that is left."""

    def __init__(self) -> None:
        self._before: dict[int, Any] = {}
        self._put_off = 0
        self._came: int | None = None

    def __enter__(self) -> Interrupts:
        if threading.current_thread() is threading.main_thread():
            for number in ENDING:
                if signal.getsignal(number) is not signal.SIG_IGN:
                    self._before[number] = signal.signal(number, self._take)
        return self

    def __exit__(self, *failure: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    @contextmanager
    def put_off(self) -> Iterator[None]:
        """What is done within is done whole."""
        self._put_off += 1
        try:
            yield
        finally:
            self._put_off -= 1
        if self._came is not None and not self._put_off:
            number, self._came = self._came, None
            raise Interrupted(number)

    def _take(self, number: int, frame: FrameType | None) -> None:
        if self._put_off:
            self._came = number
        else:
            raise Interrupted(number)
