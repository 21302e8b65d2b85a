"""The review screen: everything a checker does, from the article's date to the last claim, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.rows import Done
from claims.words import Via
from workbench.commands import ARTICLE
from workbench.screens.commanded import in_worker
from workbench.screens.second import SecondScreen
from workbench.widgets.themes import THEMES

if TYPE_CHECKING:
    from claims.desk import Desk


class ReviewScreen(SecondScreen):
    """Deciding on claims, and the rest: sentences, words, the article's date, undo, help."""

    # The article.

    def action_no_fact(self) -> None:
        passage = self.article.passage
        if passage is None:
            raise Refused("There is no sentence here.")
        self._mark_no_fact(passage.id, not passage.no_fact)

    @in_worker
    async def _mark_no_fact(self, passage_id: int, no_fact: bool) -> None:
        def mark(desk: Desk) -> Done:
            from claims.actions.claims import mark_no_fact

            return mark_no_fact(desk, [passage_id], no_fact=no_fact, via=Via.SCREEN)

        await self.do(mark)

    @in_worker
    async def action_date_article(self) -> None:
        from workbench.screens.forms import date_fields

        article = self.sheet.article if self.sheet and self.view == ARTICLE else self.of
        if article is None:
            raise Refused("No article is open.")
        values = await self.ask(f"When was article {article.number} published?", date_fields(article))
        if values is None or not values["published"]:
            return

        def give_date(desk: Desk) -> Done:
            from claims.actions.articles import date_article

            return date_article(desk, str(article.number), values["published"], via=Via.SCREEN)

        await self.do(give_date)

    # Words.

    def action_word_right(self) -> None:
        self.article.step_words(end=1)

    def action_word_left(self) -> None:
        self.article.step_words(end=-1)

    def action_start_right(self) -> None:
        self.article.step_words(start=1)

    def action_start_left(self) -> None:
        self.article.step_words(start=-1)

    def action_drop_words(self) -> None:
        self.article.drop_words()
        self.draw()

    def action_add_claim(self) -> None:
        selected, sheet = self.article.selected, self.sheet
        self.action_drop_words()
        if selected is not None and sheet is not None:
            self._add_claim(sheet.article.number, *selected)

    @in_worker
    async def _add_claim(self, article: int, start: int, end: int) -> None:
        def add(desk: Desk) -> Done:
            from claims.actions.claims import add_claim

            return add_claim(desk, str(article), start=start, end=end, via=Via.SCREEN)

        done = await self.do(add)
        if done.ids and self.article.go_to_claim(done.ids[0]):
            self.moved(at_once=True)

    # Back, forth and away.

    @in_worker
    async def action_undo(self) -> None:
        def take_back(desk: Desk) -> Done:
            from claims.actions.history import undo

            return undo(desk, via=Via.SCREEN)

        await self.do(take_back)

    @in_worker
    async def action_redo(self) -> None:
        def do_again(desk: Desk) -> Done:
            from claims.actions.history import redo

            return redo(desk, via=Via.SCREEN)

        await self.do(do_again)

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
