"""Stored copies: what came from an address or from a person's hand, as the desk keeps it and gives it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from claims.errors import NotFetched, Refused
from claims.history.bodies import put_body, read_body
from claims.history.images import IN_LIST
from claims.history.writer import WriteTransaction
from claims.intake.normal import normalise
from claims.queries.base import COPY, rows, standing
from claims.tables import Copy
from claims.words import Failure, Recheck

if TYPE_CHECKING:  # the parsers and httpx are loaded when a page is read, and not whenever somebody rates a claim
    from claims.intake.html_meta import MarkupDate
    from claims.sources.fetch import Condition, Fetched

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Capture:
    """A copy before it is stored. `text` are all words of it, None where it has none that we can read."""

    columns: Mapping[str, Any]
    body: bytes | None = None
    text: str | None = None
    proposals: tuple[MarkupDate, ...] = field(default=())

    @property
    def failure(self) -> Failure | None:
        """Why there is less than there should be."""
        return self.columns.get("failure")


def of_page(
    body: bytes,
    content_type: str,
    *,
    url: str | None = None,
    seen: date | None = None,
    before: Mapping[str, Any] | None = None,
) -> Capture:
    """A copy of a page that was `seen` on a day (today if not given): its words, and what its markup says of it.

    With a copy `before` what that says of the page stands, and only the words are read: that is most of the work.
    A page that says that it is not free is kept, with that as its failure: what is quoted may not be on it.
    """
    from claims.intake.html_guess import guess_authors, guess_day
    from claims.intake.html_meta import page_meta
    from claims.intake.html_page import decode_page, parse_page
    from claims.intake.html_text import page_text

    media_type = content_type.partition(";")[0].strip().lower()
    columns: Row = {"media_type": media_type, "extractor": extractor()}
    if not _is_text(media_type, body):
        return Capture({**columns, "extractor": None}, body)
    if not _is_html(media_type, body):
        text = normalise(decode_page(body, content_type)).replace("\0", "")
        return Capture(columns, body, text)
    try:
        tree = parse_page(body, content_type)
    except Refused:
        return Capture(columns, body, "")
    if before is not None:
        known = {name: before[name] for name in SAID}
        return Capture({**columns, **known, "failure": None}, body, page_text(tree))
    meta = page_meta(tree)
    guessed = len(body) <= GUESSED_FROM
    day = None if meta.published or not guessed else guess_day(tree, url, seen or datetime.now(UTC).date())
    days = meta.published or ((day,) if day else ())
    said = {
        "title": meta.headline,
        "publisher": meta.publisher,
        "byline": meta.byline or (", ".join(guess_authors(tree)) if guessed else "") or None,
        "language": meta.language,
        "proposals": [{"day": found.day.isoformat(), "reason": found.reason} for found in days],
    }
    free = {} if meta.free else {"failure": Failure.PAYWALLED, "error": _NOT_FREE}
    return Capture({**columns, **said, **free}, body, page_text(tree), days)


GUESSED_FROM = 2 * 2**20
"""Bytes of a page of which authors and day are guessed where it does not say them; larger ones would take too long."""

_NOT_FREE = "The page says that it is not free: it may be cut short."


SAID = ("title", "publisher", "byline", "language", "proposals")
"""What a page's markup says of it, by column."""


def of_answer(fetched: Fetched, before: Mapping[str, Any] | None = None) -> Capture:
    """A copy of what an address gave; `before` as for `of_page`."""
    content_type = fetched.headers.get("content-type", "")
    page = of_page(fetched.body, content_type, url=fetched.final_url, seen=fetched.at.date(), before=before)
    return Capture({**page.columns, **trail_of(fetched)}, page.body, page.text, page.proposals)


def of_failure(failure: NotFetched) -> Capture:
    """A copy that is none: what was asked for, how far it came, and why it gave nothing."""
    return Capture({**trail_of(failure.fetched), "failure": failure.failure, "error": failure.message})


def put_copy(
    tx: WriteTransaction,
    capture: Capture,
    key: str,
    *,
    source: int | None = None,
    article: int | None = None,
    n: int | None = None,
    recheck: Recheck | None = None,
) -> int:
    """Store a copy of a source or of an article, whose key is `key`; returns its id."""
    owner = COPY.c.source_id == source if source is not None else COPY.c.article_id == article
    count = tx.connection.execute(select(func.count()).select_from(COPY).where(owner)).scalar_one()
    row = {
        "key": f"{key}/C{count + 1}",
        "source_id": source,
        "article_id": article,
        "n": n,
        "at": datetime.now(UTC),
        "body": None if capture.body is None else put_body(tx, capture.body),
        "text": None if capture.text is None else put_body(tx, capture.text.encode()),
        "recheck": recheck,
        **capture.columns,
    }
    return tx.put(Copy, [row])[0]


def last_copy(connection: Connection, source: int) -> Row | None:
    """The newest copy of a source that has a text, None where there is none."""
    return last_copies(connection, [source]).get(source)


def last_copies(connection: Connection, sources: Sequence[int]) -> dict[int, Row]:
    """The newest copy with a text of each of these sources that has one."""
    found: dict[int, Row] = {}
    for at in range(0, len(sources), IN_LIST):
        newest = select(func.max(COPY.c.id)).group_by(COPY.c.source_id)
        newest = newest.where(COPY.c.source_id.in_(sources[at : at + IN_LIST]), COPY.c.text.is_not(None))
        newest = newest.where(COPY.c.withdrawn.is_(False))
        found |= {row["source_id"]: row for row in rows(connection, standing(COPY, COPY.c.id.in_(newest)))}
    return found


def text_of(connection: Connection, copy: Mapping[str, Any]) -> str | None:
    """The words of a copy, None where it has none, or they were taken out."""
    content = read_body(connection, copy["text"]) if copy["text"] else None
    return None if content is None else content.decode()


def condition_of(copy: Mapping[str, Any] | None) -> Condition | None:
    """What the server said of the copy's state, to be asked whether it still holds."""
    from claims.sources.fetch import Condition

    if copy is None or not copy["final_url"]:
        return None
    headers = copy["headers"]
    return Condition(copy["final_url"], headers.get("etag", ""), headers.get("last-modified", ""))


def trail_of(fetched: Fetched) -> Row:
    """The columns that tell what was asked for and which way the answer came."""
    return {
        "url": fetched.url,
        "final_url": fetched.final_url or None,
        "redirects": list(fetched.redirects),
        "at": fetched.at,
        "status": fetched.status,
        "headers": dict(fetched.headers),
        "media_type": fetched.media_type,
    }


@cache
def extractor() -> str:
    """What reads the words of a page, with the version of what parses it."""
    return f"text/1 lxml/{version('lxml')}"


_HTML = frozenset(("text/html", "application/xhtml+xml"))
_OTHER_TEXTS = frozenset(("application/json", "application/ld+json", "application/xml", "application/javascript"))


def _is_text(media_type: str, body: bytes) -> bool:
    if media_type:
        return (
            media_type.startswith("text/")
            or media_type in _HTML | _OTHER_TEXTS
            or media_type.endswith(("+xml", "+json"))
        )
    return b"\0" not in body[:_LOOKED_AT] and not body.startswith(b"%PDF-")


def _is_html(media_type: str, body: bytes) -> bool:
    return media_type in _HTML or (media_type in ("", "text/plain") and b"<html" in body[:_LOOKED_AT].lower())


_LOOKED_AT = 1_024
