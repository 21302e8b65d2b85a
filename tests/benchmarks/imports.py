"""What an import costs: claims from a pipe's bytes against bare sqlite3, the same again, its memory, and others' wait.

    python -m tests.benchmarks.imports [CLAIMS] [MEGABYTES] [BESIDE]

Prints a JSON line a figure. Bare sqlite3 writes the same rows of claims and places, built beforehand, into the same
tables and indexes under the same pragmas, 1,000 rows a transaction. Each figure is told with the search index, where
bare sqlite3 also writes the folded words, ready made, and lets the index of trigrams follow, and without it, where
neither does. Each side runs in a process of its own, one after the other in turns; times are CPU seconds of that
process. The articles are there before, unread. Memory is the most that the process ever held. A reviewer beside an
import of BESIDE claims, and then beside its undo, rates a claim, thinks for 50 ms, and so on: how long each write took.
"""

from __future__ import annotations

import io
import json
import multiprocessing
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from shutil import copy
from typing import Any

from claims.actions.history import undo
from claims.actions.importing import import_stream
from claims.actions.verdicts import give_verdicts
from claims.desk import open_desk
from claims.words import Via
from tests.benchmarks.bare import SEARCHED, Bare, stored_rows, unsearched
from tests.claims.actions.importing.lines import article

CLAIMS = 200_000
OF_AN_ARTICLE = 200
ROUNDS = 3
MEGABYTES = 100
BESIDE = 100_000
THINKS = 0.05
WRITTEN = ("claim", "place", SEARCHED.name)
CLAIMS_AT_ONCE = 500
"""Claims that bare sqlite3 writes in a transaction, each with its place."""
PER_CLAIM = 700
"""Bytes of a line, about."""


