"""Asynchronous tests run on asyncio, by the plugin that comes with anyio."""

from __future__ import annotations

import pytest


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def quick_panes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the panes follow at once, and take every key: the pauses that people make would be spent at each key."""
    monkeypatch.setattr("workbench.screens.browse.FOLLOW", 0.001)
    monkeypatch.setattr("workbench.screens.rate.PAUSE", 0.0)
