"""Verdicts, and what happens to them after they were given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from claims.words import FOREIGN_SCALE, Answer, Question, ReviewAct


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """A verdict; `stands` is false for one that a newer one has replaced."""

    id: int
    key: str
    claim_id: int
    question: Question
    scale: str
    rating: str
    rationale: str
    should_read: str | None
    answer: Answer | None
    answered_by: str | None
    by: str
    at: datetime
    as_of: date | None
    evidence: tuple[str, ...]
    stands: bool

    @property
    def given(self) -> datetime | date:
        """When it was given: the moment, or the day alone of another publisher's whose hour nobody told.

        Then `at` is when it was imported.
        """
        return self.as_of if self.scale == FOREIGN_SCALE and self.as_of not in (None, self.at.date()) else self.at

    @property
    def given_on(self) -> date:
        """The day on which it was given, in UTC where the hour is known."""
        return self.given.date() if isinstance(self.given, datetime) else self.given


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """What somebody said of a claim's verdicts. `verdicts`: the keys of those that stood then."""

    id: int
    key: str
    claim_id: int
    act: ReviewAct
    comment: str
    by: str
    at: datetime
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A claim's verdicts going out, and where they can be read."""

    id: int
    key: str
    claim_id: int
    url: str | None
    by: str
    at: datetime
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """What readers were told when something released was opened again."""

    id: int
    key: str
    claim_id: int
    text: str
    by: str
    at: datetime
