"""From a text to its claims: zones set aside, sentences cut into assertions, each with its speaker and its worth."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claims.dates import FoundDate, find_dates
from claims.reading import facts
from claims.reading.claimants import Claimants
from claims.reading.clauses import finite_at, split_clauses
from claims.reading.found import FoundClaim, Quotation, Reading, Span
from claims.reading.kinds import kind_of
from claims.reading.lexicon import ROLES
from claims.reading.marks import Quoted, find_quoted
from claims.reading.names import Names, head_noun
from claims.reading.parts import attributed_parts, doer
from claims.reading.quotations import attribute
from claims.reading.same import same_assertion
from claims.reading.sentences import paragraphs, split_sentences
from claims.reading.statements import Statements
from claims.reading.titles import find_titles
from claims.reading.tokens import Words, read_words
from claims.reading.turns import find_turns
from claims.reading.worth import weigh
from claims.words import ClaimKind, Voice, ZoneKind
from claims.zones import Zone, find_zones

_SILENT = frozenset((ZoneKind.BYLINE, ZoneKind.DATELINE, ZoneKind.BOILERPLATE, ZoneKind.SYNDICATION))
# Fewer words in marks inside narration are scare quotes.
_FRAGMENT = 3
# More list items than this are no summary of the article.
_SUMMARY = 30
_ELSEWHERE = frozenset((ZoneKind.HEADLINE,))


def read_claims(text: str, published: date | None = None, *, zones: Sequence[Zone] | None = None) -> list[FoundClaim]:
    """The claims of an article in the order of its text. `zones` are found where they are not given.

    No claim touches a byline, dateline, boilerplate or syndication notice; `text[claim.start:claim.end]` is its text.
    """
    return list(read(text, published, zones=zones).claims)


def read(text: str, published: date | None = None, *, zones: Sequence[Zone] | None = None) -> Reading:
    """Everything that reading finds, in one pass. Without `published` relative dates stay unresolved."""
    zones = find_zones(text) if zones is None else zones
    names = Names(text)
    quoted = find_quoted(text)
    claimants = Claimants(text, names)
    quotations = attribute(text, quoted, names, claimants)
    dates = find_dates(text, published, [(one.start, one.end, None) for one in quotations])
    sentences = split_sentences(text)
    article = _Article(text, zones, names, claimants, quoted, quotations, sentences)
    claims = article.claims(dates)
    return Reading(
        tuple(sentences),
        tuple(quotations),
        tuple(claims),
        tuple(dates),
        tuple(facts.collect(text, zones, dates, names, sentences)),
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    """A claim before it is weighed: where it is, its form, and where its speaker is named."""

    start: int
    end: int
    form: str
    voice: Voice
    speaker: str | None
    speaker_span: Span | None


class _Article:
    """One article being read."""

    def __init__(
        self,
        text: str,
        zones: Sequence[Zone],
        names: Names,
        claimants: Claimants,
        quoted: Sequence[Quoted],
        quotations: Sequence[Quotation],
        sentences: Sequence[Span],
    ) -> None:
        self.text = text
        self.zones = zones
        self.quoted = quoted
        self.quotations = quotations
        self.starts = [one.outer[0] for one in quoted]
        self.sentences = sentences
        self.names = names
        self.claimants = claimants
        self.turns = find_turns(text, self._spoken_paragraphs(), claimants)

    def claims(self, dates: Sequence[FoundDate]) -> list[FoundClaim]:
        """The claims of the prose, each with the headline's places where that says the same."""
        drafts = [draft for start, end, _ in self._prose() for draft in self._sentence(start, end)]
        silent = [(zone.start, zone.end) for zone in self.zones if zone.kind in _SILENT | _ELSEWHERE]
        drafts += [
            _Draft(start, end, "title", Voice.NARRATION, None, None)
            for start, end in find_titles(self.text, self.names)
            if not any(start < stop and begin < end for begin, stop in silent)
        ]
        drafts = _without_doubles(drafts)
        drafts, also = self._echoed(drafts)
        statements = Statements(self.text, self.names, self.claimants, [one.outer for one in self.quoted])
        return [self._finished(draft, dates, also.get(draft, ()), statements) for draft in drafts]

    def _echoed(self, drafts: Sequence[_Draft]) -> tuple[list[_Draft], dict[_Draft, list[Span]]]:
        """The drafts without those that only repeat one of the text, and where each is said again."""
        zones = [zone for zone in self.zones if zone.kind in (ZoneKind.HEADLINE, ZoneKind.LIST)][:_SUMMARY]
        echoes = [
            (max(start, zone.start), min(end, zone.end))
            for zone in zones
            for start, end in self.sentences
            if start < zone.end and end > zone.start
        ]
        own = [draft for draft in drafts if not any(zone.start <= draft.start < zone.end for zone in zones)]
        places = [(draft.start, draft.end) for draft in own]
        also: dict[_Draft, list[Span]] = {}
        for echo, i in same_assertion(self.text, echoes, places, self.sentences).items():
            also.setdefault(own[i], []).append(echo)
        said = {echo for echoed in also.values() for echo in echoed}
        kept = [draft for draft in drafts if not any(start <= draft.start < end for start, end in said)]
        return kept, also

    def _spoken_paragraphs(self) -> list[Span]:
        """The paragraphs that lie in no zone: those of an interview are its turns."""
        zones = iter([*self.zones, Zone(len(self.text) + 1, len(self.text) + 2, ZoneKind.HEADLINE, "")])
        zone = next(zones)
        found = []
        for start, end in paragraphs(self.text):
            while zone.end <= start:
                zone = next(zones)
            if end <= zone.start:
                found.append((start, end))
        return found

    def _prose(self) -> Iterator[tuple[int, int, ZoneKind | None]]:
        """The sentences outside the silent zones and the headline."""
        zones = [zone for zone in self.zones if zone.kind in _SILENT | _ELSEWHERE]
        at = 0
        for start, end in self.sentences:
            while at < len(zones) and zones[at].end <= start:
                at += 1
            begin = start
            for zone in zones[at:]:
                if zone.start >= end:
                    break
                if begin < zone.start:
                    yield begin, zone.start, None
                begin = max(begin, zone.end)
            if begin < end:
                yield begin, end, None

    def _sentence(self, start: int, end: int) -> Iterator[_Draft]:
        i = bisect_left(self.turns, end, key=lambda turn: turn.start) - 1
        if i >= 0 and start < self.turns[i].end and (self.turns[i].speaker or self.turns[i].asks):
            if not self.turns[i].asks:
                yield from self._direct(max(start, self.turns[i].start), end, self.turns[i].speaker, None)
            return
        first = max(0, bisect_left(self.starts, start) - 1)
        inside = []
        for k in range(first, len(self.quoted)):
            one = self.quoted[k]
            if one.outer[0] >= end:
                break
            if one.outer[1] > start:
                inside.append(k)
        direct = [k for k in inside if self.quotations[k].kind == Voice.DIRECT]
        holes = []
        for k in direct:
            quotation, outer = self.quotations[k], self.quoted[k].outer
            holes.append((max(outer[0], start), min(outer[1], end)))
            begin, stop = max(quotation.start, start), min(quotation.end, end)
            yield from self._direct(begin, stop, quotation.speaker, quotation.speaker_span)
        partial = [self.quoted[k].outer for k in inside if k not in direct]
        yield from self._matrix(start, end, holes, partial)

    def _direct(self, start: int, end: int, speaker: str | None, where: Span | None) -> Iterator[_Draft]:
        words = read_words(self.text, start, end)
        for clause in split_clauses(words, 0, len(words)):
            span = self._span(words, clause.first, clause.last)
            if span and _asserts(words, clause.first, clause.last, clause.form):
                yield _Draft(*span, clause.form, Voice.DIRECT, speaker, where)

    def _matrix(self, start: int, end: int, holes: Sequence[Span], partial: Sequence[Span]) -> Iterator[_Draft]:
        words = read_words(self.text, start, end, holes)
        for part in attributed_parts(words, 0, len(words)):
            for first, last in _between_holes(words, part.first, part.last, holes):
                for clause in split_clauses(words, first, last):
                    if part.aside and clause.form == "main":
                        continue
                    span = self._span(words, clause.first, clause.last)
                    if span is None or not _asserts(words, clause.first, clause.last, clause.form):
                        continue
                    source = part.source if part.whole or clause.form in ("main", "coordinate", "participle") else None
                    acting = None if source else doer(words, clause)
                    if acting and "," in words.letters[acting[1] : finite_at(words, acting[1], clause.last)]:
                        span = self._span(words, finite_at(words, acting[1], clause.last), clause.last) or span
                    yield self._attributed(words, span, clause.form, source or acting, partial)

    def _attributed(
        self, words: Words, span: Span, form: str, source: tuple[int, int] | None, partial: Sequence[Span]
    ) -> _Draft:
        if source is None:
            spoken = self._spoken(span, partial)
            if spoken:
                return _Draft(*span, form, Voice.PARTIAL, spoken.speaker, spoken.speaker_span)
            return _Draft(*span, form, Voice.NARRATION, None, None)
        where = (words.starts[source[0]], words.ends[source[1] - 1])
        quoted = any(begin < span[1] and stop > span[0] for begin, stop in partial)
        voice = Voice.PARTIAL if quoted else Voice.INDIRECT
        return _Draft(*span, form, voice, self.claimants.name(where), where)

    def _in_turn(self, at: int) -> bool:
        i = bisect_left(self.turns, at + 1, key=lambda turn: turn.start) - 1
        return i >= 0 and at < self.turns[i].end

    def _spoken(self, span: Span, partial: Sequence[Span]) -> Quotation | None:
        """The fragment of somebody's words that makes a claim theirs: one of some length, with a speaker beside it."""
        for begin, stop in partial:
            quotation = self.quotations[bisect_left(self.starts, begin)]
            long = self.text.count(" ", begin, stop) + 1 >= _FRAGMENT
            if span[0] <= begin and stop <= span[1] + 1 and long and quotation.speaker and quotation.speaker_span:
                return quotation
        return None

    def _span(self, words: Words, first: int, last: int) -> Span | None:
        """The stretch of the text that the tokens take, without marks that belong to the sentence around it."""
        letters = words.letters
        while first < last and letters[first] in ",;:.-?)":
            first += 1
        while last > first and letters[last - 1] in ",;:.-?(":
            last -= 1
        if last - first < 2:
            return None
        return words.starts[first], words.ends[last - 1]

    def _dates(self, dates: Sequence[FoundDate], draft: _Draft) -> Iterator[FoundDate]:
        for i in range(bisect_left(dates, draft.start, key=lambda one: one.start), len(dates)):
            if dates[i].end > draft.end:
                break
            yield dates[i]

    def _finished(
        self, draft: _Draft, dates: Sequence[FoundDate], also: Sequence[Span], statements: Statements
    ) -> FoundClaim:
        words = self.text[draft.start : draft.end]
        titled = draft.form == "title" or (draft.form == "apposition" and head_noun(words) in ROLES)
        kind = (
            ClaimKind.TITLE if titled else kind_of(words, Voice.INDIRECT if self._in_turn(draft.start) else draft.voice)
        )
        claimant = self.claimants.describe(draft.speaker)
        statement, traces = statements.of(draft.start, draft.end)
        worth = weigh(words, kind, draft.voice, claimant)
        return FoundClaim(
            draft.start,
            draft.end,
            words,
            statement,
            traces,
            kind,
            draft.voice,
            draft.speaker,
            draft.speaker_span,
            claimant.role,
            claimant.kind,
            worth.score,
            worth.reasons,
            tuple(self._dates(dates, draft)),
            tuple(also),
        )


def _between_holes(words: Words, first: int, last: int, holes: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The stretches of a part between direct quotations."""
    begins = {start for start, _ in holes}
    at = first
    for i in range(first, last):
        if words.letters[i] == '"' and words.starts[i] in begins:
            if at < i:
                yield at, i
            at = i + 1
    if at < last:
        yield at, last


def _asserts(words: Words, first: int, last: int, form: str) -> bool:
    """Whether a clause says something that can be so or not: no question, no order, no bare phrase."""
    if form in ("apposition", "participle", "absolute"):
        return last - first >= 3
    if form == "subordinate" and words.letters[first + 1 : first + 2] == "g":
        return True
    return finite_at(words, first, last) >= 0


def _without_doubles(drafts: Sequence[_Draft]) -> list[_Draft]:
    """In the order of the text; of two drafts at one place the first found stays."""
    seen: dict[Span, _Draft] = {}
    for draft in drafts:
        seen.setdefault((draft.start, draft.end), draft)
    return sorted(seen.values(), key=lambda draft: (draft.start, -draft.end))
