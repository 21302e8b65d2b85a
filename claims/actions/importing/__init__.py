"""Imports: a stream of articles or records, validated whole, compared with the desk, and applied as one action.

Gathering puts every line on a stage, a temporary database, and compares it there with the desk and the lines before;
running applies what is new or changed, a batch at a time, so that others can write in between. Memory is flat in both.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from claims.actions.importing.gather import Gathered, Gathering
from claims.actions.importing.pages import PageLines, fetch_page, keep_page, lines_of
from claims.actions.importing.run import Manner, Run, Source, batches, texts_in
from claims.actions.importing.source import Hashing, open_intake
from claims.actions.importing.stage import Stage
from claims.actions.progress import Progress
from claims.desk import Desk
from claims.errors import ClaimsError, Refused, UsageError
from claims.intake.line import Line
from claims.intake.published import published_in_record
from claims.reading.bulk import readings
from claims.rows import ImportSummary, RecordResult
from claims.store.turns import PAUSE
from claims.words import Mode, OnConflict, Outcome, Via

if TYPE_CHECKING:
    from claims.sources.fetch import Fetched

__all__ = ["fetch_page", "import_stream", "open_intake"]

HTML = "html"
"""The format of which the bytes are kept as a copy of the article."""

SHOWN = 1_000
"""Refused lines in a summary; `report` gets them all."""


def import_stream(
    desk: Desk,
    stream: BinaryIO,
    *,
    name: str,
    via: Via = Via.IMPORT,
    format: str | None = None,
    key: str | None = None,
    published: str | None = None,
    mode: Mode | None = None,
    read: bool = True,
    dry_run: bool = False,
    keep_going: bool = False,
    expect: int | None = None,
    on_conflict: OnConflict = OnConflict.FAIL,
    progress: Progress | None = None,
    report: Callable[[Iterable[RecordResult]], None] | None = None,
    uninterrupted: Callable[[], AbstractContextManager[None]] = nullcontext,
    onto: Callable[[], Desk] | None = None,
    page: Fetched | None = None,
) -> ImportSummary:
    """Import what `stream` holds; `name` says where it came from and gives a text its key.

    `key` is for a plain text; `published` and `mode` stand for every article that does not say otherwise. `expect` is
    how many records must come. `report` gets what became of each line, in order, also where the import then raises.
    `uninterrupted` is entered around each transaction: signals must wait until it is left. Where there is no desk yet,
    `desk` is an empty one to compare with, and `onto` makes the one to fill, once there is something to fill it with.
    `page` is what was fetched (`fetch_page`), where `stream` is its body.

    All is validated and compared before anything is applied. With `keep_going`, refused lines are left out and whole
    lines of a cut input are applied. Else raises Refused or Conflict for the first refused line, and InputCut where the
    stream ends inside a record or short of a count; nothing is applied then, and what was applied is taken back where
    that shows, or anything else fails, only later.
    """
    if published is not None:
        _require_day(published)
    given = {"published": published, "mode": mode and str(mode)}
    source = Hashing(stream)
    chosen, lines = _opened(source, page, name, format, key)
    pages = PageLines(lines)
    with closing(Stage()) as stage, _seldom_collected():
        gathering = Gathering(
            desk,
            stage,
            given={name: value for name, value in given.items() if value is not None},
            expected=expect,
            on_conflict=on_conflict,
        )
        try:
            with _nothing_imported():
                gathered = gathering.take(_counted(pages, progress))
            fault = _fault(gathered, keep_going)
            if fault is not None:
                raise fault
            if dry_run:
                return _summary(stage, gathered, {str(one): gathered.counts[one] for one in Outcome}, dry_run=True)
            manner = Manner(via, keep_going, on_conflict, uninterrupted, _applied(progress))
            filled = desk if onto is None or not _to_apply(gathered) else onto()
            run = Run(filled, stage, Source(name, chosen, source.sha256()), manner, gathered.newest)
            _apply(run, stage, gathered, read)
            _index(filled, uninterrupted)
            summary = _summary(stage, gathered, run.closing(gathered.complete.lines), run)
            if chosen != HTML or not pages.record:
                return summary
            whole: dict[str, Any] = {"via": via, "action": run.action, "uninterrupted": uninterrupted()}
            notes = keep_page(filled, pages.record, source.whole, page, **whole)
            return replace(summary, notes=(*summary.notes, *notes))
        finally:
            if report is not None:
                report(stage.results())


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """What is there is no garbage, and an import makes many containers at a time, none in rings: a tenth of its CPU."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


