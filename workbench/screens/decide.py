"""Deciding on a claim: ratings, sources, statements, dismissal. Each is one action that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from textual import events

from claims.errors import Refused
from claims.rows import ClaimCard, Done
from claims.scales import Rating, find_rating
from claims.words import DismissedAs, Question, Stance, Via, Voice
from workbench.commands import BOTH, Command
from workbench.screens.browse import BrowseScreen
from workbench.screens.commanded import in_worker
from workbench.screens.desk_thread import DeskThread
from workbench.terminal import visible

if TYPE_CHECKING:
    from claims.desk import Desk
    from workbench.screens.form import Field, Values

P = ParamSpec("P")

WARNINGS = 5
"""As many of them are shown at once."""


def on_card(
    method: Callable[Concatenate[DecideScreen, ClaimCard, P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[DecideScreen, P], None]:
    """Run a method in a worker, on the card that is there when the key is pressed: later keys cannot change it."""

    @wraps(method)
    def start(self: DecideScreen, /, *args: P.args, **kwargs: P.kwargs) -> None:
        in_worker(method)(self, self.current(), *args, **kwargs)

    return start


class DecideScreen(BrowseScreen):
    """Browsing, and what judges the claim under the cursor."""

    def __init__(self, desk: DeskThread, commands: Sequence[Command], filter_text: str = "") -> None:
        super().__init__(desk, commands, filter_text)
        self.last_source = ""
        self._ratings: dict[str, Rating] = {}

    def current(self) -> ClaimCard:
        """The card of the claim under the cursor. Refused where there is none, or it is not there yet."""
        row = self.claim
        if row is None:
            raise Refused("There is no claim here.", "j goes to the next; v selects words to add one.")
        if self.card is None or self.card.row.id != row.id:
            raise Refused(f"The card of {row.label} is not there yet.", "Nothing was done.")
        return self.card

    async def do(self, action: Callable[[Desk], Done], *, go_on: bool = False) -> Done:
        """Do something on the desk, show what it changed and, with `go_on`, go to the next open claim."""
        here, self.seen = self.claim, None
        try:
            done = await self.desk.call(action, writes=True)
        finally:
            self.follow()
        self.note = done.message
        if done.warnings:
            shown, more = done.warnings[:WARNINGS], len(done.warnings) - WARNINGS
            lines = [*shown, f"… and {more} more."] if more > 0 else shown
            self.notify(visible("\n".join(lines), keep="\n"), severity="warning", markup=False)
        await self.reread()
        if go_on and here is not None and self.claim is not None and self.claim.id == here.id:
            self.pane.step_claim(1, only_open=True)
            self.moved(at_once=True)
        return done

    async def ask(self, title: str, fields: Sequence[Field], *, words: str = "", focus: str = "") -> Values | None:
        """What somebody writes into a form; None where it was left."""
        from workbench.screens.form import Form

        form = Form(title, fields, self.commands, words=words, focus=focus)
        return await self.app.push_screen_wait(form)

    def act_for(self, event: events.Key) -> Callable[[], Any] | None:
        """Letters of the scale rate, digits choose a source. What judges waits until its card has been painted."""
        character = event.character or ""
        at_work = BOTH in self.places()
        rating = self._rating(character) if at_work else None
        command = self.command_for(event.key)
        if (rating or (command and command.judges)) and not self.has_seen(event.time):
            return self._too_early
        if rating is not None:
            return partial(self.rate, rating)
        if at_work and character and character in "123456789":
            return partial(self.choose_source, f"S{character}")
        return super().act_for(event)

    def _too_early(self) -> None:
        self.note = "too early: that card was not there yet"
        self.draw()

    def _rating(self, letter: str) -> Rating | None:
        return next((rating for rating in self.scale.ratings if rating.key == letter), None)

    # Ratings.

    @on_card
    async def rate(self, card: ClaimCard, rating: Rating) -> None:
        """Rate the claim at once where the rating says it all, else with a form for its reasons."""
        if rating.needs_rationale or rating.needs_wording:
            await self._rate_by_form(card, rating)
        else:
            await self._give(card, rating.label, self.question, source=self.source)

    @on_card
    async def action_verdict(self, card: ClaimCard) -> None:
        standing = card.standing(self.question)
        await self._rate_by_form(card, find_rating(self.scale, standing.rating) if standing else None)

    def action_question(self) -> None:
        if self.current().row.voice == Voice.NARRATION:
            raise Refused("Nobody is quoted here.", "Narration asks only whether it is so.")
        self.question = Question.SAID if self.question == Question.SO else Question.SO
        self.draw()

    async def _rate_by_form(self, card: ClaimCard, rating: Rating | None) -> None:
        from workbench.screens.forms import verdict_fields

        fields = verdict_fields(card, self.scale, rating, self.question, self.source)
        focus = "should_read" if rating and rating.needs_wording else "because" if rating else "rating"
        values = await self.ask(f"Rate {card.row.label}", fields, words=card.row.statement, focus=focus)
        if values is not None:
            await self._give(
                card,
                values["rating"],
                Question(values.get("question", Question.SO)),
                because=values["because"],
                should_read=values["should_read"],
                source=values["source"],
            )

    async def _give(
        self,
        card: ClaimCard,
        rating: str,
        question: Question,
        *,
        because: str = "",
        should_read: str = "",
        source: str = "",
    ) -> None:
        label, scale = card.row.label, self.scale.name
        self.last_source, self.source = source or self.last_source, ""

        def give(desk: Desk) -> Done:
            from claims.actions.verdicts import give_verdicts

            return give_verdicts(
                desk,
                [label],
                rating,
                question=question,
                because=because,
                should_read=should_read or None,
                scale=scale,
                source=source or None,
                revs={label: card.row.rev},
                via=Via.SCREEN,
            )

        await self.do(give, go_on=True)

    # Sources.

    def choose_source(self, label: str) -> None:
        """Cite this source with the next rating."""
        card = self.current()
        open_here = self.sheet is not None and self.sheet.article.id == card.row.article_id
        if self.sheet is not None and open_here and label not in {source.label for source in self.sheet.sources}:
            raise Refused(f"Article {card.row.article} has no source {label}.", "c cites a new one.")
        self.source = label
        self.draw()

    def action_same_source(self) -> None:
        if not self.last_source:
            raise Refused("No source has been cited yet.", "A digit chooses one, c cites a new one.")
        self.choose_source(self.last_source)

    @on_card
    async def action_cite(self, card: ClaimCard) -> None:
        from workbench.screens.forms import cite_fields

        fields = cite_fields(card, self.question, self.source)
        values = await self.ask(f"Cite a source for {card.row.label}", fields, words=card.row.statement)
        if values is None:
            return
        if not values["source"]:
            raise Refused("Evidence needs a source: an S-number, an address or a description.", "Nothing was saved.")

        def cite(desk: Desk) -> Done:
            from claims.actions.evidence import add_evidence

            return add_evidence(
                desk,
                [card.row.label],
                values["source"],
                stance=Stance(values["stance"]),
                question=Question(values.get("question", Question.SO)),
                quotation=values["quotation"],
                locator=values["locator"],
                note=values["note"],
                via=Via.SCREEN,
            )

        await self.do(cite)

    # The claim itself.

    @on_card
    async def action_dismiss_claim(self, card: ClaimCard) -> None:
        from workbench.screens.forms import dismiss_fields

        values = await self.ask(f"Dismiss {card.row.label}", dismiss_fields(), words=card.row.statement)
        if values is None:
            return

        def dismiss(desk: Desk) -> Done:
            from claims.actions.claims import dismiss_claims

            reason = DismissedAs(values["as"])
            return dismiss_claims(desk, [card.row.label], reason, note=values["note"], via=Via.SCREEN)

        await self.do(dismiss, go_on=True)

    @on_card
    async def action_edit(self, card: ClaimCard) -> None:
        from workbench.screens.form import changed
        from workbench.screens.forms import edit_fields

        fields = edit_fields(card)
        values = await self.ask(f"Edit {card.row.label}", fields, words=card.row.text)
        if values is None or not (different := changed(fields, values)):
            return

        def edit(desk: Desk) -> Done:
            from claims.actions.claims import edit_claim

            return edit_claim(desk, card.row.label, different, rev=card.row.rev, via=Via.SCREEN)

        await self.do(edit)

    @on_card
    async def action_confirm(self, card: ClaimCard) -> None:
        def confirm(desk: Desk) -> Done:
            from claims.actions.claims import confirm_statement

            return confirm_statement(desk, card.row.label, rev=card.row.rev, via=Via.SCREEN)

        await self.do(confirm)

    @on_card
    async def action_submit(self, card: ClaimCard) -> None:
        def submit(desk: Desk) -> Done:
            from claims.actions.reviews import submit_claims

            return submit_claims(desk, [card.row.label], via=Via.SCREEN)

        await self.do(submit, go_on=True)
