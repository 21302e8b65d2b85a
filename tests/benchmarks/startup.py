"""What asking for help costs, beside Python itself and a bare `import typer`.

`python -m tests.benchmarks.startup` prints one JSON object a line: the fastest of some fresh processes, since what else
the machine does only adds to it, and the ratio to `import typer`. The budget of `workbench --help` is 2.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

ROUNDS = 15
CALLS: dict[str, list[str]] = {
    "python": ["-c", "pass"],
    "import typer": ["-c", "import typer"],
    "workbench --help": ["-m", "workbench", "--help"],
    "workbench claims --help": ["-m", "workbench", "claims", "--help"],
    "workbench claim edit --help": ["-m", "workbench", "claim", "edit", "--help"],
    "workbench db path": ["-m", "workbench", "db", "path"],
}


def seconds(arguments: list[str]) -> float:
    """How long a fresh process takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print the figures."""
    for arguments in CALLS.values():  # the first call of each compiles
        seconds(arguments)
    taken = {name: [0.0] * ROUNDS for name in CALLS}
    for turn in range(ROUNDS):
        for name, arguments in CALLS.items():
            taken[name][turn] = seconds(arguments)
    typer = min(taken["import typer"])
    for name, times in taken.items():
        fastest = min(times)
        print(json.dumps({"call": name, "ms": round(fastest * 1000, 1), "of_typer": round(fastest / typer, 2)}))


if __name__ == "__main__":
    main()
