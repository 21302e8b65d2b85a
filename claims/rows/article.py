"""Articles: in a list, with all that is marked in their text, and whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from claims.rows.claim import ClaimCard, ClaimRow
from claims.rows.marks import Loose, PassageRow, TimeRow, ZoneRow
from claims.rows.source import SourceRow
from claims.words import DateOrigin, Mode, Precision


@dataclass(frozen=True, slots=True)
class Meter:
    """How far an article is: "41 of 44 sentences, 3 loose"."""

    sentences: int
    covered: int
    loose: int
    claims: int
    open: int

    def __str__(self) -> str:
        return f"{self.covered} of {self.sentences} sentences, {self.loose} loose"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in a list. `claims` counts those that stand, `open` those nobody has decided or dismissed."""

    id: int
    number: int
    key: str
    headline: str
    url: str | None
    publisher: str | None
    byline: str | None
    language: str
    mode: Mode
    scale: str
    published: date | None
    published_precision: Precision | None
    published_how: DateOrigin
    due: date | None
    version: int
    rev: int
    claims: int
    open: int


@dataclass(frozen=True, slots=True)
class SignOffRow:
    """Who answers for a version, and what was knowingly left open."""

    n: int
    by: str
    at: datetime
    waivers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleSheet:
    """An article's current version with all that is marked in it; everything in the order of the text."""

    article: ArticleRow
    text: str
    sha256: str
    zones: tuple[ZoneRow, ...]
    passages: tuple[PassageRow, ...]
    claims: tuple[ClaimRow, ...]
    places: tuple[tuple[int, int, int], ...]  # (start, end, claim id) of every place, in text order
    times: tuple[TimeRow, ...]
    loose: tuple[Loose, ...]
    sources: tuple[SourceRow, ...]
    meter: Meter
    sign_off: SignOffRow | None


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One text of an article, with what reading and people marked in it."""

    n: int
    text: str
    sha256: str
    extractor: str | None
    zones: tuple[ZoneRow, ...]
    passages: tuple[PassageRow, ...]
    times: tuple[TimeRow, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about an article that a report or an export can want. Cards by claim number, versions oldest first."""

    sheet: ArticleSheet
    cards: tuple[ClaimCard, ...]
    versions: tuple[VersionRow, ...]
    sign_offs: tuple[SignOffRow, ...]
