"""Records of sources, and of what they say about claims."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from claims.records.base import Record, broken, key_agrees
from claims.records.fields import (
    ClaimKey,
    ClearedName,
    ClearedProse,
    Day,
    Key,
    Name,
    Number,
    Offset,
    Revision,
    SourceKey,
    Url,
    Word,
)
from claims.words import EvidenceState, Question, SourceKind, Stance


class SourceRecord(Record):
    """A source of an article, found by its key: "ARTICLE#S1" is its source S1."""

    type: Literal["source"]
    key: SourceKey
    if_rev: Revision = None
    article: Key | None = None
    number: Number | None = None
    url: Url = None
    title: ClearedName = ""
    publisher: Name | None = None
    kind: Word[SourceKind] = SourceKind.NEWS
    description: ClearedProse = ""
    derived_from: SourceKey | None = None
    confidential: bool = False
    accessed: Day = None
    confirmed_group: Number | None = None

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> SourceRecord:
        key_agrees(self.key, self.article, self.number)
        if self.derived_from == self.key:
            raise broken("a source cannot be derived from itself")
        return self


class EvidenceRecord(Record):
    """What a source says about a claim.

    Where the quotation was found in a stored copy, `start` to `end` is its place in the copy's text, and `exact` what
    stands there. The copies themselves go with a bundle, not with records.
    """

    needed: ClassVar[tuple[str, ...]] = ("claim", "source")

    type: Literal["evidence"]
    key: Key
    if_rev: Revision = None
    claim: ClaimKey | None = None
    source: SourceKey | None = None
    question: Word[Question] = Question.SO
    stance: Word[Stance] = Stance.SUPPORTS
    quotation: ClearedProse = ""
    locator: ClearedName = ""
    language: Name | None = None
    translation: ClearedProse = ""
    note: ClearedProse = ""
    state: Word[EvidenceState] = EvidenceState.UNCHECKED
    start: Offset | None = None
    end: Offset | None = None
    exact: ClearedProse = ""
    prefix: ClearedName = ""
    suffix: ClearedName = ""
    similarity: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] | None = None

    @model_validator(mode="after")
    def _as_long_as_its_words(self) -> EvidenceRecord:
        named = {"start", "end", "exact"} <= self.model_fields_set
        if named and self.exact and (self.start is None or self.end != self.start + len(self.exact)):
            raise broken(f"the exact words have {len(self.exact)} characters, which start and end do not agree with")
        return self
