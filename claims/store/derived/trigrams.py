"""The index in which the words of claims are looked up: by their trigrams, so that parts of words are found as well.

It only narrows; whoever uses it looks for the part itself in the folded words. On SQLite it is an FTS5 table, which
follows imports later (`fill`): the claims after `upto` are gone through one by one until then. An SQLite without FTS5
has no index and goes through all. On PostgreSQL it is a GIN index over the trigrams of the words' UTF-8, which needs
no extension and follows by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import OperationalError

from claims.tables import ClaimSearch, SearchIndex, table_of

SEARCH, INDEX = table_of(ClaimSearch), table_of(SearchIndex)
INDEXED = SEARCH.name
TABLE = "claim_trigrams"
"""The FTS5 table; its shadow tables begin so too."""

T = TypeVar("T", str, bytes)
LENGTH = 3
ASKED = 24
"""Trigrams that the index is asked for at most."""

IN_LIST = 500
PAGE = 5_000


def create(connection: Connection) -> None:
    """Make the index where there is none and the database can have one. It is empty on SQLite."""
    if connection.dialect.name != "sqlite":
        for statement in _POSTGRESQL:
            connection.exec_driver_sql(statement)
    elif not exists(connection):
        try:
            connection.exec_driver_sql(_FTS5)
        except OperationalError as fault:
            if "no such" not in str(fault.orig):  # no such module, no such tokenizer
                raise
    if upto(connection) is None:
        connection.exec_driver_sql("INSERT INTO search_index (upto) VALUES (0)")


def exists(connection: Connection) -> bool:
    """Whether a desk on SQLite has the index."""
    found = connection.exec_driver_sql(f"SELECT 1 FROM sqlite_master WHERE name = '{TABLE}'")
    return found.first() is not None


def upto(connection: Connection) -> int | None:
    """The last claim that the index of an SQLite desk knows; claims after it are still to be added."""
    found: int | None = connection.execute(select(INDEX.c.upto)).scalar()
    return found


def forget(connection: Connection, ids: Sequence[int]) -> None:
    """Take claims out of the index, while their words are still those it knows."""
    _each(connection, f"INSERT INTO {TABLE} ({TABLE}, rowid, words) SELECT 'delete', id, words", ids)


def add(connection: Connection, ids: Sequence[int]) -> None:
    """Put claims into the index, those aside that are to be filled in later."""
    _each(connection, f"INSERT INTO {TABLE} (rowid, words) SELECT id, words", ids)


def fill(connection: Connection, most: int) -> int:
    """Put the next claims that wait into the index, so many at most; returns how many."""
    if connection.dialect.name != "sqlite" or not exists(connection):
        return 0
    last = upto(connection) or 0
    waiting = select(SEARCH.c.id).where(SEARCH.c.id > last).order_by(SEARCH.c.id).limit(most)
    ids = connection.execute(waiting).scalars().all()
    if ids:
        connection.exec_driver_sql(
            f"INSERT INTO {TABLE} (rowid, words) SELECT id, words FROM {INDEXED} WHERE id > ? AND id <= ? ORDER BY id",
            (last, ids[-1]),
        )
        connection.exec_driver_sql("UPDATE search_index SET upto = ?", (ids[-1],))
    return len(ids)


def refill(connection: Connection) -> None:
    """Make the index of an SQLite desk anew."""
    if connection.dialect.name == "sqlite" and exists(connection):
        connection.exec_driver_sql(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('rebuild')")
        last = connection.execute(select(func.max(SEARCH.c.id))).scalar() or 0
        connection.exec_driver_sql("UPDATE search_index SET upto = ?", (last,))


def faults(connection: Connection) -> list[str]:
    """Whether the index knows other words than the claims have, by the number of claims that it has for each trigram.

    A PostgreSQL server answers for its indexes itself.
    """
    if connection.dialect.name != "sqlite" or not exists(connection):
        return []
    return [] if _indexed(connection) == _written(connection) else ["The search index does not fit the claims."]


def of_words(connection: Connection, parts: Sequence[str]) -> str | list[int]:
    """What the index is asked for to find rows with all these folded parts; empty where they are too short for it."""
    if connection.dialect.name == "sqlite":
        return " ".join('"' + trigram.replace('"', '""') + '"' for trigram in _some(parts))
    return [int.from_bytes(trigram) for trigram in _some([part.encode() for part in parts])]


def _some(parts: Sequence[T]) -> list[T]:
    """Trigrams of the parts, from everywhere in a long one: so many say enough."""
    found = [part[at : at + LENGTH] for part in parts for at in range(len(part) - LENGTH + 1)]
    return list(dict.fromkeys(found[:: len(found) // ASKED + 1]))


def _each(connection: Connection, statement: str, ids: Sequence[int]) -> None:
    if connection.dialect.name != "sqlite" or not exists(connection):
        return
    last = upto(connection) or 0
    known = [key for key in ids if key <= last]
    for at in range(0, len(known), IN_LIST):
        some = known[at : at + IN_LIST]
        connection.exec_driver_sql(
            f"{statement} FROM {INDEXED} WHERE id IN ({', '.join('?' * len(some))})", tuple(some)
        )


def _indexed(connection: Connection) -> Counter[str]:
    """How many claims the index has for each trigram."""
    cursor = connection.connection.cursor()  # the guard lets no table be made, not even a passing one
    try:
        cursor.execute(f"CREATE VIRTUAL TABLE temp.trigram_counts USING fts5vocab('main', '{TABLE}', 'row')")
        try:
            return Counter(dict(cursor.execute("SELECT term, doc FROM temp.trigram_counts")))
        finally:
            cursor.execute("DROP TABLE temp.trigram_counts")
    finally:
        cursor.close()


def _written(connection: Connection) -> Counter[str]:
    """How many claims it should have for each."""
    last = upto(connection) or 0
    counted: Counter[str] = Counter()
    wanted = select(SEARCH.c.id, SEARCH.c.words).order_by(SEARCH.c.id).limit(PAGE)
    after = 0
    while page := connection.execute(wanted.where(SEARCH.c.id > after, SEARCH.c.id <= last)).all():
        for _, words in page:
            counted.update({words[at : at + LENGTH] for at in range(len(words) - LENGTH + 1)})
        after = page[-1][0]
    return counted


# No places of the trigrams within a claim: with them it would be three times as large.
_FTS5 = f"""
    CREATE VIRTUAL TABLE {TABLE} USING fts5(
        words, content='{INDEXED}', content_rowid='id', tokenize='trigram case_sensitive 1', detail=none, columnsize=0
    )"""

_INDEX = "ix_claim_search_trigrams"
_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION desk_trigrams(words text) RETURNS int[]
       LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
           SELECT ARRAY(
               SELECT get_byte(raw, at) * 65536 + get_byte(raw, at + 1) * 256 + get_byte(raw, at + 2)
               FROM convert_to(words, 'UTF8') AS raw, generate_series(0, octet_length(words) - 3) AS at)
       $$""",
    f"CREATE INDEX IF NOT EXISTS {_INDEX} ON {INDEXED} USING gin (desk_trigrams(words))",
)
