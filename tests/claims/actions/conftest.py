"""A desk of one's own for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from claims.actions.importing import import_stream
from claims.desk import Desk, open_desk
from claims.rows import ImportSummary
from claims.words import Via

if TYPE_CHECKING:
    from tests.world.postgresql import PostgreSQL

OpenDesk = Callable[[str], Desk]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.proof)])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the test's one desk is. `make proof` runs every test on PostgreSQL as well."""
    if request.param == "sqlite":
        yield str(request.getfixturevalue("desk_path"))
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    address = server.new_desk()
    yield address
    server.drop(address)


@pytest.fixture
def open_as(address: str) -> Iterator[OpenDesk]:
    """Opens the test's one desk for a person."""
    opened: list[Desk] = []

    def open_it(by: str) -> Desk:
        opened.append(open_desk(address, by))
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
