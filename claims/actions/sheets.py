"""Reading articles off the desk: what the screen shows first, so it loads nothing that only changes need."""

from __future__ import annotations

from claims.actions.references import article_of
from claims.desk import Desk
from claims.errors import NotFound
from claims.queries import articles as queries
from claims.rows import ArticleRow, ArticleSheet


def list_articles(desk: Desk) -> list[ArticleRow]:
    """All articles, by number."""
    with desk.snapshot() as connection:
        return queries.articles(connection)


def find_article(desk: Desk, ref: str) -> ArticleRow:
    """The article that `ref` names: a number, a key or an address."""
    with desk.snapshot() as connection:
        return article_of(connection, ref)


def sheet(desk: Desk, article_id: int) -> ArticleSheet:
    """An article's current version with all that is marked in it."""
    with desk.snapshot() as connection:
        found = queries.sheet(connection, article_id)
    if found is None:
        raise NotFound("That article has no text any more.", "Its import may be undone: see `workbench history`.")
    return found
