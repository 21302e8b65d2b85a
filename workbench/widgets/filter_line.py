"""The line in which a filter, or words to be found, are written; under it what may come next, or what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from claims.errors import UsageError
from claims.filters import begun_at, complete, parse_filter
from workbench.terminal import cut, visible
from workbench.widgets.fields import LineField
from workbench.widgets.paper import Plate, Runs

LEAD = " / "
FILTER, FIND = "filter", "find"
USES = {
    FILTER: "rating:false after:2024 speaker:kirby state:new words of the claim",
    FIND: "words of the article; > and < go from one place to the next",
}
"""What the line may be open for, and what it says while nothing is written."""

SHOWN = 24
"""Completions that are worked out for the line below."""


class FilterLine(Vertical):
    """Hidden until it is opened. Says `Changed` at each key, `Submitted` when somebody has done with it."""

    @dataclass
    class Changed(Message):
        """The filter reads otherwise."""

        text: str

    class Submitted(Message):
        """What is written is what is meant."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._error: UsageError | None = None
        self._insisted = False
        """Whether somebody had done with what is wrong: it is said then, and not what may come next."""
        self._known: Mapping[str, Sequence[str]] = {}
        self.use = FILTER

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Plate(lambda width, height: [((LEAD, "strong"),)], classes="lead")
            yield LineField("", placeholder=USES[FILTER])
        yield Plate(self._fault_lines, classes="fault")

    @property
    def field(self) -> LineField:
        """Where the text is."""
        return self.query_one(LineField)

    @property
    def is_open(self) -> bool:
        """Whether it is being written in."""
        return self.has_class("-open")

    def open(self, text: str, use: str = FILTER, known: Mapping[str, Sequence[str]] | None = None) -> None:
        """Show the line with something in it, to be gone on with. `known`: values of the desk, by field."""
        self.use, self._known = use, known or {}
        self.field.placeholder = USES[use]
        self.add_class("-open")
        with self.prevent(Input.Changed):
            self.field.value = visible(text)
        self.field.cursor_position = len(text)
        self.field.focus()

    def close(self) -> None:
        """Hide the line."""
        self.remove_class("-open")
        self._insisted = False
        self.fault(None)

    def fault(self, error: UsageError | None) -> None:
        """Point at what is wrong with the filter; None: nothing is."""
        self._error = error
        self.query_one(".fault", Plate).again()

    def is_right(self) -> bool:
        """Whether what is written can be kept; a filter that is none is pointed at."""
        try:
            if self.use == FILTER:
                parse_filter(self.field.value)
        except UsageError as error:
            self._insisted = True
            self.fault(error)
            return False
        return True

    def complete(self) -> None:
        """Write the first completion, where there is one."""
        at = begun_at(self.field.value, len(self.field.value))
        found = self._completions() if at < len(self.field.value) else []
        if found:
            kept = self.field.value[:at]
            self.field.value = visible(kept + found[0] + ("" if found[0].endswith(":") else " "))
            self.field.cursor_position = len(self.field.value)

    def _completions(self) -> list[str]:
        if self.use != FILTER or self.field.cursor_position < len(self.field.value):
            return []
        found = complete(self.field.value, len(self.field.value), self._known)
        return [] if found == [self.field.value[begun_at(self.field.value, len(self.field.value)) :]] else found

    def _fault_lines(self, width: int, height: int) -> Sequence[Runs]:
        written = self.field.value
        found = self._completions()[:SHOWN]
        being_written = begun_at(written, len(written)) if found else 0
        hopeful = found and not self._insisted
        if self._error is not None and not (hopeful and (self._error.column or 0) >= being_written):
            return [((self._pointing(self._error, width), "loose"),)]
        words = cut(visible("  ".join(found)), width - len(LEAD) - 7)
        key = "  Tab" if found and being_written < len(written) else ""
        return [((" " * len(LEAD), ""), (words, "quiet"), (key, "key"))]

    def _pointing(self, error: UsageError, width: int) -> str:
        at = len(LEAD) + (error.column or 0)
        words = visible(" ".join(str(error).split("\n")))
        return f"{words} ↑".rjust(at + 1) if at > width // 2 else f"{'':{at}}↑ {words}"

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._insisted = False
        self.query_one(".fault", Plate).again()
        self.post_message(self.Changed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted())
