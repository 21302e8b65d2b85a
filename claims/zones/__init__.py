"""Stretches of plain text that are not the article's prose: headline, byline, dateline, caption, boilerplate, notices.

Nothing is cut out: zones are marked so that offsets into the text stay true. The rules look at shape and place (short
lines set apart, at the top or the foot, said twice) and at the words of interfaces, and let a line pass as prose when
in doubt: a missed advertisement costs a look, a missed paragraph costs a claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.words import ZoneKind
from claims.zones.boilerplate import find_boilerplate
from claims.zones.captions import find_captions
from claims.zones.credits import find_author, find_credits
from claims.zones.dateline import find_datelines
from claims.zones.headline import find_headline
from claims.zones.lines import Found, Line, read_lines
from claims.zones.notices import find_notices
from claims.zones.points import find_points


@dataclass(frozen=True, slots=True)
class Zone:
    """One stretch, `start` to `end` (exclusive) in code points, with the name of the rule that found it."""

    start: int
    end: int
    kind: ZoneKind
    rule: str


def find_zones(text: str) -> list[Zone]:
    """The zones of a plain text with `\\n` as its line end: in order, without overlap, never empty.

    There is at most one headline. Time is linear in the length of the text.
    """
    lines = read_lines(text)
    marks: Found = {}
    for find in (find_notices, find_boilerplate, find_credits, find_captions):
        marks = {**find(lines), **marks}
    marks.update(find_headline(lines, marks))
    marks.update(find_author(lines, marks))
    marks.update(find_points(lines, marks))
    datelines = [
        Zone(lines[index].start, lines[index].start + length, ZoneKind.DATELINE, "place before a dash")
        for index, length in find_datelines(lines, marks).items()
    ]
    return sorted([*_joined(lines, marks), *datelines], key=lambda zone: zone.start)


def with_marked(text: str, marked: Sequence[Zone]) -> list[Zone]:
    """The zones that somebody has `marked` (a page's markup), and those found in between: in order, without overlap.

    Where a headline is marked, no other line is taken for one.
    """
    if not marked:
        return find_zones(text)
    headed = any(zone.kind is ZoneKind.HEADLINE for zone in marked)
    between = [
        zone
        for zone in find_zones(text)
        if not (headed and zone.kind is ZoneKind.HEADLINE)
        and not any(zone.start < other.end and other.start < zone.end for other in marked)
    ]
    return sorted([*marked, *between], key=lambda zone: zone.start)


def prose(text: str, zones: Sequence[Zone]) -> list[tuple[int, int]]:
    """What lies between the zones, as (start, end) without white space at its ends; empty stretches are left out."""
    stretches = []
    at = 0
    for before, after in [*((zone.start, zone.end) for zone in zones), (len(text), len(text))]:
        between = text[at:before]
        start = at + len(between) - len(between.lstrip())
        end = at + len(between.rstrip())
        if start < end:
            stretches.append((start, end))
        at = after
    return stretches


def _joined(lines: Sequence[Line], marks: Mapping[int, tuple[ZoneKind, str]]) -> Iterator[Zone]:
    """One zone for neighbouring lines of one kind and rule; a blank line or a bullet begins a new one."""
    run: list[int] = []
    for index in sorted(marks):
        line = lines[index]
        if run and (run[-1] != index - 1 or marks[index] != marks[run[-1]] or line.apart or line.bulleted):
            yield Zone(lines[run[0]].start, lines[run[-1]].end, *marks[run[0]])
            run = []
        run.append(index)
    if run:
        yield Zone(lines[run[0]].start, lines[run[-1]].end, *marks[run[0]])
