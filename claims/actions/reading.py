"""Reading an article without a desk."""

from __future__ import annotations

from typing import BinaryIO

from claims.actions.importing import open_intake
from claims.dates import explain
from claims.dates.stretches import known_as
from claims.intake.published import published_in_record
from claims.reading import Reading, read
from claims.records import ArticleRecord, parse_record
from claims.rows import TimeRow


def read_file(stream: BinaryIO, *, name: str, published: str | None = None) -> tuple[str, Reading]:
    """The text of an article, normalised, and what reading finds in it. Nothing is stored.

    As on a desk, from a month or a year of publication only that is resolved which is the same from each of its days.
    """
    _, lines = open_intake(stream, name=name, likely=False)
    for line in lines:
        if line.problem is not None:
            raise line.problem
        record = parse_record(line.record or {})
        if isinstance(record, ArticleRecord) and record.text:
            day, precision = record.published, record.published_precision
            if published:
                day, precision = published_in_record(published)
            return record.text, read(record.text, known_as(day, precision) if day and precision else None)
    return "", read("", None)


def dates_of(text: str, reading: Reading) -> tuple[TimeRow, ...]:
    """The dates of a reading, as the desk would keep them, numbered from 1."""
    return tuple(
        TimeRow(
            id=number,
            start=found.start,
            end=found.end,
            text=text[found.start : found.end],
            type=found.type,
            value=found.value,
            mod=found.mod or None,
            rule=found.rule,
            anchor=found.anchor,
            earliest=found.earliest,
            latest=found.latest,
            precision=found.precision,
            edtf=found.edtf or None,
            explanation=explain(found, text),
            status=found.status,
        )
        for number, found in enumerate(reading.dates, start=1)
    )
