"""Lines that a page says about itself, alone or in boxes of several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claims.words import ZoneKind
from claims.zones.interface import SURE, heads_links, interface_sign
from claims.zones.lines import SAYING, Found, Line, ends_sentence, runs_on, stands_alone

# A line without a sign between two that have one belongs to their box if it has at most so many words.
_BRIDGE_WORDS = 6
_TITLE_WORDS = 16
_NAME_OR_NUMBER = re.compile(r"\s[^\W\d_a-z]|\d|[\"“”]")


def find_boilerplate(lines: Sequence[Line]) -> Found:
    """Runs of lines whose signs are sure together; a line said more than once counts as a sign of its own."""
    signs: dict[int, int] = {}
    for index, line in enumerate(lines):
        sign = interface_sign(line.words)
        if sign and (stands_alone(lines, index) or (sign == SURE and _opens(line) and not runs_on(lines, index))):
            signs[index] = sign
    times = Counter(lines[index].words.casefold() for index in signs)
    found: Found = {}
    for run in _runs(lines, signs):
        said_again = any(times[lines[index].words.casefold()] > 1 for index in run)
        if sum(signs.get(index, 0) for index in run) + said_again >= SURE:
            found.update(dict.fromkeys(run, (ZoneKind.BOILERPLATE, "words of an interface")))
    for index in [index for index in found if heads_links(lines[index].words)]:
        found.update(dict.fromkeys(_titles_below(lines, index), (ZoneKind.BOILERPLATE, "link onward")))
    return found


def _titles_below(lines: Sequence[Line], index: int) -> Iterator[int]:
    """The lines right below a heading of links that read as titles do."""
    for below in range(index + 1, len(lines)):
        line = lines[below]
        if line.apart or ends_sentence(line.text) or len(line.words.split()) > _TITLE_WORDS:
            return
        yield below


def _opens(line: Line) -> bool:
    return not line.words[0].islower()


def _runs(lines: Sequence[Line], signs: Iterable[int]) -> Iterator[range]:
    """Lines with a sign that follow one another, blank lines aside, with the odd short line inside a box."""
    first = last = None
    for index in signs:
        if first is None or last is None:
            first = index
        elif index != last + 1 and not (index == last + 2 and _bridges(lines[last + 1], lines[index])):
            yield range(first, last + 1)
            first = index
        last = index
    if first is not None and last is not None:
        yield range(first, last + 1)


def _bridges(line: Line, after: Line) -> bool:
    within_a_box = not line.apart and not after.apart
    plain = _NAME_OR_NUMBER.search(line.words) is None and SAYING.search(line.words) is None
    return within_a_box and plain and len(line.words.split()) <= _BRIDGE_WORDS
