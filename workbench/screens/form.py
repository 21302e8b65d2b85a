"""A form over the lower part of the screen, so that the text above it stays in view."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from claims.errors import ClaimsError, Refused
from workbench.commands import FORM, Command
from workbench.kept import Kept
from workbench.screens.commanded import Commanded
from workbench.terminal import cut, editor_command, visible
from workbench.widgets.bars import footer_line
from workbench.widgets.fields import ChoiceField, LineField
from workbench.widgets.long_field import LongField
from workbench.widgets.paper import Plate, Runs

Values: TypeAlias = Mapping[str, str]

LEAST_LABEL, WIDEST_LABEL = 14, 30
"""Cells for the labels of a form's fields: dates have their own words for a label."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form. With `options` one of them is chosen; `long` text has several lines and may go to $EDITOR."""

    name: str
    label: str
    value: str = ""
    options: Sequence[str] = ()
    long: bool = False
    hint: str = ""
    needed: str = ""
    """What is said where it is left unset, "" for a field that may be: the form stays open."""
    unset: str = ""


class Slot:
    """Where what is written in a form is kept until it is saved on the desk."""

    def __init__(self, kept: Kept, name: str) -> None:
        self._kept = kept
        self.name = name
        found = kept.draft(name)
        self.texts: Values = found.texts if found else {}
        self.told = f"draft of {found.at:%d %B, %H:%M}: ^r drops it " if found else ""

    def keep(self, texts: Values) -> None:
        """Keep these texts, or nothing where there is none."""
        self._kept.keep_draft(self.name, texts)

    def drop(self) -> None:
        """Forget them: they are saved."""
        self._kept.drop_draft(self.name)


class Form(Commanded[Values | None], ModalScreen[Values | None]):
    """Gives the values of its fields by name, as they stand when it is saved, or None where it is left."""

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        commands: Sequence[Command],
        *,
        words: str = "",
        focus: str = "",
        draft: Slot | None = None,
    ) -> None:
        super().__init__(commands)
        self._title = title
        self._fields = tuple(fields)
        self._words = words
        self._focus = focus or self._fields[0].name
        self._draft = draft

    def places(self) -> Sequence[str]:
        return (FORM,)

    def command_for(self, key: str) -> Command | None:
        """As elsewhere; but in a field of several lines up and down go by its lines."""
        return None if key in ("up", "down") and isinstance(self.focused, LongField) else super().command_for(key)

    def compose(self) -> ComposeResult:
        kept = self._draft.texts if self._draft else {}
        room = min(WIDEST_LABEL, max(cell_len(visible(field.label)) for field in self._fields)) + 2
        with Vertical(id="form"):
            yield Plate(self._title_lines, id="form-title")
            for field in self._fields:
                with Horizontal(classes="long-row" if field.long else "row"):
                    yield _label(field, room)
                    yield _widget(field, kept.get(field.name, field.value))
            yield Plate(lambda width, height: [footer_line(self.commands, [FORM], width)], id="form-keys")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(f"#field-{self._focus}"))  # at once: `focus()` lets keys that wait go first

    @property
    def is_ready(self) -> bool:
        """Whether a field can be written in."""
        return self.focused is not None

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def on_long_field_submitted(self) -> None:
        self.action_save()

    def on_input_changed(self) -> None:
        self._keep()

    def on_text_area_changed(self) -> None:
        self._keep()

    def _keep(self) -> None:
        """Keep what is written so far, for the case that nobody comes to save it."""
        if self._draft is not None and self.is_ready:
            written = {}
            for field in self._fields:
                if not field.options and (text := self._read(field)) != field.value:
                    written[field.name] = text
            try:
                self._draft.keep(written)
            except ClaimsError as error:
                self._draft = None  # said once, not at every key
                self.tell(error)

    def action_start_over(self) -> None:
        """Put every field back to what it was before anything was written, and drop the draft."""
        for field in self._fields:
            widget = self.query_one(f"#field-{field.name}")
            if isinstance(widget, LongField):
                widget.text = visible(field.value, keep="\n")
            elif isinstance(widget, LineField):
                widget.value = visible(field.value)

    def action_save(self) -> None:
        """Give the values back, unless one is missing: that is said, and its field gets the focus."""
        values = {field.name: self._read(field) for field in self._fields}
        missing = next((field for field in self._fields if field.needed and values[field.name] == field.unset), None)
        if missing is None:
            self.dismiss(values)
        else:
            self.tell(Refused(missing.needed, "Nothing is saved yet."))
            self.query_one(f"#field-{missing.name}").focus()

    def action_cancel(self) -> None:
        """Leave; nothing is saved."""
        self.dismiss(None)

    def action_next_field(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_previous_field(self) -> None:
        """Go to the field before."""
        self.focus_previous()

    def action_editor(self) -> None:
        """Write the text of the field that has the focus in $EDITOR."""
        focused = self.focused
        if isinstance(focused, LongField):
            focused.text = visible(self._edited(focused.text), keep="\n")
            focused.move_cursor(focused.document.end)
        elif isinstance(focused, LineField):
            focused.value = visible(" ".join(self._edited(focused.value).split()))
            focused.cursor_position = len(focused.value)

    def _title_lines(self, width: int, height: int) -> Sequence[Runs]:
        title = f" {visible(self._title)} "
        taken_up = self._draft.told if self._draft else ""
        room = width - cell_len(title + taken_up)
        return [((title, "bar strong"), (taken_up, "bar loose"), (cut(visible(self._words), room), "bar"))]

    def _read(self, field: Field) -> str:
        """A field's value: as it was given, controls and all, where nobody has touched it."""
        widget = self.query_one(f"#field-{field.name}")
        if isinstance(widget, ChoiceField):
            return widget.value
        text = widget.text if isinstance(widget, LongField) else widget.value if isinstance(widget, LineField) else ""
        untouched = text == visible(field.value, keep="\n" if field.long else "")
        return field.value if untouched else text.strip()

    def _edited(self, text: str) -> str:
        """The text after the editor has had it; as it was, with a word of what went wrong, where that failed."""
        problem = ""
        with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
            path = Path(folder) / "text.txt"
            path.write_text(text, encoding="utf-8")
            with self.app.suspend():
                try:  # an exception that crosses suspend() would leave the app dead
                    subprocess.run([*editor_command(), str(path)], check=True)
                    text = path.read_text(encoding="utf-8").rstrip("\n")
                except subprocess.CalledProcessError as error:
                    problem = f"The editor ended with status {error.returncode}."
                except (OSError, UnicodeDecodeError) as error:
                    problem = f"The editor gave no text back: {error}."
        if problem:
            self.notify(visible(f"{problem} The field is as it was."), severity="warning", markup=False)
        return text


def _label(field: Field, room: int) -> Plate:
    label = Plate(lambda width, height: [((cut(visible(f" {field.label}"), width - 1), "quiet"),)], classes="label")
    label.styles.width = max(LEAST_LABEL, room)
    return label


def _widget(field: Field, text: str) -> ChoiceField | LongField | LineField:
    name = f"field-{field.name}"
    if field.options:
        return ChoiceField(field.options, field.value, id=name)
    return LongField(text, id=name) if field.long else LineField(text, placeholder=field.hint, id=name)


def changed(fields: Sequence[Field], values: Values) -> dict[str, str]:
    """The values that are no longer those the form was opened with."""
    return dict(_changed(fields, values))


def _changed(fields: Sequence[Field], values: Values) -> Iterator[tuple[str, str]]:
    for field in fields:
        if values[field.name] != field.value:
            yield field.name, values[field.name]
