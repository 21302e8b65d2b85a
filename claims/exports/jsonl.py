"""The desk as JSON lines: every article whole, then a closing record that proves that nothing was cut off."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any, BinaryIO

from pydantic_core import to_json

from claims.exports import Exported, Terms


def write_jsonl(records: Iterable[dict[str, Any]], out: BinaryIO, terms: Terms) -> Exported:
    """Write one record a line, fields in the order of their names, as they come; the last line has their count and the
    SHA-256 of all bytes before it.

    Neither the day nor the program is in it: an unchanged desk exports to the same bytes on any day.
    """
    seen = hashlib.sha256()
    count = 0
    for record in records:
        line = _line(record)
        seen.update(line)
        out.write(line)
        count += 1
    out.write(_line({"count": count, "sha256": seen.hexdigest(), "type": "end"}))
    return Exported(count)


def _line(record: dict[str, Any]) -> bytes:
    line = to_json(record)
    if b":0.0000" in line or _TINY.search(line):
        line = _encode(record).encode()
    if line.isascii() and b"\x7f" not in line:
        return line + b"\n"
    return _UNSEEN.sub(_escaped, line.decode()).encode() + b"\n"


_TINY = re.compile(rb":[0-9][0-9.]*e-")
"""With ":0.0000", what the quick encoder writes for numbers below 0.0001, which all exports spell as Python does."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


# Controls, direction marks and what has no width: JSON lets them stand, but a terminal would obey them.
_UNSEEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
