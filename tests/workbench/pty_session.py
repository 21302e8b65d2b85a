"""A program in a real pseudo-terminal of a given size: its bytes as they come, and keys as they are typed."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from types import TracebackType


class PtySession:
    """A child process on a pty. Use it as a context: what still runs at the end is killed."""

    def __init__(
        self, command: Sequence[str], *, columns: int = 80, rows: int = 24, env: Mapping[str, str] | None = None
    ) -> None:
        self.started = perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            given = {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
            os.execvpe(command[0], list(command), {**os.environ, **given})
        self.output = bytearray()
        self.first = self.last = self.started
        """When the first and the last byte of the newest `read` came, on `perf_counter`."""

    def __enter__(self) -> PtySession:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        else:
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    def type(self, keys: bytes) -> None:
        """Send keys as the terminal would."""
        os.write(self._fd, keys)

    def read(self, seconds: float, quiet: float | None = None) -> bytes:
        """What comes within so many seconds; with `quiet`, until nothing has come for that long."""
        end = perf_counter() + seconds
        came = bytearray()
        while (left := end - perf_counter()) > 0:
            ready, _, _ = select.select([self._fd], [], [], min(left, quiet) if quiet and came else left)
            if not ready:
                if quiet and came:
                    break
                continue
            try:
                chunk = os.read(self._fd, 65536)
            except OSError:  # the child has closed its end
                break
            if not chunk:
                break
            self.last = perf_counter()
            self.first = self.first if came else self.last
            came += chunk
        self.output += came
        return bytes(came)

    def read_until(self, words: bytes, seconds: float = 30.0) -> float:
        """The seconds since the start until these bytes came. TimeoutError where they did not."""
        end = perf_counter() + seconds
        while perf_counter() < end:
            if words in self.output:
                return perf_counter() - self.started
            ready, _, _ = select.select([self._fd], [], [], 0.05)
            if ready:
                try:
                    self.output += os.read(self._fd, 65536)
                except OSError:
                    break
        raise TimeoutError(f"{words!r} did not come; the end of what came: {bytes(self.output[-600:])!r}")

    def wait(self) -> int:
        """The exit code, once the child has ended by itself."""
        self.read(60.0)
        _, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status)

    def memory(self) -> float:
        """Megabytes of the child that are in memory, as the kernel counts them."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
