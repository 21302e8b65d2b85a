"""A bar on a terminal, lines elsewhere, and nothing left behind."""

from __future__ import annotations

import io
import sys

import pytest

from workbench.cli import progress
from workbench.cli.progress import Progress


class Stderr(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def shown(monkeypatch: pytest.MonkeyPatch, terminal: bool, seconds: float) -> str:
    """What stderr gets from four calls that are so many seconds apart."""
    now = [0.0]
    stderr = Stderr(terminal)
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    bar = Progress("Read \x1b")
    for done in (1, 2, 3, 4):
        now[0] += seconds
        bar(done, 4 if done > 1 else None)
    bar.end()
    return stderr.getvalue()


def test_a_line_every_few_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, False, 3) == "Read ␛: 2 of 4\nRead ␛: 4 of 4\n"


def test_a_bar_on_a_terminal_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, True, 1)
    assert text.startswith(f"\rRead ␛ {'░' * 30} 1\x1b[K")
    assert f"{'█' * 30} 4 of 4\x1b[K" in text
    assert text.endswith("\r\x1b[K")
    assert "\n" not in text


@pytest.mark.parametrize("terminal", [True, False])
def test_what_is_quick_shows_none(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    assert shown(monkeypatch, terminal, 0.01) == ""
