"""Desks whose claims are where a test says they are, whatever reading would find."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from claims.actions import queue
from claims.actions.articles import import_stream
from claims.desk import Desk, open_desk
from claims.rows import ClaimCard
from claims.words import Via

TEXT = (
    "Ministers met in Ghent\n\n"
    "The mayor said “we built 400 homes” in February. Nobody asked him where they are. "
    "The council spent €3.2 million, and 12 streets were closed.\n\n"
    "It rained for nine days. The river rose above the wall at Merelbeke."
)
CLAIMS = ("we built 400 homes", "The council spent €3.2 million", "12 streets were closed", "It rained for nine days")
QUOTED = CLAIMS[:1]
BOATS = "Boats on the Leie\n\nThe port counted 41 boats in March. Prices rose by 12 percent, the minister said."
BOAT_CLAIMS = ("The port counted 41 boats in March", "Prices rose by 12 percent")


def make_desk(path: Path, *articles: tuple[str, Sequence[str]], published: str | None = "2024-03-06") -> Desk:
    """A desk with articles of ours, each a text and the words in it that are its claims."""
    desk = open_desk(path, "mara", create_new=True)
    lines = [json.dumps(record) for n, (text, claims) in enumerate(articles, 1) for record in _records(n, text, claims)]
    if published is not None:
        lines = [line.replace('"published": null', f'"published": "{published}"') for line in lines]
    import_stream(desk, BytesIO("\n".join(lines).encode()), name="desk.jsonl", via=Via.IMPORT, read=False)
    return desk


def card_of(path: Path, label: str) -> ClaimCard:
    """A claim's card, as somebody else would read it."""
    desk = open_desk(path, "test")
    try:
        return queue.card(desk, queue.find_claim(desk, label).id)
    finally:
        desk.close()


def _records(n: int, text: str, claims: Sequence[str]) -> Iterator[dict[str, object]]:
    passages = [{"start": m.start(), "end": m.end()} for m in re.finditer(r"[^.\n\s][^.\n]*(?:\.\d[^.\n]*)*\.?", text)]
    versions = [{"n": 1, "text": text, "passages": passages, "times": [*_february(text)]}]
    headline = text.split("\n")[0][:200]
    article = {"type": "article", "key": f"a{n}", "headline": headline, "mode": "ours", "published": None}
    yield {**article, "versions": versions}
    for number, words in enumerate(claims, 1):
        start = text.index(words)
        yield {
            "type": "claim",
            "key": f"a{n}#{number}",
            "article": f"a{n}",
            "number": number,
            "text": words,
            "statement": words,
            "kind": "event",
            "voice": "direct" if words in QUOTED else "narration",
            "speaker": "the mayor" if words in QUOTED else None,
            "worth": round(1 / n - number / 1000, 4),
            "places": [{"version": 1, "start": start, "end": start + len(words), "exact": words}],
        }


def _february(text: str) -> Iterator[dict[str, object]]:
    start = text.find("in February")
    if start >= 0:
        yield {
            "start": start,
            "end": start + len("in February"),
            "text": "in February",
            "type": "DATE",
            "value": "2024-02",
            "earliest": "2024-02-01",
            "latest": "2024-02-29",
            "precision": "month",
            "status": "resolved",
        }
