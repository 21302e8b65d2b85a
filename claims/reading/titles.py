"""Titles before names, where the article first gives them: "Ukrainian President Volodymyr Zelenskyy", and in commas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.reading import lexicon
from claims.reading.found import Span
from claims.reading.names import Names, head_noun

_SHORTENED = "Gov|Sen|Rep|Gen|Lt|Col|Sgt|Capt|Prof|Rev|Supt|Insp|Cllr"
_BEFORE = re.compile(rf"(?:(?:(?:[^\W\d_]\.){{2,}}|(?:{_SHORTENED})\.|[^\W\d_][\w’'-]*)[ \xa0]){{1,6}}$")
# A description before a name, with the comma between: "Mirel's chief negotiator, Leyla Haddan", "a former driver, …".
_IN_COMMAS = re.compile(
    r"(?P<role>(?:\b(?:the|an?|his|her|its|their|one|another)\s|(?:\b(?:the|an?|his|her|its|their)\s)?[\w-]+[’']s?\s)"
    r"(?:[\w’'-]+\s){0,6}?[\w’'-]+),[ \xa0](?:[A-Z][\w.]*[ \xa0])?$",
    re.IGNORECASE,
)
_VERBAL = re.compile(r"\b(?:is|are|was|were|has|had|by|with|and|to|in|at|on|from)\b")
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
        elif role := _role_before(text, name.start):
            seen.add(full)
            yield role


def _role_before(text: str, at: int) -> Span | None:
    """The description in commas before a name, where it is an office or a kinship."""
    begin = max(text.rfind(mark, max(0, at - 90), at) for mark in '\n.;:“”"«»')
    found = None
    for start in range(max(begin, at - 90), at):
        if start and (text[start - 1].isalnum() or text[start - 1] in "’'-"):
            continue
        match = _IN_COMMAS.match(text, start, at)
        if (
            match
            and head_noun(match["role"]) in lexicon.ROLES
            and not match["role"].endswith("s")
            and not _VERBAL.search(match["role"])
        ):
            found = match.span("role")
            break
    return found


def _title_start(text: str, at: int) -> int | None:
    before = _BEFORE.search(text, max(0, at - 80), at)
    if not before:
        return None
    words = list(re.finditer(r"\S+", before.group()))
    start = None
    titled = False
    for word in reversed(words):
        low = word.group().lower().strip(".")
        if titled and low == "the":
            # "the hydrologist Marta Quiroga"
            return before.start() + word.start()
        if low in lexicon.TITLES or low in lexicon.ROLES:
            titled = titled or low not in _PLAIN
        elif not (titled and word.group()[0].isupper() and low not in lexicon.DETERMINERS | lexicon.PREPOSITIONS):
            break
        start = before.start() + word.start()
    # "defender Joel Marsh": without an article a word in small letters only tells which.
    return start if titled and start is not None and text[start].isupper() else None
