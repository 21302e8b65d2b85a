"""Records of claims, where they stand, and how they stand to each other."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from claims.records.base import OfClaim, Part, Record, broken, key_agrees
from claims.records.fields import (
    ClaimKey,
    ClearedName,
    ClearedProse,
    Day,
    Key,
    Name,
    Names,
    Number,
    Offset,
    Revision,
    Text,
    Word,
)
from claims.words import ClaimantKind, ClaimKind, DismissedAs, PlaceState, RelationKind, State, StatementStatus, Voice


class ClaimRecord(Record):
    """A claim, found by its key: "ARTICLE#7" is claim 7 of the article with the key ARTICLE."""

    needed: ClassVar[tuple[str, ...]] = ("kind", "voice", "places")

    type: Literal["claim"]
    key: ClaimKey
    if_rev: Revision = None
    article: Key | None = None
    number: Number | None = None
    text: Text = ""
    statement: Text = ""
    statement_status: Word[StatementStatus] = StatementStatus.VERBATIM
    kind: Word[ClaimKind] = ClaimKind.STATE
    voice: Word[Voice] = Voice.NARRATION
    speaker: Name | None = None
    speaker_as_written: Name | None = None
    speaker_role: ClearedName = ""
    speaker_kind: Word[ClaimantKind] | None = None
    worth: float = Field(default=0.0, ge=0, le=1, allow_inf_nan=False)
    reasons: Names = []
    state: Word[State] = State.NEW
    assignee: Name | None = None
    dismissed_as: Word[DismissedAs] | None = None
    note: ClearedProse = ""
    stale: ClearedProse = ""
    second_read: ClearedName = ""
    asked: ClearedProse = ""
    waiting_for: ClearedName = ""
    waiting_since: Day = None
    parked: bool = False
    origin: ClearedName = ""
    places: list[PlacePart] = []

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> ClaimRecord:
        key_agrees(self.key, self.article, self.number)
        if self.dismissed_as and "state" in self.model_fields_set and self.state != State.DISMISSED:
            raise broken(f"a reason for dismissing is given (dismissed_as), but the state is {self.state}")
        return self


class PlacePart(Part):
    """Where a claim stands in a version (W3C TextPositionSelector and TextQuoteSelector).

    Where its words are gone, the state is orphan and the offsets say nothing.
    """

    version: Number
    start: Offset
    end: Offset
    exact: Text
    prefix: Name = ""
    suffix: Name = ""
    state: Word[PlaceState] = PlaceState.EXACT

    @model_validator(mode="after")
    def _as_long_as_its_words(self) -> PlacePart:
        if len(self.exact) != self.end - self.start and self.state != PlaceState.ORPHAN:
            raise broken(
                f"the exact words have {len(self.exact)} characters, but {self.start} to {self.end} are "
                f"{self.end - self.start}"
            )
        return self


class RelationRecord(OfClaim):
    """How a claim stands to another, which comes before it in the input or is in the desk."""

    needed: ClassVar[tuple[str, ...]] = ("claim", "other", "kind")

    type: Literal["relation"]
    other: ClaimKey | None = None
    kind: Word[RelationKind] = RelationKind.SAME_AS
    note: ClearedProse = ""
