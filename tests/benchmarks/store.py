"""What the history costs: 200,000 claims through the writer against bare sqlite3, then verified and taken back.

    python -m tests.benchmarks.store [ROWS]

Prints a JSON line a figure. Both sides write the same rows, built beforehand, into the same tables and indexes under
the same pragmas, 5,000 rows a transaction, and take turns block by block, so that a machine that slows down slows
both. Times are CPU seconds of the process unless they say wall.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from claims.desk import Desk, open_desk
from claims.history.images import image_of, insert_into
from claims.history.undo import take_back
from claims.history.verify import verify
from claims.tables import Article, Claim, table_of
from claims.words import ClaimKind, Via, Voice

ROWS = 200_000
BLOCK = 5_000
ROUNDS = 3

Row = dict[str, Any]


def main() -> None:
    """All figures, one after the other."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    rows = [_claim(number) for number in range(1, count + 1)]
    rounds = []
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(ROUNDS):
            desk = _desk(Path(folder) / f"desk{turn}.sqlite")
            rounds.append(_write_round(desk, Path(folder) / f"raw{turn}.sqlite", rows))
            desk.close()
        _say(
            "store", "writer / raw CPU", [w / r for w, r, _ in rounds], 3.5, rows=count, seconds=[w for w, *_ in rounds]
        )
        _say("the same again", "writer / raw CPU", [a / r for _, r, a in rounds], 3.0, rows=count)
        address = str(Path(folder) / "desk0.sqlite")
        verified = [_in_child(_verify, address) for _ in range(ROUNDS)]
        _say("verify the chain", "changes / CPU second", [chain for chain, _ in verified], 100_000)
        _say("verify the chain and every row", "changes / CPU second", [whole for _, whole in verified], None)
        for figure, value in _in_child(_undo, address).items():
            _say("undo", figure, [value], None, rows=count)


def _write_round(desk: Desk, bare: Path, rows: list[Row]) -> tuple[float, float, float]:
    """CPU seconds of the writer, of bare sqlite3, and of the writer given the same rows again."""
    raw = _raw(bare)
    statement, prepared = _prepared(desk, rows)
    gc.collect()
    gc.freeze()  # the rows of both sides are no garbage, and neither shall pay for looking through them
    writer = plain = again = 0.0
    ids: list[int] = []
    for block in _blocks(len(rows)):
        writer += _cpu(lambda: ids.extend(_put(desk, rows[block])))  # noqa: B023  (called at once)
        plain += _cpu(lambda: _insert(raw, statement, prepared[block]))  # noqa: B023
    known = [{**row, "id": key} for row, key in zip(rows, ids, strict=True)]
    for block in _blocks(len(rows)):
        again += _cpu(lambda: _put(desk, known[block]))  # noqa: B023
    raw.close()
    gc.unfreeze()
    return writer, plain, again


def _blocks(count: int) -> Iterator[slice]:
    return (slice(at, at + BLOCK) for at in range(0, count, BLOCK))


def _put(desk: Desk, rows: list[Row]) -> list[int]:
    with desk.write(via=Via.IMPORT) as tx:
        return tx.put(Claim, rows)


def _insert(connection: sqlite3.Connection, statement: str, rows: list[tuple[Any, ...]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(statement, rows)
    connection.execute("COMMIT")


def _cpu(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return time.process_time() - started


def _claim(number: int) -> Row:
    return {
        "key": f"courier-2023-04-26#{number}",
        "article_id": 1,
        "number": number,
        "text": f"The minister said that {number} people had crossed the border since the start of the year.",
        "statement": f"{number} people had crossed the border since the start of the year.",
        "kind": list(ClaimKind)[number % len(ClaimKind)],
        "voice": Voice.INDIRECT,
        "speaker": "Maria Keller",
        "speaker_as_written": "the minister",
        "speaker_role": "minister of the interior",
        "worth": number * 7919 % 1000 / 1000,
        "reasons": ["a number", "a comparison"],
        "origin": "rules 1",
    }


def _desk(path: Path) -> Desk:
    desk = open_desk(path, "bench", create_new=True)
    with desk.write(via=Via.COMMAND) as tx:
        tx.put(Article, [{"key": "courier-2023-04-26", "number": 1}])
    return desk


def _raw(path: Path) -> sqlite3.Connection:
    """A desk's tables and indexes without a writer, under the pragmas of a desk's connection."""
    _desk(path).close()
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _prepared(desk: Desk, rows: list[Row]) -> tuple[str, list[tuple[Any, ...]]]:
    image, dialect = image_of(Claim), desk.engine.dialect
    complete = (image.complete({**row, "id": number}) for number, row in enumerate(rows, 1))
    return insert_into(table_of(Claim), dialect), image.stored(complete, dialect)


def _in_child(figure: Callable[[str], Any], address: str) -> Any:
    """In a process of its own, so that its memory is its own as well."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(figure, (address,))


def _verify(address: str) -> tuple[float, float]:
    """Changes a second: of the chain alone, and of the chain with every row against its last change."""
    with open_desk(address, "bench").read() as session:
        marks: list[float] = []
        started = time.process_time()
        found = verify(session.connection(), lambda seen, total: marks.append(time.process_time() - started))
        assert not found.problems
        return found.changes / marks[-1], found.changes / (time.process_time() - started)


def _undo(address: str) -> dict[str, float]:
    """Put every claim to a new state in one action, and take that back."""
    desk = open_desk(address, "bench")
    with desk.read() as session:
        count = session.connection().exec_driver_sql("SELECT count(*) FROM claim").scalar_one()
    with desk.write(via=Via.COMMAND) as tx:
        tx.put(Claim, ({"id": key, "note": "seen"} for key in range(1, count + 1)))
    before = _peak_mb()
    started = time.perf_counter(), time.process_time()
    with desk.write(via=Via.COMMAND) as undoing:
        assert undoing.action is None
        assert tx.action is not None
        take_back(undoing, tx.action)
    return {
        "wall seconds": round(time.perf_counter() - started[0], 2),
        "CPU seconds": round(time.process_time() - started[1], 2),
        "peak MB": round(_peak_mb()),
        "of which before MB": round(before),
    }


def _peak_mb() -> float:
    """The most memory this process ever held; getrusage would count its parent's as well."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _say(name: str, unit: str, values: list[float], goal: float | None, **more: Any) -> None:
    value = statistics.median(values)
    line = {
        "figure": name,
        "unit": unit,
        "median": round(value, 2),
        "runs": [round(v, 2) for v in values],
        "goal": goal,
    }
    print(json.dumps(line | more), flush=True)


if __name__ == "__main__":
    main()
