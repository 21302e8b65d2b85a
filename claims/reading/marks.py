"""Which quotation marks belong together: by their type, paragraph by paragraph, the outermost pair only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.reading import conjugation
from claims.reading.found import Span
from claims.reading.sentences import paragraphs

_MARK = re.compile(r"[“”\"«»„]|''|``|(?<![^\W_])[‘']|[’'](?![^\W_])")
_SPEECH = re.compile(r"[–—]\s(?=\S)")
_DASH = re.compile(r"(?<!\S)[–—]\s")
# In how many words behind speech its verb of saying stands.
_TAG = 4
_LETTER = re.compile(r"[^\W_]")
_CLOSES = {"“": "”", "„": "“", "«": "»", "»": "«", "”": "”", '"': '"', "''": "''", "``": "''", "‘": "’", "'": "'"}
_CARELESS = frozenset((('"', "“"), ('"', "''"), ("“", "''"), ("''", '"'), ("''", "”")))
_SPACE_OR_OPENER = " \t\n\xa0([{—–-“‘\"'/:"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted stretch: `start`–`end` inside the marks, `outer` with them; `closed` is False where no mark ended it."""

    start: int
    end: int
    outer: Span
    paragraph: Span
    closed: bool


def find_quoted(text: str) -> list[Quoted]:
    """The outermost quoted stretches of a text in order; one that nothing closes runs to its paragraph's end.

    Marks around nothing that has a letter or a digit quote nothing.
    """
    found: list[Quoted] = []
    for paragraph in paragraphs(text):
        pairs = _dashed(text, paragraph) or _pairs(text, paragraph)
        found += (one for one in pairs if _LETTER.search(text, one.start, one.end))
    return found


def _dashed(text: str, paragraph: Span) -> list[Quoted]:
    """Speech that a dash begins, as Spanish, French or Polish papers set it: "– It turns – says Carra. – Slowly."."""
    if not _SPEECH.match(text, *paragraph):
        return []
    dashes = [match.span() for match in _DASH.finditer(text, *paragraph)]
    tag = text[dashes[1][1] : dashes[2][0] if len(dashes) > 2 else paragraph[1]] if len(dashes) > 1 else ""
    if not any(word.strip(".,").lower() in conjugation.saying() for word in tag.split()[:_TAG]):
        return []
    spoken = list(zip(dashes, [*dashes[1:], (paragraph[1], paragraph[1])], strict=True))[::2]
    return [
        _quoted(text, (begin, text[begin]), end, min(end + 1, paragraph[1]), paragraph, True)
        for (begin, _), (end, _) in spoken
    ]


def _pairs(text: str, paragraph: Span) -> Iterator[Quoted]:
    marks = [(match.start(), match.group()) for match in _MARK.finditer(text, *paragraph)]
    left: dict[str, int] = {}
    for _, mark in marks:
        left[mark] = left.get(mark, 0) + 1
    opened: tuple[int, str] | None = None
    for k, (at, mark) in enumerate(marks):
        left[mark] -= 1
        if opened is None:
            if _opens(text, at, mark, left, paragraph):
                opened = (at, mark)
        elif _closes(text, at, mark, opened, left, paragraph) or _mixed(text, marks, k, opened, paragraph):
            yield _quoted(text, opened, at, at + len(mark), paragraph, True)
            opened = None
    if opened and opened[1] not in "‘'":
        yield _quoted(text, opened, paragraph[1], paragraph[1], paragraph, False)


def _opens(text: str, at: int, mark: str, left: dict[str, int], paragraph: Span) -> bool:
    if mark == "’":
        return False
    after = at + len(mark)
    if after >= paragraph[1] or text[after].isspace():
        return False
    before = text[at - 1] if at > paragraph[0] else " "
    if mark in ("”", "»"):
        # As German and Swedish papers set them, »so« and ”so”: both only where nothing else opens.
        other = {"”": "“", "»": "«"}[mark]
        begins = before in _SPACE_OR_OPENER and text[after].isalnum()
        return begins and (mark == "»" or text.find(other, *paragraph) < 0) and left.get(_CLOSES[mark], 0) > 0
    if mark == "«" and not (text[after].isalnum() or text[after] in "“‘\"'…"):
        return False
    if mark in ("“", "„", "«", "``"):
        return True
    if mark in ('"', "''"):
        return before in _SPACE_OR_OPENER or not (before.isalnum() or before in ".,!?")
    if not (before in _SPACE_OR_OPENER and (text[after].isalpha() or text[after] in '“"…$£€')):
        return False
    return left.get(_CLOSES[mark], 0) > 0


def _closes(text: str, at: int, mark: str, opened: tuple[int, str], left: dict[str, int], paragraph: Span) -> bool:
    kind = opened[1]
    after = text[at + len(mark)] if at + len(mark) < paragraph[1] else " "
    before = text[at - 1]
    if kind in ("‘", "'"):
        if mark != _CLOSES[kind] or before.isspace():
            return False
        # A plural's possessive (`the leaders' visit`) closes nothing while a better mark is to come.
        return not (before == "s" and after == " " and left.get(mark, 0) > 0)
    if mark == _CLOSES[kind]:
        return not (
            kind == '"' and before.isspace() and not after.isspace() and left.get('"', 0) % 2 == 0 and left['"'] > 0
        )
    if mark in ('"', "”", "''") and not before.isspace() and not after.isalnum():
        return left.get(_CLOSES[kind], 0) == 0
    return False


def _mixed(text: str, marks: Sequence[tuple[int, str]], k: int, opened: tuple[int, str], paragraph: Span) -> bool:
    """Whether a mark of another sort closes: “so" where the next curly mark opens again, and "so” always."""
    at, mark = marks[k]
    after = text[at + len(mark)] if at + len(mark) < paragraph[1] else " "
    if (opened[1], mark) in _CARELESS:
        # "so“ and "so'': marks that end a word and begin none, unless the right one is still to come.
        ends = not text[at - 1].isspace() and not after.isalnum()
        begun = k + 1 >= len(marks) or _begins_word(text, *marks[k + 1])
        return ends and (mark == "“" or begun)
    if {opened[1], mark} not in ({"“", '"'}, {'"', "”"}) or text[at - 1].isspace() or after.isalnum():
        return False
    if mark == "”":
        # Unless it closes one that was opened inside: "The “open nets” rule".
        return all(other != "“" for begin, other in marks[max(0, k - 6) : k] if begin > opened[0])
    if k + 1 < len(marks) and marks[k + 1][1] == '"' and _begins_word(text, *marks[k + 1]):
        return True
    return next((other for _, other in marks[k + 1 : k + 4] if other in "“”"), "“") == "“"


def _begins_word(text: str, at: int, mark: str) -> bool:
    return text[at - 1 : at] in ("", *_SPACE_OR_OPENER) and text[at + len(mark) : at + len(mark) + 1].isalnum()


def _quoted(text: str, opened: tuple[int, str], end: int, outer: int, paragraph: Span, closed: bool) -> Quoted:
    start = opened[0] + len(opened[1])
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(start, end, (opened[0], outer), paragraph, closed)
