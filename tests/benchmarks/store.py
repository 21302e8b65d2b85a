"""What the history costs: 200,000 claims through the writer against bare sqlite3, then verified and taken back.

    python -m tests.benchmarks.store [ROWS]

Prints a JSON line a figure. Both sides write the same rows, built beforehand, into the same tables and indexes, 5,000
rows a transaction, and take turns block by block, so that a machine that slows down slows both. Without the search
both write claims and nothing else; with it both also write their folded words, which bare sqlite3 gets ready made, and
let the index of trigrams follow after each block. Times are CPU seconds of the process unless they say wall.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from claims.desk import Desk, open_desk
from claims.history.images import image_of
from claims.history.undo import take_back
from claims.history.verify import verify
from claims.store.derived.folded import FOLDED
from claims.tables import Article, Claim
from claims.words import ClaimKind, Via, Voice
from tests.benchmarks.bare import SEARCHED, Bare, Stored, unsearched

ROWS = 200_000
BLOCK = 5_000
ROUNDS = 3

Row = dict[str, Any]


class Round(NamedTuple):
    """CPU seconds of the writer, of bare sqlite3, and of the writer given the same rows again."""

    writer: float
    bare: float
    again: float


def main() -> None:
    """All figures, one after the other."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    rows = [_claim(number) for number in range(1, count + 1)]
    rounds: dict[bool, list[Round]] = {False: [], True: []}
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(ROUNDS):
            for search, told in rounds.items():
                told.append(_write_round(Path(folder) / f"{turn}{'search' * search}", rows, search))
        for search, told in rounds.items():
            with_or_without = "with the search index" if search else "without the search index"
            of = {"rows": count, "seconds": [round(one.writer, 2) for one in told]}
            _say(f"store, {with_or_without}", "writer / bare CPU", [one.writer / one.bare for one in told], 3.5, **of)
            _say(f"again, {with_or_without}", "writer / bare CPU", [one.again / one.bare for one in told], 3.0, **of)
        address = str(Path(folder) / "0search.desk")
        verified = [_in_child(_verify, address) for _ in range(ROUNDS)]
        _say("verify the chain", "changes / CPU second", [chain for chain, _ in verified], 100_000)
        _say("verify the chain and every row", "changes / CPU second", [whole for _, whole in verified], None)
        for figure, value in _in_child(_undo, address).items():
            _say("undo", figure, [value], None, rows=count)


def _write_round(place: Path, rows: list[Row], search: bool) -> Round:
    desk, plain = _desk(place.with_suffix(".desk")), _desk(place.with_suffix(".bare"))
    bare = Bare(plain, _prepared(desk, rows, search))
    gc.collect()
    gc.freeze()  # the rows of both sides are no garbage, and neither shall pay for looking through them
    writer = raw = again = 0.0
    ids: list[int] = []
    with nullcontext() if search else unsearched():
        for block in _blocks(len(rows)):
            writer += _cpu(lambda: ids.extend(_put(desk, rows[block])))  # noqa: B023  (called at once)
            raw += _cpu(lambda: _insert(bare, block))  # noqa: B023
        known = [{**row, "id": key} for row, key in zip(rows, ids, strict=True)]
        for block in _blocks(len(rows)):
            again += _cpu(lambda: _put(desk, known[block]))  # noqa: B023
    bare.close()
    desk.close()
    plain.close()
    gc.unfreeze()
    return Round(writer, raw, again)


def _blocks(count: int) -> Iterator[slice]:
    return (slice(at, at + BLOCK) for at in range(0, count, BLOCK))


def _put(desk: Desk, rows: list[Row]) -> list[int]:
    with desk.write(via=Via.IMPORT) as tx:
        ids = tx.put(Claim, rows)
    desk.index_words()
    return ids


def _insert(bare: Bare, block: slice) -> None:
    bare.write(block)
    bare.index()


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


def _prepared(desk: Desk, rows: list[Row], search: bool) -> dict[str, list[Stored]]:
    image = image_of(Claim)
    complete = [image.complete({**row, "id": number}) for number, row in enumerate(rows, 1)]
    prepared = {image.entity: image.stored(complete, desk.engine.dialect)}
    if search:
        prepared[SEARCHED.name] = [FOLDED[image.entity].fold(row) for row in complete]
    return prepared


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
