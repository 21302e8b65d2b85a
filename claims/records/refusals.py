"""A validation's first fault as one sentence for the person who wrote the line."""

from __future__ import annotations

import difflib
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from claims.records.fields import shown

_MUST = {
    "string_type": "must be text",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "finite_number": "must be a finite number",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "model_type": "must be an object",
}


def sentence(errors: list[ErrorDetails], model: type[BaseModel]) -> str:
    """What is wrong, beginning with where: "mode must be one of ours, theirs, not "our"."."""
    error = errors[0]
    path = _path(error["loc"])
    if error["type"] == "rule":
        told = error["msg"]
        return f"In {path}, {told}." if path else f"{told[0].upper()}{told[1:]}."
    return f"{path} {_predicate(error, model)}."


def _path(loc: tuple[int | str, ...]) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    return "".join(steps).removeprefix(".")


def _predicate(error: ErrorDetails, model: type[BaseModel]) -> str:
    kind, given, limits = error["type"], error["input"], error.get("ctx", {})
    if kind in _MUST:
        return f"{_MUST[kind]}, not {_sort(given)}"
    match kind:
        case "missing":
            return "is missing"
        case "extra_forbidden":
            return f"is no field of this type of record{_nearest(str(error['loc'][-1]), error['loc'], model)}"
        case "literal_error":
            return f"must be one of {_members(limits['expected'])}, not {shown(given)}"
        case "value_error":
            return str(limits["error"])
        case "string_too_short":
            return "must not be empty"
        case "string_too_long":
            return f"is longer than the {limits['max_length']:,} characters that it can have"
        case "string_unicode":
            return "has half of a surrogate pair in it, which is no character"
        case "string_pattern_mismatch":
            return f"must be 64 hexadecimal digits, not {shown(given)}"
        case "greater_than_equal":
            return f"must be {limits['ge']:g} or more, not {shown(given)}"
        case "less_than_equal":
            return f"must be {limits['le']} or less, not {shown(given)}"
    return f"is not valid: {error['msg']}"


def _sort(given: Any) -> str:
    match given:
        case None:
            return "null"
        case bool():
            return "true" if given else "false"
        case str():
            return f"text ({shown(given)})"
        case int() | float():
            return f"a number ({given})"
        case list():
            return "a list"
        case dict():
            return "an object"
    return type(given).__name__


def _members(expected: str) -> str:
    return expected.replace("'", "").replace(" or ", ", ")


def _nearest(name: str, loc: tuple[int | str, ...], model: type[BaseModel]) -> str:
    """At the top of a record, the field that was perhaps meant."""
    near = difflib.get_close_matches(name, model.model_fields, n=1) if len(loc) == 1 else []
    return f" (is {near[0]} meant?)" if near else ""
