"""The review screen: everything a checker does, from the article's date to the last claim, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.rows import Done
from claims.words import Via
from workbench.commands import ARTICLE
from workbench.screens.clear import ClearScreen
from workbench.screens.commanded import in_worker
from workbench.widgets.themes import THEMES

if TYPE_CHECKING:
    from claims.desk import Desk


class ReviewScreen(ClearScreen):
    """All that is done with claims and articles, and the rest: undo, help, other looks."""

    @in_worker
    async def action_undo(self) -> None:
        with self.taking_back() as told:

            def take_back(desk: Desk) -> Done:
                from claims.actions.history import undo

                return undo(desk, via=Via.SCREEN, progress=told)

            self._go_back_to(await self.do(take_back))

    @in_worker
    async def action_redo(self) -> None:
        with self.taking_back() as told:

            def do_again(desk: Desk) -> Done:
                from claims.actions.history import redo

                return redo(desk, via=Via.SCREEN, progress=told)

            self._go_back_to(await self.do(do_again))

    def _go_back_to(self, done: Done) -> None:
        """Go to what was taken back: it is to be decided anew."""
        is_there = self.claim is not None and self.claim.id in done.ids
        if not is_there and any(self.pane.go_to_claim(claim) for claim in done.ids):
            self.moved(at_once=True)

    @in_worker
    async def action_history(self) -> None:
        """What was done to the claim, its article, and on the desk."""
        from workbench.screens.history import HistoryScreen

        article = self.sheet.article if self.sheet and self.view == ARTICLE else self.of
        scopes = [*([self.claim.label] if self.claim else []), *([str(article.number)] if article else []), None]
        await self.app.push_screen_wait(HistoryScreen(self.desk, self.commands, scopes))
        await self.reread()

    @in_worker
    async def action_sources(self) -> None:
        """The sources of the article, with what stands on them."""
        from workbench.screens.sources import SourcesScreen

        await self.app.push_screen_wait(SourcesScreen(self.desk, self.kept, self.commands, self.open_article_row()))
        await self.reread()

    def action_copy(self) -> None:
        selected = self.article.selected
        words = self.sheet.text[slice(*selected)] if self.sheet and selected else self.current().row.text
        self.app.copy_to_clipboard(words)
        self.note = "copied"
        self.draw()

    def action_whole_card(self) -> None:
        self.toggle_class("-whole-card")
        self.call_after_refresh(self.draw)

    def action_help(self) -> None:
        from workbench.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.commands))

    def action_theme(self) -> None:
        names = [theme.name for theme in THEMES]
        self.app.theme = names[(names.index(self.app.theme) + 1) % len(names)]

    def action_quit(self) -> None:
        self.app.exit()
