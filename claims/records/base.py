"""What all records have in common.

A field's default is what a new row gets where a record leaves the field out. `model_fields_set` tells absent fields
from those that were named, null or not.
"""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from claims.records.fields import ClaimKey, Key, Moment, Offset, split_key


class Strict(BaseModel):
    """Takes what is of the very type that it declares, and nothing that it does not declare."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True, use_enum_values=True)


class Record(Strict):
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


def _keys(given: Strict) -> int:
    names = given.__pydantic_fields_set__
    if _PARTED.isdisjoint(names):
        return len(names)
    return len(names) + sum(_keys(part) for name in _PARTED.intersection(names) for part in getattr(given, name))


class Part(Strict):
    """A part of a record; it is always whole."""

    model_config = ConfigDict(validate_default=True)  # so that a word is its text, given or not


class Span(Part):
    """A stretch of a version's text, in code points."""

    start: Offset
    end: Offset

    @model_validator(mode="after")
    def _runs_forward(self) -> Span:
        if self.start >= self.end:
            raise broken(f"the start, {self.start}, is not before the end, {self.end}")
        return self


class OfClaim(Record):
    """What somebody did with a claim at a moment, append-only; null leaves who and when to whoever imports."""

    key: Key
    claim: ClaimKey | None = None
    by: Key | None = None
    at: Moment = None


def key_agrees(key: str, article: str | None, number: int | None) -> None:
    """Refuse a key ("ARTICLE#7", "ARTICLE#S1") that says another article or number than the record's fields."""
    if key == f"{article}#{number}":
        return
    said = split_key(key)
    if article not in (None, said[0]):
        raise broken("the key names another article than the field article does")
    if number not in (None, said[1]):
        raise broken(f"the key has the number {said[1]}, but the field number is {number}")


def broken(sentence: str) -> PydanticCustomError:
    """A rule about several fields at once; braces in the sentence are its own."""
    return PydanticCustomError("rule", "{sentence}", {"sentence": sentence})
