"""An anchor: a stretch of a text by its place and by its words."""

from __future__ import annotations

from dataclasses import dataclass

from claims.errors import Refused

CONTEXT = 32
"""Code points kept before and after the words."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of a text (W3C Web Annotation: TextPositionSelector and TextQuoteSelector).

    `start` and `end` are code points, end exclusive; `prefix` and `suffix` are what stands next to `exact`.
    """

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of `text[start:end]`. Refused where that is no stretch of the text."""
    if not 0 <= start < end <= len(text):
        raise Refused(f"From {start} to {end} is no stretch of a text of {len(text)} characters.")
    return Anchor(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
