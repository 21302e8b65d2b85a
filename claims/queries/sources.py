"""Sources of an article, and the evidence they give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from claims.queries.base import EVIDENCE, SOURCE, pick, rows, standing
from claims.rows import EvidenceRow, SourceRow


def sources_of(connection: Connection, article: int) -> list[SourceRow]:
    """The sources of an article, S1 first."""
    return _source_rows(connection, SOURCE.c.article_id == article)


def evidence_of(connection: Connection, claims: Sequence[int]) -> dict[int, list[EvidenceRow]]:
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
