"""Stdout: tables and fields for people, JSON lines for programs. Nothing else in the front ends prints there.

Text for people passes `visible`, also where stdout is no terminal. JSON is exact: what `visible` would replace is
written as an escape, so that the same bytes are harmless on a terminal and lossless in a pipe.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench.terminal import cell_width, cut, visible

if TYPE_CHECKING:
    from claims.rows import Done

WIDEST = 28
"""Cells that a column but the last takes on a terminal at most. In a pipe nothing is cut."""


def line(text: str = "") -> None:
    """One line for people."""
    sys.stdout.write(visible(text) + "\n")


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], right: Collection[str] = ()) -> None:
    """Rows under their titles, aligned by cell width; those in `right` to the right. Without rows, nothing.

    On a terminal, each line is cut to its width; the last column gets what the others leave.
    """
    columns = terminal_columns()
    widest = columns and WIDEST
    shown = [[_cell(cell, widest) for cell in row[:-1]] + [_cell(row[-1], columns)] for row in rows]
    if not shown:
        return
    shown.insert(0, list(titles))
    widths = [max(map(_width, column)) for column in zip(*shown, strict=True)]
    for cells in shown:
        padded = [
            _padded(cell, width, right=title in right) for title, cell, width in zip(titles, cells, widths, strict=True)
        ]
        text = "  ".join(padded).rstrip()
        sys.stdout.write((text if columns is None else cut(text, columns)) + "\n")


def fields(pairs: Iterable[tuple[str, str]], indent: str = "") -> None:
    """Names with their values, a line each; further lines of a value stand under its first. No value, no line."""
    given = [(name, value) for name, value in pairs if value]
    width = max((_width(name) for name, _ in given), default=0)
    for name, value in given:
        first, *rest = value.split("\n")
        line(f"{indent}{_padded(name, width)}  {first}".rstrip())
        for further in rest:
            line(f"{indent}{'':{width}}  {further}".rstrip())


def jsonl(records: Iterable[Any]) -> None:
    """One JSON value a line: of mappings, sequences, plain values, and the rows of `claims.rows`."""
    for record in records:
        sys.stdout.write(_escaped(json.dumps(record, ensure_ascii=False, default=_plain)) + "\n")


def document(value: Any) -> None:
    """One JSON value over several lines, for a file of its own."""
    sys.stdout.write(_escaped(json.dumps(value, ensure_ascii=False, indent=2, default=_plain)) + "\n")


def done(outcome: Done, as_json: bool = False, **more: Any) -> None:
    """What an action did: a sentence on stderr, or together with `more` JSON on stdout. Warnings go to stderr."""
    if as_json:
        jsonl([{**_plain(outcome), **more}])
    else:
        say(outcome.message)
    for warning in outcome.warnings:
        say(f"Warning: {warning}")


def say(message: str) -> None:
    """One line on stderr: what was done, what to mind."""
    sys.stderr.write(visible(message) + "\n")
    sys.stderr.flush()


@contextmanager
def binary() -> Iterator[BinaryIO]:
    """Stdout for bytes: as they are in a pipe or a file, through `visible` on a terminal."""
    sys.stdout.flush()
    if terminal_columns() is None:
        yield sys.stdout.buffer
    else:
        made_visible = _Visible()
        yield made_visible  # type: ignore[misc]  # it writes, and exports do nothing else
        made_visible.end()
    sys.stdout.flush()


def terminal_columns() -> int | None:
    """The width of the terminal that stdout is, None where it is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


class _Visible:
    """Takes UTF-8 and shows it, whole lines at a time."""

    def __init__(self) -> None:
        self._begun = b""

    def write(self, content: bytes) -> int:
        whole, newline, begun = content.rpartition(b"\n")
        if newline:
            self._show(self._begun + whole + newline)
            self._begun = begun
        else:
            self._begun += content
        return len(content)

    def end(self) -> None:
        self._show(self._begun)

    def _show(self, content: bytes) -> None:
        sys.stdout.write(visible(content.decode("utf-8", "replace"), keep="\n"))


def _cell(text: str, columns: int | None) -> str:
    """A cell's visible text. No more of a long one is looked at than can be shown."""
    if columns is None:
        return visible(text)
    return cut(visible(text[: columns * _CODE_POINTS_PER_CELL]), columns)


# Combining marks take no cell; a text that piles up more of them than this is cut short.
_CODE_POINTS_PER_CELL = 8


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(map(cell_width, text))


def _padded(text: str, width: int, right: bool = False) -> str:
    space = " " * (width - _width(text))
    return space + text if right else text + space


def _plain(value: Any) -> Any:
    """What JSON has no word for: rows become objects, days and moments ISO 8601."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields_of(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _escaped(text: str) -> str:
    """JSON with its unseen characters as escapes. They stand inside of strings, where an escape says the same."""
    return text if visible(text, keep="\n") == text else text.translate(_ESCAPES)


class _Escapes(dict[int, str]):
    """A table for `str.translate`: UTF-16 escapes for what is not visible."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        unseen = visible(character, keep="\n") != character
        escape = self[code] = json.dumps(character)[1:-1] if unseen else character
        return escape


_ESCAPES = _Escapes()
