"""Records of verdicts, and of what comes of them: reviews, releases, corrections. All are append-only."""

from __future__ import annotations

from typing import ClassVar, Literal

from claims.records.base import OfClaim, Record
from claims.records.fields import ClaimKey, ClearedProse, Day, Key, Keys, Moment, Name, Prose, Text, Url, Word
from claims.words import Answer, Question, ReviewAct


class VerdictRecord(Record):
    """A verdict, append-only: of one that is there already only the answer to its wording can change."""

    needed: ClassVar[tuple[str, ...]] = ("claim", "rating")

    type: Literal["verdict"]
    key: Key
    claim: ClaimKey | None = None
    question: Word[Question] = Question.SO
    scale: Name | None = None
    rating: Key = ""
    rationale: ClearedProse = ""
    should_read: Prose | None = None
    answer: Word[Answer] | None = None
    answered_by: Key | None = None
    by: Key | None = None
    at: Moment = None
    as_of: Day = None
    evidence: Keys = []


class ReviewRecord(OfClaim):
    """An approval, a request for changes, or a remark."""

    needed: ClassVar[tuple[str, ...]] = ("claim", "act")

    type: Literal["review"]
    act: Word[ReviewAct] = ReviewAct.COMMENT
    comment: ClearedProse = ""
    verdicts: Keys = []


class ReleaseRecord(OfClaim):
    """A claim's verdicts going out."""

    needed: ClassVar[tuple[str, ...]] = ("claim",)

    type: Literal["release"]
    url: Url = None
    verdicts: Keys = []


class CorrectionRecord(OfClaim):
    """What readers were told when something released was opened again."""

    needed: ClassVar[tuple[str, ...]] = ("claim", "text")

    type: Literal["correction"]
    text: Text = ""
