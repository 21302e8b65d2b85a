"""Imports: a stream of articles or records, validated whole, then applied as one action or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from itertools import groupby
from typing import Any, BinaryIO

from claims.actions.applying import Context, Numbered, apply
from claims.actions.storing import reference_day
from claims.desk import Desk
from claims.errors import InputCut, Refused, UsageError
from claims.intake import INTAKES, detect_format
from claims.intake.line import Line
from claims.intake.normal import normalise
from claims.intake.published import published_in_record
from claims.intake.streams import peek
from claims.reading import Reading
from claims.records import ArticleRecord, EndRecord, parse_record
from claims.rows import ImportSummary, RefusedLine
from claims.tables import ImportRun
from claims.words import DateOrigin, Mode, RunState, Via

Progress = Callable[[int, int | None], None]

STDIN = "-"
"""The name of an input that has none."""


@dataclass
class Batch:
    """What came in: the records that are valid, in their order, and the lines that are not.

    `cut`: the input ended inside a record. One that only lacks the line feed behind it is whole.
    """

    records: list[Numbered] = field(default_factory=list)
    refused: list[RefusedLine] = field(default_factory=list)
    end: EndRecord | None = None
    cut: bool = False


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
    progress: Progress | None = None,
) -> ImportSummary:
    """Import what `stream` holds; `name` says where it came from and gives a text its key.

    `key` is for a plain text; `published` and `mode` stand for every article that does not say otherwise. All is
    validated before anything is applied. Raises Refused with the first bad line, unless `keep_going`: then bad lines
    are in the summary and the rest is applied. Raises InputCut where the stream ends inside a record or short of its
    closing count.
    """
    if published is not None:
        _require_day(published)
    given = {"published": published, "mode": mode and str(mode)}
    lines = open_intake(stream, name=name, format=format, key=key)
    batch = _gather(lines, {name: value for name, value in given.items() if value is not None})
    _require_whole(batch, keep_going)
    if batch.refused and not keep_going:
        first = batch.refused[0]
        raise Refused(first.reason, _nothing_applied(batch), line=first.line)
    readings = _read_articles(batch.records, progress) if read else {}
    return _apply(desk, batch, readings if read else None, name, via, dry_run)


def _require_day(published: str) -> None:
    try:
        published_in_record(published)
    except Refused as refusal:
        raise UsageError(refusal.message, "Nothing was imported.") from None


def open_intake(stream: BinaryIO, *, name: str, format: str | None = None, key: str | None = None) -> Iterator[Line]:
    """The records of a stream, by the format given or detected. UsageError for a format that there is not."""
    head, whole = peek(stream)
    chosen = format or detect_format(name, head)
    if chosen not in INTAKES:
        raise UsageError(f'There is no format "{chosen}" to import.', f"There are {', '.join(INTAKES)}.")
    module, function = INTAKES[chosen].split(":")
    read: Callable[..., Iterator[Line]] = getattr(import_module(module), function)
    own_key = {"key": key} if chosen == "text" else {}
    return read(whole, "" if name == STDIN else name, **own_key)


def _gather(lines: Iterable[Line], given: dict[str, Any]) -> Batch:
    batch = Batch()
    for line in lines:
        if line.problem is not None:
            batch.cut = batch.cut or line.cut
            batch.refused.append(RefusedLine(line.number, line.problem.message))
            continue
        assert line.record is not None
        try:
            parsed = parse_record(_with_given(line.record, given))
        except Refused as refusal:
            record = json.dumps(line.record, ensure_ascii=False)
            batch.refused.append(RefusedLine(line.number, refusal.message, record))
            continue
        if isinstance(parsed, EndRecord):
            batch.end = parsed
        else:
            batch.records.append(Numbered(line.number, parsed))
    return batch


def _with_given(record: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """The record with what was said for the whole import, and its text in the one form in which texts are kept."""
    if record.get("type") != "article":
        return record
    if isinstance(record.get("text"), str):
        record = {**record, "text": normalise(record["text"])}
    how = {"published_how": str(DateOrigin.REVIEWER)} if "published" in given else {}
    return {**given, **how, **record}


def _nothing_applied(batch: Batch) -> str:
    more = len(batch.refused) - 1
    others = f" {more} more line{'s are' if more > 1 else ' is'} refused too." if more else ""
    return f"Nothing was imported.{others} Mend the input, or import the good lines with --keep-going."


def _require_whole(batch: Batch, keep_going: bool) -> None:
    expected = batch.end.count if batch.end else None
    got = len(batch.records) + len(batch.refused)
    if expected is not None and got != expected:
        raise InputCut(
            f"{got} records came, but the closing record counts {expected}.", "Nothing was imported. Send it again."
        )
    if batch.cut and expected is None and not keep_going:
        raise InputCut(
            "The input ends in the middle of a line.", "Nothing was imported. Send it again, or use --keep-going."
        )


def _read_articles(records: list[Numbered], progress: Progress | None) -> dict[tuple[str, date | None], Reading]:
    """The readings of all texts, made before the desk is locked for writing."""
    from claims.reading import read

    texts = [n.record for n in records if isinstance(n.record, ArticleRecord) and n.record.text]
    readings: dict[tuple[str, date | None], Reading] = {}
    for done, record in enumerate(texts, start=1):
        day = reference_day(record.model_dump(include={"published", "published_precision"}))
        text = record.text or ""
        readings[text, day] = read(text, day)
        if progress:
            progress(done, len(texts))
    return readings


class _DryRun(Exception):
    """Rolls a transaction back once it has said what it would do."""


def _apply(
    desk: Desk,
    batch: Batch,
    readings: dict[tuple[str, date | None], Reading] | None,
    name: str,
    via: Via,
    dry_run: bool,
) -> ImportSummary:
    context: Context | None = None
    try:
        with desk.write(via=via, name="import", reason=name) as tx:
            context = Context(tx, desk.by, None if readings is None else _reader(readings))
            for _, run in groupby(batch.records, key=lambda numbered: type(numbered.record)):
                apply(context, list(run))
            if tx.changes:
                tx.put(ImportRun, [_run_columns(batch, context, name, tx.action)])
            if dry_run:
                raise _DryRun
    except _DryRun:
        assert context is not None
        return ImportSummary(dict(context.counts), tuple(batch.refused), dry_run=True)
    return ImportSummary(_counts(batch, context), tuple(batch.refused), action=context.tx.action)


def _reader(readings: dict[tuple[str, date | None], Reading]) -> Callable[[str, date | None], Reading]:
    """Gives the reading made before; reads again where the desk knows a date that the record did not name."""
    from claims.reading import read

    return lambda text, published: readings.get((text, published)) or read(text, published)


def _counts(batch: Batch, context: Context) -> dict[str, int]:
    return {**context.counts, "refused": len(batch.refused)}


def _run_columns(batch: Batch, context: Context, name: str, action: int | None) -> dict[str, Any]:
    return {
        "source": name,
        "format": "",
        "action_id": action,
        "state": RunState.DONE,
        "counts": _counts(batch, context),
        "refused": [{"line": line.line, "reason": line.reason} for line in batch.refused],
    }
