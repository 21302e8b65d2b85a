"""The line in which the queue's filter is written, and under it what is wrong with it, where it is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from claims.errors import UsageError
from workbench.terminal import visible
from workbench.widgets.fields import LineField
from workbench.widgets.paper import Plate, Runs

LEAD = " / "
USE = "rating:false after:2024 speaker:kirby state:new words of the claim"


class FilterLine(Vertical):
    """Hidden until it is opened. Says `Changed` at each key, `Closed` when it is left."""

    @dataclass
    class Changed(Message):
        """The filter reads otherwise."""

        text: str

    @dataclass
    class Closed(Message):
        """Enter keeps the filter, escape lets it go."""

        kept: bool

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._error: UsageError | None = None

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Plate(lambda width, height: [((LEAD, "strong"),)], classes="lead")
            yield LineField("", placeholder=USE)
        yield Plate(self._fault_lines, classes="fault")

    @property
    def field(self) -> LineField:
        """Where the text is."""
        return self.query_one(LineField)

    def open(self, text: str) -> None:
        """Show the line with a filter in it, to be gone on with."""
        self.add_class("-open")
        with self.prevent(Input.Changed):
            self.field.value = visible(text)
        self.field.cursor_position = len(text)
        self.field.focus()

    def close(self) -> None:
        """Hide the line."""
        self.remove_class("-open")
        self.fault(None)

    def fault(self, error: UsageError | None) -> None:
        """Point at what is wrong with the filter; None: nothing is."""
        self._error = error
        self.query_one(".fault", Plate).again()

    def _fault_lines(self, width: int, height: int) -> Sequence[Runs]:
        if self._error is None:
            return ()
        at = len(LEAD) + (self._error.column or 0)
        words = visible(" ".join(str(self._error).split("\n")))
        text = f"{words} ↑".rjust(at + 1) if at > width // 2 else f"{'':{at}}↑ {words}"
        return [((text, "loose"),)]

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Closed(kept=True))

    def on_key(self, event: events.Key) -> None:
        if event.key in ("escape", "down", "tab"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Closed(kept=event.key != "escape"))
