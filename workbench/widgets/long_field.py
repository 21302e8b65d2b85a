"""A field of several lines, apart from the others because only an open form needs it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from workbench.terminal import visible


class LongField(TextArea):
    """Text of several lines. Enter saves the form as it does everywhere; ^j breaks the line."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+j", "insert_break", "new line", show=False)]

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, value: str, *, id: str | None = None) -> None:
        super().__init__(visible(value, keep="\n"), id=id, compact=True, soft_wrap=True, show_line_numbers=False)
        self.cursor_blink = False

    def action_insert_break(self) -> None:
        """Break the line."""
        self.insert("\n")

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())

    async def _on_paste(self, event: events.Paste) -> None:
        """Make what is pasted harmless; the field's own handler, which comes after this one, takes it in."""
        event.text = visible(event.text.replace("\r\n", "\n").replace("\r", "\n"), keep="\n")
