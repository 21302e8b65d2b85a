"""The desk as JSON lines: every article whole, then a closing record that proves that nothing was cut off."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any, BinaryIO

from claims.exports import Exported, Terms
from claims.records import record_lines
from claims.rows import Dossier


def write_jsonl(dossiers: Iterable[Dossier], out: BinaryIO, terms: Terms) -> Exported:
    """Write one record a line, keys sorted; the last one has their count and the SHA-256 of all bytes before it.

    Neither the day nor the program is in it: an unchanged desk exports to the same bytes on any day.
    """
    seen = hashlib.sha256()
    count = 0
    before: set[str] = set()
    for dossier in dossiers:
        for record in record_lines(dossier, before):
            line = _line(record)
            seen.update(line)
            out.write(line)
            count += 1
        before.add(dossier.sheet.article.key)
    out.write(_line({"type": "end", "count": count, "sha256": seen.hexdigest()}))
    return Exported(count)


def _line(record: dict[str, Any]) -> bytes:
    line = _encode(record)
    return (line if line.isascii() and "\x7f" not in line else _UNSEEN.sub(_escaped, line)).encode() + b"\n"


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


# Controls, direction marks and what has no width: JSON lets them stand, but a terminal would obey them.
_UNSEEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
