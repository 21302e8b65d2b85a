"""JSON lines from a pipe: a record for each good line, a reason for each other one, whatever comes."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from pydantic_core import from_json

from claims.errors import Refused
from claims.intake.line import Line
from claims.intake.streams import LONGEST_LINE, ByteStream, Lines, RawLine, decode
from claims.records import Record, plainly_valid

END = "end"
"""The type of a closing record."""

DEEPEST = 64
"""How many objects and lists may lie within one another, the record itself included."""


def read_records(stream: ByteStream, name: str = "") -> Iterator[Line]:
    """The lines of `stream` that are not blank, each with its JSON object, or its record where that is as quickly made,
    or the sentence that refuses it.

    Refused are: what is no UTF-8 or no JSON object (RFC 8259), a key given twice, NaN and infinities, numbers beyond a
    double and integers beyond 64 bits, NUL and lone surrogates, nesting deeper than DEEPEST, lines over LONGEST_LINE.
    """
    lines = Lines(stream)
    for raw in lines:
        if raw.content is not None and (not raw.content or raw.content.isspace()):
            continue
        kept = raw.content or b""
        if (valid := _plainly_valid(kept)) is not None:
            yield Line(raw.number, None, None, not raw.ended, kept, valid=valid)
            continue
        try:
            record = _record(raw)
        except Refused as problem:
            problem.line = raw.number
            yield Line(raw.number, None, problem, not raw.ended, kept)
            continue
        if record.get("type") == END:
            yield Line(raw.number, record, None, not raw.ended, kept, lines.seen())
            lines.seen_anew()
        else:
            yield Line(raw.number, record, None, not raw.ended, kept)


def _record(raw: RawLine) -> dict[str, Any]:
    if raw.content is None:
        raise Refused(f"The line is longer than {LONGEST_LINE // 2**20} MB.")
    record = _plainly_sound(raw.content)
    return _examined(raw.content) if record is None else record


# --- the quick way ----------------------------------------------------------------------------------------------------


def _plainly_valid(content: bytes) -> Record | None:
    """The record of a line that is a valid one in which nothing can be wrong, in one go; None where in doubt."""
    if _BACKSLASH in content and _RISKY_BYTES.search(content):
        return None
    record = plainly_valid(content)
    return record if record is not None and record.keys() == _places_of_keys(content) else None


def _plainly_sound(content: bytes) -> dict[str, Any] | None:
    """The object of a line in which nothing can be wrong, by the parser that is twice as fast; None where in doubt."""
    if content.count(b"{") + content.count(b"[") > DEEPEST:
        return None
    if _BACKSLASH in content and _RISKY_BYTES.search(content):
        return None
    try:
        value = from_json(content, allow_inf_nan=False)
    except ValueError:
        return None
    return value if type(value) is dict and _places_of_keys(content) == _keys(value) else None


def _places_of_keys(content: bytes) -> int:
    """In how many places a key may end. The quick parsers take one given twice: then there are more than of keys.

    Behind each key's closing quote stands a colon, with or without white space between.
    """
    places = content.count(b'":') + content.count(b" :")
    if _TAB in content or _RETURN in content:
        places += content.count(b"\t:") + content.count(b"\r:")
    return places


# One byte is looked for many times as fast as two.
_BACKSLASH, _TAB, _RETURN = b"\\\t\r"
_RISKY_BYTES = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)")


def _keys(value: dict[str, Any]) -> int:
    """How many keys there are in the record and in all that is in it; -1 where a number in it is too large."""
    count = len(value)
    waiting = list(value.values())
    for inner in waiting:
        kind = type(inner)
        if kind is list:
            waiting += inner
        elif kind is dict:
            count += len(inner)
            waiting += inner.values()
        elif (kind is int and not -(2**63) <= inner < 2**63) or (kind is float and math.isinf(inner)):
            return -1
    return count


# --- the careful way --------------------------------------------------------------------------------------------------


def _examined(content: bytes) -> dict[str, Any]:
    text = decode(content, "The line")
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise Refused(_sentence(error)) from None
    except RecursionError:
        raise _too_deep() from None
    if type(value) is not dict:
        raise Refused(f"The line is {_JSON_NAMES[type(value)]}, but must be a JSON object.")
    if text.count("{") + text.count("[") > DEEPEST or ("\\u" in text and _RISKY_ESCAPE.search(text)):
        _look_through(value)
    return value


# --- while parsing ----------------------------------------------------------------------------------------------------


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise Refused(f"The key {json.dumps(twice[:60])} is given twice.")
    return made


def _integer(digits: str) -> int:
    if len(digits) < _SAFE_DIGITS:
        return int(digits)
    if len(digits) <= _MOST_DIGITS and -(2**63) <= (value := int(digits)) < 2**63:
        return value
    raise Refused(f"The number {_shortened(digits)} does not fit into 64 bits.")


def _float(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise Refused(f"The number {_shortened(digits)} is too large.")
    return value


def _constant(name: str) -> NoReturn:
    raise Refused(f"{name} is no number of JSON.")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_float, parse_constant=_constant, strict=True
)
# Numbers of fewer digits, sign included, fit for certain; of more than the most never.
_SAFE_DIGITS, _MOST_DIGITS = 19, 20

_JSON_NAMES = {
    list: "a list",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}


def _shortened(digits: str) -> str:
    return digits if len(digits) <= 24 else f"{digits[:12]}… ({len(digits)} digits)"


def _sentence(error: json.JSONDecodeError) -> str:
    reason = error.msg[:1].lower() + error.msg[1:].removesuffix(" at").removesuffix(" starting")
    if error.msg == "Extra data":
        reason = "something follows the object"
    return f"The line is no JSON: {reason}, at character {error.pos + 1}."


# --- after parsing ----------------------------------------------------------------------------------------------------

# Escapes that may leave a lone surrogate or a NUL; only lines with such a one are looked through.
_RISKY_ESCAPE = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")
_SURROGATE = re.compile("[\ud800-\udfff]")


def _look_through(record: dict[str, Any]) -> None:
    """Refuses NUL, lone surrogates, and what lies too deep. Keeps a list of its own, so that no depth can hurt."""
    waiting: list[tuple[Any, int]] = [(record, 1)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, str):
            _check_string(value)
        elif isinstance(value, dict | list):
            if depth > DEEPEST:
                raise _too_deep()
            if isinstance(value, dict):
                for key in value:
                    _check_string(key)
                value = value.values()
            waiting += [(inner, depth + 1) for inner in value]


def _check_string(value: str) -> None:
    if "\0" in value:
        raise Refused("The line holds an escaped NUL character.", "No database can keep one.")
    if _SURROGATE.search(value):
        raise Refused("The line holds a lone surrogate, half of a character.", "UTF-8 cannot carry one.")


def _too_deep() -> Refused:
    return Refused(f"The line is nested more than {DEEPEST} deep.")
