"""Fields of one line. What is put into them has passed the door to the screen, pasted text included."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.widgets import Input

from workbench.terminal import visible
from workbench.widgets.paper import Paper, Runs

_MORE_LEFT, _MORE_RIGHT = "‹", "›"
"""Where there are more words than are seen."""


class LineField(Input):
    """A line of text."""

    def __init__(self, value: str, *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(visible(value), placeholder=placeholder, id=id, compact=True)
        self.cursor_blink = False

    def insert_text_at_cursor(self, text: str) -> None:
        super().insert_text_at_cursor(visible(text))


class ChoiceField(Paper, can_focus=True):
    """One of a few words: arrows turn, a letter jumps to the next word that begins with it."""

    def __init__(self, options: Sequence[str], value: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.options = tuple(options)
        self.value = value if value in self.options else self.options[0]

    def line(self, y: int) -> Runs:
        runs: list[tuple[str, str]] = []
        for option in self.options:
            chosen = option == self.value
            inks = ("cursor" if self.has_focus else "strong") if chosen else "quiet"
            runs.append((f"▸{visible(option)} " if chosen else f" {visible(option)} ", inks))
        return self._in_view(runs)

    def on_key(self, event: events.Key) -> None:
        n = self.options.index(self.value)
        if event.key in ("left", "right"):
            self._choose(self.options[(n + (1 if event.key == "right" else -1)) % len(self.options)])
        elif event.character and event.character.isalnum():
            after = (*self.options[n + 1 :], *self.options[: n + 1])
            self._choose(next((word for word in after if word.lower().startswith(event.character.lower())), self.value))
        else:
            return
        event.stop()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.refresh()

    def _choose(self, option: str) -> None:
        self.value = option
        self.refresh()

    def _in_view(self, runs: list[tuple[str, str]]) -> Runs:
        """As many words as fit, the chosen one among them; a mark where words are left out."""
        widths = [cell_len(text) for text, _ in runs]
        if sum(widths) <= self.size.width:
            return tuple(runs)
        room = self.size.width - len(_MORE_LEFT) - len(_MORE_RIGHT)
        first = last = self.options.index(self.value)
        used = widths[first]
        while first > 0 and used + widths[first - 1] <= room:
            first -= 1
            used += widths[first]
        while last + 1 < len(runs) and used + widths[last + 1] <= room:
            last += 1
            used += widths[last]
        left = _MORE_LEFT if first else " " * len(_MORE_LEFT)
        right = _MORE_RIGHT if last + 1 < len(runs) else ""
        return ((left, "key"), *runs[first : last + 1], (right, "key"))
