"""The little internet for the tests of the door and of what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.world import http


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[http.World]:
    """Names that end in .example, and the pages that a test gives them."""
    with http.running() as found:
        http.enter(found, monkeypatch)
        yield found
