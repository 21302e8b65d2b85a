"""Reports and exports."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from claims.errors import ClaimsError
from workbench.cli.opening import STDIN, desk_of, filter_of
from workbench.cli.options import FilterWords


def export(
    ctx: typer.Context,
    format: Annotated[
        str,
        typer.Argument(
            metavar="editor|reader|jsonl", help="For whom, or for which program; editor-html and reader-html are pages."
        ),
    ],
    filter: FilterWords = None,
    article: Annotated[
        str | None, typer.Option(metavar="ARTICLE", help="One article, by number, key or address.")
    ] = None,
    output_path: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="A file instead of stdout.")
    ] = None,
) -> None:
    """Write a report or an export.

    A report for a file that ends in .html is one page, for a browser or a printer; else it is Markdown. A filter takes
    the articles whose claims it lets through; without one, all articles. A file appears whole or not at all, in the
    place of one that was there.
    """
    from claims.actions.exports import export as write
    from claims.actions.exports import format_for
    from workbench import output

    chosen = filter_of(filter)
    to_file = output_path not in (None, STDIN)
    with desk_of(ctx) as desk, _replaced(Path(output_path or "")) if to_file else output.binary() as out:
        records = write(desk, format_for(format, output_path or ""), out, filter=chosen, article=article)
    if to_file:
        output.say(f"{records} record{'' if records == 1 else 's'} written to {output_path}.")


@contextmanager
def _replaced(path: Path) -> Iterator[BinaryIO]:
    """A file beside `path` that takes its place when all is written; one that cannot be replaced is written itself."""
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as out:
                yield out
            return
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise ClaimsError(f"{path} cannot be written: {error.strerror}.", "Nothing was written.") from error
    try:
        with open(descriptor, "wb") as out:
            yield out
        _take_rights(Path(name), path)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)  # half a report must not be left, whatever stopped it
        raise


def _take_rights(fresh: Path, path: Path) -> None:
    """The rights of the file that is replaced, else those that any new file gets."""
    if path.exists():
        fresh.chmod(path.stat().st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    fresh.chmod(0o666 & ~mask)
