"""From the sentences of an article to drafts of its claims: which stretch, in whose words, and by which form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.reading.claimants import Claimants
from claims.reading.clauses import Clause, split_clauses
from claims.reading.found import Quotation, Span
from claims.reading.holders import doer, holder, subject_of
from claims.reading.leads import lead
from claims.reading.marks import Quoted
from claims.reading.parts import Part, attributed_parts
from claims.reading.sentences import paragraphs
from claims.reading.titles import find_titles
from claims.reading.tokens import Words, finite_at, read_words
from claims.reading.turns import find_turns
from claims.words import Voice, ZoneKind
from claims.zones import Zone

# The headline is no place of its own: it sums up a claim of the text. From the others nothing is read at all.
SILENT = frozenset((ZoneKind.HEADLINE, ZoneKind.BYLINE, ZoneKind.DATELINE, ZoneKind.BOILERPLATE, ZoneKind.SYNDICATION))
_NOMINAL = frozenset("nP")
# Fewer words in marks inside narration are scare quotes.
_FRAGMENT = 3
# The speaker's own: "my coach" is the speaker's coach, where one person speaks.
_OURS = frozenset(("my", "our", "your"))
_THINKING = frozenset(("think", "believe", "say", "feel"))
# What these say is what the speaker says of them.
_ANYBODY = frozenset(("people", "everybody", "everyone", "nobody", "some", "many", "others", "most"))
# What the article does not say itself, without naming again who does.
_ALLEGED = re.compile(
    r"\b(?:allegedly|(?:is|are|was|were) (?:alleged|said|claimed|accused|suspected|believed)(?: of| to| that)?)\b"
)
# What begins an apposition that compares figures, for which the attribution before it answers too.
_COMPARING = frozenset(("up", "down", "well", "far", "ahead", "short", "from", "below", "above", "compared", "more"))
# The forms of a clause for which the attribution before it answers too.
_ANSWERED = frozenset(("main", "coordinate", "participle", "subordinate"))


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it is weighed. `speaker_span` is where the speaker is named; `spoken`: a turn of an interview.

    `lead`: where the text names what the words are about, if they do not say so themselves.
    """

    start: int
    end: int
    form: str
    voice: Voice
    speaker: str | None
    speaker_span: Span | None
    spoken: bool = False
    lead: Span | None = None


