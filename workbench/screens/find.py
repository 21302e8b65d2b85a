"""Finding: the queue's filter and order, and words in the article."""

from __future__ import annotations

from collections.abc import Sequence

from claims.errors import Refused
from workbench.commands import QUEUE, Command
from workbench.kept import Kept
from workbench.screens.desk_thread import DeskThread
from workbench.screens.frame import ORDERS
from workbench.screens.step import StepScreen
from workbench.widgets.course import Cursor
from workbench.widgets.filter_line import FILTER, FIND, FilterLine


class FindScreen(StepScreen):
    """Browsing what one is looking for."""

    def __init__(self, desk: DeskThread, kept: Kept, commands: Sequence[Command], filter_text: str = "") -> None:
        super().__init__(desk, kept, commands, filter_text)
        self._found_from = Cursor()

    def action_filter(self) -> None:
        if self.view != QUEUE:
            self.action_swap()
        self.filter_line.open(self.filter_text, known=self.queue.known())
        self.claim_before_filter = self.queue.claim_id
        self.draw()

    def action_find(self) -> None:
        """Find words in the article."""
        self._found_from = self.article.cursor
        self.filter_line.open("", use=FIND)
        self.draw()

    def action_next_hit(self) -> None:
        self._step_hit(1)

    def action_previous_hit(self) -> None:
        self._step_hit(-1)

    def _step_hit(self, step: int) -> None:
        if not self.article.step_hit(step):
            raise Refused("No words are being looked for.", "/ finds some.")
        self._tell_hit()

    def _tell_hit(self) -> None:
        if self.article.hits and self.article.hit is not None:
            self.note = f"{self.article.hit + 1} of {len(self.article.hits)}"
        else:
            self.note = "not in this article" if self.filter_line.field.value.strip() else ""
        self.draw()

    def on_filter_line_changed(self, event: FilterLine.Changed) -> None:
        if self.filter_line.use == FIND:
            self.article.find(event.text)
            self.article.go_back_to(self._found_from)
            self.article.step_hit(1, here=True)
            self._tell_hit()
        else:
            self.filter_text, self.is_whole = event.text, False
            self.find_as_typed()

    def on_filter_line_submitted(self) -> None:
        self.action_keep_line()

    def action_complete(self) -> None:
        self.filter_line.complete()

    def action_keep_line(self) -> None:
        """Leave the line as it is, but not with a filter that is none: what is typed on would judge claims."""
        if self.filter_line.is_right():
            self._leave_line()
            if self.filter_line.use != FILTER:
                self._tell_hit()

    def action_leave_line(self) -> None:
        """Leave the line, for the whole queue, or for where the words were looked for from."""
        if self.filter_line.use == FILTER:
            self.filter_text, self.is_whole = "", False
        else:
            self.article.find("")
            self.article.go_back_to(self._found_from)
        self._leave_line()

    def _leave_line(self) -> None:
        self.filter_line.close()
        if self.is_whole:
            self.claim_before_filter = None
        else:
            self.find_the_rest()
        self.pane.focus()
        self.moved(at_once=True)

    def action_order(self) -> None:
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.find(counted=False)
