"""Reading claims off the desk: what the screen shows first, so it loads nothing that only changes need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.actions.references import claim_of
from claims.desk import Desk
from claims.errors import NotFound
from claims.filters import Filter
from claims.queries import claims as queries
from claims.queries import filters as filter_queries
from claims.rows import ClaimCard, ClaimRow
from claims.store import schema
from claims.words import State

PAGE = 500
"""Claims that are fetched at a time."""


def queue(desk: Desk, filter: Filter | None = None, order: str = "worth", limit: int | None = None) -> Sequence[int]:
    """The ids of the claims that a filter lets through, in an order of ORDERS.

    With a `limit` no more than so many. "newest" with one takes milliseconds, however many claims there are.
    """
    with desk.snapshot() as connection:
        return filter_queries.claim_ids(connection, filter, order, desk.by, limit)


def count(desk: Desk, filter: Filter | None = None, most: int = 1_000) -> int:
    """How many claims a filter lets through; `most` where there are that many or more."""
    with desk.snapshot() as connection:
        return filter_queries.count(connection, filter, desk.by, most)


def next_open(desk: Desk, article_id: int, filter: Filter | None = None, step: int = 1) -> ClaimRow | None:
    """The first claim at hand, in the order of the text, of the next (1) or previous (-1) article that has any.

    Behind the last article comes the first; None where no article but this one has such a claim that the filter fits.
    """
    with desk.snapshot() as connection:
        found = filter_queries.next_open(connection, filter, desk.by, article_id, step)
        return queries.claim_rows(connection, [found])[0] if found is not None else None


def rows(desk: Desk, ids: Sequence[int]) -> list[ClaimRow]:
    """The claims of these ids, in this order."""
    with desk.snapshot() as connection:
        return queries.claim_rows(connection, ids)


def counts(desk: Desk) -> dict[State, int]:
    """How many claims there are in each state."""
    with desk.snapshot() as connection:
        return queries.counts_by_state(connection)


def find_claim(desk: Desk, ref: str) -> ClaimRow:
    """The claim that `ref` ("12.7") names."""
    with desk.snapshot() as connection:
        return claim_of(connection, ref)


def card(desk: Desk, claim_id: int) -> ClaimCard:
    """All there is to know about a claim."""
    with desk.snapshot() as connection:
        found = queries.card(connection, claim_id)
    if found is None:
        raise NotFound("That claim does not stand any more.", "It may have been undone: see `workbench history`.")
    return found


def cards(desk: Desk, filter: Filter | None = None, order: str = "place") -> Iterator[ClaimCard]:
    """The cards of the claims that a filter lets through, a page at a time, all of one moment."""
    with desk.snapshot() as connection:
        ids = filter_queries.claim_ids(connection, filter, order, desk.by)
        for at in range(0, len(ids), PAGE):
            yield from queries.cards(connection, ids[at : at + PAGE])


def changed_since(desk: Desk) -> int:
    """The number of the newest change: differs from an earlier one when anything was written since."""
    with desk.snapshot() as connection:
        return schema.newest_change(connection)
