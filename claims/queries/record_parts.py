"""Which columns a record is made of, and in which order the records of an export stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from pydantic_core import from_json
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    FromClause,
    Table,
    Text,
    cast,
    literal_column,
    select,
    type_coerce,
)
from sqlalchemy.types import NullType

from claims.queries.base import (
    ARTICLE,
    CLAIM,
    CORRECTION,
    EVIDENCE,
    PASSAGE,
    PLACE,
    RELATION,
    RELEASE,
    REVIEW,
    SIGN_OFF,
    SOURCE,
    TIME,
    VERDICT,
    VERSION,
    ZONE,
)

Made = dict[str, Any]
"""A record, or a part of one: its fields by name, in the order of their names."""


class Part:
    """What the standing rows of a table become: records, or parts of them, each hanging on its owner.

    `names` are columns that are fields as they are, `others` fields that are made of something else, `article_id` that
    of the article that a row is of; `order` is that of the rows of one owner.
    """

    def __init__(
        self,
        table: Table,
        owner: Column[Any],
        names: str,
        *order: ColumnElement[Any],
        article_id: Column[Any],
        joined: FromClause | None = None,
        **others: ColumnElement[Any],
    ) -> None:
        fields = {**{name: table.c[name] for name in names.split()}, **others}
        self._names = sorted(fields)
        self._article = article_id
        columns = [owner.label("owner"), *(_plain(fields[name]).label(name) for name in self._names)]
        found = select(*columns).select_from(table if joined is None else joined)
        self._found = found.where(~table.c.withdrawn).order_by(*order)
        self._readings = [(name, r) for name in self._names if (r := _READINGS.get(type(fields[name].type)))]

    def by_owner(self, connection: Connection, articles: Sequence[int]) -> dict[int, list[Made]]:
        """What hangs on these articles, by the id of its owner."""
        cursor: Any = connection.execute(self._found.where(self._article.in_(articles))).cursor
        found: dict[int, list[Made]] = defaultdict(list)
        names, readings = self._names, self._readings
        for owner, *row in cursor.fetchall():  # SQLAlchemy's own rows would cost twice the query
            made = dict(zip(names, row, strict=True))
            for name, reading in readings:
                made[name] = reading(made[name])
            found[owner].append(made)
        return found


def _plain(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column as the table holds it, days and JSON as text."""
    return cast(column, Text) if isinstance(column.type, Date | JSON) else type_coerce(column, NullType())


_READINGS: dict[type, Callable[[Any], Any]] = {JSON: from_json, Boolean: bool}


def _type(name: str) -> ColumnElement[Any]:
    return literal_column(f"'{name}'")


def _of_version(table: Table, names: str) -> Part:
    joined = table.join(VERSION, VERSION.c.id == table.c.version_id)
    order = (table.c.start, table.c.id)
    return Part(table, table.c.version_id, names, *order, article_id=VERSION.c.article_id, joined=joined)


def _of_article(table: Table, type: str, names: str, *order: ColumnElement[Any], **others: ColumnElement[Any]) -> Part:
    owner = table.c.article_id
    joined = table.join(ARTICLE, ARTICLE.c.id == owner)
    named = {"article": ARTICLE.c.key, "type": _type(type), **others}
    return Part(table, owner, names, *order, article_id=owner, joined=joined, **named)


def _of_claim(table: Table, type: str, names: str) -> Part:
    return Part(
        table,
        table.c.claim_id,
        names,
        table.c.id,
        article_id=CLAIM.c.article_id,
        joined=table.join(CLAIM, CLAIM.c.id == table.c.claim_id),
        claim=CLAIM.c.key,
        type=_type(type),
    )


