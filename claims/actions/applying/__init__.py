"""Applying records to the desk: each is found by its key, and what it names is changed.

A batch is planned first, by reading alone: what is to be done for each record, or why it is refused. Planning against a
desk and the lines before is the comparison of an import. While nobody else has written since, the steps stand, and are
bound to the rows that were made meanwhile, and put; else the batch is planned again within the transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from claims.actions.applying.articles import plan_articles, put_article
from claims.actions.applying.binding import bound
from claims.actions.applying.context import Context, Incoming, Step, incoming
from claims.actions.applying.edits import settled
from claims.actions.applying.hanging import (
    plan_claims,
    plan_evidence,
    plan_of_claims,
    plan_sign_offs,
    plan_sources,
    plan_verdicts,
    put_claims,
    put_rows,
    put_verdicts,
)
from claims.actions.applying.lookup import Lookup, Made, Overlay, Row
from claims.history.images import image_of
from claims.tables import (
    Article,
    Claim,
    Correction,
    Evidence,
    Relation,
    Release,
    Review,
    SignOff,
    Source,
    Tracked,
    Verdict,
)
from claims.words import OnConflict, Outcome

__all__ = [
    "KINDS",
    "WRITES",
    "Context",
    "Incoming",
    "Lookup",
    "Made",
    "Overlay",
    "Row",
    "Step",
    "bound",
    "incoming",
    "plan",
    "put",
]


class Kind(NamedTuple):
    """What a type of record is about, and how a batch of it is planned and put."""

    model: type[Tracked]
    plan: Callable[[Lookup, str, Sequence[Incoming]], Iterator[Step]]
    put: Callable[[Context, Sequence[Step]], None] | None = None


KINDS: dict[str, Kind] = {
    "article": Kind(Article, plan_articles),
    "source": Kind(Source, plan_sources, partial(put_rows, Source)),
    "claim": Kind(Claim, plan_claims, put_claims),
    "evidence": Kind(Evidence, plan_evidence, partial(put_rows, Evidence)),
    "verdict": Kind(Verdict, plan_verdicts, put_verdicts),
    "sign_off": Kind(SignOff, plan_sign_offs, partial(put_rows, SignOff)),
    **{
        str(model.__tablename__): Kind(model, partial(plan_of_claims, model), partial(put_rows, model))
        for model in (Review, Release, Correction, Relation)
    },
}


def plan(desk: Lookup, by: str, batch: Sequence[Incoming], on_conflict: OnConflict) -> list[Step]:
    """A step for each of some records of one type with different keys, on behalf of `by`. Nothing is written."""
    kind = KINDS[batch[0].type]
    steps = list(kind.plan(desk, by, batch))
    if all(step.theirs is None for step in steps):
        return steps
    table = image_of(kind.model).table
    known = desk.by_key(table, (record.key for record in batch))
    return [
        settled(desk.connection, on_conflict, kind.model, record, known.get(record.key), step)
        for record, step in zip(batch, steps, strict=True)
    ]


def put(context: Context, type: str, steps: Sequence[Step], records: Callable[[], Sequence[Incoming]]) -> None:
    """Put what is to be done for records of one type, as `plan` says it. The records are asked for where needed."""
    kind = KINDS[type]
    if kind.put is not None:
        kind.put(context, [step for step in steps if step.outcome in WRITES])
        return
    for record, step in zip(records(), steps, strict=True):
        if step.outcome in WRITES:
            put_article(context, record, step)


WRITES = frozenset({Outcome.NEW, Outcome.CHANGED})
"""What becomes of a record for which something is put."""
