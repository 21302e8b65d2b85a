"""What queries give and screens, commands and reports show: plain values, with no database behind them.

Offsets are code points of the version's text, end exclusive. Numbers are as people say them: claim "12.7", source S3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from claims.anchors import text_fragment
from claims.words import (
    Answer,
    ClaimantKind,
    ClaimKind,
    DateOrigin,
    DismissedAs,
    EvidenceState,
    Failure,
    Mode,
    Outcome,
    PlaceState,
    Precision,
    Question,
    Recheck,
    RelationKind,
    ReviewAct,
    RunState,
    SourceKind,
    Stance,
    State,
    StatementStatus,
    TimeStatus,
    TimexType,
    Via,
    Voice,
    What,
    ZoneKind,
)


@dataclass(frozen=True, slots=True)
class Meter:
    """How far an article is: "41 of 44 sentences, 3 loose"."""

    sentences: int
    covered: int
    loose: int
    claims: int
    open: int

    def __str__(self) -> str:
        return f"{self.covered} of {self.sentences} sentences, {self.loose} loose"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in a list. `claims` counts those that stand, `open` those nobody has decided or dismissed."""

    id: int
    number: int
    key: str
    headline: str
    url: str | None
    publisher: str | None
    byline: str | None
    language: str
    mode: Mode
    scale: str
    published: date | None
    published_precision: Precision | None
    published_how: DateOrigin
    due: date | None
    version: int
    rev: int
    claims: int
    open: int


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A stretch that is not prose."""

    start: int
    end: int
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A sentence, and whether somebody said that it states no fact."""

    id: int
    start: int
    end: int
    no_fact: bool
    reason: str


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A time expression, and the days between which it lies."""

    id: int
    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str | None
    rule: str
    anchor: str
    earliest: date | None
    latest: date | None
    precision: Precision | None
    edtf: str | None
    explanation: str
    status: TimeStatus


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Where a claim stands in a version."""

    version: int
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    state: PlaceState


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim in a list. `start`, `end`: its own words in the current version, -1 where it has none.

    `said` and `so` are the labels of the verdicts that stand, None where nobody has given one.
    """

    id: int
    article_id: int
    article: int
    number: int
    key: str
    start: int
    end: int
    text: str
    statement: str
    kind: ClaimKind
    voice: Voice
    speaker: str | None
    worth: float
    state: State
    assignee: str | None
    said: str | None
    so: str | None
    evidence: int
    flags: tuple[str, ...]
    rev: int
    waiting_for: str = ""
    parked: bool = False

    @property
    def label(self) -> str:
        """The number people use: "12.7"."""
        return f"{self.article}.{self.number}"

    @property
    def open(self) -> bool:
        """Nobody has decided or dismissed it yet."""
        return self.state != State.DISMISSED and self.said is None and self.so is None

    @property
    def at_hand(self) -> bool:
        """It is open, and neither put aside nor waiting for somebody's answer."""
        return self.open and not self.parked and not self.waiting_for


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

    @property
    def outcome(self) -> str:
        """What became of it, in a word."""
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
        return f"{self.source.url}{text_fragment(self.exact, self.prefix)}" if self.source.url and self.exact else ""


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """A verdict; `stands` is false for one that a newer one has replaced."""

    id: int
    key: str
    claim_id: int
    question: Question
    scale: str
    rating: str
    rationale: str
    should_read: str | None
    answer: Answer | None
    answered_by: str | None
    by: str
    at: datetime
    as_of: date | None
    evidence: tuple[str, ...]
    stands: bool


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """What somebody said of a claim's verdicts. `verdicts`: the keys of those that stood then."""

    id: int
    key: str
    claim_id: int
    act: ReviewAct
    comment: str
    by: str
    at: datetime
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A claim's verdicts going out, and where they can be read."""

    id: int
    key: str
    claim_id: int
    url: str | None
    by: str
    at: datetime
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """What readers were told when something released was opened again."""

    id: int
    key: str
    claim_id: int
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RelationRow:
    """How a claim stands to another. `outward` is false where it was said of the other one: it depends on this."""

    id: int
    key: str
    kind: RelationKind
    other: ClaimRow
    outward: bool
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PrecedentRow:
    """An earlier verdict on what may be the same. `likeness` is from 0 to 1.

    `differing`: names, numbers and negations, folded, that only one of the two statements has.
    """

    claim: ClaimRow
    verdict: VerdictRow
    likeness: float
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """All there is to know about one claim. Verdicts newest first; evidence in the order it was added."""

    row: ClaimRow
    statement_status: StatementStatus
    speaker_as_written: str | None
    speaker_role: str
    speaker_kind: ClaimantKind | None
    reasons: tuple[str, ...]
    dismissed_as: DismissedAs | None
    note: str
    origin: str
    places: tuple[PlaceRow, ...]
    dates: tuple[TimeRow, ...]
    evidence: tuple[EvidenceRow, ...]
    verdicts: tuple[VerdictRow, ...]
    stale: str = ""  # why its verdicts must be looked at again, "" where they need not be
    second_read: str = ""  # why a second person has to read it whatever its rating is
    asked: str = ""  # the question that is out to `row.waiting_for`
    waiting_since: date | None = None
    reviews: tuple[ReviewRow, ...] = ()  # oldest first, as are the rest
    releases: tuple[ReleaseRow, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()
    relations: tuple[RelationRow, ...] = ()
    precedents: tuple[PrecedentRow, ...] = ()  # only where somebody has looked for them

    def standing(self, question: Question) -> VerdictRow | None:
        """The verdict on a question that stands."""
        return next((v for v in self.verdicts if v.stands and v.question == question), None)

    @property
    def approval(self) -> ReviewRow | None:
        """The approval of the verdicts that stand, None where they were not approved as they are."""
        standing = {verdict.key for verdict in self.verdicts if verdict.stands}
        acts = [review for review in self.reviews if review.act != ReviewAct.COMMENT]
        last = acts[-1] if acts else None
        return last if last and last.act == ReviewAct.APPROVE and set(last.verdicts) == standing else None


@dataclass(frozen=True, slots=True)
class Loose:
    """A name, number or date that no claim covers."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class SignOffRow:
    """Who answers for a version, and what was knowingly left open."""

    n: int
    by: str
    at: datetime
    waivers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleSheet:
    """An article's current version with all that is marked in it; everything in the order of the text."""

    article: ArticleRow
    text: str
    sha256: str
    zones: tuple[ZoneRow, ...]
    passages: tuple[PassageRow, ...]
    claims: tuple[ClaimRow, ...]
    places: tuple[tuple[int, int, int], ...]  # (start, end, claim id) of every place, in text order
    times: tuple[TimeRow, ...]
    loose: tuple[Loose, ...]
    sources: tuple[SourceRow, ...]
    meter: Meter
    sign_off: SignOffRow | None


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One text of an article, with what reading and people marked in it."""

    n: int
    text: str
    sha256: str
    extractor: str | None
    zones: tuple[ZoneRow, ...]
    passages: tuple[PassageRow, ...]
    times: tuple[TimeRow, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about an article that a report or an export can want. Cards by claim number, versions oldest first."""

    sheet: ArticleSheet
    cards: tuple[ClaimCard, ...]
    versions: tuple[VersionRow, ...]
    sign_offs: tuple[SignOffRow, ...]


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One thing somebody did. `undone`: another action has taken it back."""

    id: int
    name: str
    at: datetime
    by: str
    login: str
    via: Via
    reason: str
    undoes: int | None
    undone: bool
    changes: int


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One row's image after an action, and before it (None for an insert, or where it was removed)."""

    seq: int
    action: ActionRow
    entity: str
    key: int
    what: What
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Done:
    """What an action did, in a sentence; its number for undo (None when there was nothing to do); warnings."""

    message: str
    action: int | None = None
    warnings: tuple[str, ...] = ()
    ids: tuple[int, ...] = ()


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
class Problem:
    """A place where the history and the tables do not agree. `seq`: the change; `entity`, `key`: the row."""

    message: str
    seq: int | None = None
    entity: str = ""
    key: int | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """What verification went through, the chain's head, and what it found (nothing, one hopes).

    `removed` are the numbers of the changes whose payloads were taken out, which the history says itself.
    """

    changes: int
    rows: int
    head: str
    problems: tuple[Problem, ...]
    removed: tuple[int, ...] = ()
