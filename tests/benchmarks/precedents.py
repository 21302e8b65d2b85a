"""Finding earlier verdicts among 20,000 decided claims: how long it takes, and whether the right one is found.

    python -m tests.benchmarks.precedents [CLAIMS]

Prints a JSON line a figure. Statements are made of a vocabulary of our own; what is looked for is one of them said
otherwise: a fifth of its small words gone, its number written as words or another, its parts in another order.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from claims.actions.articles import import_stream
from claims.actions.precedents import find_precedents
from claims.actions.queue import queue, rows
from claims.desk import Desk, open_desk
from claims.queries.base import CLAIM
from claims.words import Via

CLAIMS = 20_000
ASKED = 200
AN_ARTICLE = 1_000


def main() -> None:
    """All figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "desk.sqlite", "mara", create_new=True)
        chance = random.Random(11)
        said = [statement(chance) for _ in range(count)]
        import_stream(desk, BytesIO(b"".join(_lines(said, chance))), name="made.jsonl", via=Via.IMPORT, read=False)
        _measure(desk, said, chance)
        desk.close()


def statement(chance: random.Random) -> str:
    """A sentence such as news asserts."""
    who, what, thing = (chance.choice(words) for words in (_WHO, _WHAT, _THING))
    return f"{who} {what} {chance.randint(2, 999)} {thing} in {chance.choice(_WHERE)} {chance.choice(_WHEN)}"


def otherwise(said: str, chance: random.Random) -> str:
    """The same in other words: the time first, some of the small words gone."""
    *rest, when = said.rsplit(" in ", 1)
    place, _, time_ = when.partition(" ")
    words = [word for word in " in ".join(rest).split() if word[0].isupper() or word.isdigit() or chance.random() > 0.2]
    return f"{time_[0].upper()}{time_[1:]}, {' '.join(words)} in {place}"


def _measure(desk: Desk, said: list[str], chance: random.Random) -> None:
    asked = chance.sample(range(len(said)), ASKED)
    with desk.snapshot() as connection:
        by_statement = {row.statement: row.id for row in connection.execute(CLAIM.select())}
    some = rows(desk, queue(desk)[:1])[0]
    times, hits = [], 0
    for number in asked:
        looked_for = replace(some, id=0, statement=otherwise(said[number], chance), speaker=None)
        start = time.process_time()
        found = find_precedents(desk, looked_for)
        times.append(time.process_time() - start)
        hits += by_statement[said[number]] in [precedent.claim.id for precedent in found]
    times.sort()
    _say("precedents", "ms CPU, median", statistics.median(times) * 1000, 20, claims=len(said))
    _say("precedents", "ms CPU, p95", times[int(len(times) * 0.95)] * 1000, None)
    _say("precedents", "found among the first three", hits / ASKED, None)


def _lines(said: list[str], chance: random.Random) -> Iterator[bytes]:
    for first in range(0, len(said), AN_ARTICLE):
        some = said[first : first + AN_ARTICLE]
        text = "\n".join(some)
        key = f"made-{first}"
        versions = [{"n": 1, "text": text}]
        yield _line({"type": "article", "key": key, "mode": "theirs", "headline": key, "versions": versions})
        at = 0
        for number, words in enumerate(some, 1):
            place = {"version": 1, "start": at, "end": at + len(words), "exact": words}
            at += len(words) + 1
            claim = {"type": "claim", "key": f"{key}#{number}", "text": words, "statement": words, "kind": "event"}
            yield _line({**claim, "voice": "narration", "places": [place]})
        for number in range(1, len(some) + 1):
            rating = chance.choice(["True", "False"])
            claim = {"type": "verdict", "key": f"{key}/{number}", "claim": f"{key}#{number}", "rating": rating}
            yield _line(claim)


def _line(record: Mapping[str, object]) -> bytes:
    return json.dumps(record).encode() + b"\n"


def _say(what: str, figure: str, value: float, budget: float | None, **more: object) -> None:
    print(json.dumps({"what": what, "figure": figure, "value": round(value, 3), "budget": budget, **more}), flush=True)


_WHO = [f"The {office} of {place}" for office in ("mayor", "minister", "bishop", "union", "court", "port")
        for place in ("Arden", "Bellmoor", "Carrow", "Dunholm", "Esk", "Farrow", "Grell", "Hallin")]  # fmt: skip
_WHAT = [
    *("built", "closed", "promised", "lost", "counted", "bought", "sold", "ordered", "paid for", "inspected"),
    *("opened", "banned", "repaired", "doubled the number of", "found", "burned", "hid", "named", "taxed", "moved"),
]
_THING = [
    *("homes", "bridges", "jobs", "ships", "schools", "beds", "trees", "cameras", "arrests", "tonnes of grain"),
    *("buses", "wells", "prisoners", "licences", "votes", "lamps", "farms", "letters", "patrols", "tunnels"),
]
_WHERE = ["Arden", "Bellmoor", "Carrow", "Dunholm", "Esk", "Farrow", "Grell", "Hallin", "Ister", "Jorvale", "Kenning"]
_WHEN = [f"{when} {year}" for when in ("since", "during", "before", "by the end of") for year in range(1990, 2025)]

if __name__ == "__main__":
    main()
