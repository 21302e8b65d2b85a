"""The desk as JSON lines: every article whole, then a closing record that proves that nothing was cut off."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any, BinaryIO

from claims.records import record_lines
from claims.rows import Dossier


def write_jsonl(dossiers: Iterable[Dossier], out: BinaryIO, *, today: date, generated_by: str = "") -> int:
    """Write one record a line, keys sorted; the last one has their count and the SHA-256 of all bytes before it.

    Neither the day nor the program is in it: an unchanged desk exports to the same bytes on any day.
    """
    seen = hashlib.sha256()
    count = 0
    for dossier in dossiers:
        for record in record_lines(dossier):
            line = _line(record)
            seen.update(line)
            out.write(line)
            count += 1
    out.write(_line({"type": "end", "count": count, "sha256": seen.hexdigest()}))
    return count


def _line(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
