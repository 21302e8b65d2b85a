"""From a text to its claims: drafted, told apart from their echoes, weighed, and made to stand alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.dates import FoundDate, Published, find_dates
from claims.reading import facts
from claims.reading.claimants import Claimants
from claims.reading.drafts import Draft, Drafts
from claims.reading.found import FoundClaim, Reading, Span
from claims.reading.kinds import KIND_CONFIDENCE, VOICE_CONFIDENCE, kind_of
from claims.reading.lexicon import ROLES
from claims.reading.marks import find_quoted
from claims.reading.names import Names, head_noun
from claims.reading.quotations import attribute, without_scare_quotes
from claims.reading.same import same_assertion
from claims.reading.sentences import split_sentences, unwrapped
from claims.reading.speakers import saying_near
from claims.reading.statements import Statements
from claims.reading.variants import find_variants
from claims.reading.worth import weigh
from claims.words import ClaimKind, Voice, ZoneKind
from claims.zones import Zone, find_zones

# More list items than this are no summary of the article.
_SUMMARY = 30
_RELATIVE = re.compile(r"\s(?:who|whose|whom|which|that)\s")
# Word for word again, with at least so many spaces, a claim is one with two places.
_SAME_WORDS = 4


def read_claims(
    text: str, published: Published | None = None, *, zones: Sequence[Zone] | None = None
) -> list[FoundClaim]:
    """The claims of an article in the order of its text. `zones` are found where they are not given.

    No claim touches a byline, dateline, boilerplate or syndication notice; `text[claim.start:claim.end]` is its text.
    """
    return list(read(text, published, zones=zones).claims)


def read(text: str, published: Published | None = None, *, zones: Sequence[Zone] | None = None) -> Reading:
    """Everything that reading finds, in one pass. Without `published` relative dates stay unresolved."""
    zones = find_zones(text) if zones is None else zones
    sentences = split_sentences(text)
    verbatim, text = text, unwrapped(text)
    names = Names(text)
    claimants = Claimants(text, names)
    quoted = find_quoted(text)
    quotations = attribute(text, quoted, names, claimants)
    dates = find_dates(text, published, [(one.start, one.end, None) for one in quotations])
    drafts, also = _echoed(text, zones, sentences, Drafts(text, zones, sentences, quoted, quotations, claimants).all())
    statements = Statements(text, names, claimants, [one.outer for one in quoted])
    claims = [_finished(verbatim, draft, claimants, statements, dates, also.get(draft, ())) for draft in drafts]
    claims = _noted(text, claims, dates, names)
    found = facts.collect(text, zones, dates, names, sentences)
    told = without_scare_quotes(text, quotations)
    return Reading(tuple(sentences), tuple(told), tuple(claims), tuple(dates), tuple(found))


def _echoed(
    text: str, zones: Sequence[Zone], sentences: Sequence[Span], drafts: Sequence[Draft]
) -> tuple[list[Draft], dict[Draft, list[Span]]]:
    """The drafts without those that only repeat one of the text, in sense or in its very words, and where they do."""
    summary = [zone for zone in zones if zone.kind in (ZoneKind.HEADLINE, ZoneKind.LIST)][:_SUMMARY]
    echoes = [
        (max(start, zone.start), min(end, zone.end))
        for zone in summary
        for start, end in sentences
        if start < zone.end and end > zone.start
    ]
    own = [draft for draft in drafts if not any(zone.start <= draft.start < zone.end for zone in summary)]
    places = [(draft.start, draft.end) for draft in own]
    also: dict[Draft, list[Span]] = {}
    heads = [(zone.start, zone.end) for zone in summary if zone.kind == ZoneKind.HEADLINE]
    for echo, i in same_assertion(text, echoes, places, sentences, heads).items():
        also.setdefault(own[i], []).append(echo)
    said = sorted(echo for echoed in also.values() for echo in echoed)
    starts = [start for start, _ in said]
    once: list[Draft] = []
    first: dict[str, Draft] = {}
    for draft in drafts:
        k = bisect_right(starts, draft.start) - 1
        if k >= 0 and draft.start < said[k][1]:
            continue
        words = " ".join(text[draft.start : draft.end].lower().split())
        again = first.setdefault(words, draft)
        if again is draft or words.count(" ") < _SAME_WORDS:
            once.append(draft)
        else:
            also.setdefault(again, []).append((draft.start, draft.end))
    return once, also


def _finished(
    text: str,
    draft: Draft,
    claimants: Claimants,
    statements: Statements,
    dates: Sequence[FoundDate],
    also: Sequence[Span],
) -> FoundClaim:
    words = text[draft.start : draft.end]
    kind = _kind(words, draft)
    claimant = claimants.describe(draft.speaker)
    statement, traces = statements.of(draft.start, draft.end, draft.form, draft.lead)
    statement = statement if traces else words
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
        tuple(_inside(dates, draft)),
        tuple(also),
        KIND_CONFIDENCE[kind],
        VOICE_CONFIDENCE[draft.voice],
        saying_near(text, draft.speaker_span) if draft.speaker_span else "",
    )


def _noted(text: str, claims: Sequence[FoundClaim], dates: Sequence[FoundDate], names: Names) -> list[FoundClaim]:
    """The claims, with a first reason where another one has the same name, number or date otherwise."""
    places = [(claim.start, claim.end) for claim in claims]
    also = [(i, place) for i, claim in enumerate(claims) for place in claim.also]
    notes = find_variants(text, places, also, dates, names)
    return [
        replace(claim, reasons=(*notes[i], *claim.reasons)) if i in notes else claim for i, claim in enumerate(claims)
    ]


def _kind(words: str, draft: Draft) -> ClaimKind:
    if draft.form == "title" or (draft.form == "apposition" and _names_an_office(words)):
        return ClaimKind.TITLE
    # The answers of an interview are long and plain: being spoken does not make them opinions.
    return kind_of(words, Voice.INDIRECT if draft.spoken else draft.voice)


def _names_an_office(words: str) -> bool:
    """Whether an apposition says what somebody is: "a retired teacher", "the conductor Sonja Farr"."""
    phrase = _RELATIVE.split(words)[0]
    common = phrase.rstrip().split()
    while len(common) > 1 and common[-1][0].isupper():
        common.pop()
    return head_noun(phrase) in ROLES or head_noun(" ".join(common)) in ROLES


def _inside(dates: Sequence[FoundDate], draft: Draft) -> Iterator[FoundDate]:
    for i in range(bisect_left(dates, draft.start, key=lambda one: one.start), len(dates)):
        if dates[i].end > draft.end:
            return
        yield dates[i]
