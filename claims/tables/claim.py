"""Claims and the places where they stand."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy import UniqueConstraint, text
from sqlmodel import Field, Index

from claims.tables.base import Tracked, listed, word
from claims.words import ClaimantKind, ClaimKind, DismissedAs, PlaceState, State, StatementStatus, Voice


class Claim(Tracked, table=True):
    """One checkable assertion of an article (schema.org Claim), numbered within it for ever."""

    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        # The queue of all that stands, by worth, straight from the index.
        Index(
            "ix_claim_standing_worth_id",
            "worth",
            "id",
            sqlite_where=text("withdrawn IS 0"),
            postgresql_where=text("withdrawn IS false"),
        ),
    )
    immutable: ClassVar[frozenset[str]] = frozenset({"article_id", "number", "key"})
    reviewed: ClassVar[frozenset[str]] = frozenset(
        {
            "statement",
            "statement_status",
            "kind",
            "voice",
            "speaker",
            "speaker_role",
            "speaker_kind",
            "state",
            "assignee",
            "dismissed_as",
            "note",
            "verdicts",
            "second_read",
            "asked",
            "waiting_for",
            "waiting_since",
            "parked",
        }
    )

    key: str = Field(unique=True)
    article_id: int = Field(foreign_key="article.id")
    number: int
    text: str
    statement: str
    statement_status: StatementStatus = word(StatementStatus.VERBATIM)
    kind: ClaimKind = word()
    voice: Voice = word()
    speaker: str | None = None  # the claimant as the article calls them in full
    speaker_as_written: str | None = None
    speaker_role: str = ""
    speaker_kind: ClaimantKind | None = word(None)
    worth: float = 0.0
    reasons: list[str] = listed()
    state: State = word(State.NEW)
    assignee: str | None = None
    dismissed_as: DismissedAs | None = word(None)
    note: str = ""
    stale: str = ""  # why the verdicts that stand must be looked at again
    verdicts: int = 0  # how many stand, so that "open" costs no second table, and that a colleague's counts as a change
    origin: str = ""  # the extractor and its version, a person's handle, or an import
    rev: int = 0
    second_read: str = ""  # why a second person has to read it whatever its rating is: "legal", …
    asked: str = ""  # a question that is out, in the words in which it was put
    waiting_for: str = ""  # to whom it was put
    waiting_since: date | None = None
    parked: bool = False  # put aside for later


class Place(Tracked, table=True):
    """Where a claim stands in a version: W3C TextPositionSelector and TextQuoteSelector."""

    __table_args__ = (
        Index("ix_place_version_id_start", "version_id", "start"),
        # All that a page of claims shows of places: a third fewer blocks of a large desk are read for it.
        Index("ix_place_shown", "claim_id", "version_id", "start", "end", "state", "withdrawn"),
    )

    claim_id: int = Field(foreign_key="claim.id")
    version_id: int = Field(foreign_key="version.id")
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    state: PlaceState = word(PlaceState.EXACT)
