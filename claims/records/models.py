"""One strict model for each type of record, and for the parts inside them.

A field's default is what a new row gets where a record leaves the field out. `model_fields_set` tells absent fields
from those that were named, null or not.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from claims.records.fields import (
    ClaimKey,
    ClearedName,
    ClearedProse,
    Day,
    Key,
    Keys,
    Moment,
    Name,
    Names,
    Number,
    Offset,
    Prose,
    Published,
    Revision,
    SourceKey,
    Text,
    Url,
    Word,
    split_key,
)
from claims.words import (
    Answer,
    ClaimantKind,
    ClaimKind,
    DateOrigin,
    DismissedAs,
    EvidenceState,
    Mode,
    PlaceState,
    Precision,
    Question,
    RelationKind,
    ReviewAct,
    SourceKind,
    Stance,
    State,
    StatementStatus,
    TimeStatus,
    TimexType,
    Voice,
    ZoneKind,
)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True, use_enum_values=True)


class Record(_Strict):
    """A line of JSON. `named()` is what it changes."""

    needed: ClassVar[tuple[str, ...]] = ()
    """The fields without which a new row cannot be made of it."""

    type: str

    def named(self) -> dict[str, Any]:
        """The fields that the record names, in the order of the model: words as plain text, parts as dicts, whole.

        `type` and `if_rev` are not among them: they say how to take the record, and change nothing.
        """
        fields = self.__dict__.copy()
        given = self.__pydantic_fields_set__
        if len(given) != len(fields):
            for absent in fields.keys() - given:
                del fields[absent]
        del fields["type"]
        fields.pop("if_rev", None)
        return _plain(fields)

    def keys(self) -> int:
        """How many keys it was given, those of its parts counted."""
        return _keys(self)


# The fields that are lists of parts.
_PARTED = frozenset({"versions", "places", "zones", "passages", "times"})


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields, with a dict for each part in them."""
    if not _PARTED.isdisjoint(fields):
        for name in _PARTED.intersection(fields):
            fields[name] = [_plain(part.__dict__.copy()) for part in fields[name]]
    return fields


def _keys(given: _Strict) -> int:
    names = given.__pydantic_fields_set__
    if _PARTED.isdisjoint(names):
        return len(names)
    return len(names) + sum(_keys(part) for name in _PARTED.intersection(names) for part in getattr(given, name))


class _Part(_Strict):
    """A part of a record; it is always whole."""

    model_config = ConfigDict(validate_default=True)  # so that a word is its text, given or not


class _Span(_Part):
    start: Offset
    end: Offset

    @model_validator(mode="after")
    def _runs_forward(self) -> _Span:
        if self.start >= self.end:
            raise _broken(f"the start, {self.start}, is not before the end, {self.end}")
        return self


class ZonePart(_Span):
    """A stretch of a version that is not its prose."""

    kind: Word[ZoneKind]


class PassagePart(_Span):
    """A sentence of a version."""

    no_fact: bool = False
    reason: ClearedProse = ""


class TimePart(_Span):
    """A time expression of a version."""

    text: Text
    type: Word[TimexType]
    value: Name = ""
    mod: Name | None = None
    rule: Name = ""
    anchor: Name = ""
    earliest: Day = None
    latest: Day = None
    precision: Word[Precision] | None = None
    edtf: Name | None = None
    explanation: Prose = ""
    status: Word[TimeStatus] = TimeStatus.UNRESOLVED

    @model_validator(mode="after")
    def _days_in_order(self) -> TimePart:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise _broken(f"the earliest day, {self.earliest}, is after the latest, {self.latest}")
        return self


class VersionPart(_Part):
    """A text of an article, normalised, with what reading and people marked in it."""

    n: Number
    text: Text
    extractor: Name | None = None
    zones: list[ZonePart] = []
    passages: list[PassagePart] = []
    times: list[TimePart] = []

    @model_validator(mode="after")
    def _offsets_hold(self) -> VersionPart:
        if "\r" in self.text or not unicodedata.is_normalized("NFC", self.text):
            raise _broken("the text is not in Unicode's normal form C with plain line feeds, so no offset in it holds")
        for name, parts in (("zones", self.zones), ("passages", self.passages), ("times", self.times)):
            for i, part in enumerate(parts):
                if part.end > len(self.text):
                    raise _broken(f"{name}[{i}] ends at {part.end}, but the text has {len(self.text)} characters")
        for i, time in enumerate(self.times):
            if time.text != self.text[time.start : time.end]:
                raise _broken(f"the text of times[{i}] is not what stands from {time.start} to {time.end}")
        return self


class PlacePart(_Part):
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
            raise _broken(
                f"the exact words have {len(self.exact)} characters, but {self.start} to {self.end} are "
                f"{self.end - self.start}"
            )
        return self


