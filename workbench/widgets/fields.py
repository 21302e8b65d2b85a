"""Fields of one line. What is put into them has passed the door to the screen, pasted text included."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.widgets import Input

from workbench.terminal import visible
from workbench.widgets.paper import Paper, Runs


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

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def _choose(self, option: str) -> None:
        self.value = option
        self.refresh()

    def _in_view(self, runs: list[tuple[str, str]]) -> Runs:
        """Leave out words at the left until the chosen one is in view."""
        n = self.options.index(self.value)
        while n > 0 and sum(len(text) for text, _ in runs[: n + 1]) > self.size.width:
            runs = runs[1:]
            n -= 1
        return tuple(runs)
