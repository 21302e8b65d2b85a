"""What all our own widgets are made of: runs of text in named inks, painted line by line, only where they changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Self, TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

Run: TypeAlias = tuple[str, str]
"""Text that has passed `terminal.visible`, and its inks: names out of INKS with blanks between, "" for plain."""

Runs: TypeAlias = tuple[Run, ...]

Draw: TypeAlias = Callable[[int, int], Sequence[Runs]]
"""Gives lines for a width and a height in cells."""

INKS = (
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
    "hit",
    "key",
    "bar",
)
"""Component classes of the app, and not of each widget: Textual styles every one of them at every change of a class."""


class Paper(Widget):
    """A widget that paints `line(y)`. It has no border, no padding, no scrollbar and no virtual size.

    Each of those costs bytes a key, and so does each colour that the terminal has anyway: none is sent. What an ink
    looks like the stylesheet alone decides; several inks add up.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._inks: dict[str, Style] = {}
        self._strips: dict[int, Strip] = {}
        self._strips_for: Size | None = None

    def line(self, y: int) -> Runs:
        """What stands in line `y` of the widget."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the widget, past Textual's own layer of styles: it would colour every blank.

        They are kept until they are refreshed: Textual asks for all lines between two that changed.
        """
        if self._strips_for != self.size:
            self._strips_for = self.size
            self._strips.clear()
        for y in crop.line_range:
            if y not in self._strips:
                self._strips[y] = self.render_line(y)
        return [self._strips[y].crop(crop.x, crop.right) for y in crop.line_range]

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        if not regions:
            self._strips.clear()
        for region in regions:
            for y in region.line_range:
                self._strips.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        segments = [Segment(text, self.ink(names)) for text, names in self.line(y)]
        # Neighbours in the same inks become one segment: each begins and ends with codes that cost bytes.
        return Strip(segments).adjust_cell_length(width, self.ink(self.fill(y))).simplify()

    def fill(self, y: int) -> str:
        """The inks of the rest of a line, behind its runs."""
        return ""

    def ink(self, names: str) -> Style:
        """The style that the named inks add up to on this widget."""
        style = self._inks.get(names)
        if style is None:
            style = self.visual_style.rich_style
            for name in names.split():
                style += self.app.get_component_styles(name).partial_rich_style
            self._inks[names] = style = self._sent(style)
        return style

    def _sent(self, style: Style) -> Style:
        """A style without the colours that are the terminal's own, or, by NO_COLOR, without any."""
        attributes = style.without_color
        if self.app.no_color:
            return attributes
        color = None if style.color is None or style.color.is_default else style.color
        ground = None if style.bgcolor is None or style.bgcolor.is_default else style.bgcolor
        return attributes + Style(color=color, bgcolor=ground)

    def notify_style_update(self) -> None:
        """The theme or the stylesheet changed: mix the inks anew."""
        super().notify_style_update()
        self._inks.clear()
        self._strips.clear()

    def on_focus(self, event: events.Focus) -> None:
        self._have_focus(event, events.DescendantFocus(self))

    def on_blur(self, event: events.Blur) -> None:
        self._have_focus(event, events.DescendantBlur(self))

    def _have_focus(self, event: events.Focus | events.Blur, told: Message) -> None:
        """What Textual does at these events, but for painting it all again: paper looks the same without the focus."""
        event.prevent_default()
        self.has_focus = isinstance(event, events.Focus)
        if self.parent is not None:
            self.parent.post_message(told)

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
    """A paper that shows what a function gives for its width and height: a header, a card, a strip.

    It asks again when its size changes and when it is told to, and paints only the lines that came out otherwise.
    """

    def __init__(self, draw: Draw, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw
        self._drawn: Sequence[Runs] = ()
        self._drawn_for: Size | None = None

    def again(self) -> None:
        """What is drawn may have changed."""
        with self.changing():
            self._drawn_for = None

    def line(self, y: int) -> Runs:
        if self._drawn_for != self.size:
            self._drawn_for = self.size
            self._drawn = self._draw(*self.size)
        return self._drawn[y] if y < len(self._drawn) else ()
