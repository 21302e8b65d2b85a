"""The desk as the lines before would leave it, while nothing is applied yet."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from claims.actions.applying import KINDS, Incoming, Made, Row
from claims.actions.applying.articles import last_version, version_again
from claims.actions.importing.stage import ADDRESS, Stage
from claims.history.images import image_of
from claims.intake.normal import sha256_text
from claims.queries.base import ARTICLE, VERSION
from claims.tables import TRACKED, table_of


class StagedRows:
    """What the records of a stage make of rows; `connection` reads the desk that they will be applied to.

    `used` says whether they made anything of the rows that were asked for.
    """

    def __init__(self, stage: Stage, connection: Connection) -> None:
        self._stage = stage
        self._connection = connection
        self.used = False
        self._texts: dict[str, dict[int, str]] = {}

    def keys_at(self, urls: Collection[str]) -> set[str]:
        """The keys of articles to which records give one of these addresses."""
        return {record.key for records in self._stage.before(ADDRESS, urls).values() for record in records}

    def rows(self, entity: str, keys: Collection[str], found: dict[str, Row]) -> dict[str, Row]:
        """The rows by key: the desk's, with what the records name laid over them."""
        before = self._stage.before(entity, keys)
        if not before:
            return found
        self.used = True
        defaults = image_of(KINDS[entity].model).defaults
        blank = {key: {**defaults, "id": Made(entity, key)} for key in before if key not in found}
        laid = {key: self._laid_over(found.get(key) or blank[key], records) for key, records in before.items()}
        for key in laid if entity == ARTICLE.name else ():
            texts = self._texts_of(laid[key]["key"])
            laid[key]["current"] = max(texts, default=laid[key]["current"])
        return {**found, **laid}

    def text(self, article: str, n: int) -> str | None:
        """The text of version `n` of an article, where a record brings it."""
        return self._texts_of(article).get(n)

    def _texts_of(self, article: str) -> dict[int, str]:
        """The texts that the records bring, by n: a text by hand becomes the next version, unless it is the last."""
        if article not in self._texts:
            self._texts.clear()
            records = self._stage.before("article", [article]).get(article, [])
            self._texts[article] = self._read_texts(article, records) if records else {}
        return self._texts[article]

    def _read_texts(self, article: str, records: list[Incoming]) -> dict[int, str]:
        texts: dict[int, str] = {}
        row = self._connection.execute(ARTICLE.select().where(ARTICLE.c.key == article)).mappings().first()
        last, current = (last_version(self._connection, row["id"]), row["current"]) if row else (0, 0)
        for record in records:
            texts.update((part["n"], part["text"]) for part in record.named.get("versions", ()))
            current = max(current, *texts) if texts else current
            text = record.named.get("text")
            if text is None or text == texts.get(current):
                continue
            digest = sha256_text(text)
            if row is not None and current not in texts and digest == self._digest(row["id"], current):
                continue
            again = version_again(self._connection, row["id"], digest) if row is not None else None
            current = again[1] if again else max(last, *texts, 0) + 1
            texts[current] = text
        return texts

    def _digest(self, article_id: int, n: int) -> Any:
        same = (VERSION.c.article_id == article_id) & (VERSION.c.n == n) & VERSION.c.withdrawn.is_(False)
        return self._connection.execute(VERSION.select().with_only_columns(VERSION.c.sha256).where(same)).scalar()

    def _laid_over(self, row: Row, records: list[Incoming]) -> Row:
        laid = {**row, "withdrawn": False, "rev": None}
        for record in records:
            named = {name: value for name, value in record.named.items() if name not in _NO_COLUMNS}
            if record.type == "claim" and isinstance(row["id"], Made) and record is records[0]:
                text = named.get("text") or record.named["places"][0]["exact"]
                named = {"text": text, "statement": text, **named}
            if record.type == "article":
                named.pop("text", None)
            for name, column, entity in _REFERENCES.get(record.type, ()):
                if name in record.named:
                    named[column] = self._id(entity, record.named[name])
            laid |= {"key": record.key, **named}
        return laid

    def _id(self, entity: str, key: str | None) -> int | Made | None:
        if key is None:
            return None
        table = table_of(TRACKED[entity])
        found: int | None = self._connection.execute(select(table.c.id).where(table.c.key == key)).scalar()
        return Made(entity, key) if found is None else found


_CLAIM, _OTHER = ("claim", "claim_id", "claim"), ("other", "other_id", "claim")
# By type of record: the field that refers to another row by its key, the column that does so by its id, and the table.
_REFERENCES = {
    "source": (("derived_from", "derived_from", "source"),),
    "evidence": (_CLAIM, ("source", "source_id", "source")),
    "verdict": (_CLAIM,),
    "sign_off": (("article", "article_id", "article"),),
    "review": (_CLAIM,),
    "release": (_CLAIM,),
    "correction": (_CLAIM,),
    "relation": (_CLAIM, _OTHER),
}
_NO_COLUMNS = frozenset({"number", "article", "claim", "other", "source", "derived_from"})
