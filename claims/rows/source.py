"""Sources, the stored copies of them, and the evidence they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from claims.words import EvidenceState, Failure, Question, Recheck, SourceKind, Stance


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the strip of its article. `uses` counts the evidence that stands on it."""

    id: int
    article_id: int
    number: int
    key: str
    url: str | None
    title: str
    publisher: str | None
    kind: SourceKind
    description: str
    derived_from: int | None  # number of the source it was made from
    confidential: bool
    accessed: date | None
    rev: int
    uses: int
    confirmed_group: int | None = None  # number of the source that a checker counts it as one with; its own if alone

    @property
    def label(self) -> str:
        """The number people use: "S3"."""
        return f"S{self.number}"

    @property
    def name(self) -> str:
        """What to call it in a line: its title, else its address, else its description."""
        return self.title or self.url or self.description or self.label


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One capture of a source, or of an article's own page.

    `words`: it has a text. `size` is that of its body, in bytes. `proposals` are days on which it may have been
    published, each with its reason.
    """

    id: int
    key: str
    source_id: int | None
    article_id: int | None
    n: int | None
    url: str | None
    final_url: str | None
    redirects: tuple[str, ...]
    at: datetime
    status: int | None
    media_type: str
    body: str | None
    size: int
    words: bool
    extractor: str | None
    title: str
    publisher: str | None
    byline: str | None
    language: str | None
    proposals: tuple[Mapping[str, str], ...]
    failure: Failure | None
    error: str
    recheck: Recheck | None
    taken_out: bool = False  # what it held went out for good, as a court may order

    @property
    def outcome(self) -> str:
        """What became of it, in a word."""
        if self.taken_out:
            return "taken out"
        return str(self.failure or self.recheck or ("fetched" if self.url else "given"))


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of a stored copy and the stretch of it where a reader is to begin; both 0 where nothing speaks of it."""

    copy: CopyRow
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RecheckRow:
    """What a later look at a source found; `outcome` is None for the first look, `why` tells more, "" for nothing."""

    key: str
    number: int
    url: str
    outcome: Recheck | None
    why: str


@dataclass(frozen=True, slots=True)
class RecheckSummary:
    """What became of sources, in the order in which they answered.

    `passed` were looked at a short while before and not again; `flagged` are the keys of claims that are in doubt now.
    """

    found: tuple[RecheckRow, ...]
    passed: int
    flagged: tuple[str, ...]
    action: int | None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """What a source says about a claim.

    `start` to `end` is where its quotation stands in the text of the stored copy `copy_id`, `exact` what stands there.
    """

    id: int
    key: str
    claim_id: int
    source: SourceRow
    question: Question
    stance: Stance
    quotation: str
    locator: str
    language: str | None
    translation: str
    note: str
    state: EvidenceState
    rev: int
    copy_id: int | None = None
    start: int | None = None
    end: int | None = None
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    similarity: float | None = None

    @property
    def link(self) -> str:
        """The source's address with the place of the words in it, "" where either is not known."""
        from claims.anchors import text_fragment  # the first page of the queue is shown without it

        return f"{self.source.url}{text_fragment(self.exact, self.prefix)}" if self.source.url and self.exact else ""
