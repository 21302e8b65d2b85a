"""Articles whole as records, straight from the rows: what an export as JSON lines is made of.

A query for each table and batch of articles, its columns in the order of the record's fields, so that a row with their
names is a record. No row of `claims.rows` is made on the way: those of 100,000 claims cost more than all the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from sqlalchemy import Connection, func, select

from claims.queries import record_parts as parts
from claims.queries.base import CLAIM
from claims.queries.record_parts import Made, Part
from claims.scales import scale_for
from claims.words import Mode

ARTICLES_AT_A_TIME, CLAIMS_AT_A_TIME = 64, 4_000
"""A batch has no more articles, and no more claims unless one article alone has them."""


def records_of(connection: Connection, articles: Iterable[int]) -> Iterator[Made]:
    """The articles with these ids: each, then what hangs on it, with all fields, what was done in the order it was.

    What another record names comes before it: a relation goes out once both its claims have. Days, moments and words
    are text, as the tables hold them.
    """
    before: set[str] = set()
    for batch in _batches(connection, articles):
        heads = _heads(connection, batch)
        hanging = _Hanging(connection, list(heads))
        for article, head in heads.items():
            yield head
            yield from hanging.on(article, head["key"], before)
            before.add(head["key"])


def _batches(connection: Connection, articles: Iterable[int]) -> Iterator[list[int]]:
    counted = select(CLAIM.c.article_id, func.count()).group_by(CLAIM.c.article_id)
    sizes: dict[int, int] = {row[0]: row[1] for row in connection.execute(counted)}
    batch: list[int] = []
    claims = 0
    for article in articles:
        size = sizes.get(article, 0)
        if batch and (len(batch) == ARTICLES_AT_A_TIME or claims + size > CLAIMS_AT_A_TIME):
            yield batch
            batch, claims = [], 0
        batch.append(article)
        claims += size
    if batch:
        yield batch


def _heads(connection: Connection, ids: Sequence[int]) -> dict[int, Made]:
    """The articles of these ids whose current version stands, in this order, each with its versions."""
    versions = parts.VERSIONS.by_owner(connection, ids)
    marks = {name: part.by_owner(connection, ids) for name, part in parts.MARKS.items()}
    heads: dict[int, Made] = {}
    for article, (head,) in parts.ARTICLES.by_owner(connection, ids).items():
        current = head.pop("current")
        if any(version["n"] == current for version in versions.get(article, ())):
            head["scale"] = head["scale"] or scale_for(Mode(head["mode"])).name
            head["versions"] = versions[article]
            heads[article] = head
    for version in (version for found in versions.values() for version in found):
        key = version.pop("id")
        version.update((name, found.get(key, [])) for name, found in marks.items())
    return {article: heads[article] for article in ids if article in heads}


class _Hanging:
    """What hangs on some articles."""

    def __init__(self, connection: Connection, ids: Sequence[int]) -> None:
        def read(part: Part) -> dict[int, list[Made]]:
            return part.by_owner(connection, ids)

        self._sources, self._claims, self._sign_offs = read(parts.SOURCES), read(parts.CLAIMS), read(parts.SIGN_OFFS)
        self._places = read(parts.PLACES)
        self._judged = [read(part) for part in (parts.EVIDENCE_GIVEN, parts.VERDICTS)]
        self._done = [read(part) for part in (parts.REVIEWS, parts.RELEASES, parts.CORRECTIONS)]
        self._relations = _relations(connection, ids)

    def on(self, article: int, key: str, before: Container[str]) -> Iterator[Made]:
        """The records that hang on an article, in the order of an export."""
        yield from _originals_first(self._sources.get(article, ()))
        claims = self._claims.get(article, ())
        ids = [claim.pop("id") for claim in claims]
        for claim, found in zip(ids, claims, strict=True):
            found["places"] = self._places.get(claim, [])
        yield from claims
        for made in self._judged:
            for claim in ids:
                yield from made.get(claim, ())
        yield from self._sign_offs.get(article, ())
        for claim in ids:
            for made in self._done:
                yield from made.get(claim, ())
        for claim in ids:
            for relation, outward in self._relations.get(claim, ()):
                elsewhere = relation["other" if outward else "claim"].rpartition("#")[0]
                if elsewhere in before or (elsewhere == key and outward):
                    yield relation


def _originals_first(sources: Iterable[Made]) -> Iterable[Made]:
    """A source after the one that it was made from; in a ring, which nothing forbids, by their numbers."""
    numbered = {source["number"]: source for source in sources}
    ordered: dict[int, Made] = {}
    for source in numbered.values():
        line: dict[int, Made] = {}
        current: Made | None = source
        while current is not None and current["number"] not in ordered and current["number"] not in line:
            line[current["number"]] = current
            current = numbered.get(current["derived_from"])
        ordered.update(reversed(line.items()))
    for source in ordered.values():
        if source["derived_from"] is not None:
            source["derived_from"] = f"{source['article']}#S{source['derived_from']}"
    return ordered.values()


def _relations(connection: Connection, ids: Sequence[int]) -> dict[int, list[tuple[Made, bool]]]:
    """Relations by the id of either claim, the oldest first, and whether they were said of that claim."""
    found: dict[int, list[tuple[int, Made, bool]]] = defaultdict(list)
    for part, outward in ((parts.RELATIONS, True), (parts.RELATIONS_BACK, False)):
        for claim, relations in part.by_owner(connection, ids).items():
            found[claim] += [(relation.pop("id"), relation, outward) for relation in relations]
    return {
        claim: [(relation, outward) for _, relation, outward in sorted(related, key=lambda one: one[0])]
        for claim, related in found.items()
    }
