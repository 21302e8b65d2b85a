"""Reports and exports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from typing import BinaryIO

from sqlalchemy import Connection

from claims.actions.references import article_of
from claims.desk import Desk
from claims.errors import UsageError
from claims.exports import EXPORTS, load
from claims.filters import Filter
from claims.queries import articles as queries
from claims.queries import filters as filter_queries
from claims.rows import Dossier

PROGRAM = f"workbench {version('factcheck-workbench')}"


def formats() -> tuple[str, ...]:
    """The formats there are."""
    return tuple(EXPORTS)


def format_for(format: str, name: str) -> str:
    """The format that somebody means who names a report and a file for it: one that ends in .html is a page."""
    page = f"{format}-html"
    return page if page in EXPORTS and name.casefold().endswith((".html", ".htm")) else format


def export(desk: Desk, format: str, out: BinaryIO, *, filter: Filter | None = None, article: str | None = None) -> int:
    """Write an export to `out`; returns how many records.

    `article` names one; a filter takes the articles of the claims it lets through; without either, all articles.
    """
    if format not in EXPORTS:
        raise UsageError(f'There is no export "{format}".', f"There are {', '.join(EXPORTS)}.")
    write = load(format)
    with desk.snapshot() as connection:
        if article is not None:
            ids = [article_of(connection, article).id]
        elif filter is not None:
            ids = filter_queries.article_ids(connection, filter, desk.by)
        else:
            ids = [row.id for row in queries.articles(connection)]
        return write(_dossiers(connection, ids), out, today=date.today(), generated_by=PROGRAM)


def _dossiers(connection: Connection, ids: list[int]) -> Iterator[Dossier]:
    for key in ids:
        found = queries.dossier(connection, key)
        if found is not None:
            yield found
