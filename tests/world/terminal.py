"""A real terminal of a given size: tmux, driven by keys, read as a screen and as the raw bytes a program wrote."""

from __future__ import annotations

import itertools
import os
import shlex
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

_SERIAL = itertools.count(1)


class Terminal:
    """A program in a tmux server of its own, without anybody's configuration. A context manager."""

    def __init__(
        self,
        folder: Path,
        command: Sequence[str],
        columns: int = 80,
        lines: int = 24,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self._name = f"desk-tests-{os.getpid()}-{next(_SERIAL)}"
        self._raw = folder / f"{self._name}.raw"
        self._raw.touch()
        self._go = folder / f"{self._name}.go"
        settings = [f"{name}={value}" for name, value in {"LC_ALL": "C.UTF-8", **(env or {})}.items()]
        self._code = folder / f"{self._name}.code"
        # The program waits until its bytes are being recorded. Its exit code is written down: tmux sometimes loses it.
        go, code = shlex.quote(str(self._go)), shlex.quote(str(self._code))
        waiting = f"while [ ! -e {go} ]; do sleep 0.02; done; trap : INT QUIT; {shlex.join(command)}; echo $? > {code}"
        self._tmux(
            *("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(lines)),
            *(part for setting in settings for part in ("-e", setting)),
            *("sh", "-c", waiting),
            *(";", "set-option", "-g", "remain-on-exit", "on", ";", "set-option", "-g", "status", "off"),
            *(";", "set-option", "-s", "escape-time", "0"),
            *(";", "resize-window", "-x", str(columns), "-y", str(lines)),
            *(";", "pipe-pane", f"cat >> {shlex.quote(str(self._raw))}"),
        )
        self._go.touch()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *failure: object) -> None:
        self._tmux("kill-server")

    def press(self, *keys: str) -> None:
        """Keys by tmux's names: Enter, Escape, Tab, C-c, Up; any other text is typed as it is."""
        for key in keys:
            known = len(key) > 1 and (key in _KEYS or key.startswith(("C-", "M-", "S-")))
            self._tmux("send-keys", *([] if known else ["-l"]), key)

    def screen(self) -> str:
        """What stands on the screen, a line a row, without spaces at their ends."""
        return self._tmux("capture-pane", "-p")

    def wait_for(self, text: str, seconds: float = 20) -> str:
        """The screen as soon as the text stands on it. Raises TimeoutError with the screen that stood instead."""
        end = time.monotonic() + seconds
        while text not in (screen := self.screen()):
            if time.monotonic() > end:
                raise TimeoutError(f"{text!r} did not come; the screen says:\n{screen}")
            time.sleep(0.03)
        return screen

    def wait_for_end(self, seconds: float = 20) -> int:
        """The exit code of the program once it has ended; 128 and the signal's number where one ended it."""
        end = time.monotonic() + seconds
        while not (self._code.exists() and (code := self._code.read_text(encoding="ascii"))):
            if time.monotonic() > end:
                raise TimeoutError(f"the program has not ended; the screen says:\n{self.screen()}")
            time.sleep(0.03)
        return int(code)

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size, as a person dragging its window does."""
        self._tmux("resize-window", "-x", str(columns), "-y", str(lines))

    def hang_up(self) -> None:
        """End the terminal as a cut line does: what runs in it is hung up on."""
        self._tmux("respawn-pane", "-k", "true")

    def written(self) -> bytes:
        """Every byte that the program has sent to the terminal so far; they come by way of another program."""
        size = -1
        while size != (size := self._raw.stat().st_size):
            time.sleep(0.05)
        return self._raw.read_bytes()

    def _tmux(self, *words: str) -> str:
        outer = {name: value for name, value in os.environ.items() if name not in ("TMUX", "TMUX_PANE")}
        done = subprocess.run(["tmux", "-u", "-L", self._name, *words], capture_output=True, env=outer, timeout=20)
        if done.returncode:
            raise RuntimeError(f"tmux {shlex.join(words)}: {done.stderr.decode(errors='replace')}")
        return done.stdout.decode(errors="replace")


_KEYS = {f"F{n}" for n in range(1, 13)} | {
    *("Enter", "Escape", "Tab", "BTab", "Space", "BSpace", "DC", "IC"),
    *("Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown"),
}
