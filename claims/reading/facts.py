"""What a claim must cover, or it is loose: names, numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.dates import FoundDate, find_dates
from claims.reading.found import Fact, Span
from claims.reading.names import Names
from claims.reading.sentences import split_sentences
from claims.words import ZoneKind
from claims.zones import Zone, find_zones

_NUMBER = re.compile(
    r"[$£€¥]?\d[\d,.]*(?<![,.])(?:\s?(?:%|per ?cent\b|percent\b|million\b|billion\b|trillion\b|m\b|bn\b))?"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen)s?\b"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million|billion|thirds|quarters)\b)*",
    re.IGNORECASE,
)
_SILENT = frozenset((ZoneKind.BYLINE, ZoneKind.DATELINE, ZoneKind.BOILERPLATE, ZoneKind.SYNDICATION))


def find_facts(text: str, *, zones: Sequence[Zone] | None = None) -> list[Fact]:
    """The names, numbers and dates of an article's prose, in order and disjoint."""
    zones = find_zones(text) if zones is None else zones
    return collect(text, zones, find_dates(text, None), Names(text), split_sentences(text))


def collect(
    text: str, zones: Sequence[Zone], dates: Sequence[FoundDate], names: Names, sentences: Sequence[Span]
) -> list[Fact]:
    """The same, from what has been found already. A date wins over a number, a number over a name."""
    starts = {start for start, _ in sentences}
    found = [Fact(one.start, one.end, "date") for one in dates]
    found += [Fact(*match.span(), "number") for match in _NUMBER.finditer(text)]
    found += [Fact(one.start, one.end, "name") for one in names.mentions if one.start not in starts or names.known(one)]
    order = {"date": 0, "number": 1, "name": 2}
    taken: list[Fact] = []
    silent = [(zone.start, zone.end) for zone in zones if zone.kind in _SILENT]
    last = 0
    zone = 0
    for fact in sorted(found, key=lambda fact: (fact.start, order[fact.kind])):
        while zone < len(silent) and silent[zone][1] <= fact.start:
            zone += 1
        if fact.start < last or (zone < len(silent) and fact.end > silent[zone][0]):
            continue
        taken.append(fact)
        last = fact.end
    return taken
