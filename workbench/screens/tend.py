"""The claim itself: what is known about it, whether it needs a check, and the step to a second reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from claims.errors import Conflict, Refused, UsageError
from claims.rows import Done
from claims.words import Answer, DismissedAs, Via
from workbench.screens.choose import on_targets
from workbench.screens.rate import RateScreen
from workbench.screens.targets import Targets, target

if TYPE_CHECKING:
    from claims.desk import Desk


class TendScreen(RateScreen):
    """Deciding, and all else that is done with claims."""

    # Whether it needs a check.

    @on_targets
    async def action_opinion(self, targets: Targets) -> None:
        await self._dismiss(targets, DismissedAs.OPINION)

    @on_targets
    async def action_dismiss_claim(self, targets: Targets) -> None:
        from workbench.screens.forms import dismiss_fields

        values = await self.ask(f"Dismiss {targets.title}", dismiss_fields(), words=targets.words)
        if values is not None:
            await self._dismiss(targets, DismissedAs(values["as"]), values["note"])

    async def _dismiss(self, targets: Targets, reason: DismissedAs, note: str = "") -> None:
        def dismiss(desk: Desk, refs: Sequence[str]) -> Done:
            from claims.actions.claims import dismiss_claims

            return dismiss_claims(desk, refs, reason, note=note, via=Via.SCREEN)

        await self.decide(targets, dismiss)

    @on_targets
    async def action_ask(self, targets: Targets) -> None:
        from workbench.screens.forms import ANSWERED, ask_fields

        fields = ask_fields(targets.only, datetime.now().date())
        focus = "question" if targets.only and targets.only.row.waiting_for else "whom"
        title, draft = f"Ask about {targets.title}", targets.draft("question")
        values = await self.ask(title, fields, words=targets.words, focus=focus, draft=draft)
        if values is None:
            return

        def note_question(desk: Desk, refs: Sequence[str]) -> Done:
            from claims.actions.claims import ask_about, end_waiting

            if values.get("answer") == ANSWERED:
                return end_waiting(desk, refs, via=Via.SCREEN)
            since = day_of(values["since"])
            return ask_about(desk, refs, values["whom"], values["question"], since=since, via=Via.SCREEN)

        await self.decide(targets, note_question)

    @on_targets
    async def action_park(self, targets: Targets) -> None:
        parked = not all(row.is_parked for row in targets.rows)

        def park(desk: Desk, refs: Sequence[str]) -> Done:
            from claims.actions.claims import park_claims

            return park_claims(desk, refs, parked=parked, via=Via.SCREEN)

        await (self.decide(targets, park) if parked else self.do_each(targets, park))

    # Whose it is.

    @on_targets
    async def action_assign(self, targets: Targets) -> None:
        from workbench.screens.forms import assign_fields

        values = await self.ask(f"Who takes {targets.title}?", assign_fields(targets.only), words=targets.words)
        if values is None:
            return

        def assign(desk: Desk, refs: Sequence[str]) -> Done:
            from claims.actions.claims import assign_claims

            return assign_claims(desk, refs, values["assignee"] or None, via=Via.SCREEN)

        self.let_go()
        await self.do_each(targets, assign)

    @on_targets
    async def action_submit(self, targets: Targets) -> None:
        def submit(desk: Desk, refs: Sequence[str]) -> Done:
            from claims.actions.reviews import submit_claims

            return submit_claims(desk, refs, via=Via.SCREEN)

        await self.decide(targets, submit)

    # What became of it.

    @on_targets
    async def action_answer_wording(self, targets: Targets) -> None:
        from workbench.screens.forms import answer_fields

        row = targets.card.row
        asking = next((verdict for verdict in targets.card.verdicts if verdict.stands and verdict.should_read), None)
        if asking is None:
            raise Refused(f"No verdict on {row.label} asks for another wording.", "x gives one.")
        values = await self.ask(f"What became of it in {row.label}?", answer_fields(), words=asking.should_read or "")
        if values is None:
            return

        def answer(desk: Desk) -> Done:
            from claims.actions.verdicts import answer_wording

            return answer_wording(desk, row.label, Answer(values["answer"]), via=Via.SCREEN)

        await self.do(answer)

    # What is known about it.

    @on_targets
    async def action_edit(self, targets: Targets) -> None:
        await self._edit(Targets((target(targets.card.row),), targets.card))

    async def _edit(self, targets: Targets) -> None:
        from workbench.screens.form import changed
        from workbench.screens.forms import edit_fields

        card = targets.card
        fields = edit_fields(card)
        values = await self.ask(f"Edit {card.row.label}", fields, words=card.row.text, draft=targets.draft("claim"))
        if values is None or not (different := changed(fields, values)):
            return

        await self._save_edit(targets, different)

    async def _save_edit(self, targets: Targets, different: dict[str, str]) -> None:
        row = targets.card.row

        def edit(desk: Desk) -> Done:
            from claims.actions.claims import edit_claim

            return edit_claim(desk, row.label, different, rev=row.rev, via=Via.SCREEN)

        try:
            await self.do(edit)
        except Conflict as conflict:
            await self.settle(
                conflict,
                targets,
                "claim",
                different,
                again=lambda newest: self._save_edit(newest, different),
                rewrite=self._edit,
            )

    @on_targets
    async def action_confirm(self, targets: Targets) -> None:
        row = targets.card.row

        def confirm(desk: Desk) -> Done:
            from claims.actions.claims import confirm_statement

            return confirm_statement(desk, row.label, rev=row.rev, via=Via.SCREEN)

        await self.do(confirm)


def day_of(words: str) -> date | None:
    """The day that was written, None for nothing. Raises UsageError for what is no day."""
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise UsageError(f'"{words}" is no day.', "Write it as in 2023-04-26. Nothing was saved.") from None
