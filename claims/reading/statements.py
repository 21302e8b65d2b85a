"""Statements that stand alone: a pronoun becomes the name it stands for, where there is no doubt."""

from __future__ import annotations

from claims.reading.found import Trace
from claims.reading.names import Names


class Statements:
    """The statements of one article's claims."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names

    def of(self, start: int, end: int, form: str) -> tuple[str, tuple[Trace, ...]]:
        """The statement of the claim at start–end, and how each replacement in it came about."""
        return self._text[start:end], ()