def _related(owner: str) -> Part:
    """Relations by the claim that the column `owner` names, where both claims stand."""
    claim, other = CLAIM.alias(), CLAIM.alias()
    joined = RELATION.join(claim, (claim.c.id == RELATION.c.claim_id) & ~claim.c.withdrawn)
    joined = joined.join(other, (other.c.id == RELATION.c.other_id) & ~other.c.withdrawn)
    return Part(
        RELATION,
        RELATION.c[owner],
        "id key kind note by at",
        RELATION.c.id,
        article_id={"claim_id": claim, "other_id": other}[owner].c.article_id,
        joined=joined,
        claim=claim.c.key,
        other=other.c.key,
        type=_type("relation"),
    )


_ORIGINAL = SOURCE.alias()

ARTICLES = Part(
    ARTICLE,
    ARTICLE.c.id,
    "key number url headline publisher byline language mode scale published published_precision published_how due "
    "current",
    article_id=ARTICLE.c.id,
    type=_type("article"),
    versions=literal_column("NULL"),
)
"""`current`, which is no field, is the number of the version under check; `versions` are to be filled in."""

VERSIONS = Part(
    VERSION,
    VERSION.c.article_id,
    "id n text extractor",
    VERSION.c.n,
    article_id=VERSION.c.article_id,
    passages=literal_column("NULL"),
    times=literal_column("NULL"),
    zones=literal_column("NULL"),
)
"""With its `id`, which is no field; its marks are to be filled in."""

MARKS = {
    "zones": _of_version(ZONE, "start end kind"),
    "passages": _of_version(PASSAGE, "start end no_fact reason"),
    "times": _of_version(
        TIME, "start end text type value mod rule anchor earliest latest precision edtf explanation status"
    ),
}
"""What is marked in a version, by its field."""

SOURCES = _of_article(
    SOURCE,
    "source",
    "key number url title publisher kind description confidential accessed confirmed_group",
    SOURCE.c.number,
    derived_from=select(_ORIGINAL.c.number).where(_ORIGINAL.c.id == SOURCE.c.derived_from).scalar_subquery(),
)
"""`derived_from` is a number, and to become a key."""

CLAIMS = _of_article(
    CLAIM,
    "claim",
    "id key number text statement statement_status kind voice speaker speaker_as_written speaker_role speaker_kind "
    "worth reasons state assignee dismissed_as note stale second_read asked waiting_for waiting_since parked origin",
    CLAIM.c.number,
    places=literal_column("NULL"),
)
"""With its `id`, which is no field; its places are to be filled in."""

PLACES = Part(
    PLACE,
    PLACE.c.claim_id,
    "start end exact prefix suffix state",
    VERSION.c.n,
    PLACE.c.id,
    article_id=VERSION.c.article_id,
    joined=PLACE.join(VERSION, VERSION.c.id == PLACE.c.version_id),
    version=VERSION.c.n,
)

SIGN_OFFS = _of_article(SIGN_OFF, "sign_off", "n by at waivers", SIGN_OFF.c.id)

EVIDENCE_GIVEN = Part(
    EVIDENCE,
    EVIDENCE.c.claim_id,
    "key question stance quotation locator language translation note state start end exact prefix suffix similarity",
    EVIDENCE.c.id,
    article_id=CLAIM.c.article_id,
    joined=EVIDENCE.join(CLAIM, CLAIM.c.id == EVIDENCE.c.claim_id).join(SOURCE, SOURCE.c.id == EVIDENCE.c.source_id),
    claim=CLAIM.c.key,
    source=SOURCE.c.key,
    type=_type("evidence"),
)

VERDICTS = _of_claim(
    VERDICT,
    "verdict",
    "key question scale rating rationale should_read answer answered_by by at as_of evidence",
)
REVIEWS = _of_claim(REVIEW, "review", "key by at act comment verdicts")
RELEASES = _of_claim(RELEASE, "release", "key by at url verdicts")
CORRECTIONS = _of_claim(CORRECTION, "correction", "key by at text")

RELATIONS, RELATIONS_BACK = _related("claim_id"), _related("other_id")
"""By the claim that they were said of, and by the other one. With their `id`, which is no field."""
