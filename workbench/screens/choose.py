"""What the next key applies to: the claim under the cursor, a range, or what is marked; and the source with it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual import events

from claims.errors import Refused
from claims.rows import ClaimCard
from claims.words import Stance
from workbench.commands import ARTICLE, BOTH, CHOSEN, CITING, QUEUE, RANGE, WORKING, Command
from workbench.kept import Kept
from workbench.screens.commanded import in_worker
from workbench.screens.desk_thread import DeskThread
from workbench.screens.find import FindScreen
from workbench.screens.frame import LongWork
from workbench.screens.reads import read_rows
from workbench.screens.targets import Target, Targets, in_batches, target

P = ParamSpec("P")
S = TypeVar("S", bound="ChooseScreen")

MARKED_AT_A_TIME = 1_000
"""Rows that are read at a time where all are marked."""


def on_targets(
    method: Callable[Concatenate[S, Targets, P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[S, P], None]:
    """Run a method in a worker, on what is meant when the key is pressed: later keys cannot change it."""

    @wraps(method)
    def start(self: S, /, *args: P.args, **kwargs: P.kwargs) -> None:
        in_worker(method)(self, self.targets(), *args, **kwargs)

    return start


class ChooseScreen(FindScreen):
    """Browsing, marking claims, taking a range of them, and choosing the source that the next rating cites."""

    def __init__(self, desk: DeskThread, kept: Kept, commands: Sequence[Command], filter_text: str = "") -> None:
        super().__init__(desk, kept, commands, filter_text)
        self.begun_at: int | None = None
        """The claim at which a range was begun."""
        self.marked: dict[int, Target] = {}
        self.digits: str | None = None
        """What has been typed of a source's number behind the key that cites; None while none is asked for."""

    def places(self) -> Sequence[str]:
        if self.long is not None:
            return (WORKING,)
        held = super().places()
        if BOTH not in held:
            return held
        if self.digits is not None:
            return (CITING,)
        modes = [*([RANGE] if self.begun_at is not None else []), *([CHOSEN] if self.source else [])]
        return (*modes, *held)

    def act_for(self, event: events.Key) -> Callable[[], Any] | None:
        """Digits choose a source: the one that is so numbered, or behind the key that cites the number they make."""
        character = event.character or ""
        if self.digits is not None:
            if character and character in "0123456789":
                return partial(self.add_digit, character)
            if self.digits and self.command_for(event.key) is None:
                self.digits = None
        if character and character in "123456789" and BOTH in self.places():
            return partial(self.choose_source, f"S{character}")
        return super().act_for(event)

    # Claims.

    def current(self) -> ClaimCard:
        """The card of the claim under the cursor. Refused where there is none, or it is not there yet."""
        row = self.claim
        if row is None:
            raise Refused("There is no claim here.", "j goes to the next; v selects words to add one.")
        if self.card is None or self.card.row.id != row.id:
            raise Refused(f"The card of {row.label} is not there yet.", "Nothing was done.")
        return self.card

    def targets(self) -> Targets:
        """What the next key applies to: the range and the marked claims, else the one under the cursor."""
        card = self.current()
        chosen = self._in_range() | self.marked
        return Targets(tuple(self._newest(row) for row in chosen.values()) or (target(self.claim or card.row),), card)

    def moved(self, at_once: bool = False) -> None:
        kept = (self.source, self.stance) if self.begun_at is not None else ("", None)
        super().moved(at_once)
        self.source, self.stance = kept
        if self.begun_at is not None:
            self._show_chosen()

    def let_go(self) -> None:
        """Mean the claim under the cursor again, and no source."""
        self.begun_at, self.digits, self.source, self.stance = None, None, "", None
        self.marked.clear()
        self._show_chosen()

    def action_range(self) -> None:
        """Begin a range at this claim; where there is none, at the first word of the sentence."""
        if self.claim is not None:
            self.begun_at = self.claim.id
            self._show_chosen()
        elif self.view == QUEUE or not self.article.select_words():
            raise Refused("There is nothing here to select.")
        self.draw()

    def action_drop_range(self) -> None:
        self.begun_at = None
        self._show_chosen()
        self.draw()

    def action_words_right(self) -> None:
        self._select_words()
        self.article.step_words(end=1)

    def action_words_left(self) -> None:
        self._select_words()

    def action_mark(self) -> None:
        row = self.claim
        if row is None:
            raise Refused("There is no claim here to mark.")
        if self.marked.pop(row.id, None) is None:
            self.marked[row.id] = target(row)
        self._show_chosen()
        if not self.pane.step_claim(1):
            self.draw()

    def action_mark_all(self) -> None:
        """Mark what the filter lets through, or let it all go."""
        if self.marked:
            self.let_go()
        else:
            self._mark_all(list(self.queue.ids))
        self.draw()

    @in_worker
    async def _mark_all(self, ids: list[int]) -> None:
        marked: dict[int, Target] = {}
        with self.working("Marking", len(ids)) as work:
            for page in in_batches(ids, MARKED_AT_A_TIME):
                rows = await self.desk.call(partial(read_rows, ids=page))
                marked |= {row.id: target(row) for row in rows}
                work.step(len(page))
        self.marked = marked
        self._show_chosen()
        self.draw()

    @contextmanager
    def working(self, what: str, total: int) -> Iterator[LongWork]:
        """Show how far a work on so many claims is, while it goes on, and let it be stopped."""
        self.long = LongWork(what, total, self.draw)
        try:
            yield self.long
        finally:
            self.long = None
            self.draw()

    @contextmanager
    def taking_back(self) -> Iterator[Callable[[str, int, int | None], None]]:
        """Show how far a large undo is, which tells so from the desk's thread, and let it be stopped."""

        def told(what: str, done: int, total: int | None) -> None:
            work = self.long
            if work is None or work.what != what:
                stopped = work is not None and work.is_stopped
                work = LongWork(what, total or done, lambda: self.call_later(self.draw), "changes", "")
                self.long, work.is_stopped = work, stopped
            work.step(done - work.done)

        try:
            yield told
        finally:
            self.long = None
            self.draw()

    def action_stop(self) -> None:
        """Stop the work that is under way."""
        if self.long is not None:
            self.long.is_stopped = True

    def _select_words(self) -> None:
        if self.view == QUEUE:
            raise Refused("Words are selected in the article.", "Enter reads it.")
        self.action_drop_range()
        self.article.select_words()
        self.draw()

    def _in_range(self) -> dict[int, Target]:
        if self.begun_at is None:
            return {}
        rows = self.pane.between(self.begun_at)
        if rows is None:
            raise Refused("Some of these claims are not here yet.", "Nothing was done. Wait a moment.")
        return {row.id: target(row) for row in rows}

    def _newest(self, marked: Target) -> Target:
        """A marked claim as it stands on the screen now, where it is on the screen."""
        row = self.pane.row_of(marked.id)
        return marked if row is None else target(row)

    def _show_chosen(self) -> None:
        rows = (self.pane.between(self.begun_at) or ()) if self.begun_at is not None else ()
        chosen = frozenset(row.id for row in rows) | self.marked.keys()
        self.chosen = len(chosen)
        self.article.choose(chosen)
        self.queue.choose(chosen)

    # Sources.

    def choose_source(self, label: str) -> None:
        """Cite this source with the next rating."""
        card = self.current()
        open_here = self.sheet is not None and self.sheet.article.id == card.row.article_id
        if self.sheet is not None and open_here and label not in {source.label for source in self.sheet.sources}:
            raise Refused(f"Article {card.row.article} has no source {label}.", "c cites a new one.")
        self.source = label
        self.draw()

    def add_digit(self, digit: str) -> None:
        """One more digit of a source's number; the number is whole where no source has a longer one."""
        number = (self.digits or "") + digit
        self.choose_source(f"S{number}")
        longer = (
            [source for source in self.sheet.sources if source.label.startswith(f"S{number}")] if self.sheet else []
        )
        self.digits = number if len(longer) > 1 else None
        self.draw()

    @property
    def last_source(self) -> str:
        """The source that was cited last in the article of the claim under the cursor; "" for none."""
        return self.cited_last.get(self.claim.article_id, "") if self.claim is not None else ""

    def action_same_source(self) -> None:
        if not self.last_source:
            article = self.current().row.article
            raise Refused(f"In article {article} no source was cited yet.", "A digit chooses one, c cites a new one.")
        self.choose_source(self.last_source)
        self.digits = None

    def action_stance(self) -> None:
        """Turn the stance: as the rating has it, then each by itself."""
        stances = [None, *Stance]
        self.stance = stances[(stances.index(self.stance) + 1) % len(stances)]
        self.draw()

    def action_drop_source(self) -> None:
        self.source, self.stance = "", None
        self.draw()

    def action_leave_citing(self) -> None:
        self.digits = None
        self.draw()

    def action_drop(self) -> None:
        if self.marked:
            self.let_go()
        elif self.view == ARTICLE and self.article.hits:
            self.article.find("")
        elif self.filter_text:
            self.filter_text = ""
            self.find()
        self.draw()
