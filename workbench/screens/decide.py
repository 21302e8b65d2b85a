"""Deciding on claims: ratings and sources. Each is one action that can be taken back, on however many claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events

from claims.errors import Refused
from claims.rows import ClaimCard, Done
from claims.scales import Rating, find_rating
from claims.words import Question, Stance, Via, Voice
from workbench.commands import BOTH, Command
from workbench.kept import Kept
from workbench.screens.choose import ChooseScreen, Targets, on_targets
from workbench.screens.desk_thread import DeskThread
from workbench.screens.forms import AS_RATED, UNRATED
from workbench.screens.reads import read_card
from workbench.terminal import visible

if TYPE_CHECKING:
    from claims.desk import Desk
    from workbench.screens.form import Field, Slot, Values

WARNINGS = 5
"""As many of them are shown at once."""


class DecideScreen(ChooseScreen):
    """Choosing, and what judges the claims that are chosen."""

    def __init__(self, desk: DeskThread, kept: Kept, commands: Sequence[Command], filter_text: str = "") -> None:
        super().__init__(desk, kept, commands, filter_text)
        self._unsaved: Slot | None = None
        """Where the form that was closed last is kept, until it is saved."""

    async def do(self, action: Callable[[Desk], Done], *, go_on: bool = False) -> Done:
        """Do something on the desk, show what it changed and, with `go_on`, go to the next open claim."""
        here, self.seen = self.claim, None
        unsaved, self._unsaved = self._unsaved, None
        try:
            done = await self.desk.call(action, writes=True)
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

    def act_for(self, event: events.Key) -> Callable[[], Any] | None:
        """Letters of the scale rate. What judges waits until its card has been painted."""
        act = super().act_for(event)  # first: a digit's end is not yet a rating
        rating = self._rating(event.character or "") if BOTH in self.places() else None
        command = self.command_for(event.key)
        if (rating or (command and command.judges)) and not self.has_seen(event.time):
            return self._too_early
        return act if rating is None else partial(self.rate, rating)

    def _too_early(self) -> None:
        self.note = "too early: that card was not there yet"
        self.draw()

    def _rating(self, letter: str) -> Rating | None:
        return next((rating for rating in self.scale.ratings if rating.key == letter), None)

    # Ratings.

    @on_targets
    async def rate(self, targets: Targets, rating: Rating) -> None:
        """Rate the claims at once where the rating says it all, else with a form for its reasons."""
        if rating.needs_rationale or rating.needs_wording:
            await self._rate_by_form(targets, rating)
        else:
            await self._give(targets, rating.label, self.question, source=self.source, stance=self.stance)

    @on_targets
    async def action_verdict(self, targets: Targets) -> None:
        await self._rate_by_form(targets, self._standing(targets.only))

    @on_targets
    async def action_should_read(self, targets: Targets) -> None:
        asking = next((rating for rating in self.scale.ratings if rating.needs_wording), None)
        await self._rate_by_form(targets, self._standing(targets.only) or asking, focus="should_read")

    def action_question(self) -> None:
        if self.current().row.voice == Voice.NARRATION:
            raise Refused("Nobody is quoted here.", "Narration asks only whether it is so.")
        self.question = Question.SAID if self.question == Question.SO else Question.SO
        self.draw()

    def _standing(self, card: ClaimCard | None) -> Rating | None:
        verdict = card.standing(self.question) if card else None
        return find_rating(self.scale, verdict.rating) if verdict and verdict.scale == self.scale.name else None

    async def _rate_by_form(self, targets: Targets, rating: Rating | None, focus: str = "") -> None:
        from workbench.screens.forms import verdict_fields

        fields = verdict_fields(targets.only, self.scale, rating, self.question, self.source, self.stance)
        focus = focus or ("should_read" if rating and rating.needs_wording else "because" if rating else "rating")
        title, draft = f"Rate {targets.title}", targets.draft("verdict")
        values = await self.ask(title, fields, words=targets.words, focus=focus, draft=draft)
        if values is None:
            return
        if values["rating"] == UNRATED:
            raise Refused("No rating was chosen.", "Nothing was saved. The letters of the scale rate, too.")
        await self._give(
            targets,
            values["rating"],
            Question(values.get("question", self.question)),
            because=values["because"],
            should_read=values["should_read"],
            source=values["source"],
            stance=None if values["stance"] == AS_RATED else Stance(values["stance"]),
        )

    async def _give(
        self,
        targets: Targets,
        rating: str,
        question: Question,
        *,
        because: str = "",
        should_read: str = "",
        source: str = "",
        stance: Stance | None = None,
    ) -> None:
        scale = self.scale.name if targets.of_one_article else None

        def give(desk: Desk) -> Done:
            from claims.actions.verdicts import give_verdicts

            return give_verdicts(
                desk,
                targets.refs,
                rating,
                question=question,
                because=because,
                should_read=should_read or None,
                scale=scale,
                source=source or None,
                stance=stance,
                revs=targets.revs,
                via=Via.SCREEN,
            )

        await self.decide(give, source)

    async def decide(self, action: Callable[[Desk], Done], source: str = "") -> None:
        """Do what ends the work on the claims that were chosen, and go on to the next open one."""
        self.last_source = source or self.last_source
        self.let_go()
        await self.do(action, go_on=True)

    # Sources.

    def action_cite(self) -> None:
        """Ask for a source's number, or, where there is none to be chosen, for a new source."""
        card = self.current()
        sheet = self.sheet
        if sheet is not None and sheet.article.id == card.row.article_id and not sheet.sources:
            self.action_cite_new()
        else:
            self.digits = ""
            self.draw()

    def action_cite_chosen(self) -> None:
        self.action_cite_new()

    @on_targets
    async def action_cite_new(self, targets: Targets) -> None:
        from workbench.screens.forms import cite_fields

        self.digits = None
        fields = cite_fields(targets.only, self.question, self.source, self.stance)
        focus = "quotation" if self.source else "source"
        title, draft = f"Cite a source for {targets.title}", targets.draft("evidence")
        values = await self.ask(title, fields, words=targets.words, focus=focus, draft=draft)
        if values is None:
            self.draw()
            return
        if not values["source"]:
            raise Refused("Evidence needs a source: an S-number, an address or a description.", "Nothing was saved.")

        def cite(desk: Desk) -> Done:
            from claims.actions.evidence import add_evidence

            return add_evidence(
                desk,
                targets.refs,
                values["source"],
                stance=Stance(values["stance"]),
                question=Question(values.get("question", Question.SO)),
                quotation=values["quotation"],
                locator=values["locator"],
                note=values["note"],
                via=Via.SCREEN,
            )

        self.let_go()
        done = await self.do(cite)
        card, _ = await self.desk.call(lambda desk: read_card(desk, targets.rows[0].id))
        self.last_source = next((row.source.label for row in card.evidence if row.id in done.ids), self.last_source)
