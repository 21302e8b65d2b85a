"""Bringing articles and records in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from claims.errors import ClaimsError, DeskUnusable, InputCut, NoDesk, NotFound, Refused, UsageError
from claims.words import Mode
from workbench.cli.opening import STDIN, input_of, name_of, settings_of, shown_address
from workbench.cli.options import Json, word_of

if TYPE_CHECKING:
    from claims.desk import Desk
    from claims.rows import ImportSummary

REJECTS = 3
"""Exit code: some of the input was imported, and some was not."""

OF_ONE_INPUT = (InputCut, NotFound, Refused, UsageError)
"""What is wrong with one input need not keep the others out; anything else is wrong with the desk or the machine."""


def import_articles(
    ctx: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help='Files; "-" is stdin.')],
    format: Annotated[
        str | None, typer.Option(metavar="F", help="text or jsonl. By default, the ending or the first bytes tell.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="2023-04-26, 2023-04 or 2023, for articles that do not say it.")
    ] = None,
    mode: Annotated[
        Mode | None, word_of(Mode, "--mode", help="Whose articles: ours before they go out, or theirs.")
    ] = None,
    key: Annotated[str | None, typer.Option(help="The key of a text; by default, its file's name.")] = None,
    no_read: Annotated[bool, typer.Option("--no-read", help="Store the texts, but look for no claims.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Import the good lines of an input that has bad ones.")
    ] = False,
    rejects: Annotated[
        str | None, typer.Option(metavar="FILE", help="With --keep-going: where to write the bad lines, as JSON lines.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Import articles, as text or as JSON lines, and read their claims.

    The desk is made if there is none. Each input is one action in the history, which `workbench undo` takes back. An
    input that is refused does not keep the next one out: the exit code is 3 where some was imported and some was not,
    and that of the first failure (5 refused, 6 cut) where nothing was. The same again changes nothing.
    """
    _require_sense(paths, key, rejects, keep_going)
    options: dict[str, Any] = {
        "format": format,
        "key": key,
        "published": published,
        "mode": mode,
        "read": not no_read,
        "dry_run": dry_run,
        "keep_going": keep_going,
    }
    run = _Run(ctx, options, as_json)
    with ExitStack() as closing:
        run.rejects = closing.enter_context(_created(rejects)) if rejects else None
        for path in paths:
            run.take(path, closing)
    raise typer.Exit(run.exit_code())


class _Run:
    """One call of the command: what it works with, and what became of each input."""

    def __init__(self, ctx: typer.Context, options: dict[str, Any], as_json: bool) -> None:
        self._ctx = ctx
        self._options = options
        self._json = as_json
        self._desk: Desk | None = None
        self._imported = False
        self._refused = False
        self._failures: list[ClaimsError] = []
        self.rejects: TextIO | None = None

    def take(self, path: str, closing: ExitStack) -> None:
        """Import one input, or say why not."""
        try:
            with input_of(path) as stream:
                self._desk = self._desk or closing.enter_context(_desk_to_fill(self._ctx, self._options["dry_run"]))
                summary = self._import(self._desk, path, stream)
        except OF_ONE_INPUT as error:
            self._fail(path, error)
            return
        self._imported = True
        self._refused = self._refused or bool(summary.refused)
        self._tell(path, summary)

    def exit_code(self) -> int:
        """0, 3, or the first failure's own where nothing came in."""
        if self._failures and not self._imported:
            return self._failures[0].exit_code
        return REJECTS if self._failures or self._refused else 0

    def _import(self, desk: Desk, path: str, stream: Any) -> ImportSummary:
        from claims.actions.articles import import_stream
        from claims.words import Via
        from workbench.cli.progress import Progress

        progress = Progress("Articles read")
        try:
            return import_stream(desk, stream, name=name_of(path), via=Via.IMPORT, progress=progress, **self._options)
        finally:
            progress.end()

    def _fail(self, path: str, error: ClaimsError) -> None:
        from workbench.output import jsonl, say
        from workbench.problems import one_line

        line = getattr(error, "line", None)
        self._failures.append(error)
        place = f"{path}, line {line}" if line else path
        say(f"workbench: {place}: {one_line(error)}")
        if self._json:
            jsonl([{"file": path, "error": error.message, "hint": error.hint, "line": line, "exit": error.exit_code}])

    def _tell(self, path: str, summary: ImportSummary) -> None:
        from workbench.output import jsonl, say

        say(f"{path}: {in_words(summary)}")
        for note in summary.notes:
            say(f"{path}: {note}")
        for refused in summary.refused:
            if self.rejects is None:
                say(f"{path}, line {refused.line}: {refused.reason}")
        if self.rejects is not None:
            _write_rejects(self.rejects, path, summary)
        if self._json:
            jsonl([{"file": path, **_record(summary)}])


