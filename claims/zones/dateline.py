"""Datelines: where, when and by which agency, before a dash at the beginning of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claims.words import ZoneKind
from claims.zones.lines import MONTH, Line

# A dateline that names no agency counts only before the first paragraphs of prose.
_OPENING = 3

_DAY = rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?"
_PLACE = r"[^\W\d_][\w.'’-]{1,30}(?: [^\W\d_][\w.'’-]{1,30}){0,4}"
_DATELINE = re.compile(
    rf"(?P<city>{_PLACE})(?:, (?!{_DAY}){_PLACE}){{0,2}}(?P<day>,? {_DAY})?(?P<agency> ?\([^()\n]{{2,40}}\))?"
    r" ?(?:—|–|--|_|-)(?= |$)"
)
# A wire's day and agency without a place, "July 24 (Tradewire) -", and a place in capitals with a day and a full stop.
_UNPLACED = re.compile(rf"{_DAY} ?\([^()\n]{{2,40}}\) ?(?:—|–|--|-)(?= |$)")
_STOPPED = re.compile(rf"(?P<city>{_PLACE}), {_DAY}\.?(?<=\.)(?= [^\W\d_a-z])")


def find_datelines(lines: Sequence[Line], marks: Mapping[int, tuple[ZoneKind, str]]) -> dict[int, int]:
    """The index of a line and the length of its dateline, dash included, in code points."""
    found = {}
    paragraphs = 0
    for index, line in enumerate(lines):
        if index in marks:
            continue
        paragraphs += not line.bulleted
        if line.apart or paragraphs == 1:
            length = match_dateline(line.text, opening=paragraphs <= _OPENING)
            if length:
                found[index] = length
    return found


def match_dateline(text: str, opening: bool = True) -> int:
    """The length of the dateline that `text` begins with, or 0.

    A name before a dash is too little: the city is in capitals, or a day is named; later than in the `opening`
    paragraphs an agency in brackets is wanted as well.
    """
    found = _DATELINE.match(text[:160])
    if found is None:
        unplaced = _UNPLACED.match(text[:160]) or _STOPPED.match(text[:160])
        placed = unplaced is not None and ("city" not in unplaced.re.groupindex or unplaced["city"].isupper())
        return unplaced.end() if unplaced is not None and placed and opening else 0
    city = found["city"]
    placed = (city.isupper() and len(city) > 2) or found["day"] is not None
    return found.end() if placed and (opening or found["agency"] is not None) else 0
