"""Quoting a stored copy: it opens where it likely speaks of the claim, and only words that are selected are taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.rows import Done
from claims.words import Question, Stance, Via
from workbench.screens.choose import on_targets
from workbench.screens.reads import read_passage
from workbench.screens.second import SecondScreen
from workbench.screens.targets import Targets

if TYPE_CHECKING:
    from claims.desk import Desk


class QuoteScreen(SecondScreen):
    """Working on claims, with the words of their sources."""

    @on_targets
    async def action_quote_copy(self, targets: Targets) -> None:
        """Open the copy of the chosen source, else the last that claim or article cites, else the only one."""
        from workbench.screens.copy import CopyScreen, sheet_of
        from workbench.screens.forms import quote_fields

        card, sheet = targets.card, self.sheet
        targets.require_one_article()
        label = self.source or (card.evidence[-1].source.label if card.evidence else self.last_source)
        if not label and sheet is not None and len(sheet.sources) == 1:
            label = sheet.sources[0].label
        if not label or sheet is None:
            raise Refused("Which source?", "A digit chooses one; L lists them, and fetches what has no stored copy.")
        question, stance = self.question, self.stance
        passage, sentences = await self.desk.call(lambda desk: read_passage(desk, card.row.label, label))
        name = next((source.name for source in sheet.sources if source.label == label), "")
        title = f"{label} {passage.copy.title or passage.copy.url or name} · stored {passage.copy.at:%Y-%m-%d}"
        screen = CopyScreen(title, card.row.statement, sheet_of(passage, sentences, sheet), self.commands)
        taken = await self.app.push_screen_wait(screen)
        if taken is None:
            return
        start, end = taken
        words = passage.text[start:end]
        fields = quote_fields(targets.only, question, stance)
        values = await self.ask(f"Quote {label} for {targets.title}", fields, words=words)
        if values is None:
            return

        def quote(desk: Desk, refs: Sequence[str]) -> Done:
            from claims.actions.evidence import quote_passage

            return quote_passage(
                desk,
                refs,
                passage.copy.id,
                start,
                end,
                stance=Stance(values["stance"]),
                question=Question(values.get("question", question)),
                locator=values["locator"],
                note=values["note"],
                via=Via.SCREEN,
            )

        self.let_go()
        await self.do_each(targets, quote)
        self.cited_last[card.row.article_id] = label
