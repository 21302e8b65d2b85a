"""The same name, number or date written in two ways within one article: a note on both claims."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from claims.dates import FoundDate
from claims.reading import lexicon
from claims.reading.found import Span
from claims.reading.names import Names
from claims.words import Precision

# Shorter names are too often two names: "Iran" and "Iraq".
_LONG = 6
# How much of the rarer words two claims must share to be about the same thing.
_SHARED = 0.5
# At most so many claims that count the same things, or names that begin alike, are compared.
_MANY = 40
_COUNT = re.compile(
    r"(?<![\w.,$£€-])(?P<number>\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"\s(?P<what>[a-z][\w-]{3,})\b(?!\sand\b)"
)
_WORD = re.compile(r"[^\W\d_]+")
# Where one of these stands, a count is not the whole of it.
_PARTIAL = re.compile(
    r"\b(?:from|up|down|another|other|more|fewer|less|additional|further|each|every|first|last|previous\w*|earlier|since"
    r"|now|later|of (?:the|them|those)|among|including)\b",
    re.IGNORECASE,
)
# What follows these is measured, and a measure is another one for each thing.
_MEASURES = lexicon.PREPOSITIONS | lexicon.word_set(
    "percent points million billion trillion thousand hundred cents pence dollars euros pounds common total miles"
    " metres kilometres seats votes degrees tonnes tons barrels shares times years months weeks days hours minutes"
)


@dataclass(frozen=True, slots=True)
class _Count:
    claim: int
    value: str
    unit: str
    words: str
    stems: frozenset[str]


def find_variants(
    text: str, claims: Sequence[Span], also: Sequence[tuple[int, Span]], dates: Sequence[FoundDate], names: Names
) -> dict[int, list[str]]:
    """For each claim (by index) whose words differ from another's on the same thing, what the other has.

    `also` are the further places of claims, such as the headline. Only what is plainly the same thing is compared.
    """
    notes: dict[int, list[str]] = {}
    for one, other, kind, mine, theirs in [
        *_names(text, claims, names),
        *_counts(text, [*enumerate(claims), *also]),
        *_dates(text, claims, dates),
    ]:
        notes.setdefault(one, []).append(f"another {kind} elsewhere: “{theirs}”")
        if other != one:
            notes.setdefault(other, []).append(f"another {kind} elsewhere: “{mine}”")
    return notes


_Pair = tuple[int, int, str, str, str]


def _names(text: str, claims: Sequence[Span], names: Names) -> Iterator[_Pair]:
    first: dict[str, int] = {}
    for i, (start, end) in enumerate(claims):
        for name in names.between(start, end):
            for word in name.text.split():
                if len(word) >= _LONG and word.isalpha():
                    first.setdefault(word, i)
    seen: dict[str, list[str]] = {}
    for word in sorted(first, key=lambda word: first[word]):
        for other in seen.get(word[:3].lower(), [])[:_MANY]:
            if _one_letter_apart(word, other) and not _derived(word, other):
                yield first[other], first[word], "spelling", other, word
        seen.setdefault(word[:3].lower(), []).append(word)


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether a letter more, less or other makes one word the other."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    if len(long) - len(short) > 1 or short == long:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _derived(one: str, other: str) -> bool:
    """Whether only an ending tells them apart, as in "Tessara", "Tessaran" and in "Arabia", "Arabic"."""
    short, long = sorted((one, other), key=len)
    if len(short) < len(long):
        return long.startswith(short) and long[-1] != short[-1]
    return short[:-1] == long[:-1] and not {short[-1], long[-1]} <= set("aeiouy")


def _counts(text: str, places: Sequence[tuple[int, Span]]) -> Iterator[_Pair]:
    by_unit: dict[str, list[_Count]] = {}
    for claim, (start, end) in places:
        if _PARTIAL.search(text, start, end):
            continue
        stems = frozenset(word[:4].lower() for word in _WORD.findall(text, start, end) if len(word) > 3)
        for match in _COUNT.finditer(text, start, end):
            unit = match["what"]
            if unit not in lexicon.TIMES | _MEASURES and not unit.endswith(("-year", "-day")):
                found = _Count(claim, match["number"].replace(",", ""), unit[:5], match.group(), stems)
                by_unit.setdefault(found.unit, []).append(found)
    for alike in by_unit.values():
        for one, other in combinations(alike[:_MANY], 2):
            if (
                one.claim != other.claim
                and one.value != other.value
                and _same_thing(one.stems, other.stems, one.unit[:4])
            ):
                yield one.claim, other.claim, "number", one.words, other.words


def _same_thing(one: frozenset[str], other: frozenset[str], unit: str) -> bool:
    shared = (one & other) - {unit}
    return len(shared) >= 2 and len(shared) >= _SHARED * (min(len(one), len(other)) - 1)


def _dates(text: str, claims: Sequence[Span], dates: Sequence[FoundDate]) -> Iterator[_Pair]:
    dated: list[tuple[int, FoundDate, frozenset[str]]] = []
    of_days = [one for one in dates if one.precision == Precision.DAY]
    for i, (start, end) in enumerate(claims):
        first = bisect_left(of_days, start, key=lambda one: one.start)
        days = [one for one in of_days[first : first + 2] if one.end <= end]
        if len(days) == 1:
            rest = text[start : days[0].start] + " " + text[days[0].end : end]
            dated.append((i, days[0], frozenset(word[:4].lower() for word in _WORD.findall(rest) if len(word) > 3)))
    for (i, one, mine), (k, other, theirs) in combinations(dated[:_MANY], 2):
        apart = one.earliest != other.earliest and text[one.start : one.end] != text[other.start : other.end]
        if apart and len(mine & theirs) >= 3 and len(mine & theirs) >= 0.6 * min(len(mine), len(theirs)):
            yield i, k, "date", text[one.start : one.end], text[other.start : other.end]
