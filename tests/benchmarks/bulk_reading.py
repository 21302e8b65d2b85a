"""What reading in bulk costs: an import whose articles are read in one process, and in as many as the machine has.

    python -m tests.benchmarks.bulk_reading [ARTICLES]

Prints a JSON line a figure. The articles are of about 800 words, all different. CPU is that of `workbench import` from
its start to its end and of the processes that read for it; both ways take turns. One process is what it takes where it
may run on one core.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ARTICLES = 240
ROUNDS = 3
SEEDS = Path(__file__).parents[2] / "seeds"
WORDS = 800


def main() -> None:
    """All figures, one after the other."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    alone, together = [], []
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "articles.jsonl"
        lines.write_bytes(b"".join(json.dumps(record).encode() + b"\n" for record in articles(count)))
        for _ in range(ROUNDS):
            alone.append(imported(lines, alone=True))
            together.append(imported(lines, alone=False))
    for name, of in (("CPU", "cpu"), ("wall", "wall")):
        ratios = [many[of] / one[of] for many, one in zip(together, alone, strict=True)]
        goal = 1.25 if of == "cpu" else None
        figure = {"figure": f"reading in bulk, {name}", "unit": "all cores / one process"}
        spread = {"median": round(statistics.median(ratios), 2), "runs": [round(ratio, 2) for ratio in ratios]}
        print(
            json.dumps({**figure, **spread, "goal": goal, "cores": len(os.sched_getaffinity(0)), "articles": count}),
            flush=True,
        )
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


def imported(lines: Path, alone: bool) -> dict[str, float]:
    """Import and read; CPU and wall seconds."""
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-m", "workbench", "import", str(lines), "--db", f"{folder}/desk.sqlite"]
        began, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(words, check=True, capture_output=True, preexec_fn=_on_one_core if alone else None)
        wall, ended = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime
    return {"cpu": round(used, 2), "wall": round(wall, 2)}


def _on_one_core() -> None:
    os.sched_setaffinity(0, list(os.sched_getaffinity(0))[:1])


if __name__ == "__main__":
    main()
