"""Records of articles, their versions, and what is marked in a version."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Literal

from pydantic import ConfigDict, model_validator

from claims.records.base import Part, Record, Span, broken
from claims.records.fields import (
    ClearedName,
    ClearedProse,
    Day,
    Key,
    Moment,
    Name,
    Names,
    Number,
    Prose,
    Published,
    Revision,
    Text,
    Url,
    Word,
)
from claims.words import DateOrigin, Mode, Precision, TimeStatus, TimexType, ZoneKind


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
            raise broken("an article record needs a key, a url or a text")
        if self.text is not None and self.versions:
            raise broken("an article record has either a text or versions, not both")
        _in_order(self.zones, self.text or "")
        numbers = [version.n for version in self.versions]
        if numbers != sorted(set(numbers)):
            raise broken("the versions are not in the order of their n, each once")
        if self.published is None and self.published_precision is not None:
            raise broken("the precision of a publication date is given (published_precision), but no date (published)")
        return self


class VersionPart(Part):
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
            raise broken("the text is not in Unicode's normal form C with plain line feeds, so no offset in it holds")
        for name, parts in (("zones", self.zones), ("passages", self.passages), ("times", self.times)):
            for i, part in enumerate(parts):
                if part.end > len(self.text):
                    raise broken(f"{name}[{i}] ends at {part.end}, but the text has {len(self.text)} characters")
        for i, time in enumerate(self.times):
            if time.text != self.text[time.start : time.end]:
                raise broken(f"the text of times[{i}] is not what stands from {time.start} to {time.end}")
        return self


class ZonePart(Span):
    """A stretch of a version that is not its prose."""

    kind: Word[ZoneKind]


class PassagePart(Span):
    """A sentence of a version."""

    no_fact: bool = False
    reason: ClearedProse = ""


class TimePart(Span):
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
            raise broken(f"the earliest day, {self.earliest}, is after the latest, {self.latest}")
        return self


class SignOffRecord(Record):
    """The sign-off of a version of an article. Without a key it is found by its article, version, hand and moment."""

    type: Literal["sign_off"]
    key: Key | None = None
    article: Key
    n: Number
    by: Key | None = None
    at: Moment = None
    waivers: Names = []


def _in_order(zones: list[ZonePart], text: str) -> None:
    """Refuse zones that do not lie one after the other within the text."""
    at = 0
    for i, zone in enumerate(zones):
        if zone.start < at or zone.end > len(text):
            raise broken(f"zones[{i}] is not between the zone before it and the end of the text, at {len(text)}")
        at = zone.end


def _first_day(published: Any) -> tuple[Any, Precision | None]:
    """A month or a year is known no better than that: its first day stands for it."""
    if published is None:
        return None, None
    if isinstance(published, str) and re.fullmatch(r"\d{4}(-\d\d)?", published, re.ASCII):
        month = len(published) == len("2023-04")
        return (f"{published}-01", Precision.MONTH) if month else (f"{published}-01-01", Precision.YEAR)
    return published, Precision.DAY
