"""What reading in bulk costs: an import whose articles are read in one process, and in as many as the machine has.

    python -m tests.benchmarks.bulk_reading [ARTICLES]

Prints a JSON line a figure. The articles are of about 800 words, all different. CPU is that of the import's process and
of those that read for it; both ways run in a process of their own, and take turns.
"""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from claims.actions.importing import import_stream, readers
from claims.desk import open_desk

ARTICLES = 240
ROUNDS = 3
SEEDS = Path(__file__).parents[2] / "seeds"
WORDS = 800


def main() -> None:
    """All figures, one after the other."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    lines = b"".join(json.dumps(record).encode() + b"\n" for record in articles(count))
    alone, together = [], []
    for _ in range(ROUNDS):
        alone.append(in_child(lines, 1))
        together.append(in_child(lines, readers.cores()))
    for name, of in (("CPU", "cpu"), ("wall", "wall")):
        ratios = [many[of] / one[of] for many, one in zip(together, alone, strict=True)]
        goal = 1.25 if of == "cpu" else None
        figure = {"figure": f"reading in bulk, {name}", "unit": "all cores / one process"}
        spread = {"median": round(statistics.median(ratios), 2), "runs": [round(ratio, 2) for ratio in ratios]}
        print(json.dumps({**figure, **spread, "goal": goal, "cores": readers.cores(), "articles": count}), flush=True)
    seconds = {"one process": alone[-1], "all cores": together[-1]}
    print(json.dumps({"figure": "seconds", **seconds}), flush=True)


def articles(count: int) -> Iterator[dict[str, Any]]:
    """Articles whose paragraphs come from the demo articles, each in an order of its own."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    paragraphs = [part for text in texts for part in text.split("\n\n") if part.strip()]
    for n in range(count):
        text, at = f"Article {n}\n\n", n * 7
        while text.count(" ") < WORDS:
            text += f"{paragraphs[at % len(paragraphs)]}\n\n"
            at += 1 + n % 3
        yield {"type": "article", "key": f"a{n}", "published": "2024-05-08", "text": text}


def in_child(lines: bytes, processes: int) -> dict[str, float]:
    """CPU and wall seconds of an import in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1, _may_have_children) as pool:
        return pool.apply(imported, (lines, processes))


def imported(lines: bytes, processes: int) -> dict[str, float]:
    """Import and read; seconds."""
    with tempfile.TemporaryDirectory() as folder, patch.object(readers, "cores", lambda: processes):
        desk = open_desk(Path(folder) / "desk.sqlite", "bench", create_new=True)
        began = os.times()
        summary = import_stream(desk, io.BytesIO(lines), name="-")
        desk.close()
        for _ in range(500):  # the readers are told to end, and counted once they have
            if not multiprocessing.active_children():
                break
            time.sleep(0.01)
        ended = os.times()
    assert summary.counts["claims"]
    of_readers = sum(ended[2:4]) - sum(began[2:4])
    used = sum(ended[:2]) - sum(began[:2]) + of_readers
    return {"cpu": round(used, 2), "of readers": round(of_readers, 2), "wall": round(ended.elapsed - began.elapsed, 2)}


def _may_have_children() -> None:
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
