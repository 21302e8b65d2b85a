"""Notices of syndication and of rights, at the top or the foot of a text, also where they are cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.words import ZoneKind
from claims.zones.lines import SAYING, Found, Line, stands_alone

_TOP, _FOOT = 4, 6
# In code points: a notice is a line or two, also one with an address in it.
_LONGEST = 300

_WORK = (
    r"(?:article|story|piece|post|report|column|essay|interview|op-ed|feature|text|content|commentary|analysis|excerpt)"
)
_SHOWN = r"(?:published|appeared|posted|aired|printed|ran|produced|written)"
_SHOWN_AGAIN = r"(?:re-?published|reprinted|re-?posted|syndicated|distributed|licensed|provided|adapted|excerpted)"
_ELSEWHERE = re.compile(
    r"[(\[*]*\s*(?:editor['’]s note: )?(?:"
    rf"(?:this|a version of this) {_WORK}s? (?:(?:was|were|has been|is) )?"
    rf"(?:originally|first|also|{_SHOWN}|{_SHOWN_AGAIN})\b"
    rf"|the {_WORK} (?:was |has been )?originally {_SHOWN}\b"
    r"|the post .{1,200} (?:appeared first|first appeared) on\b"
    rf"|(?:originally|first) {_SHOWN} (?:on|in|at|by)\b"
    rf"|{_SHOWN_AGAIN} (?:here )?(?:by|from|with|under|through|via)\b)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4})|all rights reserved|may not be (?:published|reproduced|reprinted)",
    re.IGNORECASE,
)


def find_notices(lines: Sequence[Line]) -> Found:
    """Lines near the edges of the text that say where it came from or who owns it."""
    found: Found = {}
    for index in {*range(min(_TOP, len(lines))), *range(max(0, len(lines) - _FOOT), len(lines))}:
        words = lines[index].words
        if len(words) > _LONGEST or not stands_alone(lines, index):
            continue
        if _ELSEWHERE.match(words) and not SAYING.search(words):
            found[index] = (ZoneKind.SYNDICATION, "published elsewhere")
        elif _RIGHTS.search(words):
            found[index] = (ZoneKind.SYNDICATION, "rights")
    return found
