"""Claimants: a speaker's fullest name, the role the article gives, and what sort of claimant that is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.reading import lexicon
from claims.reading.found import Span
from claims.reading.names import Names, claimant_kind, span_text
from claims.words import ClaimantKind

_APPOSITION = re.compile(
    r",\s(?P<role>(?:the|a|an|one|his|her|its|who)\s[^,.;:“”\"()]{3,90}|[a-z][^,.;:“”\"()]{3,60}),"
)


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who makes a claim: resolved name, role in the article's words or "", and kind; all empty in narration."""

    name: str | None
    role: str
    kind: ClaimantKind | None


class Claimants:
    """The claimants of one article."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._roles: dict[str, str] = {}

    def name(self, span: Span) -> str:
        """The fullest name for a speaker as written at `span`."""
        return self._names.resolve(span_text(self._text, span))

    def describe(self, speaker: str | None, span: Span | None) -> Claimant:
        """Everything that is known about a speaker."""
        if speaker is None:
            return Claimant(None, "", None)
        if speaker not in self._roles:
            self._roles[speaker] = self._role(speaker)
        return Claimant(speaker, self._roles[speaker], claimant_kind(speaker, self._names))

    def _role(self, speaker: str) -> str:
        if not speaker[:1].isupper():
            return ""
        at = self._text.find(speaker)
        while at >= 0:
            apposition = _APPOSITION.match(self._text, at + len(speaker))
            if apposition and _names_a_role(apposition["role"]):
                return " ".join(apposition["role"].split())
            before = self._before(at)
            if before:
                return before
            at = self._text.find(speaker, at + len(speaker))
        return ""

    def _before(self, at: int) -> str:
        """The title before a name: "Ukrainian President"."""
        line = self._text[max(0, at - 60) : at]
        words = re.findall(r"[^\W\d_][\w’'-]*(?= )", line[max(line.rfind(mark) for mark in '.,;:\n“"') + 1 :])
        role: list[str] = []
        for word in reversed(words):
            if word.lower() in lexicon.TITLES | lexicon.ROLES or (role and word[0].isupper()):
                role.insert(0, word)
            else:
                break
        return " ".join(role)


def _names_a_role(words: str) -> bool:
    return any(word in lexicon.ROLES for word in re.findall(r"[a-z-]+", words.lower()))
