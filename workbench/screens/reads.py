"""What the screen reads of a desk. Each runs in the desk's thread, and imports its action there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.rows import (
    ActionRow,
    ArticleRow,
    ArticleSheet,
    ChangeRow,
    ClaimCard,
    ClaimRow,
    CopyRow,
    EvidenceRow,
    Passage,
    SourceRow,
)

if TYPE_CHECKING:
    from claims.dates.publication import Proposal
    from claims.desk import Desk

FIRST_PAGE = 64

ACTIONS = 100
"""Actions of the history that are read at a time."""

CHANGES = 100
"""Rows that an action changed of which the difference is shown: an import has changed a hundred thousand."""

PROPOSALS = 3
"""Proposed dates of an article that are shown."""


@dataclass(frozen=True, slots=True)
class Queue:
    """The claims that a filter lets through, in order, and the rows of the first page."""

    ids: Sequence[int]
    rows: Sequence[ClaimRow]
    counts: Mapping[str, int]
    """How many claims are in each state, whatever the filter; none where they were not asked for."""
    empty: bool = False
    """There is nothing on the desk at all."""
    whole: bool = True
    """Whether the ids are all there are."""


@dataclass(frozen=True, slots=True)
class Spread:
    """An article with the stretches between its quotation marks."""

    sheet: ArticleSheet
    quotations: tuple[tuple[int, int], ...]


def read_queue(desk: Desk, filter_text: str, order: str, counted: bool = True, limit: int | None = None) -> Queue:
    """The queue, or its first `limit` claims, with the counts where they are asked for.

    Raises UsageError, with the column, for a bad filter.
    """
    from claims.actions.queue import counts, queue, rows
    from claims.filters import parse_filter

    ids = queue(desk, parse_filter(filter_text) if filter_text.strip() else None, order, limit)
    by_state = {str(state): count for state, count in counts(desk).items()} if counted else {}
    empty = not ids and first_article(desk) is None
    return Queue(ids, rows(desk, ids[:FIRST_PAGE]), by_state, empty, whole=len(ids) != limit)


def read_rows(desk: Desk, ids: Sequence[int]) -> list[ClaimRow]:
    """The rows of some claims."""
    from claims.actions.queue import rows

    return rows(desk, ids)


def read_spread(desk: Desk, article_id: int) -> Spread:
    """An article to be drawn."""
    from claims.actions.sheets import sheet
    from claims.reading import find_quotations

    found = sheet(desk, article_id)
    return Spread(found, tuple((quotation.start, quotation.end) for quotation in find_quotations(found.text)))


def read_card(desk: Desk, claim_id: int) -> tuple[ClaimCard, ArticleRow]:
    """All about a claim, for an open one also earlier verdicts on what says much the same; and whose it is."""
    from claims.actions.precedents import find_precedents
    from claims.actions.queue import card
    from claims.actions.sheets import find_article

    found = card(desk, claim_id)
    if found.row.open:
        found = replace(found, precedents=find_precedents(desk, found.row))
    return found, find_article(desk, str(found.row.article))


def first_article(desk: Desk) -> int | None:
    """The id of the first article, for a desk whose queue is empty."""
    from claims.actions.sheets import list_articles

    found = list_articles(desk)
    return found[0].id if found else None


def read_proposals(desk: Desk, article: str) -> list[str]:
    """What the words of an article say about the day it came out, each with its reason."""
    from claims.actions.articles import propose_date

    return [f"{_days(found)} ({found.reason})" for found in propose_date(desk, article)[:PROPOSALS]]


def _days(found: Proposal) -> str:
    if found.latest is None:
        return f"from {found.earliest} on"
    return str(found.earliest) if found.earliest == found.latest else f"{found.earliest} … {found.latest}"


@dataclass(frozen=True, slots=True)
class Cited:
    """A source with what stands on it, each with the label of its claim, and its stored copies, oldest first."""

    source: SourceRow
    evidence: tuple[tuple[str, EvidenceRow], ...]
    copies: tuple[CopyRow, ...]


def read_sources(desk: Desk, article: ArticleRow) -> list[Cited]:
    """The sources of an article with all that hangs on them."""
    from claims.actions.copies import list_copies
    from claims.actions.evidence import list_evidence
    from claims.actions.sheets import sheet

    found = sheet(desk, article.id)
    evidence = [(row.label, item) for row in found.claims if row.evidence for item in list_evidence(desk, row.label)]
    return [
        Cited(
            source,
            tuple((label, item) for label, item in evidence if item.source.id == source.id),
            list_copies(desk, str(article.number), source.label),
        )
        for source in found.sources
    ]


def read_passage(desk: Desk, claim: str, source: str) -> tuple[Passage, list[tuple[int, int]]]:
    """The stored copy of a source where it likely speaks of a claim, and the sentences of its text."""
    from claims.actions.copies import find_passage
    from claims.reading import split_sentences

    found = find_passage(desk, claim, source)
    return found, split_sentences(found.text)


def read_actions(desk: Desk, scope: str | None, before: int | None = None) -> tuple[list[ActionRow], bool]:
    """A page of what was done, newest first, and whether it is the last one."""
    from claims.actions.history import actions

    found = actions(desk, scope, ACTIONS, before)
    return found, len(found) < ACTIONS


def read_changes(desk: Desk, action: int) -> Sequence[ChangeRow]:
    """What an action changed, row by row, as far as it is shown."""
    from claims.actions.history import changes

    return changes(desk, action, CHANGES)


def next_open(desk: Desk, article_id: int, filter_text: str, step: int) -> ClaimRow | None:
    """The first claim that nobody has decided, of those that the filter lets through, in the next article with any."""
    from claims.actions.queue import next_open
    from claims.filters import parse_filter

    return next_open(desk, article_id, parse_filter(filter_text), step)
