"""Bringing articles and records in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, nullcontext
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.errors import ClaimsError, Conflict, InputCut, NoDesk, NotFetched, NotFound, Refused, UsageError
from claims.words import Mode, OnConflict, counted
from workbench.cli.interrupts import Interrupted, Interrupts
from workbench.cli.opening import STDIN, input_of, name_of, settings_of, shown_address
from workbench.cli.options import Json, word_of

if TYPE_CHECKING:
    from claims.desk import Desk
    from claims.rows import ImportSummary
    from workbench.cli.results import Results

REJECTS = 3
"""Exit code: some of the input was imported, and some was not."""

OF_ONE_INPUT = (Conflict, InputCut, NotFetched, NotFound, Refused, UsageError)
"""What is wrong with one input need not keep the others out; anything else is wrong with the desk or the machine."""

SAID = 20
"""Refused lines that are said on stderr where they are not written to a file."""


class ProgressForm(StrEnum):
    """How progress is told on stderr."""

    PLAIN = "plain"
    JSON = "json"


def import_articles(
    ctx: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH|URL", help='Files and addresses; "-" is stdin.')],
    format: Annotated[
        str | None,
        typer.Option(
            metavar="F", help="text, html, jsonl or claimreview; by default, what the ending or the bytes tell."
        ),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="2023-04-26, 2023-04 or 2023, for articles that do not say it.")
    ] = None,
    mode: Annotated[
        Mode | None, word_of(Mode, "--mode", help="Whose articles: ours before they go out, or theirs.")
    ] = None,
    key: Annotated[str | None, typer.Option(help="The key of a text; by default, its file's name.")] = None,
    no_read: Annotated[
        bool, typer.Option("--no-read", help="Store the texts, but look for no claims: `read --pending` does it later.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    expect: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="How many records must come: with fewer, the input was cut.")
    ] = None,
    on_conflict: Annotated[
        OnConflict,
        word_of(
            OnConflict,
            "--on-conflict",
            help="What becomes of a record whose if_rev is no longer the revision that stands: fail lets the input "
            "fail, skip leaves the record out, theirs keeps what others changed since and applies the rest of it.",
        ),
    ] = OnConflict.FAIL,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Import the good lines of an input that has bad ones, or was cut.")
    ] = False,
    rejects: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help='With --keep-going: where the refused lines go, as they came, "-" for stdout. Above each stands a '
            "record with the reason, which an import passes over: mend the lines and import the file.",
        ),
    ] = None,
    results: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help='Where a JSON line for each record goes and one that sums up, "-" for stdout.'
        ),
    ] = None,
    progress: Annotated[
        ProgressForm, word_of(ProgressForm, "--progress", help="How progress is told on stderr.")
    ] = ProgressForm.PLAIN,
    as_json: Json = False,
) -> None:
    """Import articles, as text, web pages or JSON lines, and read their claims.

    claimreview takes what others have published, as found on the web, each as a claim with its publisher's verdict.
    JSON lines may also bring claims, sources, evidence, verdicts and what follows them (`workbench schema TYPE`): a
    record changes the fields that it names, null clears one. All lines are validated and compared with the desk before
    anything is applied. The desk is made if there is none. Each input is one action in the history, which `workbench
    undo` takes back. An input that is refused does not keep the next one out: the exit code is 3 where some was
    imported and some was not, and that of the first failure (4 somebody saved first, 5 refused, 6 cut) where nothing
    was. The same again changes nothing; after an interruption it goes on.
    """
    from workbench.cli.results import Results, written

    _require_sense(paths, key, rejects, results, keep_going, as_json)
    options: dict[str, Any] = {
        "format": format,
        "key": key,
        "published": published,
        "mode": mode,
        "read": not no_read,
        "dry_run": dry_run,
        "keep_going": keep_going,
        "expect": expect,
        "on_conflict": on_conflict,
    }
    with ExitStack() as closing:
        told = Results(closing.enter_context(written(results)), closing.enter_context(written(rejects)))
        run = _Run(ctx, options, told, progress, as_json)
        run.named = rejects is not None or results is not None
        try:
            run.interrupts = closing.enter_context(Interrupts())
            for path in paths:
                run.take(path, closing)
        except Interrupted as interrupted:
            raise typer.Exit(run.interrupted(interrupted)) from None
    raise typer.Exit(run.exit_code())


class _Run:
    """One call of the command: what it works with, and what became of each input."""

    def __init__(
        self, ctx: typer.Context, options: dict[str, Any], results: Results, progress: ProgressForm, as_json: bool
    ) -> None:
        self.named = False
        self.interrupts = Interrupts()
        self._ctx = ctx
        self._options = options
        self._results = results
        self._progress = progress
        self._json = as_json
        self._desk: Desk | None = None
        self._made = False
        self._imported = False
        self._refused = False
        self._cut = False
        self._failures: list[ClaimsError] = []

    def take(self, path: str, closing: ExitStack) -> None:
        """Import one input, or say why not."""
        try:
            page = _page_at(path)
            with input_of(path) if page is None else nullcontext(BytesIO(page.body)) as stream:
                self._open(closing)
                summary = self._import(path, stream, closing, page)
        except OF_ONE_INPUT as error:
            self._fail(path, error)
            return
        self._imported = True
        self._refused = self._refused or bool(summary.refused)
        self._cut = self._cut or bool(summary.cut)
        self._tell(path, summary)

    def exit_code(self) -> int:
        """0, 3, 6 where whole lines of a cut input were taken, or the first failure's own where nothing came in."""
        if self._failures and not self._imported:
            return self._failures[0].exit_code
        if self._cut:
            return InputCut.exit_code
        return REJECTS if self._failures or self._refused else 0

    def interrupted(self, interrupted: Interrupted) -> int:
        """Say so, and give the exit code."""
        from workbench.output import say

        say(f"workbench: Stopped by {interrupted}. Nothing of this input is applied.")
        return interrupted.exit_code

    def _open(self, closing: ExitStack) -> None:
        """The desk, or an empty one to compare with: one that is not there is made once it has something to hold."""
        from claims.desk import open_desk

        if self._desk is not None:
            return
        chosen = settings_of(self._ctx)
        try:
            self._desk = open_desk(chosen.desk, chosen.user)
            self._made = True
        except NoDesk:
            folder = closing.enter_context(tempfile.TemporaryDirectory())
            self._desk = open_desk(Path(folder) / "empty.sqlite", chosen.user, create_new=True)
        closing.callback(self._desk.close)

    def _make(self, closing: ExitStack) -> Desk:
        from claims.desk import open_desk
        from workbench.output import say

        chosen = settings_of(self._ctx)
        self._desk = open_desk(chosen.desk, chosen.user, create_new=True)
        self._made = True
        closing.callback(self._desk.close)
        say(f"A new desk was made: {shown_address(chosen.desk)}")
        return self._desk

    def _import(self, path: str, stream: Any, closing: ExitStack, page: Any) -> ImportSummary:
        from claims.actions.articles import import_stream
        from claims.words import Via
        from workbench.cli.progress import Progress

        assert self._desk is not None
        progress = Progress("Lines read", as_json=self._progress is ProgressForm.JSON)
        try:
            return import_stream(
                self._desk,
                stream,
                name=name_of(path),
                via=Via.IMPORT,
                progress=progress.tell,
                report=lambda lines: self._results.take(path, lines),
                uninterrupted=self.interrupts.put_off,
                onto=None if self._made else lambda: self._make(closing),
                page=page,
                **self._options,
            )
        finally:
            progress.end()

    def _fail(self, path: str, error: ClaimsError) -> None:
        from workbench.output import jsonl, say
        from workbench.problems import one_line

        line = getattr(error, "line", None)
        self._failures.append(error)
        place = f"{path}, line {line}" if line else path
        say(f"workbench: {place}: {one_line(error)}")
        told = {"error": error.message, "hint": error.hint, "line": line, "exit": error.exit_code}
        self._results.end(path, applied=False, **told)
        if self._json:
            jsonl([{"file": path, **told}])

    def _tell(self, path: str, summary: ImportSummary) -> None:
        from workbench.output import jsonl, say

        say(f"{path}: {in_words(summary)}")
        for note in _notes(path, summary):
            say(f"{path}: {note}")
        if not self.named:
            for refused in summary.refused[:SAID]:
                say(f"{path}, line {refused.line}: {refused.reason}")
            if (more := summary.counts["refused"] - SAID) > 0:
                say(f"{path}: {counted(more, 'more line')} refused; --rejects FILE writes them all.")
        told = _record(summary)
        self._results.end(path, applied=not summary.dry_run, **{n: v for n, v in told.items() if n not in _OF_LINES})
        if self._json:
            jsonl([{"file": path, **told}])