class ArticleRecord(Record):
    """An article: by hand with its `text`, from an export with its `versions`.

    `zones` are stretches of the text that are known not to be its prose; others are found by how they look.
    `published` may be a day, a month (2023-04) or a year (2023); `published_precision` then follows from it.
    """

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": [name]} for name in ("key", "url", "text")]})

    type: Literal["article"]
    key: Key | None = None
    if_rev: Revision = None
    number: Number | None = None
    url: Url = None
    headline: ClearedName = ""
    publisher: Name | None = None
    byline: Name | None = None
    language: Key = "en"
    mode: Word[Mode] = Mode.THEIRS
    scale: Name | None = None
    published: Published = None
    published_precision: Word[Precision] | None = None
    published_how: Word[DateOrigin] = DateOrigin.UNKNOWN
    due: Day = None
    text: Text | None = None
    zones: list[ZonePart] = []
    versions: list[VersionPart] = []

    @model_validator(mode="before")
    @classmethod
    def _date_brings_its_precision(cls, fields: Any) -> Any:
        if not isinstance(fields, dict) or "published" not in fields:
            return fields
        day, precision = _first_day(fields["published"])
        return {"published_precision": precision, **fields, "published": day}

    @model_validator(mode="after")
    def _can_be_found_and_read(self) -> ArticleRecord:
        if not (self.key or self.url or self.text):
            raise _broken("an article record needs a key, a url or a text")
        if self.text is not None and self.versions:
            raise _broken("an article record has either a text or versions, not both")
        _in_order(self.zones, self.text or "")
        numbers = [version.n for version in self.versions]
        if numbers != sorted(set(numbers)):
            raise _broken("the versions are not in the order of their n, each once")
        if self.published is None and self.published_precision is not None:
            raise _broken("the precision of a publication date is given (published_precision), but no date (published)")
        return self


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
        _key_agrees(self.key, self.article, self.number)
        if self.dismissed_as and "state" in self.model_fields_set and self.state != State.DISMISSED:
            raise _broken(f"a reason for dismissing is given (dismissed_as), but the state is {self.state}")
        return self


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
        _key_agrees(self.key, self.article, self.number)
        if self.derived_from == self.key:
            raise _broken("a source cannot be derived from itself")
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
            raise _broken(f"the exact words have {len(self.exact)} characters, which start and end do not agree with")
        return self


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


class SignOffRecord(Record):
    """The sign-off of a version of an article. Without a key it is found by its article, version, hand and moment."""

    type: Literal["sign_off"]
    key: Key | None = None
    article: Key
    n: Number
    by: Key | None = None
    at: Moment = None
    waivers: Names = []


class _OfClaim(Record):
    """What somebody did with a claim at a moment, append-only; null leaves who and when to whoever imports."""

    key: Key
    claim: ClaimKey | None = None
    by: Key | None = None
    at: Moment = None


class ReviewRecord(_OfClaim):
    """An approval, a request for changes, or a remark."""

    needed: ClassVar[tuple[str, ...]] = ("claim", "act")

    type: Literal["review"]
    act: Word[ReviewAct] = ReviewAct.COMMENT
    comment: ClearedProse = ""
    verdicts: Keys = []


class ReleaseRecord(_OfClaim):
    """A claim's verdicts going out."""

    needed: ClassVar[tuple[str, ...]] = ("claim",)

    type: Literal["release"]
    url: Url = None
    verdicts: Keys = []


class CorrectionRecord(_OfClaim):
    """What readers were told when something released was opened again."""

    needed: ClassVar[tuple[str, ...]] = ("claim", "text")

    type: Literal["correction"]
    text: Text = ""


class RelationRecord(_OfClaim):
    """How a claim stands to another, which comes before it in the input or is in the desk."""

    needed: ClassVar[tuple[str, ...]] = ("claim", "other", "kind")

    type: Literal["relation"]
    other: ClaimKey | None = None
    kind: Word[RelationKind] = RelationKind.SAME_AS
    note: ClearedProse = ""


class EndRecord(Record):
    """A closing record: how many records came before it, and the SHA-256 of all the bytes that did.

    Both are counted from the closing record before it, so that exports can be joined into one input.
    """

    type: Literal["end"]
    count: int = Field(ge=0)
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")


class RefusedRecord(Record):
    """Why the line below it was refused, in a file of rejects. An import passes over it."""

    type: Literal["refused"]
    file: Prose = ""
    line: Offset = 0
    reason: Prose = ""


def _key_agrees(key: str, article: str | None, number: int | None) -> None:
    if key == f"{article}#{number}":
        return
    said = split_key(key)
    if article not in (None, said[0]):
        raise _broken("the key names another article than the field article does")
    if number not in (None, said[1]):
        raise _broken(f"the key has the number {said[1]}, but the field number is {number}")


def _in_order(zones: list[ZonePart], text: str) -> None:
    """Refuse zones that do not lie one after the other within the text."""
    at = 0
    for i, zone in enumerate(zones):
        if zone.start < at or zone.end > len(text):
            raise _broken(f"zones[{i}] is not between the zone before it and the end of the text, at {len(text)}")
        at = zone.end


def _first_day(published: Any) -> tuple[Any, Precision | None]:
    """A month or a year is known no better than that: its first day stands for it."""
    if published is None:
        return None, None
    if isinstance(published, str) and re.fullmatch(r"\d{4}(-\d\d)?", published, re.ASCII):
        month = len(published) == len("2023-04")
        return (f"{published}-01", Precision.MONTH) if month else (f"{published}-01-01", Precision.YEAR)
    return published, Precision.DAY


def _broken(sentence: str) -> PydanticCustomError:
    """A rule about several fields at once; braces in the sentence are its own."""
    return PydanticCustomError("rule", "{sentence}", {"sentence": sentence})
