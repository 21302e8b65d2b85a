"""The rows that records are about, by key: as the desk has them, or as the lines before would have made them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection, Table, bindparam

from claims.history.images import rows_with
from claims.queries.base import ARTICLE, PLACE, VERSION, rows, standing

Row = dict[str, Any]


Mark = tuple[int, int, str | None]


def mark_at(mark: Mapping[str, Any]) -> Mark:
    """What tells a mark of a version from the others: where it is, and which kind of zone, as two may lie there."""
    return mark["start"], mark["end"], mark.get("kind")


class Made(NamedTuple):
    """Stands for the id that a row will have which a line before makes: the one of a table with a key.

    A version is told by the key of its article and its `n`.
    """

    entity: str
    key: str
    n: int = 0


class Overlay(Protocol):
    """What lines that are not yet applied would have made of the desk."""

    def rows(self, entity: str, keys: Collection[str], found: dict[str, Row]) -> dict[str, Row]:
        """The rows by key as those lines leave them; `found` are the desk's. The id of a row that they make is Made."""

    def keys_at(self, urls: Collection[str]) -> set[str]:
        """The keys of articles that those lines give one of these addresses."""

    def text(self, article: str, n: int) -> str | None:
        """The text of version `n` of an article, where one of those lines brings it."""


class Lookup:
    """Rows by key. They are read from the connection each time, but for the last version asked for."""

    def __init__(self, connection: Connection, overlay: Overlay | None = None) -> None:
        self.connection = connection
        self._overlay = overlay
        self._version: tuple[str, int, Row | None] | None = None

    def by_key(self, table: Table, keys: Iterable[str | None]) -> dict[str, Row]:
        """The rows of a table by key, withdrawn ones too: what comes again under its key stands again."""
        wanted = sorted({key for key in keys if key})
        found = {row["key"]: row for row in rows_with(self.connection, table, "key", wanted)}
        return self._overlay.rows(table.name, wanted, found) if self._overlay and wanted else found

    def by_address(self, urls: Iterable[str | None]) -> dict[str, list[Row]]:
        """The articles that have an address, by it: those that stand, or else the withdrawn ones."""
        wanted = sorted({url for url in urls if url})
        keys = {row["key"] for row in rows_with(self.connection, ARTICLE, "url", wanted)}
        if self._overlay and wanted:
            keys |= self._overlay.keys_at(wanted)
        found: dict[str, list[Row]] = {url: [] for url in wanted}
        for row in self.by_key(ARTICLE, keys).values():
            if row["url"] in found:  # a line before may have given it another
                found[row["url"]].append(row)
        return {url: [row for row in all_of if not row["withdrawn"]] or all_of for url, all_of in found.items()}

    def version(self, article: Row, n: int) -> Row | None:
        """Version `n` of an article, a withdrawn one too. The id is Made where a line before brings it."""
        if self._version is None or self._version[:2] != (article["key"], n):
            self._version = (article["key"], n, self._read_version(article, n))
        return self._version[2]

    def places(self, claims: Sequence[int]) -> dict[int, list[Row]]:
        """The places of claims that stand, by the claim's id."""
        found: dict[int, list[Row]] = {claim: [] for claim in claims}
        for row in rows_with(self.connection, PLACE, "claim_id", claims):
            if not row["withdrawn"]:
                found[row["claim_id"]].append(row)
        return found

    def marks(self, table: Table, version: int) -> dict[Mark, Row]:
        """Zones, passages or time expressions of a version that stand, by `mark_at`."""
        return {mark_at(row): row for row in rows(self.connection, standing(table, table.c.version_id == version))}

    def _read_version(self, article: Row, n: int) -> Row | None:
        text = self._overlay.text(article["key"], n) if self._overlay else None
        if text is not None:
            return {"id": Made(VERSION.name, article["key"], n), "n": n, "text": text, "withdrawn": False}
        if isinstance(article["id"], Made):
            return None
        found = self.connection.execute(_VERSION, {"article": article["id"], "n": n}).mappings().first()
        return dict(found) if found else None


_VERSION = VERSION.select().where(VERSION.c.article_id == bindparam("article"), VERSION.c.n == bindparam("n"))
