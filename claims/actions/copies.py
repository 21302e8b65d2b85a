"""What a user can do with stored copies: fetch a source, attach a saved page, read where it speaks of a claim."""

from __future__ import annotations

import asyncio
import mimetypes
import threading
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection

from claims.actions.references import article_of, claim_of, source_of
from claims.desk import Desk
from claims.errors import NotFetched, NotFound, Refused, UsageError
from claims.history.writer import WriteTransaction
from claims.queries import sources as queries
from claims.queries.base import COPY, SOURCE, standing
from claims.rows import ArticleRow, CopyRow, Done, Passage, SourceRow
from claims.sources import copies
from claims.sources.copies import Capture
from claims.sources.likely import likely_passage
from claims.tables import Source
from claims.words import Failure, Via

LARGEST = 20 * 2**20
"""Bytes of a page that is given by hand."""


T = TypeVar("T")

_LOOK = 0.1
"""Seconds between two looks at whether a fetch is to be stopped."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page that somebody saved: its bytes, and the name of its file, "" for a pipe."""

    body: bytes
    name: str = ""


def fetch_source(desk: Desk, article: str, source: str, *, via: Via, stop: threading.Event | None = None) -> Done:
    """Fetch what is at a source's address and store it; a failure is stored as well, and told as a warning.

    Refused, and nothing stored, where another thread sets `stop` before it has come.
    """
    row, found = _source(desk, article, source)
    if not found.url:
        raise UsageError(f"{found.label} has no address to be fetched from.", "Give one, or attach a saved page.")
    return _store(desk, row, found, take(found.url, stop), "fetch source", via)


def attach_page(desk: Desk, article: str, source: str, page: SavedPage, *, via: Via) -> Done:
    """Store a page that somebody saved by hand as a copy of a source."""
    row, found = _source(desk, article, source)
    return _store(desk, row, found, saved(page, found.url), "attach page", via)


def list_copies(desk: Desk, article: str, source: str | None = None) -> tuple[CopyRow, ...]:
    """The copies of a source, or without one those of the article's own page, oldest first."""
    with desk.snapshot() as connection:
        row = article_of(connection, article)
        if source is None:
            return tuple(queries.copies_of(connection, article=row.id))
        return tuple(queries.copies_of(connection, source=_known(connection, row, source).id))


def read_copy(desk: Desk, copy: int) -> str:
    """The words of a stored copy."""
    with desk.snapshot() as connection:
        return text_in(connection, copy)


def find_passage(desk: Desk, claim: str, source: str) -> Passage:
    """The newest copy of a source that has a text, opened at the passage that most likely speaks of the claim."""
    with desk.snapshot() as connection:
        row = claim_of(connection, claim)
        article = article_of(connection, str(row.article))
        found = _known(connection, article, source)
        copy = copies.last_copy(connection, found.id)
        if copy is None:
            raise NotFound(f"{found.label} has no stored copy with a text.", "Fetch it, or attach a saved page.")
        text = text_in(connection, copy["id"])
        shown = queries.copy_row(connection, copy["id"])
    assert shown is not None
    start, end = likely_passage(row.statement, text) or (0, 0)
    return Passage(shown, text, start, end)


def take(url: str, stop: threading.Event | None = None) -> Capture:
    """A copy of what is at an address now, or of the failure. Waits for it; to be called outside of a transaction.

    Refused where another thread sets `stop` meanwhile.
    """
    from claims.sources.fetch import fetch  # httpx: most of the work is done without it

    try:
        return copies.of_answer(asyncio.run(_unless(stop, fetch(url))))
    except NotFetched as failure:
        return copies.of_failure(failure)


async def _unless(stop: threading.Event | None, work: Coroutine[Any, Any, T]) -> T:
    task = asyncio.create_task(work)
    while not task.done():
        await asyncio.wait({task}, timeout=None if stop is None else _LOOK)
        if stop is not None and stop.is_set():
            task.cancel()
            await asyncio.wait({task})
            raise Refused("Fetching was stopped.", "Nothing of it was stored.")
    return task.result()


def saved(page: SavedPage, url: str | None = None) -> Capture:
    """A copy of a page that was given by hand. Refused where there is nothing in it, or too much."""
    if not page.body:
        raise Refused("The page is empty.", "Nothing was saved.")
    if len(page.body) > LARGEST:
        raise Refused(f"The page is larger than {LARGEST // 2**20} MB.", "Nothing was saved.")
    media_type = mimetypes.guess_type(page.name)[0] or ""
    return copies.of_page(page.body, media_type, url=url)


def put_copy_of(tx: WriteTransaction, source: int, key: str, capture: Capture) -> int:
    """Store a copy of a source; what the source lacks, title and publisher, is taken from it."""
    known = tx.connection.execute(SOURCE.select().where(SOURCE.c.id == source)).mappings().one()
    taken = {name: given for name in ("title", "publisher") if not known[name] and (given := capture.columns.get(name))}
    if taken:
        tx.put(Source, [{"id": source, **taken}])
    return copies.put_copy(tx, capture, key, source=source)


def copy_with_text(connection: Connection, source: int) -> tuple[int, str] | None:
    """Id and words of a source's newest copy that has words."""
    copy = copies.last_copy(connection, source)
    text = None if copy is None else copies.text_of(connection, copy)
    return None if copy is None or text is None else (copy["id"], text)


def text_in(connection: Connection, copy: int) -> str:
    """The words of a stored copy. NotFound where it has none."""
    found = connection.execute(standing(COPY, COPY.c.id == copy)).mappings().first()
    text = None if found is None else copies.text_of(connection, dict(found))
    if text is None and found is not None and found["text"]:
        raise NotFound(f"What the stored copy {copy} held was taken out for good.", "The history says by whom and why.")
    if text is None:
        raise NotFound(f"There is no stored copy {copy} with a text.")
    return text


def shortfalls(capture: Capture | None) -> tuple[str, ...]:
    """What a copy lacks, as warnings."""
    if capture is None:
        return ()
    if capture.failure is not None:
        end = "" if capture.failure == Failure.PAYWALLED else " The attempt is recorded; attach a saved page instead."
        return (f"{capture.failure}: {capture.columns['error']}{end}",)
    if capture.text is None:
        media_type = capture.columns.get("media_type") or "of an unknown kind"
        return (f"The copy is {media_type}: it is stored, but its words cannot be read. Say where to look (--at).",)
    return ()


def _store(desk: Desk, article: ArticleRow, source: SourceRow, capture: Capture, name: str, via: Via) -> Done:
    with desk.write(via=via, name=name, reason=f"{article.number} {source.label}") as tx:
        copy = put_copy_of(tx, source.id, source.key, capture)
        done = "was stored" if capture.body is not None else "gave no copy"
        return Done(f"{source.label} of article {article.number} {done}.", tx.action, shortfalls(capture), (copy,))


def _source(desk: Desk, article: str, source: str) -> tuple[ArticleRow, SourceRow]:
    with desk.snapshot() as connection:
        row = article_of(connection, article)
        return row, _known(connection, row, source)


def _known(connection: Connection, article: ArticleRow, source: str) -> SourceRow:
    found = source_of(connection, article, source)
    if found is None:
        raise NotFound(f'Article {article.number} has no source "{source}".', "`workbench source list` lists them.")
    return found
