"""The types of a record's fields, each with its limits and the words in which it refuses.

A refusal here is a predicate ("must be …"): the sentence around it names the field.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import core_schema

# Longer than any honest one: they keep a broken or hostile input from filling the desk and the screen.
_NAME, _PROSE, _TEXT, _ADDRESS = 1_000, 100_000, 10_000_000, 8_000
_INTEGER = 2**31 - 1
_NUMBERED = re.compile(r"(.+)#(S?)([1-9][0-9]{0,8})", re.DOTALL)


def split_key(key: str) -> tuple[str, int]:
    """The article's key and the number in a claim's key ("kyiv#7") or a source's ("kyiv#S1"); else ValueError."""
    match = _NUMBERED.fullmatch(key)
    if not match:
        raise ValueError(f'must be an article\'s key, "#" and a number, not {shown(key)}')
    return match[1], int(match[3])


def shown(value: object) -> str:
    """A value as a message quotes it: on one line, and not for ever."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:56]} …{text[-1]}"


def _claim_key(value: str) -> str:
    match = _NUMBERED.fullmatch(value)
    if not match or match[2]:
        raise ValueError(f'must be an article\'s key, "#" and a number, as in "kyiv#7", not {shown(value)}')
    return value


def _source_key(value: str) -> str:
    match = _NUMBERED.fullmatch(value)
    if not match or not match[2]:
        raise ValueError(f'must be an article\'s key, "#S" and a number, as in "kyiv#S1", not {shown(value)}')
    return value


def web_address(value: str | None) -> str | None:
    """`value`, which must be an absolute http or https address or None. ValueError says what it must be."""
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        sound = False
    if not sound or any(char.isspace() or unicodedata.category(char) == "Cc" for char in value):
        raise ValueError(f"must be an http or https address, not {shown(value)}")
    return value


def _day(value: object) -> object:
    """Only whole days as people write them: pydantic would also take a number of seconds for a date."""
    if value is None:
        return None
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise ValueError(f"must be a day of the calendar like 2023-04-26, not {shown(value)}")


def _moment(value: object) -> object:
    if value is None:
        return None
    if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\dT", value, re.ASCII):
        try:
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is not None:
                return moment.astimezone(UTC)
        except (ValueError, OverflowError):
            pass
    raise ValueError(f"must be a moment with its offset from UTC like 2023-04-26T14:03:00Z, not {shown(value)}")


def _empty_for_null(value: object) -> object:
    return "" if value is None else value


def _no_items_for_null(value: object) -> object:
    return [] if value is None else value


Key = Annotated[str, Field(min_length=1, max_length=_NAME)]
ClaimKey = Annotated[Key, AfterValidator(_claim_key)]
SourceKey = Annotated[Key, AfterValidator(_source_key)]
Name = Annotated[str, Field(max_length=_NAME)]
Prose = Annotated[str, Field(max_length=_PROSE)]
Text = Annotated[str, Field(min_length=1, max_length=_TEXT)]
Url = Annotated[Annotated[str, Field(max_length=_ADDRESS)] | None, AfterValidator(web_address)]

# Columns that are never null: null clears them to the empty string, or the empty list.
ClearedName = Annotated[Name, BeforeValidator(_empty_for_null, json_schema_input_type=Name | None)]
ClearedProse = Annotated[Prose, BeforeValidator(_empty_for_null, json_schema_input_type=Prose | None)]
Names = Annotated[list[Name], BeforeValidator(_no_items_for_null, json_schema_input_type=list[Name] | None)]
Keys = Annotated[list[Key], BeforeValidator(_no_items_for_null, json_schema_input_type=list[Key] | None)]

Day = Annotated[date | None, BeforeValidator(_day, json_schema_input_type=date | None)]
Published = Annotated[
    Day,
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}, {"type": "null"}]}),
]
Moment = Annotated[datetime | None, BeforeValidator(_moment, json_schema_input_type=datetime | None)]
Number = Annotated[int, Field(ge=1, le=_INTEGER)]
Offset = Annotated[int, Field(ge=0, le=_INTEGER)]
Revision = Annotated[
    Annotated[int, Field(ge=0, le=_INTEGER)] | None,
    Field(description="The revision (rev) that the record was made from; a conflict where another one stands."),
]


class _ItsText:
    """A member of a vocabulary is given and kept as its own text: looking members up costs a third of a validation."""

    def __get_pydantic_core_schema__(self, vocabulary: Iterable[str], handler: object) -> core_schema.CoreSchema:
        return core_schema.literal_schema([str(member) for member in vocabulary])


_T = TypeVar("_T")
Word = Annotated[_T, _ItsText()]
