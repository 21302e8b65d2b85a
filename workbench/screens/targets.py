"""The claims that a key applies to, as they were seen when it was pressed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

from claims.errors import Refused
from claims.rows import ClaimCard, ClaimRow
from claims.words import State

T = TypeVar("T")

FEW = 20
"""As many claims as are called by their labels."""


@dataclass(frozen=True, slots=True)
class Target:
    """A claim as it was seen: of a row so much as is needed to act on it, since a hundred thousand may be marked."""

    id: int
    label: str
    article_id: int
    rev: int
    statement: str
    is_parked: bool
    is_released: bool


@dataclass(frozen=True, slots=True)
class Targets:
    """The claims, and the card under the cursor."""

    rows: tuple[Target, ...]
    card: ClaimCard

    @property
    def refs(self) -> list[str]:
        """Their labels, in order."""
        return [row.label for row in self.rows]

    @property
    def revs(self) -> dict[str, int]:
        """The revision in which each was seen."""
        return {row.label: row.rev for row in self.rows}

    @property
    def only(self) -> ClaimCard | None:
        """The card, where it is of the one claim meant."""
        return self.card if [row.id for row in self.rows] == [self.card.row.id] else None

    @property
    def of_one_article(self) -> bool:
        """Whether one article has them all, so that they are rated on one scale."""
        return {row.article_id for row in self.rows} == {self.card.row.article_id}

    def require_one_article(self) -> None:
        """Raises Refused where the claims are of several articles: a source belongs to one."""
        if len({row.article_id for row in self.rows}) > 1:
            raise Refused("These claims are of several articles, and a source belongs to one.", "Nothing was done.")

    @property
    def title(self) -> str:
        """What they are called in a title: "12.7", or "3 claims"."""
        return self.rows[0].label if len(self.rows) == 1 else f"{len(self.rows):,} claims"

    @property
    def words(self) -> str:
        """What they say, to be read in a title."""
        if len(self.rows) == 1:
            return " ".join(self.rows[0].statement.split())
        return ", ".join(self.refs[:FEW]) + (" …" if len(self.rows) > FEW else "")

    def draft(self, what: str) -> str:
        """The name under which what is written about them is kept."""
        refs = " ".join(self.refs)
        return f"{what} {refs if len(self.rows) <= FEW else sha256(refs.encode()).hexdigest()}"


def target(row: ClaimRow) -> Target:
    """A row as what a key applies to."""
    return Target(
        row.id, row.label, row.article_id, row.rev, row.statement, row.parked, is_released=row.state == State.RELEASED
    )


def in_batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items in stretches of `size`, the last one shorter."""
    return (items[at : at + size] for at in range(0, len(items), size))
