"""A stored copy of a source, open where it most likely speaks of a claim; words that somebody selects are quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult

from claims.errors import Refused
from claims.rows import ArticleSheet, Passage, PassageRow
from workbench.commands import COPY, Command
from workbench.screens.commanded import Commanded
from workbench.terminal import visible
from workbench.widgets.article_view import ArticleView
from workbench.widgets.bars import footer_line
from workbench.widgets.claim_card import folded
from workbench.widgets.paper import Plate, Runs

Span = tuple[int, int]


class CopyScreen(Commanded[Span | None]):
    """Gives (start, end) of the words that were taken, in code points of the copy's text; None where it was left."""

    def __init__(self, title: str, words: str, sheet: ArticleSheet, commands: Sequence[Command]) -> None:
        super().__init__(commands)
        self._title = title
        self._words = words
        self._sheet = sheet

    def places(self) -> Sequence[str]:
        return (COPY,)

    def compose(self) -> ComposeResult:
        yield Plate(self._head_lines, id="list-head")
        yield ArticleView(id="copy", by_sentence=False)
        yield Plate(self._claim_lines, id="copy-claim")
        yield Plate(lambda width, height: [footer_line(self.commands, [COPY], width)], id="list-foot")

    @property
    def text(self) -> ArticleView:
        """The words of the copy."""
        return self.query_one("#copy", ArticleView)

    def on_mount(self) -> None:
        self.text.focus()
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        passage = next((n for n, row in enumerate(self._sheet.passages) if row.reason), 0)
        self.text.show(self._sheet)
        self.text.step_line(passage)

    def action_quote(self) -> None:
        """Take the selected words."""
        selected = self.text.selected
        if selected is None:
            raise Refused("No words are selected.", "→ selects words, s the sentence. Nothing is quoted by itself.")
        self.dismiss(selected)

    def action_quote_sentence(self) -> None:
        self.text.select_sentence()

    def action_quote_right(self) -> None:
        if self.text.words is None:
            self.text.select_words()
        else:
            self.text.step_words(end=1)

    def action_quote_left(self) -> None:
        self.text.step_words(end=-1)

    def action_quote_start_right(self) -> None:
        self.text.step_words(start=1)

    def action_quote_start_left(self) -> None:
        self.text.step_words(start=-1)

    def action_copy_next(self) -> None:
        self.text.step_line(1)

    def action_copy_previous(self) -> None:
        self.text.step_line(-1)

    def action_copy_page_down(self) -> None:
        self.text.step_page(1)

    def action_copy_page_up(self) -> None:
        self.text.step_page(-1)

    def action_leave_copy(self) -> None:
        """Let go of the selection, else of the copy."""
        if self.text.words is not None:
            self.text.drop_words()
        else:
            self.dismiss(None)

    def _head_lines(self, width: int, height: int) -> Sequence[Runs]:
        return [((visible(f" {self._title}").ljust(width)[:width], "bar strong"),)]

    def _claim_lines(self, width: int, height: int) -> Sequence[Runs]:
        return folded([((" claim ", "quiet"), (visible(" ".join(self._words.split())), ""))], width)[:height]


def sheet_of(passage: Passage, sentences: Sequence[Span], like: ArticleSheet) -> ArticleSheet:
    """A copy's text as a sheet that can be drawn, with nothing marked; the likeliest sentence says so."""
    rows = [
        PassageRow(n, start, end, no_fact=False, reason="likeliest" if start <= passage.start < end else "")
        for n, (start, end) in enumerate(sentences)
    ]
    bare = replace(like, text=passage.text, sha256=str(passage.copy.body), passages=tuple(rows), claims=(), places=())
    return replace(bare, zones=(), times=(), loose=(), sources=())
