"""Sources of an article, and the evidence they give."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, func, select

from claims.queries.base import BODY, COPY, EVIDENCE, SOURCE, Ids, pick, rows, standing
from claims.rows import CopyRow, EvidenceRow, SourceRow


def sources_of(connection: Connection, article: int) -> list[SourceRow]:
    """The sources of an article, S1 first."""
    return _source_rows(connection, SOURCE.c.article_id == article)


def evidence_of(connection: Connection, claims: Ids) -> dict[int, list[EvidenceRow]]:
    """The evidence of these claims, in the order it was added."""
    found = rows(connection, standing(EVIDENCE, EVIDENCE.c.claim_id.in_(claims)).order_by(EVIDENCE.c.id))
    sources = {s.id: s for s in _source_rows(connection, SOURCE.c.id.in_({row["source_id"] for row in found}))}
    evidence: dict[int, list[EvidenceRow]] = defaultdict(list)
    for row in found:
        columns = [name for name in EvidenceRow.__dataclass_fields__ if name != "source"]
        evidence[row["claim_id"]].append(EvidenceRow(**pick(row, *columns), source=sources[row["source_id"]]))
    return evidence


def _source_rows(connection: Connection, condition: Any) -> list[SourceRow]:
    uses = (
        select(func.count())
        .select_from(EVIDENCE)
        .where(EVIDENCE.c.source_id == SOURCE.c.id, EVIDENCE.c.withdrawn.is_(False))
        .scalar_subquery()
    )
    original = SOURCE.alias()
    wanted = (
        select(SOURCE, uses.label("uses"), original.c.number.label("original"))
        .outerjoin(original, original.c.id == SOURCE.c.derived_from)
        .where(SOURCE.c.withdrawn.is_(False), condition)
        .order_by(SOURCE.c.number)
    )
    columns = [name for name in SourceRow.__dataclass_fields__ if name != "derived_from"]
    return [SourceRow(**pick(row, *columns), derived_from=row["original"]) for row in rows(connection, wanted)]


def copies_of(connection: Connection, *, source: int | None = None, article: int | None = None) -> list[CopyRow]:
    """The copies of a source, or of an article's own page, oldest first."""
    owner = COPY.c.source_id == source if source is not None else COPY.c.article_id == article
    return _copy_rows(connection, owner)


def copy_row(connection: Connection, copy: int) -> CopyRow | None:
    """A copy, None where none stands."""
    return next(iter(_copy_rows(connection, COPY.c.id == copy)), None)


def _copy_rows(connection: Connection, condition: Any) -> list[CopyRow]:
    size = select(BODY.c.size).where(BODY.c.sha256 == COPY.c.body).scalar_subquery()
    gone = select(BODY.c.content.is_(None)).where(BODY.c.sha256 == COPY.c.body).scalar_subquery()
    wanted = (
        select(COPY, size.label("size"), gone.label("gone"))
        .where(COPY.c.withdrawn.is_(False), condition)
        .order_by(COPY.c.id)
    )
    made = ("size", "words", "redirects", "proposals", "taken_out")
    columns = [name for name in CopyRow.__dataclass_fields__ if name not in made]
    return [
        CopyRow(
            **pick(row, *columns),
            size=row["size"] or 0,
            words=row["text"] is not None and not row["gone"],
            taken_out=bool(row["gone"]),
            redirects=tuple(row["redirects"]),
            proposals=tuple(row["proposals"]),
        )
        for row in rows(connection, wanted)
    ]
