"""A screen with a list, what is known of the line under the cursor, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult

from workbench.commands import LIST, Command
from workbench.screens.commanded import Commanded
from workbench.screens.desk_thread import DeskThread
from workbench.widgets.bars import footer_line
from workbench.widgets.paper import Plate, Runs


class Listing(Commanded[None]):
    """Draws `rows`, one of them under the cursor, and `detail` below. What it is a list of says who inherits it."""

    place = LIST
    """The place of its own commands."""

    def __init__(self, desk: DeskThread, commands: Sequence[Command]) -> None:
        super().__init__(commands)
        self.desk = desk
        self.cursor = 0
        self.top = 0
        self.is_ready = False
        """Whether what it lists has come."""

    def heading(self) -> str:
        """What the list is, with its number of lines."""
        raise NotImplementedError

    def rows(self) -> Sequence[Runs]:
        """A line for each."""
        raise NotImplementedError

    def detail(self, width: int, height: int) -> Sequence[Runs]:
        """What is known of the line under the cursor."""
        raise NotImplementedError

    def places(self) -> Sequence[str]:
        return (self.place, LIST)

    def compose(self) -> ComposeResult:
        yield Plate(self._head_lines, id="list-head")
        yield Plate(self._row_lines, id="list-rows")
        yield Plate(lambda width, height: self.detail(width, height), id="list-detail")
        yield Plate(lambda width, height: [footer_line(self.commands, self.places(), width)], id="list-foot")

    def draw(self) -> None:
        """Show what is there now; lines that look as before are not painted."""
        for plate in self.query(Plate):
            plate.again()

    def moved(self) -> None:
        """The cursor is on another line."""
        self.draw()

    def go(self, n: int) -> None:
        """Put the cursor on the nth line, as far as there are any."""
        goal = min(max(n, 0), max(len(self.rows()) - 1, 0))
        if goal != self.cursor:
            self.cursor = goal
            self.moved()

    def action_list_next(self) -> None:
        self.go(self.cursor + 1)

    def action_list_previous(self) -> None:
        self.go(self.cursor - 1)

    def action_list_page_down(self) -> None:
        self.go(self.cursor + self._page())

    def action_list_page_up(self) -> None:
        self.go(self.cursor - self._page())

    def action_list_first(self) -> None:
        self.go(0)

    def action_list_last(self) -> None:
        self.go(len(self.rows()))

    def action_leave_list(self) -> None:
        self.dismiss(None)

    def on_resize(self, event: events.Resize) -> None:
        self.draw()

    def _page(self) -> int:
        return max(1, self.query_one("#list-rows").size.height - 1)

    def _head_lines(self, width: int, height: int) -> Sequence[Runs]:
        return [((f" {self.heading()}".ljust(width)[:width], "bar strong"),)]

    def _row_lines(self, width: int, height: int) -> Sequence[Runs]:
        rows = self.rows()
        self.top = max(min(self.top, self.cursor), self.cursor - height + 1, 0)
        lines: list[Runs] = []
        for n, row in enumerate(rows[self.top : self.top + height], self.top):
            if n == self.cursor:
                text = "▸" + "".join(words for words, _ in row)
                lines.append(((text.ljust(width)[:width], "cursor"),))
            else:
                lines.append(((" ", ""), *row))
        return lines
