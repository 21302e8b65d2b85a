"""Somebody saved first: what I was about to write beside what stands."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from claims.errors import Conflict
from workbench.terminal import visible
from workbench.widgets.paper import Plate, Runs
from workbench.widgets.wrapping import wrap


class ConflictScreen(ModalScreen[None]):
    """Both versions side by side. Nothing was overwritten; any key closes it."""

    def __init__(self, conflict: Conflict) -> None:
        super().__init__()
        self._conflict = conflict

    def compose(self) -> ComposeResult:
        yield Plate(lambda width, height: list(conflict_lines(self._conflict, width)), id="conflict")

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self.dismiss()


def conflict_lines(conflict: Conflict, width: int) -> Iterator[Runs]:
    """Message and hint, and a row for each field that differs: mine at the left, theirs at the right."""
    yield ((visible(conflict.message), "strong"),)
    yield ((visible(conflict.hint), ""),)
    yield ()
    column = (width - 14) // 2
    yield ((f"{'':13} {'mine':{column}}{'theirs'}", "quiet"),)
    names = [*conflict.mine, *(name for name in conflict.theirs if name not in conflict.mine)]
    for name in names:
        mine, theirs = _words(conflict.mine.get(name)), _words(conflict.theirs.get(name))
        if mine != theirs:
            yield from _row(visible(name), mine, theirs, column)
    yield ()
    yield (("any key closes; the claim is shown as it stands", "quiet"),)


def _row(name: str, mine: str, theirs: str, column: int) -> Iterator[Runs]:
    left = [mine[line.start : line.end] for line in wrap(mine, column - 2)]
    right = [theirs[line.start : line.end] for line in wrap(theirs, column - 2)]
    for n in range(max(len(left), len(right))):
        yield (
            (f"{name[:12] if n == 0 else '':13} ", "quiet"),
            (f"{left[n] if n < len(left) else '':{column}}", "good"),
            (right[n] if n < len(right) else "", "mixed"),
        )


def _words(value: object) -> str:
    return "–" if value is None or value == "" else visible(" ".join(str(value).split()))
