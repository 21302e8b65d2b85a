"""A desk of one's own for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from claims.actions.importing import import_stream
from claims.desk import Desk, open_desk
from claims.rows import ImportSummary
from claims.words import Via

OpenDesk = Callable[[str], Desk]


@pytest.fixture
def open_as(tmp_path: Path) -> Iterator[OpenDesk]:
    """Opens the test's one desk for a person."""
    opened: list[Desk] = []

    def open_it(by: str) -> Desk:
        opened.append(open_desk(tmp_path / "desk.sqlite", by, create_new=True))
        return opened[-1]

    yield open_it
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(open_as: OpenDesk) -> Desk:
    """The desk, opened by mara."""
    return open_as("mara")


def give(desk: Desk, content: str | bytes, name: str = "articles.jsonl", **options: object) -> ImportSummary:
    """Import text or JSON lines as a stream."""
    raw = content.encode() if isinstance(content, str) else content
    return import_stream(desk, BytesIO(raw), name=name, via=Via.IMPORT, **options)  # type: ignore[arg-type]
