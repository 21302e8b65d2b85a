"""The queue: a line a claim, for as many claims as there are, drawn from pages that are fetched when they are seen."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from claims.rows import ClaimRow
from workbench.terminal import cut, visible
from workbench.widgets.outcomes import outcome
from workbench.widgets.paper import Paper, Runs

PAGE = 64
MARK = "*"


class ClaimList(Paper, can_focus=True):
    """Holds the ids of all claims in order, and the rows of those pages that were given to it."""

    class Moved(Message):
        """The cursor went to another row."""

    class Opened(Message):
        """Somebody wants to read the article at the row under the cursor."""

    @dataclass
    class Wanted(Message):
        """A page is seen whose rows are not here: give them to `fill_page`."""

        page: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ids: Sequence[int] = ()
        self.cursor = 0
        self.top = 0
        self.chosen: frozenset[int] = frozenset()
        """The ids of claims that are marked or in a range."""
        self._empty_words: Sequence[str] = ()
        self._pages: dict[int, Sequence[ClaimRow]] = {}
        self._asked: set[int] = set()

    @property
    def claim_id(self) -> int | None:
        """The id under the cursor."""
        return self.ids[self.cursor] if self.cursor < len(self.ids) else None

    @property
    def claim(self) -> ClaimRow | None:
        """The row under the cursor, None while its page is on the way."""
        return self._row(self.cursor)

    def show(
        self,
        ids: Sequence[int],
        first_page: Sequence[ClaimRow] = (),
        empty_words: Sequence[str] = (),
        keep: int | None = None,
    ) -> None:
        """Show other claims; the claim under the cursor and its line are kept where they can be.

        `empty_words`: what to say, line by line, where there is nothing to show. `keep`: the claim that comes under the
        cursor before all others, where it is there.
        """
        before, line = self.claim_id, self.cursor - self.top
        claim_id = keep if keep is not None and keep in ids else before
        with self.changing():
            self.ids, self._empty_words = array("q", ids), empty_words  # a fifth of what a list of numbers takes
            self._pages = {0: first_page} if first_page else {}
            self._asked.clear()
            if claim_id is not None:
                place = ids.index(claim_id) if claim_id in ids else self.cursor
                self.cursor = min(place, max(len(ids) - 1, 0))
                self.top = max(0, self.cursor - line)
            self._reveal()
        if self.claim_id != before:
            self.post_message(self.Moved())

    def fill_page(self, page: int, rows: Sequence[ClaimRow]) -> None:
        """Give the rows of a page, 64 to a page, in the order of the ids."""
        with self.changing():
            self._pages[page] = rows
            self._asked.discard(page)

    def page_ids(self, page: int) -> Sequence[int]:
        """The ids of a page."""
        return list(self.ids[page * PAGE : (page + 1) * PAGE])

    def row_of(self, claim_id: int) -> ClaimRow | None:
        """The row of a claim, where it is here."""
        return next((row for rows in self._pages.values() for row in rows if row.id == claim_id), None)

    def known(self) -> dict[str, list[str]]:
        """Values that filters can ask for, by field, as far as they are in the rows that are here."""
        rows = [row for rows in self._pages.values() for row in rows]
        speakers = sorted({row.speaker for row in rows if row.speaker})
        assignees = sorted({row.assignee for row in rows if row.assignee})
        return {"speaker": speakers, "assignee": assignees, "article": sorted({str(row.article) for row in rows})}

    def between(self, claim_id: int) -> list[ClaimRow] | None:
        """The rows from a claim to the cursor, in their order; None while one of them is not here."""
        if claim_id not in self.ids:
            return []
        first, last = sorted((self.ids.index(claim_id), self.cursor))
        rows = [row for n in range(first, last + 1) if (row := self._row(n)) is not None]
        return rows if len(rows) == last + 1 - first else None

    def choose(self, chosen: Collection[int]) -> None:
        """Show these claims as marked."""
        with self.changing():
            self.chosen = frozenset(chosen)

    def go_to_claim(self, claim_id: int) -> bool:
        """Put the cursor on a claim, if it is in the list."""
        return claim_id in self.ids and self._go(self.ids.index(claim_id))

    def step_claim(self, step: int, only_open: bool = False) -> bool:
        """Go to the next (1) or previous (-1) row, or the next that is at hand.

        A row that is not here yet counts as at hand: it must be seen to know.
        """
        n = self.cursor + step
        while only_open and 0 <= n < len(self.ids) and (row := self._row(n)) is not None and not row.at_hand:
            n += step
        return 0 <= n < len(self.ids) and self._go(n)

    def step_line(self, step: int) -> bool:
        """Go so many rows on or back, as far as there are any."""
        return bool(self.ids) and self._go(min(max(self.cursor + step, 0), len(self.ids) - 1))

    def step_page(self, step: int) -> bool:
        """Go a page on or back."""
        return self.step_line(step * max(1, self.size.height - 1))

    def step_end(self, step: int) -> bool:
        """Go to the last (1) or first (-1) row."""
        return self.step_line(step * len(self.ids))

    def line(self, y: int) -> Runs:
        n = self.top + y
        if n >= len(self.ids):
            return ((self._empty_words[y], ""),) if not self.ids and y < len(self._empty_words) else ()
        row = self._row(n)
        under = "cursor" if n == self.cursor else ""
        if row is None:
            self._ask(n // PAGE)
            return (("  …", under or "quiet"),)
        glyph, ink = outcome(row)
        head = f"{'▸' if under else ' '}{row.label:>7}{MARK if row.id in self.chosen else ' '}"
        statement = " ".join(row.statement.split())
        text = visible(f"{row.speaker}: {statement}" if row.speaker else statement)
        body = cut(f" {row.worth * 100:3.0f}{'!' if row.flags else ' '} {text}", self.size.width - len(head) - 1)
        if under:
            return ((f"{head}{glyph}{body}", under),)
        return ((head, ""), (glyph, ink), (body, ""))

    def fill(self, y: int) -> str:
        return "cursor" if self.top + y == self.cursor and self.ids else ""

    def on_resize(self) -> None:
        self._reveal()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        n = self.top + event.y
        if n < len(self.ids) and not self._go(n):
            self.post_message(self.Opened())

    def on_mouse_scroll_down(self) -> None:
        self.step_line(3)

    def on_mouse_scroll_up(self) -> None:
        self.step_line(-3)

    def _row(self, n: int) -> ClaimRow | None:
        rows = self._pages.get(n // PAGE, ())
        return rows[n % PAGE] if n % PAGE < len(rows) else None

    def _ask(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self.post_message(self.Wanted(page))

    def _go(self, n: int) -> bool:
        if n == self.cursor:
            return False
        if self.top <= n < self.top + self.size.height:  # comparing all lines costs more than painting two
            lines = (self.cursor - self.top, n - self.top)
            self.cursor = n
            self.repaint_lines(lines)
        else:
            with self.changing():
                self.cursor = n
                self._reveal()
        self.post_message(self.Moved())
        return True

    def _reveal(self) -> None:
        """Bring the cursor into view, by half pages where it is near, else in the middle; no line stays empty."""
        height = self.size.height
        if not height:
            return
        half = max(1, height // 2)
        if not self.top <= self.cursor < self.top + height:
            near = self.top - half <= self.cursor < self.top + height + half
            if near:
                self.top += half if self.cursor >= self.top + height else -half
            else:
                self.top = self.cursor - half
        self.top = max(0, min(self.top, len(self.ids) - height))
