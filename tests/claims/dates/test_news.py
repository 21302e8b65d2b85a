"""Sentences as they are written today, read against what they mean: news, the guideline's classes, and stories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from claims.dates import FoundDate, find_dates
from claims.dates.stated import stated

_FILES = ("news.txt", "guideline.txt", "stories.txt")

_MARKED = re.compile(r"\[([^=\]]+)=([^\]]+)\]")


class Meant(NamedTuple):
    words: str
    type: str
    value: str
    mod: str
    earliest: str
    latest: str


def sentences(name: str) -> Iterator[tuple[date, str]]:
    """The day of publication and the marked sentence; a ¶ in the file is an empty line."""
    published = date.min
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("published "):
            published = date.fromisoformat(line.removeprefix("published "))
        elif line and not line.startswith("#"):
            yield published, line.replace(" ¶ ", "\n\n")


def plain() -> list[str]:
    """The sentences as a reader sees them."""
    return [_MARKED.sub(r"\1", marked) for name in _FILES for _, marked in sentences(name)]


def meant(words: str, told: str) -> Meant:
    """What stands behind the equals sign; without an interval of its own, the value's."""
    set_, value, mod, earliest, latest = re.fullmatch(  # type: ignore[union-attr]
        r"(SET )?(\S+)(?: ([A-Z_]+))?(?: ([\d-]*)\.\.([\d-]*))?", told
    ).groups("")
    kind = (
        "SET" if set_ else "DURATION" if re.match(r"P[\dTX]", value) else "TIME" if re.search(r"\dT", value) else "DATE"
    )
    known = stated(value) if kind in ("DATE", "TIME") and not (earliest or latest) else None
    if known:
        earliest, latest = str(known.earliest), str(known.latest)
    return Meant(words, kind, value, mod, earliest, latest)


def read(text: str, found: FoundDate, *, interval: bool) -> Meant:
    earliest, latest = (str(day or "") if interval else "" for day in (found.earliest, found.latest))
    return Meant(text[found.start : found.end], str(found.type), found.value, found.mod, earliest, latest)


@pytest.mark.parametrize("name", _FILES)
def test_the_sentences_are_read_as_they_are_meant(name: str) -> None:
    """A file in one test: a test for each sentence would take longer than reading it."""
    assert misread(name) == {}


def misread(name: str) -> dict[str, list[Meant]]:
    """The sentences of a file that are read otherwise than they are meant, and how."""
    wrong = {}
    for published, marked in sentences(name):
        text = _MARKED.sub(r"\1", marked)
        expected = [meant(*match.groups()) for match in _MARKED.finditer(marked)]
        found = find_dates(text, published)
        told = [bool(one.earliest or one.latest) for one in expected] + [True] * len(found)
        known = [read(text, one, interval=interval) for one, interval in zip(found, told, strict=False)]
        if known != expected:
            wrong[marked] = known
    return wrong
