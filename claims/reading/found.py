"""What reading gives: plain values with offsets in code points, end exclusive."""

from __future__ import annotations

from dataclasses import dataclass

from claims.dates import FoundDate
from claims.words import ClaimantKind, ClaimKind, Voice

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words and whose they are. The span lies inside the marks.

    speaker        the name as the article gives it in full, or its words for who it was; None where nobody is named
    speaker_span   where the speaker is named; None where the speaker was carried over from another paragraph
    kind           DIRECT: a clause or more; PARTIAL: a fragment inside the article's own sentence
    """

    start: int
    end: int
    speaker: str | None
    speaker_span: Span | None
    kind: Voice


@dataclass(frozen=True, slots=True)
class Trace:
    """One replacement in a statement: the words at start–end of the text, and what names the same thing elsewhere."""

    start: int
    end: int
    replacement: str
    antecedent_start: int
    antecedent_end: int


@dataclass(frozen=True, slots=True)
class Worth:
    """How much a sentence deserves a check, 0 to 1, and why, in words, the strongest reason first."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """The smallest stretch of the text that states one assertion.

    text              the words at start–end, verbatim
    statement         the same, made to stand alone; equal to `text` where nothing was certain
    statement_spans   how each replacement in the statement came about
    speaker           who is answerable, resolved to the fullest name in the article; None in narration
    speaker_span      where the article names the speaker, as written
    speaker_role      the office or description that the article gives the speaker, or ""
    dates             the time expressions inside
    also              other places (start, end) that assert the same, such as the headline
    kind_confidence   how often this kind was right among the labelled articles, 0 to 1; likewise voice_confidence
    saying            how strongly the verb commits the speaker: "said", "claimed", "denied", …; "" in narration
    """

    start: int
    end: int
    text: str
    statement: str
    statement_spans: tuple[Trace, ...]
    kind: ClaimKind
    voice: Voice
    speaker: str | None
    speaker_span: Span | None
    speaker_role: str
    speaker_kind: ClaimantKind | None
    worth: float
    reasons: tuple[str, ...]
    dates: tuple[FoundDate, ...]
    also: tuple[Span, ...]
    kind_confidence: float = 1.0
    voice_confidence: float = 1.0
    saying: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name, a number or a date: loose when no claim covers it. `kind` is "name", "number" or "date"."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one pass over an article finds, each list in the order of the text."""

    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    claims: tuple[FoundClaim, ...]
    dates: tuple[FoundDate, ...]
    facts: tuple[Fact, ...]
