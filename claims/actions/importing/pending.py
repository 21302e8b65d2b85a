"""Reading later what was imported without being read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from sqlalchemy import Connection

from claims.actions.storing import published_of, store_reading
from claims.desk import Desk
from claims.queries import imports as queries
from claims.queries.base import PLACE, VERSION, standing
from claims.reading.bulk import Text, readings
from claims.rows import Done
from claims.words import Via, counted


def read_pending(
    desk: Desk,
    *,
    via: Via,
    progress: Callable[[int, int | None], None] | None = None,
    uninterrupted: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Done:
    """Read the current version of every article that nothing has read, an article a transaction, as one action.

    What has been read stays where a later one fails or is interrupted: the same again goes on from there.
    """
    with desk.snapshot() as connection:
        articles = queries.unread(connection)
    size = sum(article["size"] for article in articles)
    action: int | None = None
    claims = 0
    with readings(_texts(desk, articles), size) as made:
        for done, (article, reading) in enumerate(zip(articles, made, strict=True), start=1):
            with uninterrupted():
                with desk.write(via=via, name="read", action=action) as tx:
                    version = _unread_version(tx.connection, article["version_id"])
                    if version is not None:
                        places = tx.connection.execute(standing(PLACE, PLACE.c.version_id == version["id"])).mappings()
                        taken = [(row["start"], row["end"]) for row in places]
                        named = (article["id"], article["key"])
                        claims += store_reading(tx, named, version["id"], version["text"], reading, taken)
                action = tx.action
            if progress is not None:
                progress(done, len(articles))
    count = len(articles)
    if not count:
        return Done("Every article has been read.")
    return Done(f"{counted(count, 'article')} read, {counted(claims, 'claim')} found.", action)


def _texts(desk: Desk, articles: list[dict[str, Any]]) -> Iterator[Text]:
    for article in articles:
        with desk.snapshot() as connection:
            text = connection.execute(VERSION.select().where(VERSION.c.id == article["version_id"])).mappings().one()
        yield text["text"], published_of(article)


def _unread_version(connection: Connection, version: int) -> dict[str, Any] | None:
    """The version, unless somebody has read or withdrawn it meanwhile."""
    wanted = standing(VERSION, VERSION.c.id == version, VERSION.c.extractor.is_(None))
    found = connection.execute(wanted).mappings().first()
    return dict(found) if found else None
