"""What goes in and out as JSON lines: strict records, and their JSON Schemas.

A record names what it changes: an absent field stays as it is, null clears. Offsets are code points of a version's
text, end exclusive; days and moments are ISO 8601.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from claims.errors import NotFound, Refused
from claims.records.articles import ArticleRecord, SignOffRecord, TimePart, VersionPart
from claims.records.base import Record
from claims.records.claims import ClaimRecord, PlacePart, RelationRecord
from claims.records.envelope import EndRecord, RefusedRecord
from claims.records.fields import split_key, web_address
from claims.records.refusals import sentence
from claims.records.sources import EvidenceRecord, SourceRecord
from claims.records.verdicts import CorrectionRecord, ReleaseRecord, ReviewRecord, VerdictRecord

RECORDS: dict[str, type[Record]] = {
    "article": ArticleRecord,
    "claim": ClaimRecord,
    "source": SourceRecord,
    "evidence": EvidenceRecord,
    "verdict": VerdictRecord,
    "sign_off": SignOffRecord,
    "review": ReviewRecord,
    "release": ReleaseRecord,
    "correction": CorrectionRecord,
    "relation": RelationRecord,
    "end": EndRecord,
    "refused": RefusedRecord,
}
"""Type of record to its model."""

__all__ = [
    "RECORDS",
    "ArticleRecord",
    "ClaimRecord",
    "CorrectionRecord",
    "EndRecord",
    "EvidenceRecord",
    "PlacePart",
    "Record",
    "RefusedRecord",
    "RelationRecord",
    "ReleaseRecord",
    "ReviewRecord",
    "SignOffRecord",
    "SourceRecord",
    "TimePart",
    "VerdictRecord",
    "VersionPart",
    "lacking",
    "parse_record",
    "plainly_valid",
    "schema_for",
    "split_key",
    "web_address",
]


def plainly_valid(line: bytes) -> Record | None:
    """The record that a line of JSON is, where nothing can be wrong with it; None where in doubt.

    Validating the bytes themselves is half the work of parsing and validating. It takes a key given twice, which JSON
    allows and a record does not: whoever calls this counts the keys (`Record.keys`). Articles, of which there is more
    to say, and what is no record of the desk are always in doubt.
    """
    said = _TYPE.search(line)
    model = _PLAIN.get(said[1]) if said else None
    if model is None:
        return None
    try:
        record: Record = model.__pydantic_validator__.validate_json(line)
    except ValidationError:
        return None
    return record


_TYPE = re.compile(rb'"type": ?"([a-z_]+)"')
_PLAIN = {name.encode(): model for name, model in RECORDS.items() if name not in ("article", "end", "refused")}


def parse_record(obj: dict[str, Any]) -> Record:
    """The record that a line's JSON object is. Refused, with one sentence that names the field, where it is none."""
    name = obj.get("type")
    model = RECORDS.get(name) if isinstance(name, str) else None
    if model is None:
        what = f"the type {name!r}" if "type" in obj else "no type"
        raise Refused(f"The record has {what}; it must be one of {', '.join(RECORDS)}.")
    try:
        return model.model_validate(obj)
    except ValidationError as error:
        raise Refused(sentence(error.errors(include_url=False), model)) from None


def lacking(type: str, named: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that are missing to make a new row of a record that names these."""
    needed = RECORDS[type].needed
    return tuple([field for field in needed if not named.get(field)]) if needed else ()


def schema_for(type: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a type of record. NotFound where there is no such type."""
    if type not in RECORDS:
        raise NotFound(f'There is no record type "{type}".', f"There are {', '.join(RECORDS)}.")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **RECORDS[type].model_json_schema(mode="validation"),
    }
