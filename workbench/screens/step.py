"""Going about: from claim to claim, sentence to sentence, between the panes and on to the next article."""

from __future__ import annotations

from workbench.commands import ARTICLE, QUEUE
from workbench.screens.browse import BrowseScreen
from workbench.screens.commanded import newest_in_worker
from workbench.screens.reads import next_open

NO_MORE = "no open claim further on"


class StepScreen(BrowseScreen):
    """Reading, and the keys that go through what is read."""

    def on_claim_list_opened(self) -> None:
        self.action_open()

    def action_swap(self) -> None:
        if self.view == QUEUE:
            self.action_open()
            return
        if self.article.claim is not None:
            self.queue.go_to_claim(self.article.claim.id)
        self.look_at(QUEUE)
        self.moved(at_once=True)

    @newest_in_worker
    async def action_open(self) -> None:
        row = self.queue.claim
        if row is not None:
            await self.open_article(row.article_id, row.id)
        if self.sheet is not None:
            self.look_at(ARTICLE)
            self.moved(at_once=True)

    def action_next_claim(self) -> None:
        self.pane.step_claim(1)

    def action_previous_claim(self) -> None:
        self.pane.step_claim(-1)

    def action_next_open(self) -> None:
        self._step_open(1)

    def action_previous_open(self) -> None:
        self._step_open(-1)

    def _step_open(self, step: int) -> None:
        if self.pane.step_claim(step, only_open=True):
            return
        if self.view == ARTICLE and self.sheet is not None:
            self._open_elsewhere(self.sheet.article.id, step)
        else:
            self.note = NO_MORE
            self.draw()

    @newest_in_worker
    async def _open_elsewhere(self, article_id: int, step: int) -> None:
        """Go to the open claims that were passed over in this article, else to those of the next that has any."""
        if self.article.step_end(-step) and (self.claim is None or not self.claim.at_hand):
            self.article.step_claim(step, only_open=True)
        if self.claim is not None and self.claim.at_hand:
            self.note = "from the beginning again" if step > 0 else "from the end again"
            return
        text = self.filter_text
        found = await self.desk.call(lambda desk: next_open(desk, article_id, text, step))
        if found is None:
            self.note = NO_MORE
            self.draw()
            return
        await self.open_article(found.article_id, found.id)
        self.moved(at_once=True)

    def action_next_line(self) -> None:
        self.pane.step_line(1)

    def action_previous_line(self) -> None:
        self.pane.step_line(-1)

    def action_page_down(self) -> None:
        self.pane.step_page(1)

    def action_page_up(self) -> None:
        self.pane.step_page(-1)

    def action_first(self) -> None:
        self.pane.step_end(-1)

    def action_last(self) -> None:
        self.pane.step_end(1)
