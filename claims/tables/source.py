"""Sources of an article, and the evidence they give for its claims."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from claims.tables.base import Tracked, word
from claims.words import EvidenceState, Question, SourceKind, Stance


class Source(Tracked, table=True):
    """Something that can be cited, numbered within its article (S1, S2 …)."""

    __table_args__ = (UniqueConstraint("article_id", "number"),)
    immutable: ClassVar[frozenset[str]] = frozenset({"article_id", "number", "key"})
    reviewed: ClassVar[frozenset[str]] = frozenset(
        {"url", "title", "publisher", "kind", "description", "confidential", "accessed"}
    )

    key: str = Field(unique=True)
    article_id: int = Field(foreign_key="article.id")
    number: int
    url: str | None = None
    canonical: str | None = Field(default=None, index=True)
    title: str = ""
    publisher: str | None = None
    kind: SourceKind = word(SourceKind.NEWS)
    description: str = ""
    derived_from: int | None = Field(default=None, foreign_key="source.id")
    confidential: bool = False
    accessed: date | None = None
    rev: int = 0


class Evidence(Tracked, table=True):
    """What a source says about a claim (schema.org citation), with its exact words."""

    immutable: ClassVar[frozenset[str]] = frozenset({"claim_id", "source_id", "key"})
    reviewed: ClassVar[frozenset[str]] = frozenset(
        {"question", "stance", "quotation", "locator", "language", "translation", "note"}
    )

    key: str = Field(unique=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    source_id: int = Field(foreign_key="source.id", index=True)
    question: Question = word(Question.SO)
    stance: Stance = word(Stance.SUPPORTS)
    quotation: str = ""
    locator: str = ""  # page, row, timecode
    language: str | None = None
    translation: str = ""
    note: str = ""
    state: EvidenceState = word(EvidenceState.UNCHECKED)
    rev: int = 0
