"""What goes out of a desk. A format is one function and its entry here; listing the formats loads none of them.

An export writes articles to a binary stream as they come, so that a desk of any size goes through, and gives how many
records it wrote. `today` is the day that the output bears, `generated_by` the handle of whoever asked for it, which no
report for readers shows. The same dossiers give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from importlib import import_module
from typing import BinaryIO, Protocol

from claims.rows import Dossier

EXPORTS: dict[str, str] = {
    "editor": "claims.exports.editor:write_editor",
    "editor-html": "claims.exports.editor:write_editor_page",
    "reader": "claims.exports.reader:write_reader",
    "reader-html": "claims.exports.reader:write_reader_page",
    "jsonl": "claims.exports.jsonl:write_jsonl",
}
"""Format to "module:function"."""


class Export(Protocol):
    """What every function in EXPORTS is."""

    def __call__(self, dossiers: Iterable[Dossier], out: BinaryIO, *, today: date, generated_by: str = "") -> int: ...


def load(format: str) -> Export:
    """The function of a format that is in EXPORTS."""
    module, _, function = EXPORTS[format].partition(":")
    loaded: Export = getattr(import_module(module), function)
    return loaded
