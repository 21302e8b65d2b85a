"""How far an action that takes long tells that it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int | None], None]
"""Told what is going on ("Lines read"), how much is done, and of how much, where that is known."""


def silent(what: str, done: int, total: int | None) -> None:
    """The progress that is told to nobody."""