@contextmanager
def _nothing_imported() -> Iterator[None]:
    """Say of an input that is refused as a whole that nothing of it was imported."""
    try:
        yield
    except Refused as refusal:
        refusal.hint = f"Nothing was imported. {refusal.hint}".rstrip()
        raise


def _opened(
    source: Hashing, page: Fetched | None, name: str, format: str | None, key: str | None
) -> tuple[str, Iterator[Line]]:
    """The format of an input and its lines. Its bytes are kept only where they become a copy of the article."""
    if page is not None:
        source.read(len(page.body))
        return HTML, lines_of(page, key)
    with _nothing_imported():
        chosen, lines = open_intake(source, name=name, format=format, key=key)
    if chosen != HTML:
        source.let_go()
    return chosen, lines


def _require_day(published: str) -> None:
    try:
        published_in_record(published)
    except Refused as refusal:
        raise UsageError(refusal.message, "Nothing was imported.") from None


def _apply(run: Run, stage: Stage, gathered: Gathered, read: bool) -> None:
    total = _to_apply(gathered)
    if not read:
        run.apply(batches(stage, None, run.pace), total, gathered.complete.lines)
        return
    texts = (text for chunk in stage.chunks() for text in texts_in(chunk))
    with readings(texts, gathered.to_read) as made:
        run.apply(batches(stage, made, run.pace), total, gathered.complete.lines)


def _index(desk: Desk, uninterrupted: Callable[[], AbstractContextManager[None]]) -> None:
    """Let the search index follow. Cut short here, it goes on with later writes, and nothing is missed until then."""
    indexed = 1
    while indexed:
        with uninterrupted():
            indexed = desk.index_words()
        time.sleep(PAUSE if indexed else 0)


def _to_apply(gathered: Gathered) -> int:
    return gathered.counts[Outcome.NEW] + gathered.counts[Outcome.CHANGED]


def _fault(gathered: Gathered, keep_going: bool) -> ClaimsError | None:
    """Why nothing is to be applied."""
    if keep_going:
        return None
    fault = gathered.complete.fault or gathered.fault
    if isinstance(fault, Refused) and fault.line is not None:
        return Refused(fault.message, _nothing_applied(gathered.counts[Outcome.REFUSED] - 1), line=fault.line)
    return fault


def _nothing_applied(more: int) -> str:
    others = f" {more:,} more line{'s are' if more > 1 else ' is'} refused too." if more else ""
    return f"Nothing was imported.{others} Mend the input, or import the good lines with --keep-going."


def _summary(
    stage: Stage, gathered: Gathered, counts: dict[str, int], run: Run | None = None, dry_run: bool = False
) -> ImportSummary:
    complete = gathered.complete
    return ImportSummary(
        counts,
        tuple(stage.refused(SHOWN)),
        action=run.action if run else None,
        dry_run=dry_run,
        notes=(*gathered.repairs, *_further(gathered)),
        run=run.id if run else None,
        proven=complete.proven,
        cut=complete.fault.message if complete.fault else "",
        resumed=run is not None and run.resumed,
    )


def _further(gathered: Gathered) -> Iterator[str]:
    if more := gathered.repaired - len(gathered.repairs):
        yield f"{more:,} more repair{'s were' if more > 1 else ' was'} made; the notes of the claims tell each."


def _counted(lines: Iterable[Line], progress: Progress | None) -> Iterator[Line]:
    for line in lines:
        if progress is not None and not line.number % _LINES_BETWEEN:
            progress("Lines read", line.number, None)
        yield line


_LINES_BETWEEN = 200


def _applied(progress: Progress | None) -> Callable[[int, int], None]:
    return lambda done, total: None if progress is None else progress("Records applied", done, total)