_OF_LINES = frozenset({"counts", "refused"})


def in_words(summary: ImportSummary) -> str:
    """As in "2 new, 1 unchanged, 31 claims read; 1 line refused.", records being counted."""
    counts = {name: summary.counts.get(name, 0) for name in ("new", "changed", "unchanged", "versions", "claims")}
    done = [f"{counts[name]} {name}" for name in ("new", "changed", "unchanged") if counts[name] or name == "new"]
    if counts["versions"]:
        done.append(counted(counts["versions"], "new version"))
    if counts["claims"]:
        done.append(f"{counted(counts['claims'], 'claim')} read")
    refused = f"; {counted(summary.counts['refused'], 'line')} refused" if summary.refused else ""
    return f"{'a dry run, nothing was saved: ' if summary.dry_run else ''}{', '.join(done)}{refused}."


def _page_at(path: str) -> Any:
    """What is at an address; None for a path."""
    if not path.lower().startswith(("http://", "https://")):
        return None
    from claims.actions.articles import fetch_page

    return fetch_page(path)


def _notes(path: str, summary: ImportSummary) -> Iterator[str]:
    if summary.resumed:
        yield "An import of the same bytes had been interrupted; this went on with it, and the counts are of both."
    if summary.cut:
        yield f"{summary.cut} Its whole lines were taken."
    elif path == STDIN and not summary.proven:
        yield "The input had no closing record and no --expect, so that it is not proven that all of it came."
    yield from summary.notes


def _require_sense(
    paths: list[str], key: str | None, rejects: str | None, results: str | None, keep_going: bool, as_json: bool
) -> None:
    if key is not None and len(paths) > 1:
        raise UsageError("A key is for one article, but there are several inputs.", "Import them one by one.")
    if paths.count(STDIN) > 1:
        raise UsageError("Stdin can be read only once.")
    if rejects is not None and not keep_going:
        raise UsageError(
            "--rejects says where bad lines go, but without --keep-going they stop the import.", "Give both."
        )
    if (rejects == STDIN) + (results == STDIN) + as_json > 1:
        raise UsageError("Only one of --rejects, --results and --json can go to stdout.", "Name files for the others.")


def _record(summary: ImportSummary) -> dict[str, Any]:
    return {
        "counts": dict(summary.counts),
        "refused": [{"line": refused.line, "reason": refused.reason} for refused in summary.refused],
        "action": summary.action,
        "dry_run": summary.dry_run,
        "run": summary.run,
        "proven": summary.proven,
        "cut": summary.cut,
        "resumed": summary.resumed,
        "notes": list(summary.notes),
    }
