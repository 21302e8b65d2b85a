"""A claim in a list, made of what its tables hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from claims.rows import ClaimRow
from claims.words import Answer, PlaceState, Question

CLAIM_COLUMNS = (
    "id",
    "article_id",
    "number",
    "key",
    "text",
    "statement",
    "kind",
    "voice",
    "speaker",
    "worth",
    "state",
    "assignee",
    "rev",
    "waiting_for",
    "parked",
)
"""The columns of the claims' table that a row shows as they are; it is made with `stale` as well."""


class Standing(Protocol):
    """What a row needs of a verdict that stands."""

    @property
    def rating(self) -> str: ...
    @property
    def should_read(self) -> str | None: ...
    @property
    def answer(self) -> str | None: ...


def claim_row(
    claim: Mapping[str, Any],
    article: int,
    places: Sequence[Mapping[str, Any]],
    stands: Mapping[Any, Standing],
    evidence: int,
    undated: bool,
) -> ClaimRow:
    """The row of a claim.

    `article` is its article's number; `places` have `start`, `end` and `state` in the current version, the claim's own
    words before their echoes; `stands` gives by question the verdict that stands; `undated` says that a date in its
    words is unresolved.
    """
    first = next((place for place in places if place["state"] != PlaceState.ORPHAN), None)
    said, so = stands.get(Question.SAID), stands.get(Question.SO)
    return ClaimRow(
        **{name: claim[name] for name in CLAIM_COLUMNS if name != "parked"},
        parked=bool(claim["parked"]),  # SQLite's driver gives a number
        article=article,
        start=first["start"] if first else -1,
        end=first["end"] if first else -1,
        said=said.rating if said else None,
        so=so.rating if so else None,
        evidence=evidence,
        flags=tuple(_flags(claim, places, stands.values(), undated)),
    )


def _flags(
    claim: Mapping[str, Any], places: Sequence[Mapping[str, Any]], stands: Iterable[Standing], undated: bool
) -> list[str]:
    flags = ["stale"] if claim["stale"] else []
    if claim["waiting_for"]:
        flags.append("waiting")
    if claim["parked"]:
        flags.append("parked")
    if undated:
        flags.append("date unresolved")
    if not places or any(place["state"] == PlaceState.ORPHAN for place in places):
        flags.append("not in this version")
    elif any(place["state"] == PlaceState.TOUCHED for place in places):
        flags.append("words changed")
    if any(v.should_read and v.answer != Answer.TAKEN and v.answer != Answer.STET for v in stands):
        flags.append("should read")
    return flags
