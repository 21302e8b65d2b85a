"""Keys that it takes to decide eighty claims of the demo articles, typed into the app with their sources loaded.

    python -m tests.benchmarks.keystrokes [--claims 80]     prints a JSON line a mode

A checker is assumed who reads in the order of the text and finds that the source cited last bears out three lines of
four; for the fourth another is named by its number. Of our own articles a line is ticked. Of others' a verdict is
given, whose reasons are the checker's own words and are not counted; the keys that open and save their form are.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from claims.actions.claims import queue, rows
from claims.actions.desks import load_demo
from claims.desk import open_desk
from tests.workbench.screen import AppPilot, opened, review, type_keys, write

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"


def main() -> None:
    """Type, count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=80)
    given = parser.parse_args()
    for mode in ("ours", "theirs"):
        keys, decided, cited = asyncio.run(decide(mode, given.claims))
        counted = {"mode": mode, "keys": keys, "claims": decided, "with_source": cited}
        print(json.dumps({"figure": "keystrokes", **counted}), flush=True)


async def decide(mode: str, claims: int) -> tuple[int, int, int]:
    """(keys, claims decided, claims with a source) after that many claims of the articles of a mode."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "desk.sqlite"
        desk = open_desk(path, "bench", create_new=True)
        load_demo(desk, SEEDS)
        keys = 0
        async with opened(path, by="bench", filter=f"mode:{mode}") as pilot:
            keys += await _typed(pilot, "enter")
            for n in range(claims):
                keys += await _one(pilot, n, mode)
        found = rows(desk, queue(desk))
        desk.close()
    decided = [row for row in found if not row.open]
    return keys, len(decided), sum(row.evidence > 0 for row in decided)


async def _one(pilot: AppPilot, n: int, mode: str) -> int:
    """Decide the claim under the cursor, or the next open one; the keys it took."""
    screen = review(pilot)
    keys = 0
    if screen.claim is None or not screen.claim.open:
        keys += await _typed(pilot, "n")
    assert screen.sheet is not None
    sources = len(screen.sheet.sources)
    known = {source.label for source in screen.sheet.sources if source.uses}
    again = n % 4 and screen.last_source in known
    keys += await _typed(pilot, *(["full_stop"] if again else [str(n % sources + 1)]), "y")
    if mode == "theirs":
        await write(pilot, "The source says so.")
        keys += await _typed(pilot, "enter")
    return keys


async def _typed(pilot: AppPilot, *keys: str) -> int:
    await type_keys(pilot, *keys)
    return len(keys)


if __name__ == "__main__":
    main()
