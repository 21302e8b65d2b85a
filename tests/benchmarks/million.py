"""A large desk asked what a screen and a command ask: pages, histories, counts, words; on either database.

    python -m tests.benchmarks.million [--claims 1000000] [--desk PATH] [--postgresql]

Prints a JSON line a figure: median and 95th percentile in milliseconds of wall time, and the median of this process's
CPU, which for SQLite is all of the work. The desk is built once by the writer, with its history, and kept with
`--desk`; `--postgresql` copies it to a server of its own, with BUFFERS of memory, and asks there as well. A page
anywhere is asked for twice: with the desk in memory, as it is on a desk in use, and with nothing of its files there
before each page, as after the machine was started; its rows lie in as many places of the desk as they are.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import Any

from claims.actions.history import claim_history
from claims.actions.moving import copy
from claims.actions.queue import count, counts, queue, rows
from claims.desk import Desk, open_desk
from claims.filters import parse_filter
from claims.tables import Article, Claim, Place, Version
from claims.words import ClaimKind, State, Via, Voice

PER_ARTICLE = 50
BLOCK = 5_000
RUNS = 25
PAGE = 64
MOST = 1_000
BUFFERS = "4GB"
RARE, NEVER = "zephyrian", "quixotropy"
VOCABULARY = 60_000
HEADS, TAILS = "b c d f g h j k l m n p r s t v w st tr pr ch sh gr pl", "a e i o u an en in on er al is ent ion ou ea"


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--desk", type=Path)
    parser.add_argument("--postgresql", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.desk or Path(folder) / "desk.sqlite"
        if not path.exists():
            build(path, given.claims)
        desk = open_desk(path, "bench")
        ask(desk, "SQLite", given.claims, [path])
        if given.postgresql:
            from tests.world.postgresql import running

            with running(BUFFERS) as server:
                address = server.new_database()
                began = time.perf_counter()
                copy(desk, address)
                once("copied to PostgreSQL with its history, verified", wall_s=time.perf_counter() - began)
                there = open_desk(address, "bench")
                ask(there, "PostgreSQL", given.claims, list(filter(Path.is_file, Path(server.socket).rglob("*"))))
                there.close()
        desk.close()


def ask(desk: Desk, database: str, claims: int, files: Sequence[Path]) -> None:
    """All figures of one database, which lies in these files."""
    chance = random.Random(5)
    words = list(vocabulary())
    common, less = words[0], words[900]
    ids = queue(desk)
    named = (f"{n // PER_ARTICLE + 1}.{n % PER_ARTICLE + 1}" for n in chance.sample(range(claims), RUNS + 1))
    at = iter(chance.choices(range(claims - PAGE), k=2 * (RUNS + 1)))

    def page() -> object:
        start = next(at)
        return rows(desk, ids[start : start + PAGE])

    into_cache(files)
    for start in range(0, claims, BLOCK):
        rows(desk, ids[start : start + BLOCK])  # into what the database keeps in memory of its own
    say(f"page of {PAGE} rows, anywhere, in memory", database, timed(page), 5)
    say(f"page of {PAGE} rows, anywhere, from the disk", database, timed(page, lambda: out_of_cache(files)), 5)
    into_cache(files)
    figures: list[tuple[str, Callable[[], Any], int]] = [
        ("history of a claim", lambda: claim_history(desk, next(named)), 5),
        ("counts by state", lambda: counts(desk), 5),
        ("a rare word, newest 50", lambda: newest(desk, RARE), 20),
        ("a word of none, newest 50", lambda: newest(desk, NEVER), 20),
        ("a rare word, all by worth", lambda: queue(desk, parse_filter(RARE)), 20),
        ("a common word, newest 50", lambda: newest(desk, common), 50),
        ("a common word, counted to 1,000", lambda: count(desk, parse_filter(common), MOST), 50),
        ("a less common word, newest 50", lambda: newest(desk, less), 50),
        ("a less common word, counted to 1,000", lambda: count(desk, parse_filter(less), MOST), 50),
        ("two common words, newest 50", lambda: newest(desk, f"{common} {words[3]}"), 50),
        ("part of a word, newest 50", lambda: newest(desk, common[1:]), 50),
    ]
    for name, question, goal in figures:
        say(name, database, timed(question), goal)
    if claims <= 200_000:
        for typed in ("a", common[:2], common, RARE):
            say(f"a keystroke of the filter: {typed}", database, timed(lambda: queue(desk, parse_filter(typed))), 120)  # noqa: B023


def newest(desk: Desk, words: str) -> Sequence[int]:
    """What the list shows first."""
    return queue(desk, parse_filter(words), "newest", 50)


def timed(question: Callable[[], Any], before: Callable[[], None] = lambda: None) -> list[tuple[float, float]]:
    """Milliseconds of each run, wall and CPU, the first left out; `before` each, what does not count is done."""
    question()
    found = []
    for _ in range(RUNS):
        before()
        began = time.perf_counter(), time.process_time()
        question()
        found.append(((time.perf_counter() - began[0]) * 1_000, (time.process_time() - began[1]) * 1_000))
    return found


def into_cache(files: Sequence[Path]) -> None:
    """Have the system read all of these files."""
    for file in files:
        with suppress(FileNotFoundError), file.open("rb", buffering=0) as stream:  # a server removes some as it goes
            while stream.read(1 << 24):
                pass


def out_of_cache(files: Sequence[Path]) -> None:
    """Have the system forget what it knows of these files."""
    for file in files:
        with suppress(FileNotFoundError), file.open("rb") as stream:
            os.fsync(stream.fileno())
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def build(path: Path, claims: int) -> None:
    """A desk by the writer, with its history and its index."""
    began = time.process_time()
    desk = open_desk(path, "bench", create_new=True)
    chance = random.Random(7)
    words = list(vocabulary())
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    articles = range(1, claims // PER_ARTICLE + 1)
    with desk.write(via=Via.IMPORT, name="import") as tx:
        tx.put(Article, ({"key": f"a{n}", "number": n, "current": 1} for n in articles))
        tx.put(Version, ({"article_id": n, "n": 1, "text": "…", "sha256": str(n)} for n in articles))
        action = tx.action
    for first in range(0, claims, BLOCK):
        made = [claim(n, words, weights, chance) for n in range(first, min(first + BLOCK, claims))]
        with desk.write(via=Via.IMPORT, name="import", action=action) as tx:
            ids = tx.put(Claim, made)
            tx.put(Place, (place(key, row) for key, row in zip(ids, made, strict=True)))
    once("built with its history, no index", claims=claims, cpu_s=time.process_time() - began)
    began = time.process_time()
    while desk.index_words():
        pass
    once("its words indexed", claims=claims, cpu_s=time.process_time() - began)
    desk.close()


def claim(n: int, words: list[str], weights: list[float], chance: random.Random) -> dict[str, Any]:
    """A claim of some twenty words, as often as words are in a language; one in 50,000 has the rare one."""
    chosen = chance.choices(words, cum_weights=weights, k=chance.randint(12, 28))
    if n % 50_000 == 77:
        chosen[3] = RARE
    text = " ".join(chosen).capitalize() + "."
    article = n // PER_ARTICLE + 1
    return {
        "key": f"a{article}#{n % PER_ARTICLE + 1}",
        "article_id": article,
        "number": n % PER_ARTICLE + 1,
        "text": text,
        "statement": text,
        "kind": list(ClaimKind)[n % len(ClaimKind)],
        "voice": Voice.NARRATION,
        "speaker": words[n % 500].capitalize(),
        "worth": n * 7919 % 1000 / 1000,
        "state": list(State)[n % len(State)],
    }


def place(key: int, row: dict[str, Any]) -> dict[str, Any]:
    """Where it stands."""
    start = row["number"] * 200
    return {"claim_id": key, "version_id": row["article_id"], "start": start, "end": start + 150, "exact": row["text"]}


def vocabulary() -> Iterator[str]:
    """Made-up words of one to four syllables, the short ones first, as in a language."""
    chance = random.Random(3)
    heads, tails = HEADS.split(), TAILS.split()
    seen: set[str] = set()
    while len(seen) < VOCABULARY:
        length = 1 + (len(seen) > 60) + (len(seen) > 2_000) + (len(seen) > 20_000)
        word = "".join(chance.choice(heads) + chance.choice(tails) for _ in range(length))
        if word not in seen:
            seen.add(word)
            yield word


def say(name: str, database: str, runs: list[tuple[float, float]], goal: int) -> None:
    """A figure of many runs as a line."""
    wall, cpu = sorted(run[0] for run in runs), sorted(run[1] for run in runs)
    times = {"p50 ms": wall[RUNS // 2], "p95 ms": wall[int(RUNS * 0.95)], "p50 CPU ms": cpu[RUNS // 2]}
    line = {"figure": name, "database": database, "goal p50 ms": goal}
    print(json.dumps(line | {unit: round(value, 2) for unit, value in times.items()}), flush=True)


def once(name: str, **figures: float) -> None:
    """A figure of one run."""
    print(json.dumps({"figure": name} | {unit: round(value, 1) for unit, value in figures.items()}), flush=True)


if __name__ == "__main__":
    main()
