"""Reports and exports."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from claims.errors import ClaimsError, UsageError
from claims.words import counted
from workbench.cli.opening import STDIN, desk_of, filter_of
from workbench.cli.options import FilterWords

BUNDLE = "bundle"
"""The format that is a folder."""

LEFT_OUT = 3
"""Exit code: some of what was asked for did not go out."""


def export(
    ctx: typer.Context,
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="editor, reader (each also with -html), csv, csv-verdicts, csv-sources, claimreview, jsonl or bundle.",
        ),
    ],
    filter: FilterWords = None,
    article: Annotated[
        str | None, typer.Option(metavar="ARTICLE", help="One article, by number, key or address.")
    ] = None,
    output_path: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="A file instead of stdout.")
    ] = None,
    url: Annotated[
        str,
        typer.Option(
            metavar="URL",
            help="For claimreview: the page on which reviews are published; {article} in it is the article's number.",
        ),
    ] = "",
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with a byte order mark, as Excel wants it.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Export nothing where anything would be left out.")] = False,
) -> None:
    """Write a report or an export.

    A report for a file that ends in .html is one page, for a browser or a printer; else it is Markdown. A filter takes
    the claims that it lets through, which a report shows with all others of their articles; without one, everything.
    A file appears whole or not at all, in the place of one that was there.

    claimreview is JSON-LD for search engines: what is not fit for them is left out and named, with exit code 3. In
    csv, cells that a spreadsheet would calculate begin with an apostrophe. bundle is a folder with the whole desk,
    never a part of it, and its history, which `workbench verify` checks anywhere.
    """
    from claims.actions.exports import export as write
    from claims.actions.exports import format_for
    from workbench import output

    chosen = filter_of(filter)
    if format == BUNDLE:
        _bundle(ctx, output_path, whole=chosen is None and article is None)
        return
    asked: dict[str, Any] = {"filter": chosen, "article": article, "url": url, "bom": bom, "strict": strict}
    to_file = output_path not in (None, STDIN)
    with (
        desk_of(ctx) as desk,
        _replaced(Path(output_path or "")) if to_file else output.binary() as out,
        _whole(out) if strict and not to_file else nullcontext(out) as out,
    ):
        exported = write(desk, format_for(format, output_path or ""), out, **asked)
    if chosen is not None and not exported.records and not exported.left_out:
        output.say("The filter lets no claim through: there is nothing in it.")
    if to_file:
        output.say(f"{counted(exported.records, 'record')} written to {output_path}.")
    for sentence in exported.advice:
        output.say(f"Advice: {sentence}")
    for sentence in exported.left_out:
        output.say(f"Left out: {sentence}")
    raise typer.Exit(LEFT_OUT if exported.left_out else 0)


def _bundle(ctx: typer.Context, folder: str | None, whole: bool) -> None:
    from claims.actions.bundles import export_bundle
    from workbench import output

    if folder in (None, STDIN):
        raise UsageError("A bundle is a folder.", "Name one that is not there yet: -o FOLDER.")
    if not whole:
        raise UsageError("A bundle is of the whole desk: its history has no parts.", "Leave the filter out.")
    with desk_of(ctx) as desk:
        exported = export_bundle(desk, Path(folder or ""))
    records = counted(exported.records, "record")
    output.say(f"{records} and the history written to {folder}. `workbench verify` checks it.")


@contextmanager
def _whole(out: BinaryIO) -> Iterator[BinaryIO]:
    """What is written goes to `out` once all of it has been."""
    with tempfile.TemporaryFile() as kept:
        yield kept
        kept.seek(0)
        shutil.copyfileobj(kept, out)


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
