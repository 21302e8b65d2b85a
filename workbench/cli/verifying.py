"""Checking a bundle, on any machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.histories import Against, tell
from workbench.cli.options import Json


def verify(
    folder: Annotated[str, typer.Argument(metavar="BUNDLE", help="The folder that `export bundle` wrote.")],
    against: Against = None,
    as_json: Json = False,
) -> None:
    """Check a bundle: every hash, place, quotation and link of the history.

    It needs no desk and no network. What fails is named, and the exit code is 1. With a head that was kept elsewhere,
    it proves that nothing before it was rewritten.
    """
    from claims.actions.bundles import verify as go_through
    from claims.actions.history import kept_head
    from workbench.cli.progress import Progress

    kept = kept_head(against) if against is not None else None
    progress = Progress("Changes verified")
    try:
        found = go_through(Path(folder), progress, kept)
    finally:
        progress.end()
    raise typer.Exit(tell(found, as_json))
