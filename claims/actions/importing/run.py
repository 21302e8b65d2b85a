"""The second half of an import: what is on the stage goes into the desk, a batch at a time, as one action."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic_core import to_json
from sqlalchemy import select

from claims.actions.applying import WRITES, Context, Incoming, Lookup, Step, bound, plan, put
from claims.actions.importing.stage import Chunk, Stage
from claims.actions.undoing import Manner as Undoing
from claims.actions.undoing import take_back_in_turns
from claims.dates import Published
from claims.desk import Desk
from claims.errors import ClaimsError, Conflict, Refused
from claims.history.writer import WriteTransaction
from claims.queries.base import ACTION, IMPORT_RUN
from claims.reading import Reading, read
from claims.reading.bulk import Text
from claims.store.turns import PAUSE, Pace
from claims.tables import ImportRun
from claims.words import OnConflict, Outcome, RunState, Via

KEPT = 1_000
"""Refused lines that stay with the run."""

NAME = "import"


@dataclass(frozen=True)
class Source:
    """What is imported: its name, its format, and the SHA-256 of its bytes as they came."""

    name: str
    format: str
    sha256: str


@dataclass(frozen=True)
class Manner:
    """How a run goes about it.

    `uninterrupted` is entered around every transaction: whoever handles signals puts them off within it. `progress` is
    told how many records are applied, of how many.
    """

    via: Via
    keep_going: bool
    on_conflict: OnConflict
    uninterrupted: Callable[[], AbstractContextManager[None]]
    progress: Callable[[int, int], None]


class Batch(NamedTuple):
    """What one transaction applies: about so many rows. `readings` are of the texts in it, None where none are read."""

    chunks: list[Chunk]
    rows: int
    readings: dict[Text, Reading] | None = None
    last: bool = False


class Run:
    """One import being applied. `counts` has new, changed, versions and claims; `resumed` if it had begun before."""

    def __init__(self, desk: Desk, stage: Stage, source: Source, manner: Manner, newest: int) -> None:
        """`newest` is the number of the desk's newest change when the comparison began."""
        self.pace = Pace()
        self.counts: Counter[str] = Counter()
        self.action: int | None = None
        self.id: int | None = None
        self.resumed = False
        self._desk = desk
        self._stage = stage
        self._source = source
        self._manner = manner
        self._newest = newest
        self._as_compared = True
        self._stored: dict[str, int] = {}

    def apply(self, batches: Iterable[Batch], total: int, records: int) -> None:
        """Apply all batches and close the run, or raise and take back what was applied.

        `total` is how many records there are to apply, `records` how many came in all.
        """
        self._resume()
        done = 0
        closed = False
        try:
            for batch in batches:
                if done:
                    time.sleep(PAUSE)
                with self._manner.uninterrupted():
                    self._apply(batch, records)
                closed = batch.last
                done += sum(len(chunk.steps) for chunk in batch.chunks)
                self._manner.progress(done, total)
            if self.id is not None and not closed:
                with self._manner.uninterrupted(), self._write() as tx:
                    self._record(tx, RunState.DONE, self.closing(records))
        except _NotOurs:
            raise
        except BaseException as failure:  # whatever stopped it, half an import must not stay
            self._fail(failure)
            raise

    def _apply(self, batch: Batch, records: int) -> None:
        counts = Counter(self.counts)
        with self._write() as tx:
            begun = time.monotonic()
            self._require_ours(tx)
            self._as_compared = self._as_compared and tx.newest == self._newest
            context = Context(tx, _reader(batch.readings), counts)
            settled = [self._apply_chunk(context, chunk) for chunk in batch.chunks]
            self.counts = counts
            if self.id is not None or tx.changes:
                self._record(tx, *self._state(batch.last, records))
            self._newest = tx.newest
        self.pace.took(batch.rows, time.monotonic() - begun)
        self.action = tx.action
        for chunk, outcomes in zip(batch.chunks, settled, strict=True):
            self._stage.settle(chunk.number, chunk.places, outcomes)

    def _apply_chunk(self, context: Context, chunk: Chunk) -> list[Outcome]:
        """Put what the comparison found to be done, or what is to be done now, if that may be something else."""
        claims = context.counts["claims"]
        if self._as_compared and not any(step.tentative for step in chunk.steps):
            steps = bound(context.tx.connection, chunk.steps) if chunk.unbound else list(chunk.steps)
        else:
            steps = self._plan_again(context, [staged.record for staged in chunk.fetch()])
        put(context, chunk.type, steps, lambda: [staged.record for staged in chunk.fetch()])
        context.counts.update(step.outcome for step in steps if step.outcome in WRITES)
        # Nobody could compare with claims that were found only now.
        self._as_compared = self._as_compared and context.counts["claims"] == claims
        return [step.outcome for step in steps]

    def _plan_again(self, context: Context, records: list[Incoming]) -> list[Step]:
        steps = plan(Lookup(context.tx.connection), self._desk.by, records, self._manner.on_conflict)
        for record, step in zip(records, steps, strict=True):
            if step.outcome is Outcome.REFUSED:
                self._refuse(record, step)
        return steps

    def _refuse(self, record: Incoming, step: Step) -> None:
        """The desk is no longer what the record was compared with."""
        skipped = step.conflicts and self._manner.on_conflict is OnConflict.SKIP
        if not (skipped or self._manner.keep_going):
            if step.theirs is not None:
                raise Conflict(f"Line {record.line}: {step.reason}", _TAKEN_BACK, mine=step.mine, theirs=step.theirs)
            raise Refused(step.reason, _TAKEN_BACK, line=record.line)
        self._stage.refuse(record.line, record.type, record.key, step.reason, _line_of(record))

    def _state(self, last: bool, records: int) -> tuple[RunState, dict[str, int]]:
        return (RunState.DONE, self.closing(records)) if last else (RunState.APPLYING, dict(self.counts))

    def closing(self, records: int) -> dict[str, int]:
        """The counts of the whole run: what is neither new nor changed nor refused was there already."""
        refused = self._stage.count_refused()
        new, changed = self.counts[Outcome.NEW], self.counts[Outcome.CHANGED]
        unchanged = records - refused - new - changed
        return {**self.counts, "new": new, "changed": changed, "unchanged": unchanged, "refused": refused}

    def _record(self, tx: WriteTransaction, state: RunState, counts: dict[str, int]) -> None:
        tx.begin()
        source = self._source
        columns: dict[str, Any] = {"state": state, "counts": counts}
        if state is RunState.DONE:
            columns["refused"] = [
                {"line": line.line, "type": line.type, "key": line.key, "reason": line.reason}
                for line in self._stage.refused(KEPT)
            ]
        if self.id is None:
            columns |= {"source": source.name, "format": source.format, "sha256": source.sha256, "action_id": tx.action}
        self.id = tx.put(ImportRun, [{**columns, "id": self.id}])[0]
        self._stored = counts

    def _resume(self) -> None:
        """Go on with a run over the same bytes, by the same person, that was never closed."""
        runs = (
            select(IMPORT_RUN)
            .join(ACTION, ACTION.c.id == IMPORT_RUN.c.action_id)
            .where(
                IMPORT_RUN.c.sha256 == self._source.sha256,
                IMPORT_RUN.c.state.in_([RunState.APPLYING, RunState.FAILED]),
                IMPORT_RUN.c.withdrawn.is_(False),
                ACTION.c.by == self._desk.by,
            )
            .order_by(IMPORT_RUN.c.id.desc())
            .limit(1)
        )
        with self._desk.snapshot() as connection:
            found = connection.execute(runs).mappings().first()
        if found is not None:
            self.id, self.action, self.resumed = found["id"], found["action_id"], True
            self._stored = found["counts"]
            self.counts.update(found["counts"])

    def _require_ours(self, tx: WriteTransaction) -> None:
        if self.id is None:
            return
        stored = select(IMPORT_RUN.c.counts, IMPORT_RUN.c.withdrawn).where(IMPORT_RUN.c.id == self.id)
        counts, withdrawn = tx.connection.execute(stored).one()
        if withdrawn:
            raise _NotOurs("This import was taken back while it went on.", "Nothing more was applied. Run it again.")
        if counts != self._stored:
            raise _NotOurs(
                "Another program goes on with this import.", "Nothing is lost: wait for it, then run this again."
            )

    def _fail(self, failure: BaseException) -> None:
        """Take back what was applied, and keep why."""
        if self.action is None:
            return
        why = str(failure).partition("\n")[0] or type(failure).__name__
        try:
            with self._manner.uninterrupted():
                with self._write() as tx:
                    self._record(tx, RunState.FAILED, dict(self.counts))
                take_back_in_turns(self._desk, self.action, Undoing(self._manner.via, f"the import failed: {why}"))
        except ClaimsError as second:
            raise ClaimsError(
                f"The import stopped ({why}), and what it had applied could not be taken back: {second.message}",
                f"Run it again to complete it, or take it back by `workbench undo {self.action}`.",
            ) from failure

    def _write(self) -> AbstractContextManager[WriteTransaction]:
        return self._desk.write(via=self._manner.via, name=NAME, reason=self._source.name, action=self.action)


