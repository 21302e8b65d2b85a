"""The list of claims."""

from __future__ import annotations

from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli.opening import desk_of, filter_of
from workbench.cli.options import FilterWords, Json, Order, word_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.desk import Desk
    from claims.rows import ClaimCard

TITLES = ("claim", "worth", "state", "said", "so", "speaker", "words")
PAGE = 500
"""Rows that are fetched at a time."""

COUNTED = 1_000
"""Claims that are counted where only some are listed."""


def claims(
    ctx: typer.Context,
    filter: FilterWords = None,
    order: Annotated[Order, word_of(Order, "--order", help="What comes first.")] = Order.WORTH,
    limit: Annotated[int | None, typer.Option(metavar="N", min=0, help="No more than so many.")] = None,
    as_json: Json = False,
) -> None:
    """List claims, those most worth checking first."""
    from claims.actions import claims as actions
    from claims.actions.queue import count, queue
    from workbench import output

    chosen = filter_of(filter)
    with desk_of(ctx) as desk:
        if as_json:
            with closing(actions.cards(desk, chosen, order)) as cards:  # type: ignore[type-var]  # a generator
                output.jsonl(claim_record(card) for card in islice(cards, limit))
            return
        ids = queue(desk, chosen, order, limit)
        output.table(TITLES, claim_rows(desk, ids), right=("worth",))
        all_of_them = count(desk, chosen, COUNTED) if limit is not None else len(ids)
    if not all_of_them:
        output.say("No claim matches." if chosen else "There are no claims yet.")
    elif len(ids) < all_of_them:
        output.say(f"{len(ids)} of {all_of_them:,}{' or more' if all_of_them == COUNTED else ''} claims.")


def claim_rows(desk: Desk, ids: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """Claims as rows under TITLES."""
    from claims.actions.claims import rows

    for at in range(0, len(ids), PAGE):
        for row in rows(desk, ids[at : at + PAGE]):
            yield (
                row.label,
                f"{row.worth:.2f}",
                row.state.replace("_", " "),
                row.said or "–",
                row.so or "–",
                row.speaker or "–",
                row.text,
            )


def claim_record(card: ClaimCard) -> dict[str, Any]:
    """A claim as programs get it: a stable interface. Offsets are code points of the current version's text."""
    row = card.row
    return {
        "id": row.id,
        "number": row.label,
        "key": row.key,
        "article": row.article,
        "start": row.start,
        "end": row.end,
        "text": row.text,
        "statement": row.statement,
        "kind": row.kind,
        "voice": row.voice,
        "speaker": row.speaker,
        "worth": row.worth,
        "reasons": list(card.reasons),
        "state": row.state,
        "ratings": {"said": row.said, "so": row.so},
        "dates": [
            {
                "start": found.start,
                "end": found.end,
                "text": found.text,
                "type": found.type,
                "value": found.value,
                "earliest": found.earliest,
                "latest": found.latest,
            }
            for found in card.dates
        ],
    }
