"""Somebody saved first: what I was about to write beside what stands, and what is to become of both."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from claims.errors import Conflict
from workbench.commands import CONFLICT, Command
from workbench.screens.commanded import Commanded
from workbench.terminal import visible
from workbench.widgets.bars import footer_line
from workbench.widgets.paper import Plate, Runs
from workbench.widgets.wrapping import wrap

if TYPE_CHECKING:
    from workbench.screens.form import Slot

MINE, THEIRS, BOTH_AS_ONE = "mine", "theirs", "both"
"""What somebody chooses."""


async def settle(
    screen: Commanded[Any],
    conflict: Conflict,
    draft: Slot,
    names: Iterable[str],
    *,
    again: Callable[[], Awaitable[None]],
    rewrite: Callable[[], Awaitable[None]],
) -> None:
    """Show both versions and do what is chosen; where that is put off, the draft keeps mine.

    `again` saves mine over what stands; `rewrite` opens the form anew, which begins with both texts of the fields
    `names` as one.
    """
    choice = await screen.app.push_screen_wait(ConflictScreen(conflict, screen.commands))
    if choice == MINE:
        await again()
    elif choice == THEIRS:
        draft.drop()
    elif choice == BOTH_AS_ONE:
        draft.keep(as_one(conflict, names))
        await rewrite()


class ConflictScreen(Commanded[str | None], ModalScreen[str | None]):
    """Both versions side by side. Nothing was overwritten. Without commands there is no choice: a key closes."""

    def __init__(self, conflict: Conflict, commands: Sequence[Command] = ()) -> None:
        super().__init__(commands)
        self._conflict = conflict

    def places(self) -> Sequence[str]:
        return (CONFLICT,) if self.commands else ()

    def compose(self) -> ComposeResult:
        yield Plate(lambda width, height: list(conflict_lines(self._conflict, width)), id="conflict")
        yield Plate(self._keys, id="conflict-keys")

    def act_for(self, event: events.Key) -> Callable[[], Any] | None:
        return super().act_for(event) if self.commands else self.action_leave_conflict

    def action_mine(self) -> None:
        self.dismiss(MINE)

    def action_theirs(self) -> None:
        self.dismiss(THEIRS)

    def action_both(self) -> None:
        self.dismiss(BOTH_AS_ONE)

    def action_leave_conflict(self) -> None:
        self.dismiss(None)

    def _keys(self, width: int, height: int) -> Sequence[Runs]:
        if self.commands:
            return [footer_line(self.commands, [CONFLICT], width)]
        return [((" any key closes; it is shown as it stands", "quiet"),)]


def as_one(conflict: Conflict, names: Iterable[str]) -> Mapping[str, str]:
    """The texts of both versions by field, theirs before mine, to be made one by hand."""
    texts = {}
    for name in names:
        both = [str(side.get(name) or "").strip() for side in (conflict.theirs, conflict.mine)]
        texts[name] = " ".join(dict.fromkeys(text for text in both if text))
    return texts


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
            yield from _row(visible(name.replace("_", " ")), mine, theirs, column)


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
