"""What goes out of a desk. A format is one function and its entry here; listing the formats loads none of them.

An export writes articles to a binary stream as they come, so that a desk of any size goes through. The same articles
on the same terms give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any, BinaryIO, Protocol

EXPORTS: dict[str, str] = {
    "editor": "claims.exports.editor:write_editor",
    "editor-html": "claims.exports.editor:write_editor_page",
    "reader": "claims.exports.reader:write_reader",
    "reader-html": "claims.exports.reader:write_reader_page",
    "claimreview": "claims.exports.claimreview:write_claimreview",
    "csv": "claims.exports.csv:write_claims",
    "csv-verdicts": "claims.exports.csv:write_verdicts",
    "csv-sources": "claims.exports.csv:write_sources",
    "jsonl": "claims.exports.jsonl:write_jsonl",
}
"""Format to "module:function"."""

OF_RECORDS = frozenset({"jsonl"})
"""The formats that are made of records, all others of dossiers."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose verdicts they are. `domain` is where their reviews are published: that host and those below it."""

    name: str = ""
    url: str = ""
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What an export is told: the day that it bears, and who asked for it, which no report for readers shows.

    `claims` are the ids of the claims that are wanted, None for all; a report is of a whole article all the same.
    `url` is the page on which the reviews are published, "{article}" in it being the article's number. `bom` begins
    a CSV file with a byte order mark, by which some spreadsheets know UTF-8.
    """

    today: date
    generated_by: str = ""
    claims: frozenset[int] | None = None
    publisher: Publisher = Publisher()
    url: str = ""
    bom: bool = False

    def wants(self, claim: int) -> bool:
        """Whether the claim with this id is to go out."""
        return self.claims is None or claim in self.claims


@dataclass(frozen=True, slots=True)
class Exported:
    """How many records went out; why others did not, a sentence each; and what could be better in those that did."""

    records: int
    left_out: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()


class Export(Protocol):
    """What every function in EXPORTS is: it takes the records of the articles if in OF_RECORDS, else their dossiers."""

    def __call__(self, articles: Iterable[Any], out: BinaryIO, terms: Terms) -> Exported: ...


def load(format: str) -> Export:
    """The function of a format that is in EXPORTS."""
    module, _, function = EXPORTS[format].partition(":")
    loaded: Export = getattr(import_module(module), function)
    return loaded
