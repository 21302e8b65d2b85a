"""Web pages as imports: what came from an address becomes a record, and its bytes stay in the desk as a copy."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AbstractContextManager
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from claims.desk import Desk
from claims.errors import Refused
from claims.intake.line import Line
from claims.queries import articles as article_queries
from claims.queries import sources as source_queries
from claims.sources import copies
from claims.words import Via

if TYPE_CHECKING:
    from claims.sources.fetch import Fetched


def fetch_page(url: str) -> Fetched:
    """What is at an address now. Raises NotFetched."""
    from claims.sources.fetch import fetch

    return asyncio.run(fetch(url))


class PageLines:
    """The one line of a page, kept once it has been taken: the record, whose article then gets the page as its copy."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self.record: dict[str, Any] = {}

    def __iter__(self) -> Iterator[Line]:
        for line in self._lines:
            self.record = line.record or self.record
            yield line


def lines_of(page: Fetched, key: str | None) -> Iterator[Line]:
    """The article of a page that was fetched, as the one record of line 1. Without a key it is known by its address."""
    from claims.intake.html import article_record

    try:
        content_type = page.headers.get("content-type", "")
        record = article_record(page.body, key=key, content_type=content_type, url=page.final_url)
    except Refused as problem:
        problem.line = 1
        yield Line(1, None, problem)
    else:
        yield Line(1, record)


def keep_page(
    desk: Desk,
    record: dict[str, Any],
    body: bytes,
    page: Fetched | None,
    *,
    via: Via,
    action: int | None,
    uninterrupted: AbstractContextManager[None],
) -> tuple[str, ...]:
    """Store a page as a copy of its article, in the action of the import; returns what it says of its own day.

    The same bytes are not stored a second time for the same version.
    """
    from claims.intake.html_article import extractor

    capture = copies.of_answer(page) if page is not None else copies.of_page(body, "text/html")
    capture = copies.Capture({**capture.columns, "extractor": extractor()}, capture.body, capture.text)
    with uninterrupted, desk.write(via=via, name="import", reason=record.get("url", ""), action=action) as tx:
        article = article_queries.find_article(tx.connection, record.get("key") or record.get("url", ""))
        if article is None:
            return ()
        known = source_queries.copies_of(tx.connection, article=article.id)
        if not any(copy.body == sha256(body).hexdigest() and copy.n == article.version for copy in known):
            copies.put_copy(tx, capture, article.key, article=article.id, n=article.version)
    if article.published is not None:
        return ()
    days = capture.columns.get("proposals", ())[:1]
    return tuple(_DAY.format(**found, number=article.number) for found in days)


_DAY = "It may be of {day} ({reason}); to say so: workbench article date {number} {day}."
