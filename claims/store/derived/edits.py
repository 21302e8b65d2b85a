"""A change of a row, for what follows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class RowEdit(NamedTuple):
    """A row after all edits of a batch, the row before them, and the columns that any of them touched."""

    touched: frozenset[str]
    before: Mapping[str, Any]
    after: dict[str, Any]