class Drafts:
    """Drafts the claims of one article. `quoted` and `quotations` go in step; all parts are in text order."""

    def __init__(
        self,
        text: str,
        zones: Sequence[Zone],
        sentences: Sequence[Span],
        quoted: Sequence[Quoted],
        quotations: Sequence[Quotation],
        claimants: Claimants,
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._quoted = quoted
        self._quotations = quotations
        self._quote_starts = [one.outer[0] for one in quoted]
        self._claimants = claimants
        self._silent = [(zone.start, zone.end) for zone in zones if zone.kind in SILENT]
        every = [(zone.start, zone.end) for zone in zones]
        self._turns = find_turns(text, self._outside(paragraphs(text), every), claimants)

    def all(self) -> list[Draft]:
        """Every draft once, in the order of the text; of two at one place the first found stays."""
        seen: dict[Span, Draft] = {}
        for start, end in self._prose():
            for draft in self._sentence(start, end):
                seen.setdefault((draft.start, draft.end), draft)
        for start, end in self._outside(find_titles(self._text, self._claimants.names), self._silent):
            seen.setdefault((start, end), Draft(start, end, "title", Voice.NARRATION, None, None))
        return sorted(seen.values(), key=lambda draft: (draft.start, -draft.end))

    def _prose(self) -> Iterator[Span]:
        """The sentences, without what of them lies in a silent zone."""
        at = 0
        for start, end in self._sentences:
            while at < len(self._silent) and self._silent[at][1] <= start:
                at += 1
            k = at
            while k < len(self._silent) and self._silent[k][0] < end:
                if start < self._silent[k][0]:
                    yield start, self._silent[k][0]
                start = max(start, self._silent[k][1])
                k += 1
            if start < end:
                yield start, end

    @staticmethod
    def _outside(spans: Iterator[Span], zones: Sequence[Span]) -> list[Span]:
        """The spans that touch no zone; both in order."""
        starts = [start for start, _ in zones]
        return [(start, end) for start, end in spans if (k := bisect_left(starts, end) - 1) < 0 or zones[k][1] <= start]

    def _sentence(self, start: int, end: int) -> Iterator[Draft]:
        k = bisect_left(self._turns, end, key=lambda turn: turn.start) - 1
        turn = self._turns[k] if k >= 0 and start < self._turns[k].end else None
        start = max(start, turn.start) if turn else start
        if turn and turn.speaker:
            yield from self._direct(start, end, turn.speaker, None, spoken=True)
            return
        holes: list[Span] = []
        fragments: list[int] = []
        for k in self._quoted_in(start, end):
            outer, quotation = self._quoted[k].outer, self._quotations[k]
            if quotation.kind != Voice.DIRECT:
                fragments.append(k)
                continue
            holes.append((max(outer[0], start), min(outer[1], end)))
            inside = max(quotation.start, start), min(quotation.end, end)
            yield from self._direct(*inside, quotation.speaker, quotation.speaker_span)
        yield from self._narrated(start, end, holes, fragments)

    def _quoted_in(self, start: int, end: int) -> Iterator[int]:
        """Which quoted stretches reach into start–end."""
        for k in range(max(0, bisect_left(self._quote_starts, start) - 1), len(self._quoted)):
            if self._quoted[k].outer[0] >= end:
                return
            if self._quoted[k].outer[1] > start:
                yield k

    def _direct(
        self, start: int, end: int, speaker: str | None, where: Span | None, *, spoken: bool = False
    ) -> Iterator[Draft]:
        """What spoken words assert; a question asserts nothing."""
        words = read_words(self._text, start, end)
        if words.letters.endswith("?"):
            return
        for part in attributed_parts(words, 0, len(words)):
            subject: tuple[int, int] | None = None
            told = True
            for clause in split_clauses(words, part.first, part.last):
                # "My deputy says it works, but he is an optimist": behind ", but" the speaker speaks again.
                told = told and words.letters[max(0, clause.first - 2) : clause.first] != ",c"
                span = _span(words, *_inside_marks(words, clause.first, clause.last))
                before, subject = subject, _next_subject(words, clause, subject)
                if span and _asserts(words, clause.first, clause.last, clause.form):
                    about = _text_span(words, lead(words, clause, before))
                    draft = Draft(*span, clause.form, Voice.DIRECT, speaker, where, spoken, about)
                    yield self._spoken(words, draft, part) if told else draft

    def _spoken(self, words: Words, draft: Draft, part: Part) -> Draft:
        """The draft with the innermost speaker, where speech tells of speech."""
        if part.source is None or words.letters[part.source[0]] in "oO":
            return draft
        first = words.lower[part.source[0]]
        thought = not _THINKING.isdisjoint(words.lower[part.source[1] : part.first])
        if first in _ANYBODY and thought:
            return draft
        where = (words.starts[part.source[0]], words.ends[part.source[1] - 1])
        if first in _OURS:
            kin = " ".join(words.lower[part.source[0] + 1 : part.source[1]])
            known = draft.speaker is not None and draft.speaker[0].isupper() and first == "my" and kin
            return replace(draft, speaker=f"{draft.speaker}’s {kin}", speaker_span=where) if known else draft
        name = self._claimants.name(where)
        return (
            draft
            if words.letters[part.source[0]] == "w" and name == "who"
            else replace(draft, speaker=name, speaker_span=where)
        )

    def _narrated(self, start: int, end: int, holes: Sequence[Span], fragments: Sequence[int]) -> Iterator[Draft]:
        """What a sentence asserts outside its direct quotations, each of which is a hole in it."""
        words = read_words(self._text, start, end, holes)
        if words.letters.endswith("?") or words.lower[:2] in (["here", "is"], ["here", "are"]):
            return
        if _is_row(words):
            yield Draft(*_row(words), "row", Voice.NARRATION, None, None)
            return
        begins = {begin for begin, _ in holes}
        for part in attributed_parts(words, 0, len(words)):
            for first, last in _between_holes(words, part.first, part.last, begins):
                yield from self._stretch(words, part, first, last, fragments)

    def _stretch(self, words: Words, part: Part, first: int, last: int, fragments: Sequence[int]) -> Iterator[Draft]:
        subject: tuple[int, int] | None = None
        for clause in split_clauses(words, first, last):
            span = _span(words, clause.first, clause.last)
            before, subject = subject, _next_subject(words, clause, subject)
            named_only = part.aside and clause.form == "main"
            if span is None or named_only or not _asserts(words, clause.first, clause.last, clause.form):
                continue
            compares = clause.form == "apposition" and words.lower[clause.first] in _COMPARING
            source = part.source if part.whole or clause.form in _ANSWERED or compares else None
            source = source or doer(words, clause, before) or holder(words, clause)
            draft = self._attributed(words, span, clause.form, source, fragments)
            # Behind "said that …, and" a past may be the speaker's deed: "… and declined to say more".
            said = part.source and words.letters[clause.first] == "V"
            yield draft if said else replace(draft, lead=_text_span(words, lead(words, clause, before)))

    def _attributed(
        self, words: Words, span: Span, form: str, source: tuple[int, int] | None, fragments: Sequence[int]
    ) -> Draft:
        if source is None:
            said = self._said(span, fragments)
            if said:
                return Draft(*span, form, Voice.PARTIAL, said.speaker, said.speaker_span)
            accuser = self._claimants.accuser(span[0]) if _ALLEGED.search(self._text, *span) else None
            if accuser:
                return Draft(*span, form, Voice.INDIRECT, accuser, None)
            return Draft(*span, form, Voice.NARRATION, None, None)
        where = (words.starts[source[0]], words.ends[source[1] - 1])
        outers = (self._quoted[k].outer for k in fragments)
        quoted = any(begin < span[1] and stop > span[0] for begin, stop in outers)
        voice = Voice.PARTIAL if quoted else Voice.INDIRECT
        return Draft(*span, form, voice, self._claimants.name(where), where)

    def _said(self, span: Span, fragments: Sequence[int]) -> Quotation | None:
        """The fragment of somebody's words that makes a claim theirs: one of some length, with a speaker beside it."""
        for k in fragments:
            (begin, stop), quotation = self._quoted[k].outer, self._quotations[k]
            inside = span[0] <= begin and stop <= span[1] + 1
            if inside and quotation.speaker_span and self._text.count(" ", begin, stop) + 1 >= _FRAGMENT:
                return quotation
        return None


def _span(words: Words, first: int, last: int) -> Span | None:
    """The stretch of the text that the tokens take, without marks that belong to the sentence around it."""
    letters = words.letters
    while first < last and letters[first] in ",;:.-?)":
        first += 1
    while last > first and letters[last - 1] in ",;:.-?(":
        last -= 1
    if last > first and letters[last - 1] == '"' and letters[first:last].count('"') == 1 and letters[last - 2] in ".,?":
        # The mark that closes a longer quotation.
        return _span(words, first, last - 1)
    return (words.starts[first], words.ends[last - 1]) if last - first > 1 else None


def _inside_marks(words: Words, first: int, last: int) -> tuple[int, int]:
    """Speech told inside speech, without its own marks: "'It is late,'"."""
    while last > first and words.letters[last - 1] in ",;.":
        last -= 1
    quoted = last - first > 2 and words.letters[first] == words.letters[last - 1] == '"'
    return (first + 1, last - 1) if quoted and words.letters[first:last].count('"') == 2 else (first, last)


def _next_subject(words: Words, clause: Clause, subject: tuple[int, int] | None) -> tuple[int, int] | None:
    """The subject that a coordinate verb behind a clause shares with it; None where that is not certain."""
    if clause.form == "relative":
        return lead(words, clause, None)
    if clause.form in ("apposition", "participle", "absolute"):
        return subject
    own = subject_of(words, clause)
    return subject if own is None and clause.form == "coordinate" else own


def _text_span(words: Words, tokens: tuple[int, int] | None) -> Span | None:
    return (words.starts[tokens[0]], words.ends[tokens[1] - 1]) if tokens else None


def _between_holes(words: Words, first: int, last: int, begins: set[int]) -> Iterator[tuple[int, int]]:
    """The stretches of a part between direct quotations."""
    at = first
    for i in range(first, last):
        if words.letters[i] == '"' and words.starts[i] in begins:
            if at < i:
                yield at, i
            at = i + 1
    if at < last:
        yield at, last


def _is_row(words: Words) -> bool:
    """Whether a line is a row of a table or a list: a thing and its numbers, "Revenue | 4,120" or "Amara: 1,900"."""
    letters, lower = words.letters, words.lower
    mark = next((i for i in range(len(words)) if letters[i] == ":" or lower[i] == "|"), -1)
    first = 1 if lower[:1] == ["|"] else 0
    mark = lower.index("|", 1) if first and "|" in lower[1:] else mark
    named = bool(_NOMINAL.intersection(letters[first:mark])) and "#" not in letters[first:mark]
    figures = letters[mark + 1 : mark + 2] == "#"
    return mark > first and named and figures and not letters.endswith(".") and finite_at(words, 0, len(words)) < 0


def _row(words: Words) -> Span:
    """Where a row stands, without the bars around it and what is added behind a comma."""
    first, last = 0, len(words)
    while words.lower[first] == "|":
        first += 1
    comma = words.letters.find(",", first)
    last = comma if comma > 0 else last
    while words.lower[last - 1] == "|":
        last -= 1
    return words.starts[first], words.ends[last - 1]


def _asserts(words: Words, first: int, last: int, form: str) -> bool:
    """Whether a clause says something that can be so or not: it has a finite verb, or its form does without one."""
    if form in ("apposition", "participle", "absolute"):
        # A name alone says nothing: "Its director, Karl Ove Mehn, denied it".
        return last - first >= 3 and set(words.letters[first:last]) != {"P"}
    if words.letters[last - 1] == "t":
        return False
    if form == "coordinate" and words.letters[first : first + 1] in ("B", "e", "p"):
        return True
    if form == "subordinate" and words.letters[first + 1 : first + 2] == "g":
        return True
    return finite_at(words, first, last) >= 0
