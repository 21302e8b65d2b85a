"""Asking for help loads nothing that a help does not need."""

from __future__ import annotations

import json
import subprocess
import sys

HEAVY = ("textual", "rich", "sqlmodel", "sqlalchemy", "httpx", "trafilatura", "dateparser", "pydantic", "alembic")

ASK_FOR_HELP = """
import contextlib, io, json, sys
from workbench.__main__ import run
from workbench.cli.root import COMMANDS

def loaded():
    return sorted({name.partition(".")[0] for name in sys.modules} & set(HEAVY))

found = {}
for name in ["", *(name for entries in COMMANDS.values() for name in entries)]:
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        code = run([*([name] if name else []), "--help"])
    found[name] = (code, loaded(), shown.getvalue())
print(json.dumps(found))
"""


def test_no_help_loads_a_heavy_module_and_none_is_styled() -> None:
    code = f"HEAVY = {HEAVY!r}\n{ASK_FOR_HELP}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert len(found) > 20
    for name, (code_given, heavy, shown) in found.items():
        assert (name, code_given, heavy) == (name, 0, [])
        assert shown.startswith(f"Usage: workbench{' ' if name else ''}{name} ")
        assert "\x1b" not in shown
    assert done.stderr == ""


def test_a_command_of_the_desk_loads_no_screen() -> None:
    code = "import sys; from workbench.__main__ import run; run(['claims']); print('textual' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"WORKBENCH_DB": "/nowhere/desk"}
    )
    assert done.stdout == "False\n"
    assert "There is no desk at /nowhere/desk" in done.stderr
