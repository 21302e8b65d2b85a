"""Clearing an article: sentences without facts, its date and the dates in its words, new claims, sign-off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.rows import ArticleRow, ClaimRow, Done
from claims.words import TimeStatus, Via
from workbench.commands import ARTICLE
from workbench.screens.choose import on_targets
from workbench.screens.commanded import in_worker
from workbench.screens.quote import QuoteScreen
from workbench.screens.targets import Targets

if TYPE_CHECKING:
    from claims.desk import Desk


class ClearScreen(QuoteScreen):
    """What is done with claims, and what is done with the article as a whole."""

    # Sentences.

    def action_no_fact(self) -> None:
        passage = self.article.passage
        if passage is None:
            raise Refused("There is no sentence here.")
        self._mark_no_fact(passage.id, not passage.no_fact)

    @in_worker
    async def _mark_no_fact(self, passage_id: int, no_fact: bool) -> None:
        def mark(desk: Desk) -> Done:
            from claims.actions.claims import mark_no_fact

            return mark_no_fact(desk, [passage_id], no_fact=no_fact, via=Via.SCREEN)

        await self.do(mark)

    # Dates.

    @in_worker
    async def action_date_article(self) -> None:
        from workbench.screens.forms import date_fields
        from workbench.screens.reads import read_proposals

        article = self.open_article_row()
        ref = str(article.number)
        proposals = [] if article.published else await self.desk.call(lambda desk: read_proposals(desk, ref))
        title = f"When was article {article.number} published?"
        words = "its own words propose: " + "; ".join(proposals) if proposals else ""
        values = await self.ask(title, date_fields(article), words=words)
        if values is None or not values["published"]:
            return

        def give_date(desk: Desk) -> Done:
            from claims.actions.articles import date_article

            return date_article(desk, ref, values["published"], via=Via.SCREEN)

        await self.do(give_date)

    @on_targets
    async def action_time(self, targets: Targets) -> None:
        """Say what the dates in a claim's words mean; one that is left as it is read is confirmed."""
        from workbench.screens.forms import time_fields

        card = targets.card
        if not card.dates:
            raise Refused(f"No date stands in the words of {card.row.label}.")
        values = await self.ask(f"What do the dates of {card.row.label} mean?", time_fields(card), words=card.row.text)
        if values is None:
            return
        known = [time for time in card.dates if values[str(time.id)] or time.status != TimeStatus.UNRESOLVED]
        if not known:
            raise Refused(
                "None of these dates is known yet.", "Say what one means, or first give the article's date by D."
            )
        given = [(time.id, values[str(time.id)]) for time in known]

        def settle(desk: Desk) -> Done:
            from claims.actions.times import settle_times

            return settle_times(desk, given, via=Via.SCREEN)

        await self.do(settle)

    # Sign-off.

    @in_worker
    async def action_sign_off(self) -> None:
        """Answer for the version; what is missing is said, and can be waived by name."""
        from workbench.screens.forms import sign_off_fields

        article = self.open_article_row()
        title = f"Sign off version {article.version} of article {article.number}?"
        open_here = self.sheet is not None and self.sheet.article.id == article.id
        words = f"{self.sheet.meter}, {self.sheet.meter.open} open" if self.sheet is not None and open_here else ""
        draft = f"sign-off {article.number}@{article.version}"
        values = await self.ask(title, sign_off_fields(), words=words, draft=draft)
        if values is None:
            return
        waivers = [line.strip() for line in values["waivers"].split("\n") if line.strip()]

        def sign(desk: Desk) -> Done:
            from claims.actions.articles import sign_off

            return sign_off(desk, str(article.number), waivers=waivers, via=Via.SCREEN)

        await self.do(sign)

    def open_article_row(self) -> ArticleRow:
        """The article that is open, or that the claim in the queue is of."""
        article = self.sheet.article if self.sheet and self.view == ARTICLE else self.of
        if article is None:
            raise Refused("No article is open.")
        return article

    # Words.

    def action_word_right(self) -> None:
        self.article.step_words(end=1)

    def action_word_left(self) -> None:
        self.article.step_words(end=-1)

    def action_start_right(self) -> None:
        self.article.step_words(start=1)

    def action_start_left(self) -> None:
        self.article.step_words(start=-1)

    def action_drop_words(self) -> None:
        self.article.drop_words()
        self.draw()

    def action_add_claim(self) -> None:
        selected, sheet = self.article.selected, self.sheet
        self.action_drop_words()
        if selected is not None and sheet is not None:
            self._add_claim(sheet.article.number, *selected)

    def action_move_claim(self) -> None:
        """Let the claim under the cursor stand on the selected words."""
        selected, row = self.article.selected, self.current().row
        self.action_drop_words()
        if selected is not None:
            self._move_claim(row, *selected)

    @in_worker
    async def _move_claim(self, row: ClaimRow, start: int, end: int) -> None:
        def move(desk: Desk) -> Done:
            from claims.actions.claims import move_claim

            return move_claim(desk, row.label, start=start, end=end, rev=row.rev, via=Via.SCREEN)

        await self.do(move)

    @in_worker
    async def _add_claim(self, article: int, start: int, end: int) -> None:
        def add(desk: Desk) -> Done:
            from claims.actions.claims import add_claim

            return add_claim(desk, str(article), start=start, end=end, via=Via.SCREEN)

        done = await self.do(add)
        if done.ids and self.article.go_to_claim(done.ids[0]):
            self.moved(at_once=True)
