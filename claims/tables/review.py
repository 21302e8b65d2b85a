"""What happens to a verdict after it was given: reviews, releases, corrections, and relations to other claims.

All of them are append-only: what somebody said at a moment stays said, or is withdrawn.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field

from claims.tables.base import Moment, Tracked, listed, word
from claims.words import RelationKind, ReviewAct


class Review(Tracked, table=True):
    """A second pair of eyes on a claim (approve, request changes), or a remark on it."""

    immutable: ClassVar[frozenset[str]] = frozenset({"key", "claim_id", "act", "comment", "by", "at", "verdicts"})

    key: str = Field(unique=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    act: ReviewAct = word()
    comment: str = ""
    by: str
    at: datetime = Field(sa_type=Moment)
    verdicts: list[str] = listed()  # keys of the verdicts that stood then: what was approved


class Release(Tracked, table=True):
    """A claim's verdicts going out, and where they can be read."""

    immutable: ClassVar[frozenset[str]] = frozenset({"key", "claim_id", "url", "by", "at", "verdicts"})

    key: str = Field(unique=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    url: str | None = None
    by: str
    at: datetime = Field(sa_type=Moment)
    verdicts: list[str] = listed()


class Correction(Tracked, table=True):
    """What readers are told when something that was released is opened again."""

    immutable: ClassVar[frozenset[str]] = frozenset({"key", "claim_id", "text", "by", "at"})

    key: str = Field(unique=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    text: str
    by: str
    at: datetime = Field(sa_type=Moment)


class Relation(Tracked, table=True):
    """How a claim stands to another: the same, against it, or resting on it."""

    immutable: ClassVar[frozenset[str]] = frozenset({"key", "claim_id", "other_id", "kind", "by", "at"})

    key: str = Field(unique=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    other_id: int = Field(foreign_key="claim.id", index=True)
    kind: RelationKind = word()
    note: str = ""
    by: str
    at: datetime = Field(sa_type=Moment)
