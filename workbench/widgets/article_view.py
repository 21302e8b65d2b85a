"""An article's text with everything marked in place; a cursor goes by claim, by sentence and by word."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from textual import events
from textual.geometry import Size
from textual.message import Message

from claims.rows import ArticleSheet, ClaimRow, PassageRow
from workbench.terminal import visible
from workbench.widgets.course import Course, Cursor
from workbench.widgets.hits import find_all
from workbench.widgets.marks import Marks, mark
from workbench.widgets.paper import Paper, Run, Runs
from workbench.widgets.wrapping import Line, Piece, line_at, wrap

MARGIN = 2
HERE = "▌"


class ArticleView(Paper, can_focus=True):
    """Draws lines of its own, from `top` on. What it was last shown stays until the next `show`."""

    class Moved(Message):
        """The cursor went to another sentence or claim."""

    def __init__(self, *, id: str | None = None, by_sentence: bool = True) -> None:
        super().__init__(id=id)
        self._by_sentence = by_sentence
        """Whether it is read sentence by sentence, with a sign at those that nobody has read."""
        self.course: Course | None = None
        self.cursor = Cursor()
        self.words: tuple[int, int] | None = None
        self.chosen: frozenset[int] = frozenset()
        """The ids of claims that are marked or in a range."""
        self.hits: tuple[tuple[int, int], ...] = ()
        self.hit: int | None = None
        """The number of the hit under the cursor, where a step to a hit was the last step."""
        self.top = 0
        self._marks = Marks((0,), ("",), ())
        self._text = ""
        self._lines: list[Line] = []
        self._room = Size()
        """The size that it has, or had when it was last seen: what it will have when it is shown again."""

    def show(self, sheet: ArticleSheet, quotations: Sequence[tuple[int, int]] = (), claim: int | None = None) -> None:
        """Show an article: at a claim, else where the cursor was, if it is the same text, else at its beginning."""
        with self.changing():
            self._take(sheet, quotations, claim)

    @property
    def claim(self) -> ClaimRow | None:
        """The claim under the cursor."""
        return self.course.claim(self.cursor) if self.course else None

    @property
    def passage(self) -> PassageRow | None:
        """The sentence under the cursor."""
        return self.course.passage(self.cursor) if self.course else None

    @property
    def selected(self) -> tuple[int, int] | None:
        """(start, end) of the selected words, in code points of the text."""
        if self.words is None or self.course is None:
            return None
        return self.course.words[self.words[0]][0], self.course.words[self.words[1]][1]

    def row_of(self, claim_id: int) -> ClaimRow | None:
        """A claim of this article."""
        return self.course.claims.get(claim_id) if self.course else None

    def between(self, claim_id: int) -> list[ClaimRow]:
        """The claims from one to the cursor, in the order of the text."""
        return self.course.between(claim_id, self.cursor) if self.course else []

    def choose(self, chosen: Collection[int]) -> None:
        """Show these claims as marked."""
        with self.changing():
            self.chosen = frozenset(chosen)

    # Going about: each says whether there was somewhere to go.

    def go_to_claim(self, claim_id: int) -> bool:
        """Put the cursor on a claim of this article."""
        if self.course is None or claim_id not in self.course.claims:
            return False
        return self._go(self.course.at_claim(claim_id, self.cursor))

    def go_back_to(self, cursor: Cursor) -> bool:
        """Put the cursor where it was."""
        return self._go(cursor)

    def step_claim(self, step: int, only_open: bool = False) -> bool:
        """Go to the next (1) or previous (-1) claim, or the next that is at hand."""
        return self.course is not None and self._go(self.course.step_claim(self.cursor, step, only_open))

    def step_line(self, step: int) -> bool:
        """Go so many sentences on or back, as far as there are any."""
        return self.course is not None and self._go(self.course.step_passage(self.cursor, step))

    def step_page(self, step: int) -> bool:
        """Go to the sentence a page on or back."""
        if self.course is None or self.passage is None:
            return False
        line = line_at(self._lines, self.passage.start) + step * max(1, self.size.height - 2)
        goal = self.course.passage_at(self._lines[min(max(line, 0), len(self._lines) - 1)].start)
        return self.step_line(goal - self.cursor.passage or step)

    def step_end(self, step: int) -> bool:
        """Go to the last (1) or first (-1) sentence."""
        return self.course is not None and self.step_line(step * len(self.course.sheet.passages))

    # Finding words.

    def find(self, words: str) -> int:
        """Mark every place of some words; how many there are. No words: none."""
        with self.changing():
            self.hits, self.hit = find_all(self._text, visible(words)), None
        return len(self.hits)

    def step_hit(self, step: int, here: bool = False) -> bool:
        """Go to the next (1) or previous (-1) hit, round the end; with `here` the one under the cursor will do."""
        if self.course is None or not self.hits:
            return False
        if self.hit is not None:
            n = self.hit + step
        else:
            passage = self.passage
            at = passage.start if passage else 0
            ahead = [n for n, (start, _) in enumerate(self.hits) if (start >= at if here or step < 0 else start > at)]
            n = (ahead[0] if ahead else 0) - (step < 0)
        with self.changing():
            self.hit = n % len(self.hits)
            self.cursor = self.course.at_offset(self.hits[self.hit][0])
            self._reveal()
        self.post_message(self.Moved())
        return True

    # Selecting words.

    def select_words(self) -> bool:
        """Begin to select, with the first word of the claim, or of the sentence, under the cursor."""
        first = self.course.first_word(self.cursor) if self.course else None
        if first is not None:
            self._select((first, first))
        return first is not None

    def select_sentence(self) -> None:
        """Select all words of the sentence under the cursor."""
        passage = self.passage
        if self.course is not None and passage is not None:
            inside = [n for n, (a, b) in enumerate(self.course.words) if a >= passage.start and b <= passage.end]
            if inside:
                self._select((inside[0], inside[-1]))

    def step_words(self, start: int = 0, end: int = 0) -> None:
        """Move the start or the end of the selection by so many words; one that meets the other takes it along."""
        if self.words is None or self.course is None:
            return
        last = len(self.course.words) - 1
        a, b = min(max(self.words[0] + start, 0), last), min(max(self.words[1] + end, 0), last)
        self._select((min(a, b), b) if end else (a, max(a, b)))

    def drop_words(self) -> None:
        """Select nothing."""
        self._select(None)

    # Painting.

    def line(self, y: int) -> Runs:
        n = self.top + y
        if n >= len(self._lines):
            return ()
        line = self._lines[n]
        return (self._margin(line), *(run for piece in line.pieces for run in self._runs(piece)))

    def on_resize(self) -> None:
        if self.size not in (Size(), self._room):  # not when it is only hidden, or shown again
            self._room = self.size
            self._flow()
            self._reveal()
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        n = self.top + event.y
        if self.course is not None and n < len(self._lines):
            self._go(self.course.at_offset(_offset_at(self._lines[n], event.x - MARGIN)))

    def on_mouse_scroll_down(self) -> None:
        self.step_line(1)

    def on_mouse_scroll_up(self) -> None:
        self.step_line(-1)

    def _take(self, sheet: ArticleSheet, quotations: Sequence[tuple[int, int]], claim: int | None) -> None:
        old = self.course.sheet if self.course else None
        self.course = Course(sheet)
        self._marks = mark(sheet, quotations, by_sentence=self._by_sentence)
        if old is None or (old.article.id, old.sha256) != (sheet.article.id, sheet.sha256):
            self.words, self.top, self._lines = None, 0, []
            self.hits, self.hit = (), None
            self._text = "\n".join(visible(line) for line in sheet.text.split("\n"))
            self.cursor = self.course.at_passage(0)
        elif self.cursor.claim is None or self.cursor.claim not in self.course.claims:
            self.cursor = self.course.at_passage(self.cursor.passage)
        if claim is not None and claim in self.course.claims:
            self.cursor = self.course.at_claim(claim, self.cursor)
        self._flow()
        self._reveal()

    def _go(self, cursor: Cursor | None) -> bool:
        if cursor is None or cursor == self.cursor:
            return False
        with self.changing():
            self.cursor, self.hit = cursor, None
            self._reveal()
        self.post_message(self.Moved())
        return True

    def _select(self, words: tuple[int, int] | None) -> None:
        with self.changing():
            self.words = words
            self._reveal()

    def _flow(self) -> None:
        """Wrap the text anew, and keep the line at the top where it was."""
        top = self._lines[self.top].start if self.top < len(self._lines) else 0
        self._lines = wrap(self._text, self._room.width - MARGIN, self._marks.signs) if self._room.width else []
        self.top = line_at(self._lines, top) if top and self._lines else 0

    def _reveal(self) -> None:
        """Bring the cursor into view by half pages: scrolling by a line would paint everything at each key."""
        height = self._room.height
        if not height or not self._lines:
            return
        first, last = self._span()
        half = max(1, height // 2)
        while last >= self.top + height and self.top < first:
            self.top = min(self.top + half, first)
        while first < self.top:
            self.top = max(0, self.top - half)

    def _span(self) -> tuple[int, int]:
        """The first and last line that must be seen: of the selection's end, the claim's first place, the sentence."""
        if self.words is not None and self.course is not None:
            start, end = self.course.words[self.words[1]]
        elif self.hit is not None:
            start, end = self.hits[self.hit]
        elif self.claim is not None and self.claim.start >= 0:
            start, end = self.claim.start, self.claim.end
        elif self.passage is not None:
            start, end = self.passage.start, self.passage.end
        else:
            return 0, 0
        return line_at(self._lines, start), line_at(self._lines, max(start, end - 1))

    def _places_here(self) -> list[tuple[int, int]]:
        return self._places_of(self.cursor.claim)

    def _places_of(self, claim: int | None) -> list[tuple[int, int]]:
        return self.course.places(claim) if self.course and claim is not None else []

    def _margin(self, line: Line) -> Run:
        passage = self.passage
        here = passage is not None and passage.start < line.end and passage.end > line.start
        return (HERE.ljust(MARGIN), "strong") if here else (" " * MARGIN, "")

    def _runs(self, piece: Piece) -> Iterator[Run]:
        if piece.sign is not None:
            yield piece.text, piece.sign.inks
            return
        over = [(start, end, "here") for start, end in self._places_here()]
        over += [(start, end, "words") for claim in self.chosen for start, end in self._places_of(claim)]
        over += [(start, end, "hit") for start, end in self.hits]
        if self.selected is not None:
            over.append((*self.selected, "words"))
        for start, end, inks in self._marks.between(piece.start, piece.end):
            for a, b, more in _cut(start, end, over):
                yield piece.text[a - piece.start : b - piece.start], f"{more} {inks}".strip()


def _cut(start: int, end: int, over: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """A stretch in parts, each with the inks of what lies over it."""
    edges = sorted({start, end} | {edge for a, b, _ in over for edge in (a, b) if start < edge < end})
    for a, b in pairwise(edges):
        yield a, b, " ".join(ink for first, last, ink in over if first <= a and b <= last)


def _offset_at(line: Line, column: int) -> int:
    """The offset of the character shown in a column of a line."""
    for piece in line.pieces:
        if column < len(piece.text):
            return piece.start if piece.sign else piece.start + max(0, column)
        column -= len(piece.text)
    return max(line.start, line.end - 1)
