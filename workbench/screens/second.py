"""What comes after a verdict: a second pair of eyes, the way out to readers, and earlier verdicts on the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.rows import Done
from claims.words import Via
from workbench.screens.choose import on_targets
from workbench.screens.targets import Targets, target
from workbench.screens.tend import TendScreen

if TYPE_CHECKING:
    from claims.desk import Desk


class SecondScreen(TendScreen):
    """Working on claims, and what is done with them once somebody has decided."""

    @on_targets
    async def action_approve(self, targets: Targets) -> None:
        def approve(desk: Desk, refs: Sequence[str]) -> Done:
            from claims.actions.reviews import approve_claims

            return approve_claims(desk, refs, via=Via.SCREEN)

        await self.decide(targets, approve)

    @on_targets
    async def action_send_back(self, targets: Targets) -> None:
        words = await self._words(targets, f"What has to change in {targets.title}?", "because")

        def send_back(desk: Desk, refs: Sequence[str]) -> Done:
            from claims.actions.reviews import request_changes

            return request_changes(desk, refs, words or "", via=Via.SCREEN)

        if words is not None:
            await self.decide(targets, send_back)

    @on_targets
    async def action_comment(self, targets: Targets) -> None:
        words = await self._words(targets, f"Remark on {targets.title}", "remark")

        def comment(desk: Desk, refs: Sequence[str]) -> Done:
            from claims.actions.reviews import comment_claims

            return comment_claims(desk, refs, words or "", via=Via.SCREEN)

        if words is not None:
            await self.do_each(targets, comment)

    @on_targets
    async def action_release(self, targets: Targets) -> None:
        from workbench.screens.forms import release_fields

        title, draft = f"Release {targets.title}", targets.draft("release")
        values = await self.ask(title, release_fields(), words=targets.words, draft=draft)
        if values is None:
            return

        def release(desk: Desk, refs: Sequence[str]) -> Done:
            from claims.actions.reviews import release_claims

            return release_claims(desk, refs, url=values["url"] or None, via=Via.SCREEN)

        await self.decide(targets, release)

    @on_targets
    async def action_reopen(self, targets: Targets) -> None:
        out = any(row.is_released for row in targets.rows)
        label = "readers are told" if out else "because"
        words = await self._words(targets, f"Open {targets.title} again", label)

        def reopen(desk: Desk, refs: Sequence[str]) -> Done:
            from claims.actions.reviews import reopen_claims

            said = {"correction" if out else "because": words or ""}
            return reopen_claims(desk, refs, **said, via=Via.SCREEN)

        if words is not None:
            await self.do_each(targets, reopen)

    @on_targets
    async def action_adopt(self, targets: Targets) -> None:
        card = targets.card
        one = Targets((target(card.row),), card)
        if not card.precedents:
            raise Refused(
                "No earlier verdict says much the same.", "Rate it, or relate it by `workbench claim relate`."
            )
        earlier = card.precedents[0].claim.label

        def adopt(desk: Desk, refs: Sequence[str]) -> Done:
            from claims.actions.adopting import adopt_verdict

            return adopt_verdict(desk, refs[0], earlier, via=Via.SCREEN)

        await self.decide(one, adopt)

    async def _words(self, targets: Targets, title: str, label: str) -> str | None:
        """Words to somebody about claims; None where the form was left."""
        from workbench.screens.forms import words_fields

        values = await self.ask(title, words_fields(label), words=targets.words, draft=targets.draft(label))
        return None if values is None else values["words"]
