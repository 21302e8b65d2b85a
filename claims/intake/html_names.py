"""The names of people in a line that says who wrote something."""

from __future__ import annotations

import re


def split_names(line: str) -> list[str]:
    """The single names of a line such as "By Ann Bell and Tom Fry"; what is plainly no name is left out."""
    pieces = _BETWEEN.split(_BY.sub("", " ".join(line.split())))
    names = [name.strip(" ,.;:-–—") for piece in pieces for name in _parted(piece)]
    return [name for name in names if _is_name(name)]


_BY = re.compile(
    r"^(?:(?:written |story |words |text |report )?by|von|par|por|di|door|av|af|autor(?:en|zy|es|i)?)\b[:\s]+", re.I
)
_BETWEEN = re.compile(r"\s*[;|•]\s*|\s+/\s+|,\s+|\s+(?:and|und|et|och|og|oraz|en|&)\s+", re.I)
_LETTER = re.compile(r"\s+[yei]\s+")
_LONGEST = 80
_NO_NAME = re.compile(r"https?:|www\.|@|\d")


def _parted(piece: str) -> list[str]:
    """A conjunction of one letter parts two whole names; within one it is a part of it (Ramón y Cajal)."""
    parts = _LETTER.split(piece)
    return parts if len(parts) > 1 and all(" " in part.strip() for part in parts) else [piece]


def _is_name(words: str) -> bool:
    return 2 <= len(words) <= _LONGEST and not _NO_NAME.search(words) and any(map(str.isalpha, words))
