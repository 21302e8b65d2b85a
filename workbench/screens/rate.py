"""Ratings and sources. Each key is one action that can be taken back, on however many claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events

from claims.errors import Conflict, Refused
from claims.rows import ClaimCard, Done
from claims.scales import Rating, Scale, find_rating
from claims.words import Question, Stance, Via, Voice
from workbench.commands import BOTH, Command
from workbench.kept import Kept
from workbench.screens.choose import on_targets
from workbench.screens.decide import DecideScreen
from workbench.screens.desk_thread import DeskThread
from workbench.screens.forms import AS_RATED
from workbench.screens.reads import read_card
from workbench.screens.targets import Targets

if TYPE_CHECKING:
    from claims.desk import Desk


PAUSE = 0.5
"""Seconds without a key until keys mean something again after one came too early: what was typed on in the same breath
was meant for the form that the first one did not open."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody finds: a rating on a scale, its reasons, and the source that is cited with it."""

    scale: Scale
    rating: str
    question: Question
    because: str = ""
    should_read: str = ""
    source: str = ""
    stance: Stance | None = None


class RateScreen(DecideScreen):
    """Doing, and what judges the claims that are chosen."""

    def __init__(self, desk: DeskThread, kept: Kept, commands: Sequence[Command], filter_text: str = "") -> None:
        super().__init__(desk, kept, commands, filter_text)
        self._refused_at: float | None = None
        """When the newest key was pressed (`Event.time`) of those that were typed ahead of a card, None for none."""

    def act_for(self, event: events.Key) -> Callable[[], Any] | None:
        """Letters of the scale rate. What judges waits until its card has been painted."""
        if self._refused_at is not None and event.time - self._refused_at < PAUSE:
            self._refused_at = event.time
            return self._too_early
        self._refused_at = None
        act = super().act_for(event)  # first: a digit's end is not yet a rating
        rating = self._rating(event.character or "") if BOTH in self.places() else None
        command = self.command_for(event.key)
        if (rating or (command and command.judges)) and not self.has_seen(event.time):
            self._refused_at = event.time
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
            ruling = Ruling(self.scale, rating.label, self.question, source=self.source, stance=self.stance)
            await self._give(targets, ruling)

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

        scale, question = self.scale, self.question  # as they are while the card is looked at
        fields = verdict_fields(targets.only, scale, rating, question, self.source, self.stance)
        focus = focus or ("should_read" if rating and rating.needs_wording else "because" if rating else "rating")
        title, draft = f"Rate {targets.title}", targets.draft("verdict")
        values = await self.ask(title, fields, words=targets.words, focus=focus, draft=draft)
        if values is None:
            return
        ruling = Ruling(
            scale,
            values["rating"],
            Question(values.get("question", question)),
            because=values["because"],
            should_read=values["should_read"],
            source=values["source"],
            stance=None if values["stance"] == AS_RATED else Stance(values["stance"]),
        )
        await self._give(targets, ruling)

    async def _give(self, targets: Targets, ruling: Ruling) -> None:
        revs = targets.revs

        def give(desk: Desk, refs: Sequence[str]) -> Done:
            from claims.actions.verdicts import give_verdicts

            return give_verdicts(
                desk,
                refs,
                ruling.rating,
                question=ruling.question,
                because=ruling.because,
                should_read=ruling.should_read or None,
                scale=ruling.scale.name if targets.of_one_article else None,
                source=ruling.source or None,
                stance=ruling.stance,
                revs={ref: revs[ref] for ref in refs},
                via=Via.SCREEN,
            )

        try:
            await self.decide(targets, give, ruling.source)
        except Conflict as conflict:
            await self.settle(
                conflict,
                targets,
                "verdict",
                ("because", "should_read"),
                again=lambda newest: self._give(newest, ruling),
                rewrite=lambda newest: self._rate_again(newest, ruling),
            )

    async def _rate_again(self, targets: Targets, ruling: Ruling) -> None:
        """The form once more, with all that was chosen in it."""
        self.question, self.source, self.stance = ruling.question, ruling.source, ruling.stance
        await self._rate_by_form(targets, find_rating(ruling.scale, ruling.rating))

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
        targets.require_one_article()
        fields = cite_fields(targets.only, self.question, self.source, self.stance)
        focus = "quotation" if self.source else "source"
        title, draft = f"Cite a source for {targets.title}", targets.draft("evidence")
        values = await self.ask(title, fields, words=targets.words, focus=focus, draft=draft)
        if values is None:
            self.draw()
            return

        def cite(desk: Desk, refs: Sequence[str]) -> Done:
            from claims.actions.evidence import add_evidence

            return add_evidence(
                desk,
                refs,
                values["source"],
                stance=Stance(values["stance"]),
                question=Question(values.get("question", Question.SO)),
                quotation=values["quotation"],
                locator=values["locator"],
                note=values["note"],
                via=Via.SCREEN,
            )

        self.let_go()
        done = await self.do_each(targets, cite)
        card, _ = await self.desk.call(lambda desk: read_card(desk, targets.rows[0].id))
        if cited := [row.source.label for row in card.evidence if row.id in done.ids]:
            self.cited_last[card.row.article_id] = cited[0]
