"""What the desk derives from its tracked rows so that it answers at once: folded words, their index, counts.

The writer keeps it in the transaction of the rows themselves. It has no history, as it can be made anew at any time:
`faults` holds it against the rows, `mend` makes it fit them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from claims.store.derived import counts, folded, trigrams
from claims.store.derived.counts import keep_action
from claims.store.derived.edits import RowEdit
from claims.store.derived.trigrams import fill

__all__ = ["RowEdit", "faults", "fill", "keep", "keep_action", "mend"]


def keep(connection: Connection, entity: str, fresh: Sequence[Mapping[str, Any]], edits: Sequence[RowEdit]) -> None:
    """Follow rows of a table that have just been inserted or changed; fresh ones come before any edit of them."""
    if entity in folded.FOLDED:
        folded.keep(connection, folded.FOLDED[entity], fresh, edits)
    if entity == "claim":
        counts.keep(connection, fresh, edits)


def faults(connection: Connection) -> list[str]:
    """In what the derived tables are not what the rows say, a sentence each; empty where they are."""
    return [*folded.faults(connection), *trigrams.faults(connection), *counts.faults(connection)]


def mend(connection: Connection) -> None:
    """Make the derived tables what the rows say."""
    trigrams.create(connection)
    if folded.mend(connection) or trigrams.faults(connection):
        trigrams.refill(connection)
    counts.mend(connection)
