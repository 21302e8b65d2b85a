"""The first half of an import: each line validated, compared with the desk, and put on the stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from claims.actions.applying import Incoming, Lookup, Step, incoming, plan
from claims.actions.importing.overlay import StagedRows
from claims.actions.importing.stage import Stage
from claims.actions.storing import published_of
from claims.dates import Published
from claims.desk import Desk
from claims.errors import ClaimsError, Conflict, InputCut, Refused
from claims.intake.line import Line
from claims.intake.normal import normalise
from claims.queries.base import ARTICLE
from claims.records import EndRecord, RefusedRecord, parse_record
from claims.store.schema import newest_change
from claims.words import DateOrigin, OnConflict, Outcome

COMPARED_AT_ONCE = 500
"""Records in a chunk of the stage; articles, which are looked into by what comes after them, are fewer."""
_ARTICLES_AT_ONCE = 16
_BYTES_AT_ONCE = 4_000_000
REPAIRS = 20
"""Repairs that are told one by one."""
# Code points of what a refused record says of itself.
_SHOWN = 200


@dataclass
class Completeness:
    """Whether all that was sent has come.

    `fault` says why not; `proven` that a closing record, or the expected count, says so.
    """

    expected: int | None = None
    lines: int = 0
    fault: ClaimsError | None = None
    proven: bool = False
    _since: int = 0

    def count(self) -> None:
        """A line came that is a record, good or not."""
        self.lines += 1
        self._since += 1
        self.proven = False

    def close(self, end: EndRecord, sha256: str) -> None:
        """A closing record came, behind bytes with this hash."""
        if self._since < end.count:
            self._fail(InputCut, f"{_came(self._since)}, but the closing record counts {end.count}.")
        elif self._since > end.count:
            self._fail(Refused, f"{_came(self._since)}, but the closing record counts {end.count}.")
        elif end.sha256 not in (None, sha256):
            self._fail(Refused, "What came is not what the closing record was made for: the SHA-256 differs.")
        self._since = 0
        self.proven = self.fault is None

    def cut(self, told: str) -> None:
        """The input ended where it should not."""
        self._fail(InputCut, told)

    def end(self) -> None:
        """The input is at its end."""
        if self.expected is not None and self.fault is None:
            if self.lines < self.expected:
                self._fail(InputCut, f"{_came(self.lines)}, but {self.expected} were expected.")
            elif self.lines > self.expected:
                self._fail(Refused, f"{_came(self.lines)}, but only {self.expected} were expected.")
            else:
                self.proven = True

    def _fail(self, kind: type[ClaimsError], told: str) -> None:
        how = (
            "send it again" if kind is InputCut else "take the closing record out, if the input was changed on purpose"
        )
        self.fault = self.fault or kind(told, f"Nothing was imported: {how}.")
        self.proven = False


def _came(records: int) -> str:
    return "1 record came" if records == 1 else f"{records} records came"


@dataclass
class Gathered:
    """What the stage holds: how many lines of each outcome, and the first that keeps the import from being whole.

    `to_read` is how many code points the texts have that are new. `newest` is the number of the desk's newest change
    when the comparison began. `repaired` counts what a tolerant format mended, and `repairs` tells the first
    of it.
    """

    complete: Completeness
    counts: Counter[str] = field(default_factory=Counter)
    fault: ClaimsError | None = None
    to_read: int = 0
    newest: int = 0
    repaired: int = 0
    repairs: list[str] = field(default_factory=list)


_REFUSED = Step(Outcome.REFUSED)


class Gathering:
    """Takes the lines of one input, in order, and fills a stage. Holds one chunk of them."""

    def __init__(
        self,
        desk: Desk,
        stage: Stage,
        *,
        given: dict[str, Any],
        expected: int | None = None,
        on_conflict: OnConflict = OnConflict.FAIL,
    ) -> None:
        self._desk = desk
        self._stage = stage
        self._given = given
        self._on_conflict = on_conflict
        self._waiting: list[tuple[Incoming, bytes]] = []
        self._sort: tuple[str, bool] | None = None
        self._keys: set[str] = set()
        self._bytes = 0
        self._gathered = Gathered(Completeness(expected))

    def take(self, lines: Iterable[Line]) -> Gathered:
        """Stage all lines."""
        complete = self._gathered.complete
        with self._desk.snapshot() as connection:
            self._gathered.newest = newest_change(connection)
        try:
            for line in lines:
                self._take(line)
        except InputCut as cut:  # a packed input that ends too early
            complete.cut(cut.message)
        self._flush()
        complete.end()
        return self._gathered

    def _take(self, line: Line) -> None:
        complete = self._gathered.complete
        if line.valid is not None:
            complete.count()
            self._wait(incoming(line.number, line.valid, self._desk.by), line.raw)
            return
        if line.record is None:
            assert line.problem is not None
            complete.count()
            if line.cut:
                complete.cut("The input ends in the middle of a line.")
            self._refuse(line.number, "", "", line.problem.message, line.raw)
            return
        try:
            record = parse_record(_with_given(line.record, self._given))
        except Refused as refusal:
            complete.count()
            type, key = (str(line.record.get(name) or "")[:_SHOWN] for name in ("type", "key"))
            self._refuse(line.number, type, key, refusal.message, line.raw)
            return
        if isinstance(record, EndRecord):
            complete.close(record, line.before)
        elif not isinstance(record, RefusedRecord):
            complete.count()
            self._note_repairs(line)
            self._wait(incoming(line.number, record, self._desk.by), line.raw)

    def _note_repairs(self, line: Line) -> None:
        gathered = self._gathered
        gathered.repaired += len(line.repairs)
        gathered.repairs += (f"Line {line.number}: {told}." for told in line.repairs[: REPAIRS - len(gathered.repairs)])

    def _wait(self, record: Incoming, raw: bytes) -> None:
        sort = _sort(record)
        if sort != self._sort or not self._keys.isdisjoint(_names_in(record)) or self._full(record.type):
            self._flush()
            self._sort = sort
        self._waiting.append((record, raw))
        self._keys.update(_names_of(record))
        self._bytes += len(raw)

    def _full(self, type: str) -> bool:
        most = _ARTICLES_AT_ONCE if type == "article" else COMPARED_AT_ONCE
        return len(self._waiting) >= most or self._bytes > _BYTES_AT_ONCE

    def _flush(self) -> None:
        if not self._waiting:
            return
        waiting, self._waiting, self._keys, self._bytes = self._waiting, [], set(), 0
        records = [record for record, _ in waiting]
        with self._desk.snapshot() as connection:
            before = StagedRows(self._stage, connection)
            desk = Lookup(connection, before)
            steps = plan(desk, self._desk.by, records, self._on_conflict)
            records = [r._replace(key=s.key) if s.key else r for r, s in zip(records, steps, strict=True)]
            days = _days(desk, records)
        self._stage.add(records, steps, days, before.used)
        for record, (_, raw), step in zip(records, waiting, steps, strict=True):
            if step.outcome is Outcome.REFUSED:
                skipped = step.conflicts and self._on_conflict is OnConflict.SKIP
                self._refuse(record.line, record.type, record.key, step.reason, raw, None if skipped else step)
                continue
            self._gathered.counts[step.outcome] += 1
            if step.outcome is not Outcome.UNCHANGED and record.type == "article":
                self._gathered.to_read += len(record.named.get("text") or "")

    def _refuse(self, line: int, type: str, key: str, reason: str, raw: bytes, step: Step | None = _REFUSED) -> None:
        """Note a refused line; without a step it is one that was to be skipped, and keeps no other out."""
        self._stage.refuse(line, type, key, reason, raw)
        self._gathered.counts[Outcome.REFUSED] += 1
        if step is not None and self._gathered.fault is None:
            self._gathered.fault = _fault(line, reason, step)


def _fault(line: int, reason: str, step: Step) -> ClaimsError:
    if step.theirs is not None:
        return Conflict(f"Line {line}: {reason}", _CONFLICTING, mine=step.mine, theirs=step.theirs)
    return Refused(reason, line=line)


_CONFLICTING = (
    "Nothing was imported. Send it with the revision that stands, or import with --on-conflict skip or theirs."
)


def _sort(record: Incoming) -> tuple[str, bool]:
    """What is alike in one chunk: which article an address means is known once the records before are staged."""
    return record.type, record.type == "article" and not record.named.get("key")


def _names_of(record: Incoming) -> tuple[str, ...]:
    """What another record of the same chunk must not be about."""
    return (record.key, record.named.get("url") or record.key) if record.type == "article" else (record.key,)


def _names_in(record: Incoming) -> tuple[str, ...]:
    """What must be on the stage before this record is compared."""
    original = record.named.get("derived_from")
    return (*_names_of(record), original) if original else _names_of(record)


def _days(desk: Lookup, records: list[Incoming]) -> list[Published | None]:
    """The day from which the text of each is read: the record's own, else the one that the desk knows."""
    if records[0].type != "article":
        return [None] * len(records)
    known = desk.by_key(ARTICLE, (record.key for record in records if "published" not in record.named))
    blank = {"published": None, "published_precision": None}
    return [published_of({**blank, **known.get(record.key, {}), **record.named}) for record in records]


def _with_given(record: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """The record with what was said for the whole import, and its text in the one form in which texts are kept."""
    if record.get("type") != "article":
        return record
    if isinstance(record.get("text"), str):
        record = {**record, "text": normalise(record["text"])}
    dated = "published" in given and "published" not in record
    how = {"published_how": str(DateOrigin.REVIEWER)} if dated else {}
    return {**given, **how, **record}