class _NotOurs(Conflict):
    """The run belongs to somebody else by now: neither apply more nor take anything back."""


_TAKEN_BACK = "The desk changed while the import went on. What it had applied is taken back; run it again."


def batches(stage: Stage, readings: Iterator[Reading] | None, pace: Pace) -> Iterator[Batch]:
    """What is on the stage, in portions for one transaction each. Texts are read before theirs begins."""
    portions = _portions(stage.chunks(), readings is not None, pace)
    portion = next(portions, None)
    while portion is not None:
        following = next(portions, None)
        texts = (text for chunk in portion.chunks for text in texts_in(chunk))
        read = None if readings is None else dict(zip(texts, readings, strict=False))
        yield portion._replace(readings=read, last=following is None)
        portion = following


def texts_in(chunk: Chunk) -> Iterator[Text]:
    """The texts in a chunk that are to be read, in order; those with zones of their own are read as they are put."""
    if chunk.type != "article":
        return
    for record, day in chunk.fetch():
        if record.named.get("text") is not None and not record.named.get("zones"):
            yield record.named["text"], day


def _portions(chunks: Iterable[Chunk], reads: bool, pace: Pace) -> Iterator[Batch]:
    """Batches whose texts are still to be read."""
    portion: list[Chunk] = []
    rows = 0
    for chunk in chunks:
        begun = 0
        for at, weight in enumerate(_weights(chunk, reads), start=1):
            rows += weight
            if rows >= pace.rows:
                yield Batch([*portion, chunk.part(begun, at)], rows)
                portion, rows, begun = [], 0, at
        if begun < len(chunk.steps):
            portion.append(chunk.part(begun, len(chunk.steps)))
    if portion:
        yield Batch(portion, rows)


def _weights(chunk: Chunk, reads: bool) -> Iterator[int]:
    """About how many rows each record of a chunk writes."""
    if chunk.type != "article":
        yield from (1 + len(step.places) for step in chunk.steps)
        return
    for record, _ in chunk.fetch():
        versions = record.named.get("versions", ())
        marks = sum(len(part[kind]) for part in versions for kind in ("zones", "passages", "times"))
        yield 2 + marks + (len(record.named.get("text") or "") // _CHARACTERS_PER_ROW if reads else 0)


# A sentence, and what is found in it.
_CHARACTERS_PER_ROW = 40


def _reader(readings: dict[Text, Reading] | None) -> Callable[[str, Published | None], Reading] | None:
    """Gives the reading made before; reads again where the desk knows a date that it did not know then."""
    if readings is None:
        return None
    return lambda text, published: readings.get((text, published)) or read(text, published)


def _line_of(record: Incoming) -> bytes:
    """The record as a line again."""
    how = {} if record.if_rev is None else {"if_rev": record.if_rev}
    return to_json({"type": record.type, **how, **record.named})
