"""Reading the desk: the queue, the open article, the card that follows the cursor, and what colleagues change."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from textual.timer import Timer

from claims.errors import ClaimsError, NotFound, UsageError
from claims.words import Question
from workbench.commands import ARTICLE, QUEUE, Command
from workbench.kept import Kept, Spot
from workbench.screens.commanded import in_worker, newest_in_worker
from workbench.screens.desk_thread import DeskThread
from workbench.screens.frame import FrameScreen
from workbench.screens.reads import first_article, read_card, read_queue, read_rows, read_spread
from workbench.widgets.claim_list import ClaimList

if TYPE_CHECKING:
    from claims.actions.first_page import FirstPage

FOLLOW = 0.1
"""Seconds after the last key until the other panes follow the cursor, and a queue that is typed for is whole."""

FIRST_IDS = 256
"""Claims that a key in the filter brings at once."""

DRAFTS = {"verdict": "verdict", "evidence": "cite", "question": "ask", "claim": "edit"}
"""The command that takes a draft up again, by what the draft is of."""


class BrowseScreen(FrameScreen):
    """Brings what the frame shows from the desk's thread. Writes nothing."""

    def __init__(self, desk: DeskThread, kept: Kept, commands: Sequence[Command], filter_text: str = "") -> None:
        super().__init__(commands, filter_text)
        self.desk = desk
        self.kept = kept
        self.seen: tuple[int | None, float] | None = None
        """The claim, or None for a sentence without one, whose card has been painted, and when (`Event.time`)."""
        self._following: Timer | None = None
        self.is_ready = False
        """Whether the desk is open where keys are meant for."""
        self._spot: Spot | None = None
        self.cited_last: dict[int, str] = {}
        """The source that was cited last, by the id of its article: each article has an S1 of its own."""
        self.claim_before_filter: int | None = None
        """The claim that was under the cursor when the filter was begun to be written, while it is."""

    def on_mount(self) -> None:
        self.look_at(QUEUE)
        self.begin()

    # Following the cursor.

    def on_resize(self) -> None:  # besides the frame's own: Textual calls both
        if self.is_ready:
            self.follow()  # on a screen that was narrow the other pane has stayed behind

    def on_article_view_moved(self) -> None:
        if self.view == ARTICLE:
            self.moved()

    def on_claim_list_moved(self) -> None:
        if self.view == QUEUE and self.is_ready:  # a glimpse of the queue moves no one
            self.moved()

    def moved(self, at_once: bool = False) -> None:
        """The cursor is elsewhere: what a key would judge now has not been seen until its card is painted."""
        self.seen = None
        self.question, self.source, self.stance = Question.SO, "", None
        if self._following is not None:
            self._following.stop()
        if at_once:
            self.follow()
        else:
            self._following = self.set_timer(FOLLOW, self.follow)

    @newest_in_worker
    async def follow(self) -> None:
        """Bring the card and, on a wide screen, the other pane to the cursor."""
        claim_id = self._claim_id
        row, before = self.claim, self.card
        if claim_id is None:
            self.card = self.of = None
        else:
            try:
                self.card, self.of = await self.desk.call(lambda desk: read_card(desk, claim_id))
            except NotFound:
                return  # it was taken back a moment ago: the refresh that shows so is on its way
        if self.card != before:
            self.seen = None  # a colleague changed what was being looked at
        self.look_for_drafts()
        if self.wide and row is not None and self.view == QUEUE:
            await self.open_article(row.article_id, row.id)
        elif self.wide and claim_id is not None:
            self.queue.go_to_claim(claim_id)
        self.draw()
        self.call_after_refresh(self._painted, claim_id)

    def look_for_drafts(self) -> None:
        """See what was begun about the claim under the cursor and never saved."""
        label = self.claim.label if self.claim is not None else ""
        try:
            self.drafts = tuple(name for what, name in DRAFTS.items() if label and self.kept.draft(f"{what} {label}"))
        except ClaimsError:  # keeping the spot has said so
            self.drafts = ()

    def _painted(self, claim_id: int | None) -> None:
        if claim_id == self._claim_id:
            if self.seen is None or self.seen[0] != claim_id:
                self.seen = (claim_id, monotonic())
            self._keep_spot()

    def _keep_spot(self) -> None:
        """Remember where we are, for the next time; a folder that cannot be written is told of once."""
        article = self.sheet.article.id if self.sheet is not None and self.view == ARTICLE else None
        source = self.cited_last.get(article, "") if article is not None else ""
        spot = Spot(article, self._claim_id, self.view, source)
        if spot == self._spot:
            return
        unkept, self._spot = self._spot is None, spot
        try:
            self.kept.keep_spot(spot)
        except ClaimsError as error:
            if unkept:
                self.tell(error)

    def has_seen(self, at: float) -> bool:
        """Whether a key pressed at that time was pressed in sight of the card of what is under the cursor."""
        return self.seen is not None and self.seen[0] == self._claim_id and self.seen[1] < at

    @property
    def _claim_id(self) -> int | None:
        return self.claim.id if self.claim is not None else None

    # The queue.

    def glimpse(self, page: FirstPage) -> None:
        """Show the first page of the queue before the desk is open, where it is what is asked for."""
        if not self.is_open and not self.filter_text and page.ids:
            self.is_open = True
            self.queue.show(page.ids, page.rows)
            self.draw()

    @newest_in_worker
    async def begin(self) -> None:
        """Open the desk where somebody left it, else at the first claim of the queue; with a filter, in the queue."""
        try:
            await self._open_queue()
            if not self.filter_text and not await self._back_to(self._last_spot()):
                row = self.queue.claim
                article_id = row.article_id if row else await self.desk.call(first_article)
                if article_id is not None:
                    await self.open_article(article_id, row.id if row else None)
                    self.look_at(ARTICLE)
        except ClaimsError as error:
            self.app.exit(error)
            return
        self.is_ready = True
        self.moved(at_once=True)

    async def _open_queue(self) -> None:
        """Read the queue, unless a glimpse of it is there; a filter that is none is shown in its line, to be mended."""
        if self.is_open:
            return
        try:
            await self._read_queue()
        except UsageError as error:
            given, self.filter_text = self.filter_text, ""
            await self._read_queue()
            self.filter_text = given
            self.filter_line.open(given, known=self.queue.known())
            self.filter_line.fault(error)

    def _last_spot(self) -> Spot | None:
        try:
            return self.kept.spot()
        except ClaimsError as error:
            self.tell(error)
            return None

    async def _back_to(self, spot: Spot | None) -> bool:
        """Go where somebody was; whether that is still there."""
        if spot is None:
            return False
        if spot.view == QUEUE or spot.article is None:
            return spot.claim is not None and self.queue.go_to_claim(spot.claim)
        try:
            await self.open_article(spot.article, spot.claim)
        except NotFound:
            return False
        self.cited_last[spot.article] = spot.source
        self.look_at(ARTICLE)
        return True

    @newest_in_worker
    async def find(self, counted: bool = True) -> None:
        """Read the queue anew; what the cursor was on stays under it, on its line. A filter changes no counts."""
        await self._find(counted)

    @newest_in_worker
    async def find_as_typed(self) -> None:
        """Show the first claims that the filter lets through at once, and all of them when typing rests."""
        await self._find(counted=False, limit=FIRST_IDS)
        if not self.is_whole:
            await asyncio.sleep(FOLLOW)
            await self._find(counted=False)

    @in_worker
    async def find_the_rest(self) -> None:
        """The filter is left: read the whole queue before any further key is heard."""
        await self._find(counted=False)
        self.claim_before_filter = None

    async def _find(self, counted: bool, limit: int | None = None) -> None:
        try:
            await self._read_queue(counted, limit)
        except UsageError as error:
            self.filter_line.fault(error)
        else:
            self.filter_line.fault(None)
            self.draw()

    async def _read_queue(self, counted: bool = True, limit: int | None = None) -> None:
        text, order = self.filter_text, self.order
        found = await self.desk.call(lambda desk: read_queue(desk, text, order, counted, limit))
        self.is_open, self.is_whole = True, found.whole
        self.counts = found.counts or self.counts
        self.queue.show(found.ids, found.rows, _nothing_found(text, found.empty), keep=self.claim_before_filter)

    def on_claim_list_wanted(self, event: ClaimList.Wanted) -> None:
        self._fill(event.page)

    @in_worker
    async def _fill(self, page: int) -> None:
        ids = self.queue.page_ids(page)
        rows = await self.desk.call(lambda desk: read_rows(desk, ids))
        if self.queue.page_ids(page) == ids:
            without_row = self.queue.claim is None
            self.queue.fill_page(page, rows)
            if without_row and self.view == QUEUE:
                self.moved()

    # The article.

    async def open_article(self, article_id: int, claim_id: int | None = None) -> None:
        """Show an article, at a claim; one that is open already is not read again."""
        if self.sheet is None or self.sheet.article.id != article_id:
            await self._read_article(article_id, claim_id)
        elif claim_id is not None:
            self.article.go_to_claim(claim_id)

    async def _read_article(self, article_id: int, claim_id: int | None = None) -> None:
        spread = await self.desk.call(lambda desk: read_spread(desk, article_id))
        self.sheet = spread.sheet
        self.article.show(spread.sheet, spread.quotations, claim_id)

    @newest_in_worker
    async def refresh_all(self) -> None:
        """Somebody wrote: read again what is shown, and keep claim, line and place."""
        await self.reread()

    async def reread(self) -> None:
        """Read again what is shown: the article, the card, and behind them the queue."""
        if self.sheet is not None:
            await self._read_article(self.sheet.article.id)
        self.follow()
        self.find()


def _nothing_found(filter_text: str, empty: bool) -> tuple[str, ...]:
    if empty:
        return ("", "  This desk has no articles yet.", "", "  Leave with ^q and bring one:", "  workbench import FILE")
    if filter_text:
        return ("", "  No claim fits the filter.", "", "  / changes it, Esc lets it go.")
    return ("", "  No claims were read here.", "", "  Tab goes to the article: v selects words for a claim.")
