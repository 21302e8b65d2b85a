"""Who wrote it and when it was published: bylines at the top, contributors at the foot, times at both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claims.words import ZoneKind
from claims.zones.lines import MONTH, Found, Line, stands_alone

# How many lines from the beginning, and from the end, are looked at.
_TOP, _FOOT = 10, 6

_JOINERS = "and|of|in|for|the|with|at|de|del|della|der|di|du|la|le|van|von|bin|al|el|y"
_BYLINE = re.compile(
    r"(?:By|BY|Written by|Story by|Words by|From our correspondent,?)[ :]\s*(?:the )?[A-Z][\w.'’-]*"
    rf"(?:,? (?:[A-Z(][\w.'’)-]*|[|&]|(?:{_JOINERS})\b)){{0,12}}$"
)
_CALENDAR = re.compile(rf"\b(?:{MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_WORK = "report|reporting|article|story|piece|column|dispatch|review"
_CONTRIBUTORS = re.compile(
    r"[-–—(\[*_]*\s*(?i:(?:additional |with )?"
    r"(?:reporting|writing|editing|research|compiled|translated) (?:by|from)) [A-Z]"
    rf"|.{{3,120}}\bcontributed (?:(?:additional )?reporting|to (?:this|the) (?:{_WORK}))\b"
)
_STAMP_PART = re.compile(
    rf"(?:{MONTH}|(?:mon|tues?|wed|wednes|thur?s?|fri|sat|satur|sun)(?:day)?\.?"
    r"|\d[\d:.,/-]*(?:st|nd|rd|th|am|pm|h|z)?|[ap]\.?m\.?|[a-z]{1,3}t|utc|at|on|first|last|published|updated|posted"
    r"|modified|[/|•·–—-])[,:.]?",
    re.IGNORECASE,
)
# A wire's note to editors: "(Adds comment, background)".
_CHANGES = re.compile(r"\((?:Adds|Updates|Recasts|Corrects|Rewrites|Refiles|Repeats|Releads|Removes)\b[^()]{1,160}\)")
_POSTED = re.compile(r"(?:[A-Z][\w’'-]* ){0,3}(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Cc]olumnist)")
_LONGEST_NOTE = 180
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def find_credits(lines: Sequence[Line]) -> Found:
    """Lines that name an author or a time of publication."""
    found: Found = {}
    edges = {*range(min(_TOP, len(lines))), *range(max(0, len(lines) - _FOOT), len(lines))}
    for index in sorted(edges):
        words = lines[index].words
        if not stands_alone(lines, index):
            continue
        if index < _TOP and _BYLINE.match(words) and not _CALENDAR.search(words[:16]):
            found[index] = (ZoneKind.BYLINE, "by and names")
        elif index >= len(lines) - _FOOT and _CONTRIBUTORS.match(words) and len(words) <= 200:
            found[index] = (ZoneKind.BYLINE, "contributors")
        elif _CHANGES.fullmatch(words[:_LONGEST_NOTE]):
            found[index] = (ZoneKind.BOILERPLATE, "what an update changes")
        elif _is_byline(found.get(index - 1)) and _POSTED.fullmatch(words[:_LONGEST_NOTE]):
            found[index] = (ZoneKind.BYLINE, "what the author is")
        elif _is_stamp(words):
            found[index] = (ZoneKind.BYLINE, "time of publication")
    return found


def find_author(lines: Sequence[Line], marks: Mapping[int, tuple[ZoneKind, str]]) -> Found:
    """The line below the headline that is nothing but names, or names with what they are at the paper."""
    headline = [index for index, (kind, _) in marks.items() if kind is ZoneKind.HEADLINE]
    below = (index for index in range(max(headline, default=len(lines)) + 1, len(lines)) if index not in marks)
    first = next(below, None)
    if first is None or not stands_alone(lines, first) or not _AUTHOR.fullmatch(lines[first].words[:_LONGEST_AUTHOR]):
        return {}
    return {first: (ZoneKind.BYLINE, "names below the headline")}


_LONGEST_AUTHOR = 120
_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|bin|al)){1,3}(?: \([^()]{2,20}\))?"
_POST = "correspondent|editor|reporter|writer|columnist|critic|journalist|staff|producer|contributor"
_AUTHOR = re.compile(rf"{_NAME}(?:(?:,| and| &) {_NAME}){{0,4}}(?:,? [^.!?]{{0,50}}\b(?:{_POST})s?\b[^.!?]{{0,30}})?")


def _is_byline(mark: tuple[ZoneKind, str] | None) -> bool:
    return mark is not None and mark[0] == ZoneKind.BYLINE


def _is_stamp(words: str) -> bool:
    """A line of nothing but a date with its year, and a time."""
    parts = words.split()
    return (
        2 <= len(parts) <= 20 and _YEAR.search(words) is not None and all(_STAMP_PART.fullmatch(part) for part in parts)
    )
