"""Sources of an article, the stored copies of them, and the evidence they give for its claims."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from claims.tables.base import Moment, Tracked, listed, word
from claims.words import EvidenceState, Failure, Question, Recheck, SourceKind, Stance


class Source(Tracked, table=True):
    """Something that can be cited, numbered within its article (S1, S2 …)."""

    __table_args__ = (UniqueConstraint("article_id", "number"),)
    immutable: ClassVar[frozenset[str]] = frozenset({"article_id", "number", "key"})
    reviewed: ClassVar[frozenset[str]] = frozenset(
        {
            "url",
            "title",
            "publisher",
            "kind",
            "description",
            "derived_from",
            "confidential",
            "accessed",
            "confirmed_group",
        }
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
    confirmed_group: int | None = None  # number of the source that a checker counts it as one with; its own if alone


class Body(SQLModel, table=True):
    """Bytes by their SHA-256, gzipped with mtime 0: the bodies of copies, and the texts read from them (UTF-8).

    The key proves the content, so no image of it is in the history. Nothing is ever replaced; `content` becomes None
    only where it is taken out on a court's order.
    """

    sha256: str = Field(primary_key=True)
    size: int
    content: bytes | None = Field(default=None, sa_type=LargeBinary)


class Copy(Tracked, table=True):
    """One capture of a source, or of an article's own page: what came, or why nothing did. Never replaced.

    `body` is what was sent, decompressed, and `text` all the words in it; both are keys of `Body`. Either `source_id`
    or `article_id` is given; `n` is the version that was made of an article's copy.
    """

    __tablename__ = "stored_copy"  # COPY is a word of PostgreSQL's
    immutable: ClassVar[frozenset[str]] = frozenset(
        {
            *("key", "source_id", "article_id", "url", "final_url", "redirects", "at", "status", "headers"),
            *("media_type", "body", "text", "failure", "error", "extractor"),
        }
    )

    key: str = Field(unique=True)  # "ARTICLE#S3/C1", or "ARTICLE/C1" for its own page
    source_id: int | None = Field(default=None, foreign_key="source.id", index=True)
    article_id: int | None = Field(default=None, foreign_key="article.id", index=True)
    n: int | None = None
    url: str | None = None  # as it was asked for; None for a page that was given by hand
    final_url: str | None = None
    redirects: list[str] = listed()
    at: datetime = Field(sa_type=Moment)
    status: int | None = None
    headers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    media_type: str = ""
    body: str | None = Field(default=None, foreign_key="body.sha256", index=True)
    text: str | None = Field(default=None, foreign_key="body.sha256", index=True)
    extractor: str | None = None  # what read the text, and its version
    title: str = ""
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    proposals: list[Any] = listed()  # days on which it may have been published, each with its reason
    failure: Failure | None = word(None)
    error: str = ""
    recheck: Recheck | None = word(None)  # against the copy before; None for the first one


class Evidence(Tracked, table=True):
    """What a source says about a claim (schema.org citation), with its exact words.

    Where its quotation was looked for in a stored copy, `copy_id` names it, and `start` to `end` with `exact`, `prefix`
    and `suffix` say where it stands in the copy's text (W3C TextPositionSelector and TextQuoteSelector).
    """

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
    copy_id: int | None = Field(default=None, foreign_key="stored_copy.id", index=True)
    start: int | None = None  # of the quotation in the copy's text, in code points
    end: int | None = None
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    similarity: float | None = None
