"""Articles, their immutable versions, and what reading found in a version."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Index

from claims.tables.base import Tracked, word
from claims.words import DateOrigin, Mode, Precision, TimeStatus, TimexType, ZoneKind


class Article(Tracked, table=True):
    """An article under check (schema.org NewsArticle). Its words are in its versions."""

    reviewed: ClassVar[frozenset[str]] = frozenset(
        {"url", "headline", "publisher", "byline", "mode", "scale", "published", "published_precision", "due"}
    )

    key: str = Field(unique=True)
    number: int = Field(unique=True)
    url: str | None = None
    headline: str = ""
    publisher: str | None = None
    byline: str | None = None
    language: str = "en"
    mode: Mode = word(Mode.THEIRS)
    scale: str | None = None
    published: date | None = None
    published_precision: Precision | None = word(None)
    published_how: DateOrigin = word(DateOrigin.UNKNOWN)
    due: date | None = None
    current: int = 0  # n of the version under check
    rev: int = 0


class Version(Tracked, table=True):
    """One text of an article: NFC, lines ended by a line feed, never changed. All offsets are code points of it."""

    __table_args__ = (UniqueConstraint("article_id", "n"),)
    immutable: ClassVar[frozenset[str]] = frozenset({"article_id", "n", "text", "sha256"})
    digested: ClassVar[frozenset[str]] = frozenset({"text"})

    article_id: int = Field(foreign_key="article.id")
    n: int
    text: str
    sha256: str = Field(index=True)
    extractor: str | None = None  # what has read it, None until then


class Zone(Tracked, table=True):
    """A stretch of a version that is not its prose."""

    version_id: int = Field(foreign_key="version.id", index=True)
    start: int
    end: int
    kind: ZoneKind = word()
    rule: str = ""


class Passage(Tracked, table=True):
    """A sentence of a version. Whether it is covered is derived: by a claim, or by `no_fact`."""

    __table_args__ = (Index("ix_passage_version_id_start", "version_id", "start"),)

    version_id: int = Field(foreign_key="version.id")
    start: int
    end: int
    no_fact: bool = False
    reason: str = ""


class TimeExpression(Tracked, table=True):
    """A date in the words of a version, with what it means (TIMEX3) and between which days it lies."""

    __tablename__ = "time_expression"
    __table_args__ = (Index("ix_time_expression_version_id_start", "version_id", "start"),)

    version_id: int = Field(foreign_key="version.id")
    start: int
    end: int
    text: str
    type: TimexType = word()
    value: str = ""
    mod: str | None = None
    rule: str = ""
    anchor: str = ""
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = word(None)
    edtf: str | None = None
    explanation: str = ""
    status: TimeStatus = word(TimeStatus.UNRESOLVED)
