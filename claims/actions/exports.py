"""Reports and exports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from sqlalchemy import Connection

from claims.actions.references import article_of
from claims.actions.rules import rules_in
from claims.desk import Desk
from claims.errors import Refused, UsageError
from claims.exports import EXPORTS, OF_RECORDS, Exported, Publisher, Terms, load
from claims.filters import Filter
from claims.queries import articles as queries
from claims.queries import filters as filter_queries
from claims.queries.records import records_of
from claims.rows import Dossier
from claims.rules import Rules

PROGRAM = f"workbench {version('factcheck-workbench')}"


TELL_LOOSE = frozenset({"editor", "editor-html"})
"""The formats that tell which facts no claim covers. Looking for them takes longer than all the rest of a dossier."""


def formats() -> tuple[str, ...]:
    """The formats there are."""
    return tuple(EXPORTS)


def format_for(format: str, name: str) -> str:
    """The format that somebody means who names a report and a file for it: one that ends in .html is a page."""
    page = f"{format}-html"
    return page if page in EXPORTS and name.casefold().endswith((".html", ".htm")) else format


def export(
    desk: Desk,
    format: str,
    out: BinaryIO,
    *,
    filter: Filter | None = None,
    article: str | None = None,
    url: str = "",
    bom: bool = False,
    strict: bool = False,
) -> Exported:
    """Write an export to `out`.

    `article` names one; a filter takes the claims it lets through, which a report shows with all others of their
    articles; without either, everything. `url` is the page on which reviews are published; `bom` begins CSV with a
    byte order mark. `strict` raises Refused where anything is left out.
    """
    if format not in EXPORTS:
        raise UsageError(f'There is no export "{format}".', f"There are {', '.join(EXPORTS)} and bundle.")
    write = load(format)
    with desk.snapshot() as connection:
        wanted = None if filter is None else frozenset(filter_queries.claim_ids(connection, filter, "article", desk.by))
        if article is not None:
            ids = [article_of(connection, article).id]
        elif filter is not None:
            ids = filter_queries.article_ids(connection, filter, desk.by)
        else:
            ids = queries.article_ids(connection)
        terms = Terms(date.today(), PROGRAM, wanted, publisher_of(rules_in(connection)), url, bom)
        if format in OF_RECORDS:
            exported = write(records_of(connection, ids), out, terms)
        else:
            exported = write(_dossiers(connection, ids, loose=format in TELL_LOOSE), out, terms)
    if strict and exported.left_out:
        first, *others = exported.left_out
        more = f" So {'is' if len(others) == 1 else 'are'} {len(others)} more." if others else ""
        raise Refused(f"Left out would be {first}{more}", "Nothing was exported.")
    return exported


def publisher_of(rules: Rules) -> Publisher:
    """Who publishes a desk's verdicts; no name where its rules name nobody."""
    named = rules.publisher
    return (
        Publisher(named.name, named.url, named.domain or urlsplit(named.url).hostname or "") if named else Publisher()
    )


def every_record(connection: Connection) -> Iterator[dict[str, Any]]:
    """All articles of a desk with what hangs on them, by number, as records."""
    return records_of(connection, queries.article_ids(connection))


def _dossiers(connection: Connection, ids: list[int], *, loose: bool) -> Iterator[Dossier]:
    for key in ids:
        found = queries.dossier(connection, key, loose=loose)
        if found is not None:
            yield found
