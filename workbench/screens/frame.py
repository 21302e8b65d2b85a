"""The frame of the review screen: two panes, a card, and the bars around them, drawn for where the cursor is."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from claims.errors import Refused
from claims.rows import ArticleRow, ArticleSheet, ClaimCard, ClaimRow
from claims.scales import RATING_SCALES, Scale, scale_for
from claims.words import Mode, Question, Stance
from workbench.commands import ARTICLE, BOTH, CITING, FILTERING, LINE, QUEUE, WORDS, Command, shown
from workbench.screens.commanded import Commanded
from workbench.widgets.article_view import ArticleView
from workbench.widgets.bars import article_line, ask_line, cite_line, footer_line, queue_line, source_line
from workbench.widgets.claim_card import card_lines, sentence_lines
from workbench.widgets.claim_list import ClaimList
from workbench.widgets.filter_line import FILTER, FilterLine
from workbench.widgets.paper import Plate, Runs

LEAST = (60, 20)
"""Columns and rows below which there is no room to work."""

WIDE = 120
"""Columns from which queue, article and card stand side by side."""

ORDERS = ("worth", "place", "date", "article", "age", "due", "assignee")


@dataclass(slots=True)
class LongWork:
    """A work on many things: how far it is, and whether somebody stopped it. `told` is called after each step."""

    what: str
    total: int
    told: Callable[[], object]
    things: str = "claims"
    if_stopped: str = "All is as it was before."
    done: int = 0
    is_stopped: bool = False

    def __str__(self) -> str:
        return f"{self.what}: {self.done:,} of {self.total:,} {self.things}"

    def step(self, more: int) -> None:
        """So many more are done. Raises Refused where the work was stopped."""
        self.done += more
        if self.is_stopped and self.done < self.total:
            raise Refused(f"Stopped after {self.done:,} of {self.total:,} {self.things}.", self.if_stopped)
        self.told()


class FrameScreen(Commanded[None]):
    """What is seen. It holds what it was given and reads nothing."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual declares it for instances

    def __init__(self, commands: Sequence[Command], filter_text: str = "") -> None:
        super().__init__(commands)
        self.is_open = False
        """Whether the desk has answered for the first time."""
        self.is_whole = True
        """Whether the queue holds all claims that the filter lets through, and not the first of them."""
        self.filter_text = filter_text
        self.order = ORDERS[0]
        self.counts: Mapping[str, int] = {}
        """How many claims of the desk are in each state."""
        self.view = QUEUE
        self.sheet: ArticleSheet | None = None
        self.card: ClaimCard | None = None
        self.of: ArticleRow | None = None
        """The article of the claim on the card."""
        self.question = Question.SO
        self.source = ""
        """The source that the next rating cites: "S3"."""
        self.stance: Stance | None = None
        """What that source does for the claim; None: what fits the rating."""
        self.chosen = 0
        """How many claims are marked or in a range."""
        self.drafts: tuple[str, ...] = ()
        """Names of the commands whose forms on the claim under the cursor were begun and not saved."""
        self.note = ""
        """What was done last, in a few words."""
        self.long: LongWork | None = None
        """What is being done to many claims, or taken back of a large action."""

    def compose(self) -> ComposeResult:
        yield Plate(self._small_lines, id="small")
        yield Plate(self._head_lines, id="head")
        yield FilterLine(id="filter")
        with Horizontal(id="middle"):
            yield ClaimList(id="queue")
            yield ArticleView(id="article")
            yield Plate(self._card_lines, id="side")
        yield Plate(self._strip_lines, id="strip")
        yield Plate(self._card_lines, id="card")
        yield Plate(self._ask_lines, id="ask")
        yield Plate(self._foot_lines, id="foot")

    @property
    def queue(self) -> ClaimList:
        """The queue of claims of all articles."""
        return self.query_one("#queue", ClaimList)

    @property
    def article(self) -> ArticleView:
        """The text of the open article."""
        return self.query_one("#article", ArticleView)

    @property
    def filter_line(self) -> FilterLine:
        """Where the filter is written."""
        return self.query_one("#filter", FilterLine)

    @property
    def pane(self) -> ClaimList | ArticleView:
        """The pane in use."""
        return self.queue if self.view == QUEUE else self.article

    @property
    def wide(self) -> bool:
        """Whether queue, article and card stand side by side."""
        return self.app.size.width >= WIDE

    @property
    def claim(self) -> ClaimRow | None:
        """The claim under the cursor of the pane in use."""
        return self.pane.claim

    @property
    def scale(self) -> Scale:
        """The scale of the claim's article."""
        return RATING_SCALES[self.of.scale] if self.of else scale_for(Mode.OURS)

    def places(self) -> Sequence[str]:
        if self.filter_line.is_open:
            return (FILTERING, LINE) if self.filter_line.use == FILTER else (LINE,)
        return (WORDS,) if self.article.words is not None else (self.view, BOTH)

    def look_at(self, view: str) -> None:
        """Turn to the article or to the queue."""
        self.view = view
        # Not a class of the screen: Textual would style everything on it anew.
        self.query_one("#middle").set_class(view == ARTICLE, "-article")
        self.pane.focus()
        self.draw()  # with the pane, and not a frame later with the card

    def heard(self) -> None:
        super().heard()
        self.note = ""

    def act_for(self, event: events.Key) -> Callable[[], Any] | None:
        act = super().act_for(event)
        if act is None and event.is_printable and self.long is None and not self.filter_line.is_open:
            return partial(self._say_why_not, event.key)
        return act

    def _say_why_not(self, key: str) -> None:
        """Say why a key does nothing here."""
        there = next((c for c in self.commands if c.where in (ARTICLE, QUEUE) and key in c.keys), None)
        if WORDS in self.places():
            self.note = "words are being selected: nothing else is done meanwhile"
        elif there is not None:
            self.note = f"{there.shown_key} ({there.name.replace('_', ' ')}) is for the {there.where}"
        else:
            self.note = f"{shown(key)} means nothing here"
        self.draw()

    def draw(self) -> None:
        """Show card and bars as they are now; what looks as before is not painted."""
        for plate in self.query(Plate):
            plate.again()

    def on_resize(self) -> None:
        width, height = self.app.size
        small = width < LEAST[0] or height < LEAST[1]
        self.set_class(small, "-small")
        if not small and not self.filter_line.is_open:
            self.call_after_refresh(self.pane.focus)  # what was hidden has lost it

    def _head_lines(self, width: int, height: int) -> Sequence[Runs]:
        if not self.is_open:
            return [((" Opening the desk …".ljust(width), "bar strong"),)]
        if self.view == QUEUE or self.sheet is None:
            meter = str(self.sheet.meter) if self.sheet is not None else ""
            shown = len(self.queue.ids) if self.is_whole else None
            return [queue_line(shown, self.order, self.filter_text, width, counts=self.counts, meter=meter)]
        return [article_line(self.sheet, width)]

    def _strip_lines(self, width: int, height: int) -> Sequence[Runs]:
        evidence = self.card.evidence if self.card else ()
        of = self.card.row.article_id if self.card else None
        cited = [row.source.id for row in evidence]
        if self.sheet is not None and (self.view == ARTICLE or self.sheet.article.id == of):
            return [source_line(self.sheet.sources, cited, self.note, width)]
        sources = tuple({row.source.id: row.source for row in evidence}.values())
        return [source_line(sources, cited, self.note, width, none="none cited yet")]

    def _card_lines(self, width: int, height: int) -> Sequence[Runs]:
        passage = self.article.passage if self.view == ARTICLE else None
        lines: Sequence[Runs] = ()
        if self.card is not None and self.claim is not None:
            keys = [command.shown_key for command in self.commands if command.name in self.drafts]
            lines = card_lines(self.card, width - 2, height, drafts=keys)
        elif passage is not None and self.sheet is not None:
            lines = sentence_lines(passage, self.sheet.text, width - 2, height)
        return [((" ", ""), *line) for line in lines]

    def _ask_lines(self, width: int, height: int) -> Sequence[Runs]:
        if self.long is not None:
            return [((f" {self.long} ".ljust(width), "bar strong"),)]
        if WORDS in self.places():
            return [((" Selecting words for a claim; ratings wait meanwhile.".ljust(width)[:width], "bar"),)]
        if self.card is None or self.claim is None:
            return [((" " * width, "bar"),)]
        if CITING in self.places():
            return [cite_line(width)]
        letters = [(rating.key, rating.label) for rating in self.scale.ratings]
        return [ask_line(self.question, letters, width, source=self.source, stance=self.stance, chosen=self.chosen)]

    def _foot_lines(self, width: int, height: int) -> Sequence[Runs]:
        return [footer_line(self.commands, self.places(), width)] if self.is_open else ()

    def _small_lines(self, width: int, height: int) -> Sequence[Runs]:
        words = f"{width}×{height} is too small: the screen needs {LEAST[0]}×{LEAST[1]}."
        return [((line, "strong"),) for line in textwrap.wrap(words, max(1, width))]
