"""What an import or a new version brought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claims.words import Outcome, PlaceState, RunState


@dataclass(frozen=True, slots=True)
class RecordResult:
    """What became of a line of an import. `raw` is a refused line as it came, empty where it could not be held."""

    line: int
    type: str
    key: str
    outcome: Outcome
    reason: str = ""
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did: counts by "new", "changed", "unchanged", "refused", "versions", "claims".

    `refused` are the first refused lines. `proven` says that all that was sent has come, by a closing record or the
    expected count; `cut` why that is not so, where it is known. `run` is that of an import that changed something;
    `resumed` says that an earlier call of it had been interrupted, whose work the counts include.
    """

    counts: Mapping[str, int]
    refused: tuple[RecordResult, ...] = ()
    action: int | None = None
    dry_run: bool = False
    notes: tuple[str, ...] = ()
    run: int | None = None
    proven: bool = False
    cut: str = ""
    resumed: bool = False


@dataclass(frozen=True, slots=True)
class ImportRunRow:
    """An import that changed something. `refused`: the first of its refused lines, with line, key and reason."""

    id: int
    action: int
    at: datetime
    by: str
    source: str
    format: str
    state: RunState
    undone: bool
    counts: Mapping[str, int]
    refused: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """How a claim came through to a new version: `was` and `now` are its words, `now` "" where they are gone.

    `differences` tell the words that changed, in a line.
    """

    claim: str
    state: PlaceState
    was: str
    now: str
    differences: str


@dataclass(frozen=True, slots=True)
class ArticleUpdate:
    """What a new text did to an article: `n` is the version that stands, `carried` the claims that were there."""

    n: int
    changed: bool
    claims: int
    carried: tuple[CarriedRow, ...]
    action: int | None
    notes: tuple[str, ...] = ()
