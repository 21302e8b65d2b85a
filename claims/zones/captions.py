"""Captions of pictures, known by the credit they begin or end with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.words import ZoneKind
from claims.zones.lines import Found, Line, stands_alone

_AGENCY = (
    r"(?:AP|AFP|EPA|DPA|Reuters|Getty(?: Images)?|Bloomberg|Xinhua|Shutterstock|Alamy|iStock|Instagram|Twitter"
    r"|Facebook|Netflix|NASA|Pool|Handout)"
)
_BEGINS = re.compile(
    r"(?:(?:file )?photo|image|picture|photograph|illustration|graphic|caption|chart|map|credit|source)s?(?: credit)?"
    r"(?: by [A-Z]| courtesy of|\s?:\s|/[A-Z])|(?:FILE|PHOTO)(?: PHOTO)?\s*[:—–-]+\s"
)
_ENDS = re.compile(
    rf"\((?:{_AGENCY} )?(?:file )?(?:photo|image|picture)s?\b[^()]{{0,80}}\)\.?$"
    rf"|(?:/ ?|\bvia ){_AGENCY}\)?\.?$",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"{_AGENCY}(?:\s?/\s?{_AGENCY}){{1,3}}\.?|(?:file|handout|courtesy) (?:photo|image|picture)s?", re.IGNORECASE
)
# A credit at the end makes a caption of a whole paragraph, one at the beginning of a line only.
_LINE = 200


def find_captions(lines: Sequence[Line]) -> Found:
    """Lines that begin or end with the credit of a picture or a chart."""
    return {
        index: (ZoneKind.CAPTION, "credit of a picture")
        for index, line in enumerate(lines)
        if _has_credit(line.words) and stands_alone(lines, index)
    }


def _has_credit(words: str) -> bool:
    if _ENDS.search(words, max(0, len(words) - 120)):
        return True
    return len(words) <= _LINE and (_BEGINS.match(words[:1].lower() + words[1:]) or _IS.fullmatch(words)) is not None
