"""Titles before names, where the article first gives them: "Ukrainian President Volodymyr Zelenskyy"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.reading import lexicon
from claims.reading.found import Span
from claims.reading.names import Names

_BEFORE = re.compile(r"(?:[^\W\d_][\w’'-]*[ \xa0]){1,6}$")
_PLAIN = lexicon.word_set("mr mrs ms mx miss sir dame lord lady dr")


def find_titles(text: str, names: Names) -> Iterator[Span]:
    """Where a title and the name behind it stand, once for each name, in order."""
    seen: set[str] = set()
    for name in names.mentions:
        full = names.resolve(name.text)
        if full in seen or " " not in name.text or not names.is_person(name.text):
            continue
        start = _title_start(text, name.start)
        if start is not None:
            seen.add(full)
            yield start, name.end


def _title_start(text: str, at: int) -> int | None:
    before = _BEFORE.search(text, max(0, at - 80), at)
    if not before:
        return None
    words = list(re.finditer(r"\S+", before.group()))
    start = None
    titled = False
    for word in reversed(words):
        low = word.group().lower()
        if low in lexicon.TITLES or low in lexicon.ROLES:
            titled = titled or low not in _PLAIN
        elif not (titled and word.group()[0].isupper() and low not in lexicon.DETERMINERS | lexicon.PREPOSITIONS):
            break
        start = before.start() + word.start()
    return start if titled else None
