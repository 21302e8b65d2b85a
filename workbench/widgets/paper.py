"""What all our own widgets are made of: runs of text in named inks, painted line by line, only where they changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar, TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

Run: TypeAlias = tuple[str, str]
"""Text that has passed `terminal.visible`, and its inks: names out of INKS with blanks between, "" for plain."""

Runs: TypeAlias = tuple[Run, ...]

INKS: tuple[str, ...] = (
    "quiet",
    "strong",
    "claim",
    "date",
    "quotation",
    "loose",
    "zone",
    "no_fact",
    "good",
    "bad",
    "mixed",
    "query",
    "here",
    "cursor",
    "words",
    "key",
    "bar",
)


class Paper(Widget):
    """A widget that paints `line(y)`. It has no border, no scrollbar and no virtual size: each costs bytes a key.

    Inks are component classes, so the stylesheet alone decides what they look like; several inks add up.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INKS)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._inks: dict[str, Style] = {}

    def line(self, y: int) -> Runs:
        """What stands in line `y` of the widget."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        segments = [Segment(text, self.ink(names)) for text, names in self.line(y)]
        return Strip(segments).adjust_cell_length(width, self.ink(self.fill(y)))

    def fill(self, y: int) -> str:
        """The inks of the rest of a line, behind its runs."""
        return ""

    def ink(self, names: str) -> Style:
        """The style that the named inks add up to on this widget."""
        style = self._inks.get(names)
        if style is None:
            style = self.visual_style.rich_style
            for name in names.split():
                style += self.get_component_rich_style(name, partial=True)
            self._inks[names] = style
        return style

    def notify_style_update(self) -> None:
        """The theme or the stylesheet changed: mix the inks anew."""
        super().notify_style_update()
        self._inks.clear()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Change something, and paint those lines again that look otherwise for it."""
        height = self.size.height
        before = [(self.line(y), self.fill(y)) for y in range(height)]
        yield
        self.repaint_lines(y for y in range(height) if (self.line(y), self.fill(y)) != before[y])

    def repaint_lines(self, lines: Iterable[int]) -> None:
        """Paint these lines of the widget again and no others."""
        width, height = self.size
        regions = [Region(0, y, width, 1) for y in sorted(set(lines)) if 0 <= y < height]
        if regions:
            self.refresh(*regions)


class Plate(Paper):
    """A paper that holds given lines: a header, a card, a strip. Showing new ones paints only those that differ."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.lines: tuple[Runs, ...] = ()

    def show(self, lines: Sequence[Runs]) -> None:
        """Put these lines in place of the old ones."""
        with self.changing():
            self.lines = tuple(lines)

    def line(self, y: int) -> Runs:
        return self.lines[y] if y < len(self.lines) else ()
