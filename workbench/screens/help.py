"""All keys and marks, to be read through."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from workbench.commands import Command
from workbench.widgets.bars import LEGEND, help_lines
from workbench.widgets.paper import Plate, Runs

ALL = 10_000
"""More lines than there are."""


class HelpScreen(ModalScreen[None]):
    """The table of commands and the legend of the marks. Any key that does not scroll closes it."""

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands
        self._top = 0
        self._more = True

    def compose(self) -> ComposeResult:
        yield Plate(self._lines, id="help")
        yield Plate(self._foot_lines, id="help-foot")

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        page = max(1, self.query_one("#help").size.height - 1)
        steps = {"down": 1, "j": 1, "up": -1, "k": -1, "pagedown": page, "space": page, "pageup": -page}
        steps |= {"home": -ALL, "g": -ALL, "end": ALL, "G": ALL}
        step = steps.get(event.key)
        if step is None:
            self.dismiss()
        else:
            self._top += step
            for plate in self.query(Plate):
                plate.again()

    def _lines(self, width: int, height: int) -> Sequence[Runs]:
        lines = (*LEGEND, *help_lines(self._commands, width))
        self._top = min(max(0, self._top), max(0, len(lines) - height))
        self._more = self._top + height < len(lines)
        return lines[self._top :]

    def _foot_lines(self, width: int, height: int) -> Sequence[Runs]:
        words = "↓ more below · any other key closes" if self._more else "any key that does not scroll closes"
        return [((f" {words}", "quiet"),)]
