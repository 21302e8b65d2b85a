"""Doing something on the desk: what is asked before, what is shown after, and what becomes of a conflict."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from claims.errors import ClaimsError, Conflict
from claims.rows import Done
from claims.words import Via
from workbench.commands import Command
from workbench.kept import Kept
from workbench.screens.choose import ChooseScreen
from workbench.screens.desk_thread import DeskThread
from workbench.screens.reads import read_actions, read_card, read_rows
from workbench.screens.targets import Targets, in_batches, target
from workbench.terminal import visible

if TYPE_CHECKING:
    from claims.desk import Desk
    from workbench.screens.form import Field, Slot, Values

WARNINGS = 5
"""As many of them are shown at once."""

AT_A_TIME = 100
"""Claims in one transaction: it holds the desk for about a second at most."""


class OnClaims(Protocol):
    """Something that is done to claims."""

    def __call__(self, desk: Desk, /, refs: Sequence[str]) -> Done: ...


class DecideScreen(ChooseScreen):
    """Choosing, and doing: each thing done is one action that can be taken back."""

    def __init__(self, desk: DeskThread, kept: Kept, commands: Sequence[Command], filter_text: str = "") -> None:
        super().__init__(desk, kept, commands, filter_text)
        self._unsaved: Slot | None = None
        """Where the form that was closed last is kept, until it is saved."""

    async def do(self, action: Callable[[Desk], Done], *, go_on: bool = False) -> Done:
        """Do something on the desk, show what it changed and, with `go_on`, go to the next open claim."""
        return await self._show(self.desk.call(action, writes=True), go_on)

    async def do_each(self, targets: Targets, action: OnClaims, *, go_on: bool = False) -> Done:
        """The same on many claims, a few at a time, so that others write in between: one action, whole or not at all.

        `action` is called with the labels of some of them.
        """
        if len(targets.rows) <= AT_A_TIME:
            return await self.do(partial(action, refs=targets.refs), go_on=go_on)
        return await self._show(self._in_turn(targets, action), go_on)

    async def _in_turn(self, targets: Targets, action: OnClaims) -> Done:
        number: int | None = None
        warnings: list[str] = []
        ids: list[int] = []
        with self.working("Working", len(targets.rows)) as work:
            try:
                for refs in in_batches(targets.refs, AT_A_TIME):
                    done = await self.desk.call(partial(_go_on, number, action, refs), writes=True)
                    number = done.action or number
                    warnings += done.warnings
                    ids += done.ids
                    work.step(len(refs))
            except ClaimsError:
                if number is not None:
                    await self.desk.call(partial(_take_back, number), writes=True)
                raise
        return Done(f"{len(targets.rows):,} claims done; u takes all of it back.", number, tuple(warnings), tuple(ids))

    async def _show(self, work: Awaitable[Done], go_on: bool) -> Done:
        here, self.seen = self.claim, None
        unsaved, self._unsaved = self._unsaved, None
        try:
            done = await work
        except ClaimsError:
            self._unsaved = unsaved
            raise
        finally:
            self.follow()
        self.note = done.message
        if unsaved is not None:
            unsaved.drop()
            self.look_for_drafts()
        if done.warnings:
            shown, more = done.warnings[:WARNINGS], len(done.warnings) - WARNINGS
            lines = [*shown, f"… and {more} more."] if more > 0 else shown
            self.notify(visible("\n".join(lines), keep="\n"), severity="warning", markup=False)
        await self.reread()
        if go_on and here is not None and self.claim is not None and self.claim.id == here.id:
            if not self.pane.step_claim(1, only_open=True):
                self.note = f"{done.message} No open claim below: n goes on."
            self.moved(at_once=True)
        return done

    async def ask(
        self, title: str, fields: Sequence[Field], *, words: str = "", focus: str = "", draft: str = ""
    ) -> Values | None:
        """What somebody writes into a form; None where it was left.

        What is written is kept under the name `draft`, "" for what is written again soon, until `do` has saved it.
        """
        from workbench.screens.form import Form, Slot

        slot = Slot(self.kept, draft) if draft else None
        form = Form(title, fields, self.commands, words=words, focus=focus, draft=slot)
        values = await self.app.push_screen_wait(form)
        self._unsaved = slot if values is not None else None
        self.look_for_drafts()
        self.draw()
        return values

    def heard(self) -> None:
        super().heard()
        self._unsaved = None

    async def decide(self, targets: Targets, action: OnClaims, source: str = "") -> None:
        """Do what ends the work on the claims that were chosen, and go on to the next open one; refused, all stays."""
        if source:
            self.cited_last[targets.rows[0].article_id] = source
        chosen = self.begun_at, dict(self.marked)
        self.let_go()
        try:
            await self.do_each(targets, action, go_on=True)
        except ClaimsError as error:
            if not isinstance(error, Conflict):  # what somebody else changed has to be looked at and marked anew
                self.begun_at, self.marked = chosen
                self._show_chosen()
                self.draw()
            raise

    async def settle(
        self,
        conflict: Conflict,
        targets: Targets,
        draft: str,
        names: Iterable[str],
        *,
        again: Callable[[Targets], Awaitable[None]],
        rewrite: Callable[[Targets], Awaitable[None]],
    ) -> None:
        """Somebody was first: save mine all the same, leave theirs, or write one out of both, on what stands now."""
        from workbench.screens.conflict import settle
        from workbench.screens.form import Slot

        async def with_newest(act: Callable[[Targets], Awaitable[None]]) -> None:
            await act(await self.newest(targets))

        label = targets.refs[0] if len(targets.rows) == 1 else ""
        if label:
            (newest, *_), _ = await self.desk.call(partial(read_actions, scope=label))
            conflict.message = f"{newest.by} saved {label} while you were at it."
        await settle(
            self,
            conflict,
            Slot(self.kept, targets.draft(draft)),
            names,
            again=lambda: with_newest(again),
            rewrite=lambda: with_newest(rewrite),
        )
        self.look_for_drafts()
        self.draw()

    async def newest(self, targets: Targets) -> Targets:
        """The same claims as they stand now."""
        ids, here = [row.id for row in targets.rows], targets.card.row.id
        rows = await self.desk.call(lambda desk: read_rows(desk, ids))
        card, _ = await self.desk.call(lambda desk: read_card(desk, here))
        return Targets(tuple(map(target, rows)), card)


def _go_on(action: int | None, act: OnClaims, refs: Sequence[str], desk: Desk) -> Done:
    with desk.going_on_with(action):
        return act(desk, refs=refs)


def _take_back(action: int, desk: Desk) -> Done:
    from claims.actions.history import undo

    return undo(desk, action, via=Via.SCREEN)
