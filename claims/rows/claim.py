"""Claims in a list, and one with all there is to know about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from claims.rows.marks import TimeRow
from claims.rows.source import EvidenceRow
from claims.rows.verdict import CorrectionRow, ReleaseRow, ReviewRow, VerdictRow
from claims.words import (
    ClaimantKind,
    ClaimKind,
    DismissedAs,
    PlaceState,
    Question,
    RelationKind,
    ReviewAct,
    State,
    StatementStatus,
    Voice,
)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Where a claim stands in a version."""

    version: int
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    state: PlaceState


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim in a list. `start`, `end`: its own words in the current version, -1 where it has none.

    `said` and `so` are the labels of the verdicts that stand, None where nobody has given one.
    """

    id: int
    article_id: int
    article: int
    number: int
    key: str
    start: int
    end: int
    text: str
    statement: str
    kind: ClaimKind
    voice: Voice
    speaker: str | None
    worth: float
    state: State
    assignee: str | None
    said: str | None
    so: str | None
    evidence: int
    flags: tuple[str, ...]
    rev: int
    waiting_for: str = ""
    parked: bool = False

    @property
    def label(self) -> str:
        """The number people use: "12.7"."""
        return f"{self.article}.{self.number}"

    @property
    def open(self) -> bool:
        """Nobody has decided or dismissed it yet."""
        return self.state != State.DISMISSED and self.said is None and self.so is None

    @property
    def at_hand(self) -> bool:
        """It is open, and neither put aside nor waiting for somebody's answer."""
        return self.open and not self.parked and not self.waiting_for


@dataclass(frozen=True, slots=True)
class RelationRow:
    """How a claim stands to another. `outward` is false where it was said of the other one: it depends on this."""

    id: int
    key: str
    kind: RelationKind
    other: ClaimRow
    outward: bool
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PrecedentRow:
    """An earlier verdict on what may be the same. `likeness` is from 0 to 1.

    `differing`: names, numbers and negations, folded, that only one of the two statements has.
    """

    claim: ClaimRow
    verdict: VerdictRow
    likeness: float
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """All there is to know about one claim. Verdicts newest first; evidence in the order it was added."""

    row: ClaimRow
    statement_status: StatementStatus
    speaker_as_written: str | None
    speaker_role: str
    speaker_kind: ClaimantKind | None
    reasons: tuple[str, ...]
    dismissed_as: DismissedAs | None
    note: str
    origin: str
    places: tuple[PlaceRow, ...]
    dates: tuple[TimeRow, ...]
    evidence: tuple[EvidenceRow, ...]
    verdicts: tuple[VerdictRow, ...]
    stale: str = ""  # why its verdicts must be looked at again, "" where they need not be
    second_read: str = ""  # why a second person has to read it whatever its rating is
    asked: str = ""  # the question that is out to `row.waiting_for`
    waiting_since: date | None = None
    reviews: tuple[ReviewRow, ...] = ()  # oldest first, as are the rest
    releases: tuple[ReleaseRow, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()
    relations: tuple[RelationRow, ...] = ()
    precedents: tuple[PrecedentRow, ...] = ()  # only where somebody has looked for them

    def standing(self, question: Question) -> VerdictRow | None:
        """The verdict on a question that stands."""
        return next((v for v in self.verdicts if v.stands and v.question == question), None)

    @property
    def afterwards(self) -> list[tuple[datetime | date, str, str, str]]:
        """What happened after the verdicts, oldest first: when, what, by whom, in which words.

        When another publisher released its own verdict is known no better than when it gave it.
        """
        given = {verdict.key: verdict.given for verdict in self.verdicts}
        told: list[tuple[datetime, datetime | date, str, str, str]] = [
            (review.at, review.at, str(review.act), review.by, review.comment) for review in self.reviews
        ]
        for out in self.releases:
            days = [day for key in out.verdicts if not isinstance(day := given.get(key, out.at), datetime)]
            told.append((out.at, max(days, default=out.at), "release", out.by, out.url or ""))
        told += [(one.at, one.at, "correction", one.by, one.text) for one in self.corrections]
        return [(when, what, by, words) for _, when, what, by, words in sorted(told, key=lambda one: one[0])]

    @property
    def approval(self) -> ReviewRow | None:
        """The approval of the verdicts that stand, None where they were not approved as they are."""
        standing = {verdict.key for verdict in self.verdicts if verdict.stands}
        acts = [review for review in self.reviews if review.act != ReviewAct.COMMENT]
        last = acts[-1] if acts else None
        return last if last and last.act == ReviewAct.APPROVE and set(last.verdicts) == standing else None