def in_words(summary: ImportSummary) -> str:
    """As in "2 new, 1 unchanged, 31 claims read; 1 line refused.", records being counted."""
    counts = {name: summary.counts.get(name, 0) for name in ("new", "changed", "unchanged", "versions", "claims")}
    done = [f"{counts[name]} {name}" for name in ("new", "changed", "unchanged") if counts[name] or name == "new"]
    if counts["versions"]:
        done.append(_number(counts["versions"], "new version"))
    if counts["claims"]:
        done.append(f"{_number(counts['claims'], 'claim')} read")
    refused = f"; {_number(len(summary.refused), 'line')} refused" if summary.refused else ""
    return f"{'a dry run, nothing was saved: ' if summary.dry_run else ''}{', '.join(done)}{refused}."


def _require_sense(paths: list[str], key: str | None, rejects: str | None, keep_going: bool) -> None:
    if key is not None and len(paths) > 1:
        raise UsageError("A key is for one article, but there are several inputs.", "Import them one by one.")
    if paths.count(STDIN) > 1:
        raise UsageError("Stdin can be read only once.")
    if rejects is not None and not keep_going:
        raise UsageError(
            "--rejects says where bad lines go, but without --keep-going they stop the import.", "Give both."
        )


@contextmanager
def _desk_to_fill(ctx: typer.Context, dry_run: bool) -> Iterator[Desk]:
    """The desk, made if there is none; a dry run without a desk gets one that is thrown away."""
    from claims.desk import open_desk
    from workbench.output import say

    chosen = settings_of(ctx)
    with ExitStack() as closing:
        try:
            desk = open_desk(chosen.desk, chosen.user)
        except NoDesk:
            where = chosen.desk
            if dry_run:
                where = str(Path(closing.enter_context(tempfile.TemporaryDirectory())) / "desk.sqlite")
            desk = open_desk(where, chosen.user, create_new=True)
            if not dry_run:
                say(f"A new desk was made: {shown_address(chosen.desk)}")
        except DeskUnusable:  # so is a server's database that has no tables yet; what is broken fails again
            if dry_run:
                raise
            desk = open_desk(chosen.desk, chosen.user, create_new=True)
            say(f"A new desk was made: {shown_address(chosen.desk)}")
        closing.callback(desk.close)
        yield desk


@contextmanager
def _created(path: str) -> Iterator[TextIO]:
    try:
        stream = open(path, "w", encoding="utf-8")  # noqa: SIM115 - closed below
    except OSError as error:
        raise ClaimsError(f"{path} cannot be written: {error.strerror}.", "Nothing was imported.") from error
    with stream:
        yield stream


def _write_rejects(stream: TextIO, path: str, summary: ImportSummary) -> None:
    import json

    for refused in summary.refused:
        record = {"record": refused.record} if refused.record else {}
        line = {"file": path, "line": refused.line, "reason": refused.reason, **record}
        stream.write(json.dumps(line) + "\n")


def _record(summary: ImportSummary) -> dict[str, Any]:
    return {
        "counts": dict(summary.counts),
        "refused": [{"line": refused.line, "reason": refused.reason} for refused in summary.refused],
        "action": summary.action,
        "dry_run": summary.dry_run,
        "notes": list(summary.notes),
    }


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
