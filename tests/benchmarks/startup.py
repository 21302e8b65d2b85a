"""How long `workbench --help` takes against a bare `import typer`, by turns, in fresh processes.

    python -m tests.benchmarks.startup [TURNS]

Prints a JSON line: medians in CPU seconds and their ratio (goal: at most 2), and what the help has loaded needlessly.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys

TURNS = 15
HEAVY = {"textual", "sqlmodel", "sqlalchemy", "httpx", "trafilatura", "dateparser", "alembic", "pydantic", "rich"}

BARE = [sys.executable, "-c", "import typer"]
HELP = [sys.executable, "-m", "workbench", "--help"]
LOADED = [sys.executable, "-X", "importtime", "-m", "workbench", "--help"]


def main() -> None:
    """The one figure."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else TURNS
    _cpu(BARE), _cpu(HELP)  # so that neither side pays for compiling
    pairs = [(_cpu(HELP), _cpu(BARE)) for _ in range(turns)]
    ours, bare = (statistics.median(side) for side in zip(*pairs, strict=True))
    line = {
        "figure": "startup",
        "unit": "workbench --help / import typer, CPU",
        "median": round(statistics.median(help_ / typer for help_, typer in pairs), 2),
        "goal": 2.0,
        "seconds": round(ours, 3),
        "typer seconds": round(bare, 3),
        "loaded": sorted(HEAVY & _loaded()),
    }
    print(json.dumps(line))


def _cpu(command: list[str]) -> float:
    """CPU seconds of a process and its children."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime


def _loaded() -> set[str]:
    lines = subprocess.run(LOADED, capture_output=True, text=True, check=True).stderr.splitlines()
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


if __name__ == "__main__":
    main()
