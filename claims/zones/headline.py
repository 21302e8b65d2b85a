"""The headline: the first line of a text, set apart, that ends no sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claims.words import ZoneKind
from claims.zones.dateline import match_dateline
from claims.zones.lines import Found, Line, ends_sentence

_LOOKED_AT = 10
_MOST_LINES, _MOST_LETTERS, _MOST_WORDS = 3, 180, 28
# Share of the lines in a block without gaps that must end a sentence for each of them to be a paragraph.
_PARAGRAPHS = 0.7
# Share of the longer words that must be capitalised for a first line that ends like a sentence.
_TITLE_CASE = 0.8
_QUESTION_WORDS = 14
_SECTION_LETTERS = 20
_WAY = re.compile(r"\s[>›»|]\s")
_QUESTION = re.compile(r"\?[\"”’']?$")


def find_headline(lines: Sequence[Line], marks: Mapping[int, tuple[ZoneKind, str]]) -> Found:
    """The lines of the headline: the first ones that are no other zone, at most three, with something after them.

    A name of a section above it is marked as well.
    """
    unmarked = (index for index in range(min(_LOOKED_AT, len(lines))) if index not in marks)
    labels: Found = {}
    for first in unmarked:
        if not _is_section(lines[first].words):
            break
        labels[first] = (ZoneKind.BOILERPLATE, "name of a section")
    else:
        return {}
    if lines[first].bulleted:
        return {}
    last = first + 1
    while last < len(lines) and last not in marks and not lines[last].apart and len(lines[last].text) <= _MOST_LETTERS:
        last += 1
    if last - first > _MOST_LINES:
        rest = lines[first + 1 : last]
        if sum(ends_sentence(line.text) for line in rest) < _PARAGRAPHS * len(rest):
            return {}
        last = first + 1
    text = " ".join(line.text for line in lines[first:last])
    if last == len(lines) or not (_reads_as_headline(text, introduces=_opens_report(lines[last], marks.get(last)))):
        return {}
    return labels | dict.fromkeys(range(first, last), (ZoneKind.HEADLINE, "first line set apart"))


def _is_section(words: str) -> bool:
    """One word above the headline, World, Opinion, LIVE, or the way there: "Sport > Cycling > Tours"."""
    if len(words) <= _MOST_LETTERS and len(_WAY.split(words)) > 2 and not ends_sentence(words):
        return True
    return words.isalpha() and words[0].isupper() and len(words) <= _SECTION_LETTERS


def _opens_report(line: Line, mark: tuple[ZoneKind, str] | None) -> bool:
    return mark[0] is ZoneKind.BYLINE if mark else match_dateline(line.text) > 0


def _reads_as_headline(text: str, introduces: bool) -> bool:
    """Whether `text` is a headline by its shape. `introduces` says that a byline or a dateline comes next."""
    words = text.split()
    if len(text) > _MOST_LETTERS or not 2 <= len(words) <= _MOST_WORDS:
        return False
    if text[0].islower() or text[-1] in ":," or match_dateline(text):
        return False
    asks = _QUESTION.search(text) is not None and len(words) <= _QUESTION_WORDS
    return introduces or not ends_sentence(text) or asks or _is_title_case(words)


def _is_title_case(words: Sequence[str]) -> bool:
    longer = [word for word in words if sum(map(str.isalpha, word)) >= 4]
    capitalised = sum(not word.lstrip("\"“‘'([")[:1].islower() for word in longer)
    return len(longer) >= 4 and capitalised >= _TITLE_CASE * len(longer)
