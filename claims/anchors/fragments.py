"""A link that shows some words on the live page."""

from __future__ import annotations

import re
from urllib.parse import quote

SHORT = 10
"""Words that are given whole."""

EDGE = 5
"""Words of the beginning and of the end of a longer stretch."""

TELLING = 12
"""Code points; what stands before is given too where the words are fewer."""


def text_fragment(exact: str, prefix: str = "") -> str:
    """The end of an address by which a browser goes to the words and marks them (URL Fragment Text Directives).

    Up to SHORT words are given whole; of more, and of those in several blocks, the beginning and the end.
    """
    blocks = [block.split() for block in re.split(r"[\n\t]+", exact) if block.strip()]
    if not blocks:
        return ""
    first, last = blocks[0], blocks[-1]
    if len(blocks) == 1 and len(first) <= SHORT:
        words = [" ".join(first)]
    else:
        words = [" ".join(first[:EDGE]), " ".join(last[-EDGE:])]
    before = re.split(r"[\n\t]+", prefix)[-1].split()[-2:] if len(words[0]) < TELLING else []
    parts = [f"{_encoded(' '.join(before))}-"] if before else []
    return "#:~:text=" + ",".join([*parts, *map(_encoded, words)])


def _encoded(words: str) -> str:
    # A hyphen is a mark of the directive itself, and nothing else that `quote` leaves alone is.
    return quote(words, safe="").replace("-", "%2D")
