"""Looking at sources again: whether what claims stand on still stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from claims.actions.copies import put_copy_of
from claims.actions.queue import queue
from claims.desk import Desk
from claims.errors import NotFetched
from claims.filters import Filter
from claims.history.writer import WriteTransaction
from claims.queries.base import CLAIM, COPY, EVIDENCE, SOURCE, rows, standing
from claims.rows import RecheckRow, RecheckSummary
from claims.sources import copies
from claims.sources.copies import Capture, Row
from claims.sources.quoting import find_quotation
from claims.sources.rechecking import Judged, judge
from claims.tables import Claim, Evidence
from claims.words import Recheck, Via

if TYPE_CHECKING:
    from claims.sources.fetch import Fetched
    from claims.sources.politely import Answer

FRESH = timedelta(hours=12)
"""A source that was looked at so recently is left alone: so a turn that was stopped goes on where it was."""

NAME = "recheck evidence"


def recheck(
    desk: Desk,
    filter: Filter | None = None,
    *,
    via: Via,
    again: bool = False,
    rest: float = 0.0,
    progress: Callable[[int, int | None], None] | None = None,
    uninterrupted: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> RecheckSummary:
    """Fetch the sources on which the claims of a filter stand (all claims without one), and tell what became of each.

    Each look is a copy of its own; none replaces another. Claims whose source is gone, or says something else now, are
    flagged as stale with the reason. A source that was looked at within FRESH is passed over, unless `again`; `rest`
    is how many seconds a connection rests at least. What has come is kept where the rest is interrupted.
    """
    from claims.sources.politely import Asked, answers

    with desk.snapshot() as connection:
        wanted = _wanted(connection, None if filter is None else queue(desk, filter))
        fresh = set() if again else _fresh(connection, wanted)
        wanted = [source for source in wanted if source["id"] not in fresh]
        before = copies.last_copies(connection, [source["id"] for source in wanted])
        asked = [Asked(source["id"], source["url"], copies.condition_of(before.get(source["id"]))) for source in wanted]
    turn = _Turn(desk, via, uninterrupted)
    with answers(asked, rest) as given:
        for batch in given:
            turn.write(batch)
            if progress is not None:
                progress(len(turn.found), len(asked))
    return RecheckSummary(tuple(turn.found), len(fresh), tuple(sorted(turn.flagged)), turn.action)


@dataclass
class _Turn:
    """What has been found so far, and the action that it is all of."""

    desk: Desk
    via: Via
    uninterrupted: Callable[[], AbstractContextManager[None]]
    found: list[RecheckRow] = field(default_factory=list)
    flagged: set[str] = field(default_factory=set)
    action: int | None = None

    def write(self, batch: Sequence[Answer]) -> None:
        ids = [asked.of for asked, _ in batch]
        with self.desk.snapshot() as connection:
            before = copies.last_copies(connection, ids)
        captures = {asked.of: _capture(answer, before.get(asked.of)) for asked, answer in batch}
        with self.uninterrupted():
            with self.desk.write(via=self.via, name=NAME, action=self.action) as tx:
                before = copies.last_copies(tx.connection, ids)
                evidence = _evidence(tx.connection, ids)
                sources = {row["id"]: row for row in rows(tx.connection, SOURCE.select().where(SOURCE.c.id.in_(ids)))}
                made = [
                    self._one(tx, sources[key], captures[key], before.get(key), evidence.get(key, [])) for key in ids
                ]
            self.action = tx.action
        self.found += made

    def _one(
        self, tx: WriteTransaction, source: Row, capture: Capture, before: Row | None, evidence: Sequence[Row]
    ) -> RecheckRow:
        if before is None:
            copy = put_copy_of(tx, source["id"], source["key"], capture)
            _look_up(tx, copy, capture, evidence)
            return _told(source, None, capture.columns.get("error", ""))
        judged = judge(before, copies.text_of(tx.connection, before), capture, evidence)
        copies.put_copy(tx, capture, source["key"], source=source["id"], recheck=judged.recheck)
        self._flag(tx, source, judged, evidence)
        return _told(source, judged.recheck, judged.why)

    def _flag(self, tx: WriteTransaction, source: Row, judged: Judged, evidence: Sequence[Row]) -> None:
        if not judged.doubts:
            return
        why = {row["claim_id"]: judged.doubts[row["id"]] for row in evidence if row["id"] in judged.doubts}
        day = datetime.now(UTC).date().isoformat()
        flags = []
        for claim in rows(tx.connection, standing(CLAIM, CLAIM.c.id.in_(why))):
            reason = f"S{source['number']} {judged.recheck} ({day}): {why[claim['id']]}"
            if f"S{source['number']} {judged.recheck} (" not in claim["stale"]:
                flags.append({"id": claim["id"], "stale": "; ".join(filter(None, [claim["stale"], reason]))})
            self.flagged.add(claim["key"])
        tx.put(Claim, flags)


def _wanted(connection: Connection, claims: Sequence[int] | None) -> list[Row]:
    """The sources with an address on which standing evidence stands, of these claims or of all."""
    used = select(EVIDENCE.c.source_id).where(EVIDENCE.c.withdrawn.is_(False))
    if claims is not None:
        used = used.where(EVIDENCE.c.claim_id.in_(claims))
    return rows(connection, standing(SOURCE, SOURCE.c.url.is_not(None), SOURCE.c.id.in_(used)).order_by(SOURCE.c.id))


def _fresh(connection: Connection, sources: Sequence[Row]) -> set[int]:
    """The sources that were looked at within FRESH."""
    since = datetime.now(UTC) - FRESH
    newest = (
        select(COPY.c.source_id).where(COPY.c.withdrawn.is_(False), COPY.c.url.is_not(None)).group_by(COPY.c.source_id)
    )
    looked_at = {row[0] for row in connection.execute(newest.having(func.max(COPY.c.at) > since))}
    return {source["id"] for source in sources} & looked_at


def _evidence(connection: Connection, sources: Sequence[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows(connection, standing(EVIDENCE, EVIDENCE.c.source_id.in_(sources)).order_by(EVIDENCE.c.id)):
        found[row["source_id"]].append(row)
    return found


def _capture(answer: Fetched | NotFetched, before: Row | None) -> Capture:
    if isinstance(answer, NotFetched):
        return copies.of_failure(answer)
    if not answer.unchanged or before is None:
        return copies.of_answer(answer, before)
    # The server says that nothing is new: the copy has the body of the one before.
    kept = {name: before[name] for name in ("body", "text", "media_type", "extractor", *copies.SAID)}
    return Capture({**copies.trail_of(answer), **kept, "failure": None, "error": ""})


def _look_up(tx: WriteTransaction, copy: int, capture: Capture, evidence: Sequence[Row]) -> None:
    """Look quotations up in the first copy that there is."""
    if capture.text is None:
        return
    for row in evidence:
        if row["quotation"].strip() and row["copy_id"] is None:
            tx.put(Evidence, [{"id": row["id"], **find_quotation(row["quotation"], capture.text).columns(copy)}])


def _told(source: Row, outcome: Recheck | None, why: str) -> RecheckRow:
    return RecheckRow(source["key"], source["number"], source["url"], outcome, why)
