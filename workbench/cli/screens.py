"""The screen, and the demo."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claims.errors import ClaimsError, UsageError
from workbench.cli.opening import filter_of, settings_of
from workbench.cli.options import FilterWords

if TYPE_CHECKING:
    from claims.desk import Desk

SHOWN = 10
"""Claims that the demo prints where it can open no screen."""


def review(ctx: typer.Context, filter: FilterWords = None) -> None:
    """Open the screen."""
    chosen = settings_of(ctx)
    filter_of(filter)
    unfit = _unfit()
    if unfit:
        raise UsageError(unfit, "`workbench claims` lists them here.")
    _open(chosen.desk, chosen.user, " ".join(filter or ()))


def demo(ctx: typer.Context) -> None:
    """Open the screen on a desk of demo articles.

    The desk is demo.sqlite in your data folder, unless --db names another. Without a terminal, the queue is printed.
    """
    from claims.actions.desks import load_demo
    from claims.desk import open_desk

    user = settings_of(ctx).user
    where = ctx.obj.db or str(_demo_desk())
    desk = open_desk(where, user, create_new=True)
    try:
        load_demo(desk, seeds())
        if _unfit():
            _print_queue(desk, where)
            return
    finally:
        desk.close()
    _open(where, user)


def seeds() -> Path:
    """The folder of the demo articles: within the installed package, else beside it in a checkout."""
    package = Path(str(files("workbench")))
    for folder in (package / "seeds", package.parent / "seeds"):
        if (folder / "sources.jsonl").is_file():
            return folder
    raise ClaimsError("The demo articles are not here: this workbench was installed without them.")


def _unfit() -> str | None:
    """Why the screen cannot open here, found out before it is loaded."""
    from workbench.terminal import unfit_reason

    return unfit_reason(os.environ, sys.stdin.isatty(), sys.stdout.isatty())


def _open(address: str, user: str, filter: str = "") -> None:
    raise typer.Exit(import_module("workbench.app").run(address, user, filter))


def _demo_desk() -> Path:
    from workbench.settings import default_desk

    return default_desk().with_name("demo.sqlite")


def _print_queue(desk: Desk, where: str) -> None:
    import shlex

    from claims.actions.claims import queue
    from workbench import output
    from workbench.cli.claims import TITLES, claim_rows

    ids = queue(desk)
    output.table(TITLES, claim_rows(desk, ids[:SHOWN]), right=("worth",))
    output.say(f"The first {min(SHOWN, len(ids))} of {len(ids)} claims, those most worth checking first.")
    output.say(f"The screen needs a terminal: workbench --db {shlex.quote(where)} review")
