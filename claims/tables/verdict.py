"""Verdicts, append-only; and the sign-off of an article's version."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from claims.tables.base import Moment, Tracked, listed, word
from claims.words import Answer, Question


class Verdict(Tracked, table=True):
    """What was found (schema.org ClaimReview). A new opinion is a new row; the newest of a question stands."""

    immutable: ClassVar[frozenset[str]] = frozenset(
        {"key", "claim_id", "question", "scale", "rating", "rationale", "should_read", "by", "at", "as_of", "evidence"}
    )

    key: str = Field(unique=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    question: Question = word(Question.SO)
    scale: str
    rating: str
    rationale: str = ""
    should_read: str | None = None
    answer: Answer | None = word(None)
    answered_by: str | None = None
    by: str
    at: datetime = Field(sa_type=Moment)
    as_of: date | None = None
    evidence: list[str] = listed()  # keys of the evidence it stood on


class SignOff(Tracked, table=True):
    """Somebody answers for a version of an article, with what they knowingly left open."""

    __tablename__ = "sign_off"
    immutable: ClassVar[frozenset[str]] = frozenset({"key", "article_id", "n", "by", "at", "waivers"})

    key: str = Field(unique=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    n: int
    by: str
    at: datetime = Field(sa_type=Moment)
    waivers: list[str] = listed()
