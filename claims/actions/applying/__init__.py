"""Applying records to the desk: each is found by its key, and what it names is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.actions.applying.articles import apply_articles
from claims.actions.applying.context import Context, Numbered
from claims.actions.applying.hanging import (
    apply_claims,
    apply_evidence,
    apply_sign_offs,
    apply_sources,
    apply_verdicts,
)
from claims.records import (
    ArticleRecord,
    ClaimRecord,
    EvidenceRecord,
    Record,
    SignOffRecord,
    SourceRecord,
    VerdictRecord,
)

__all__ = ["Context", "Numbered", "apply"]

_APPLY: dict[type[Record], Callable[[Context, Sequence[Numbered]], None]] = {
    ArticleRecord: apply_articles,
    SourceRecord: apply_sources,
    ClaimRecord: apply_claims,
    EvidenceRecord: apply_evidence,
    VerdictRecord: apply_verdicts,
    SignOffRecord: apply_sign_offs,
}


def apply(context: Context, records: Sequence[Numbered]) -> None:
    """Apply records of one type in their order. Raises Refused with the line of the one that cannot be."""
    identities: set[tuple[object, ...]] = set()
    batch: list[Numbered] = []
    for numbered in records:
        identity = tuple(getattr(numbered.record, name) for name in numbered.record.identity)
        if identity in identities:  # the second record of a key must find the row that the first one made
            _APPLY[type(numbered.record)](context, batch)
            identities, batch = set(), []
        identities.add(identity)
        batch.append(numbered)
    if batch:
        _APPLY[type(batch[0].record)](context, batch)
