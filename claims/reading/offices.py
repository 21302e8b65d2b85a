"""Offices: the role that an article gives somebody, and who holds an office it names."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from claims.reading import lexicon
from claims.reading.names import Names

_APPOSITION = re.compile(
    r",\s(?P<role>(?:the|a|an|one|his|her|its)\s[^,.;:“”\"()]{3,90}|[^\W\d_][^,.;:“”\"()]{3,60}),", re.IGNORECASE
)
# At how many of a name's first mentions an office is looked for.
_MENTIONS = 20
_OFFICE_OF = re.compile(r"\b[Tt]he\s(?P<role>(?:[A-Z][\w’'-]*\s){1,3}(?:of|for)\s(?:the\s)?[A-Z][\w’'-]*),\s\Z")


class Offices:
    """The offices of one article's persons."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._roles: dict[str, str] = {}

    def role(self, speaker: str) -> str:
        """The office or description that the article gives somebody, or ""."""
        if speaker not in self._roles:
            self._roles[speaker] = self._role(speaker)
        return self._roles[speaker]

    def sole_holder(self, office: str) -> tuple[int, str] | None:
        """The one person to whom the article gives an office, and where; None where two share its words."""
        held = [set(self._offices.get(word, ())) for word in office.lower().split()]
        holders = set.intersection(*held) if held else set()
        return next(iter(holders)) if len(holders) == 1 else None

    def holder(self, at: int, office: str) -> str | None:
        """Who holds an office in capitals, "the Prime Minister": the last person named with it before `at`."""
        held = [
            set(self._offices.get(word, ())[: bisect_left(self._offices.get(word, []), (at, ""))])
            for word in office.lower().split()
        ]
        holders = set.intersection(*held) if held else set()
        return max(holders)[1] if holders else None

    def last_with(self, word: str, at: int) -> list[tuple[int, str]]:
        """Where the last person before `at` whose office has this word is first named, and the name; or nothing."""
        held = self._offices.get(word, [])
        return held[: bisect_left(held, (at, ""))][-1:]

    def persons(self) -> set[str]:
        """Everybody to whom the article gives an office."""
        return {name for named in self._offices.values() for _, name in named}

    @cached_property
    def _offices(self) -> dict[str, list[tuple[int, str]]]:
        """For each word of an office, where the persons who hold it are first named, in order."""
        offices: dict[str, list[tuple[int, str]]] = {}
        seen: set[str] = set()
        for name in self._names.mentions:
            full = self._names.resolve(name.text)
            if full not in seen and self._names.is_person(full):
                seen.add(full)
                for word in set(self.role(full).lower().split()):
                    offices.setdefault(word, []).append((name.start, full))
        return offices

    def _role(self, speaker: str) -> str:
        if not speaker[:1].isupper():
            return ""
        for at in self._names.places(speaker)[:_MENTIONS]:
            apposition = _APPOSITION.match(self._text, at + len(speaker))
            if apposition and _names_a_role(apposition["role"]):
                return " ".join(apposition["role"].split())
            before = self._before(at) or self._office_before(at)
            if before:
                return uncapitalised(before)
        return ""

    def _office_before(self, at: int) -> str:
        """The office of something before a name in commas: "the President of Osteria, "."""
        office = _OFFICE_OF.search(self._text, max(0, at - 80), at)
        return office["role"] if office and _names_a_role(office["role"]) else ""

    def _before(self, at: int) -> str:
        """The title before a name: "Ukrainian President", or "Ostrania’s premier," before it in commas."""
        line = self._text[max(0, at - 60) : at]
        words = re.findall(r"[^\W\d_][\w’'-]*(?=,? )", line[max(line.rfind(mark) for mark in '.;:\n“"—–()') + 1 :])
        role: list[str] = []
        for word in reversed(words):
            if word.lower() in lexicon.TITLES | lexicon.ROLES or (role and (word[0].isupper() or "’" in word)):
                role.insert(0, word)
            else:
                break
        return " ".join(role)


def uncapitalised(name: str) -> str:
    """A description as it reads inside a sentence: "A senior official" is "a senior official"."""
    first, _, rest = name.partition(" ")
    common = (
        first.lower() in lexicon.ROLES | lexicon.DOCUMENTS
        and first.lower().endswith(("s", "police"))
        and rest == rest.lower()
    )
    return f"{first[0].lower()}{name[1:]}" if common or (rest and first.lower() in lexicon.DETERMINERS) else name


def _names_a_role(words: str) -> bool:
    return any(word in lexicon.ROLES for word in re.findall(r"[a-z-]+", words.lower()))
