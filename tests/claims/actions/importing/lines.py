"""Records to import, as lines."""

from __future__ import annotations

import hashlib
import json
from typing import Any

WORDS = "Claim {} is that it cost {} crowns."


def article(key: str = "a", claims: int = 3, **fields: Any) -> dict[str, Any]:
    """An article whose text has a sentence for each claim."""
    return {"type": "article", "key": key, "text": text_of(claims), **fields}


def text_of(claims: int) -> str:
    return "\n".join(WORDS.format(n, n) for n in range(1, claims + 1)) + "\n"


def claim(n: int, of: str = "a", **fields: Any) -> dict[str, Any]:
    """Claim n of an article."""
    words = WORDS.format(n, n)
    start = _start(n)
    place = {"version": 1, "start": start, "end": start + len(words), "exact": words}
    return {"type": "claim", "key": f"{of}#{n}", "kind": "quantity", "voice": "narration", "places": [place], **fields}


def _start(n: int) -> int:
    """Where sentence n begins."""
    while len(_STARTS) <= n:
        last = len(_STARTS) - 1
        _STARTS.append(_STARTS[last] + len(WORDS.format(last, last)) + 1)
    return _STARTS[n]


_STARTS = [0, 0]


def lines(*records: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def closed(content: bytes, count: int | None = None) -> bytes:
    """The lines with a closing record behind them."""
    seen = content.count(b"\n") if count is None else count
    return content + lines({"type": "end", "count": seen, "sha256": hashlib.sha256(content).hexdigest()})