def main() -> None:
    """All figures, one after the other."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    megabytes = int(sys.argv[2]) if len(sys.argv) > 2 else MEGABYTES
    beside = int(sys.argv[3]) if len(sys.argv) > 3 else BESIDE
    with tempfile.TemporaryDirectory() as folder:
        empty, lines = prepare(Path(folder), count)
        for figure, goal in compared(empty, lines):
            print(json.dumps(figure | {"unit": "import / bare CPU", "goal": goal, "claims": count}), flush=True)
        if megabytes:
            empty, lines = prepare(Path(folder), megabytes * 1_000_000 // PER_CLAIM)
            large = in_child(pipe, str(empty), str(lines))
            size = round(lines.stat().st_size / 1e6)
            say("memory", unit="peak MB", value=round(large["peak"]), goal=150, input_mb=size, **large)
        if beside:
            desk, lines = prepare(Path(folder), beside)
            review_beside(desk, lines)


def compared(empty: Path, lines: Path) -> Iterator[tuple[dict[str, Any], float]]:
    """The ratios of an import and of the same again, each with and without the search index, and their goals."""
    firsts: dict[bool, list[float]] = {False: [], True: []}
    agains: dict[bool, list[float]] = {False: [], True: []}
    for turn in range(ROUNDS):
        for search, import_ in ((False, pipe_without_search), (True, pipe)):
            desk, bare = (copy(empty, empty.with_name(f"{name}{turn}{search:d}.sqlite")) for name in ("desk", "bare"))
            first = in_child(import_, str(desk), str(lines))
            raw = in_child(bare_rows, str(bare), str(desk))
            again = in_child(import_, str(desk), str(lines))
            firsts[search].append(first["seconds"] / raw)
            agains[search].append(again["seconds"] / raw)
            say("seconds", search=search, piped=first["seconds"], bare=round(raw, 2), again=again["seconds"])
    for search in (False, True):
        told = "with the search index" if search else "without the search index"
        yield {"figure": f"from the pipe's bytes, {told}", **spread(firsts[search])}, 6.0
        yield {"figure": f"the same again, {told}", **spread(agains[search])}, 3.0


def prepare(folder: Path, count: int) -> tuple[Path, Path]:
    """A desk with the articles, and a file with the claims that are to come."""
    desk, lines = folder / "empty.sqlite", folder / "claims.jsonl"
    desk.unlink(missing_ok=True)
    articles = -(-count // OF_AN_ARTICLE)
    made = open_desk(desk, "bench", create_new=True)
    records = (article(f"courier-{n}", OF_AN_ARTICLE) for n in range(articles))
    content = b"".join(json.dumps(record).encode() + b"\n" for record in records)
    import_stream(made, io.BytesIO(content), name="articles.jsonl", read=False)
    made.close()
    with sqlite3.connect(desk) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with lines.open("wb") as out:
        for n in range(count):
            out.write(json.dumps(claim_of(n)).encode() + b"\n")
    return desk, lines


def claim_of(n: int) -> dict[str, Any]:
    """A claim with all that an export gives it."""
    number, key = n % OF_AN_ARTICLE + 1, f"courier-{n // OF_AN_ARTICLE}"
    words = f"Claim {number} is that it cost {number} crowns."
    start = STARTS[number - 1]
    return {
        "type": "claim",
        "key": f"{key}#{number}",
        "article": key,
        "number": number,
        "text": words,
        "statement": words,
        "statement_status": "verbatim",
        "kind": "quantity",
        "voice": "indirect",
        "speaker": "Maria Keller",
        "speaker_as_written": "the minister",
        "speaker_role": "minister of the interior",
        "speaker_kind": "person",
        "worth": n * 7919 % 1000 / 1000,
        "reasons": ["a number", "a comparison"],
        "state": "new",
        "origin": "rules 1",
        "places": [
            {
                "version": 1,
                "start": start,
                "end": start + len(words),
                "exact": words,
                "prefix": "before",
                "suffix": "\n",
            }
        ],
    }


def _starts() -> Iterator[int]:
    at = 0
    for number in range(1, OF_AN_ARTICLE + 1):
        yield at
        at += len(f"Claim {number} is that it cost {number} crowns.\n")


STARTS = list(_starts())


def pipe(desk: str, lines: str) -> dict[str, float]:
    """Import a file as if it came from a pipe."""
    opened = open_desk(desk, "bench")
    started = time.process_time(), time.perf_counter()
    with open(lines, "rb") as stream:
        summary = import_stream(opened, stream, name="-", format="jsonl", read=False)
    assert not summary.refused
    seconds, wall = time.process_time() - started[0], time.perf_counter() - started[1]
    return {"seconds": round(seconds, 2), "wall": round(wall, 2), "peak": round(peak_mb())}


def pipe_without_search(desk: str, lines: str) -> dict[str, float]:
    """The same, but nothing is kept for the search."""
    with unsearched():
        return pipe(desk, lines)


def review_beside(desk: Path, lines: Path) -> None:
    """How long a reviewer's writes take while an import is applied, and while it is taken back."""
    opened = open_desk(desk, "bench")
    import_stream(opened, io.BytesIO(json.dumps(claim_of(0)).encode()), name="-", format="jsonl", read=False)
    opened.close()
    for what, work in (("it", pipe), ("its undo", undo_last)):
        spawn = multiprocessing.get_context("spawn")
        ours, theirs = spawn.Pipe()
        reviewer = spawn.Process(target=rate, args=(str(desk), theirs))
        reviewer.start()
        done = in_child(work, str(desk), str(lines))
        ours.send("ended")
        waits = sorted(ours.recv())
        reviewer.join()
        say(
            f"a reviewer's write beside {what}",
            unit="ms",
            p50=round(waits[len(waits) // 2], 1),
            p95=round(waits[len(waits) * 95 // 100], 1),
            longest=round(waits[-1], 1),
            goal=300,
            writes=len(waits),
            wall=done["wall"],
            seconds=done["seconds"],
        )


def undo_last(desk: str, lines: str) -> dict[str, float]:
    """Take the import back."""
    opened = open_desk(desk, "bench")
    started = time.process_time(), time.perf_counter()
    undo(opened, via=Via.COMMAND)
    seconds, wall = time.process_time() - started[0], time.perf_counter() - started[1]
    return {"seconds": round(seconds, 2), "wall": round(wall, 2)}


def rate(desk: str, other: Connection) -> None:
    """Rate a claim again and again until told to end; tells the milliseconds of each."""
    opened = open_desk(desk, "reviewer")
    found = []
    while not other.poll(THINKS):
        started = time.perf_counter()
        give_verdicts(opened, ["courier-0#1"], "True", via=Via.SCREEN)
        found.append((time.perf_counter() - started) * 1000)
    other.send(found)


def bare_rows(bare: str, desk: str) -> float:
    """CPU seconds of writing, without a writer, what a desk got from its import."""
    rows = {name: found for name, found in stored_rows(desk, *WRITTEN).items() if found}
    opened = open_desk(bare, "bench")
    plain = Bare(opened, rows)
    started = time.process_time()
    for at in range(0, len(rows["claim"]), CLAIMS_AT_ONCE):
        plain.write(slice(at, at + CLAIMS_AT_ONCE))
    plain.index()
    seconds = time.process_time() - started
    plain.close()
    opened.close()
    return seconds


def in_child(figure: Callable[..., Any], *of: str) -> Any:
    """In a process of its own, so that its memory is its own as well."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(figure, of)


def peak_mb() -> float:
    """The most memory this process ever held."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def spread(values: list[float]) -> dict[str, Any]:
    """The median, and all."""
    return {"median": round(statistics.median(values), 2), "runs": [round(value, 2) for value in values]}


def say(figure: str, **more: Any) -> None:
    """One JSON line."""
    print(json.dumps({"figure": figure, **more}), flush=True)


if __name__ == "__main__":
    main()
