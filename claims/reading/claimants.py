"""Claimants: whom a speaker's words mean, the role the article gives them, and what sort of claimant that is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.reading.antecedents import NEAR, Antecedents, Spoken
from claims.reading.found import Span
from claims.reading.names import Names, claimant_kind, span_text, without_description
from claims.reading.offices import Offices, uncapitalised
from claims.words import ClaimantKind

_PERSONAL = frozenset(("he", "she", "him", "her"))
# A pronoun that nothing was found for yet; it is looked for again when more has been read.
_UNKNOWN = _PERSONAL | {"it", "they", "who", "which"}
_POSSESSIVES = frozenset(("his", "her", "its", "their"))
# An owner of more words, "an officer I spoke to", is no name for "her manager".
_LONG = 3
_ACCUSES = re.compile(
    r"\b(?:prosecut|indictment|charge sheet|complaint|lawsuit|police|investigator|attorney general)", re.I
)
_OPENS_WITH_NOUN = re.compile(r"[A-Z][a-z]+(?:(?:\s[a-z-]+){1,3}|(?<=maker))\s[A-Z]")
_DESCRIPTION = re.compile(r"(?i:the|this|that)\s(?P<words>[^,.;:]+)")


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who makes a claim: resolved name, role in the article's words or "", and kind; all empty in narration."""

    name: str | None
    role: str
    kind: ClaimantKind | None


class Claimants:
    """The claimants of one article. `name` is to be asked in the order of the text: a pronoun means who spoke last."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self.names = names
        self._offices = Offices(text, names)
        self._spoken = Spoken()
        self._antecedents = Antecedents(text, names, self._offices, self._spoken)
        self._meant: dict[Span, str] = {}

    def name(self, span: Span) -> str:
        """The fullest name, or else description, that the article gives for the speaker written at `span`."""
        if span not in self._meant:
            name = uncapitalised(self._resolved(span))
            if name.lower() in _UNKNOWN:
                return name
            self._meant[span] = name
            self._spoken.add(span[0], name, claimant_kind(name, self.names))
        return self._meant[span]

    def persons(self) -> set[str]:
        """The persons who have spoken so far, or whose office the article gives."""
        return self._spoken.persons() | self._offices.persons()

    def role(self, speaker: str) -> str:
        """The office or description that the article gives somebody, or ""."""
        return self._offices.role(speaker)

    def sole_holder(self, office: str) -> tuple[int, str] | None:
        """The one person to whom the article gives an office, and where; None where two share its words."""
        return self._offices.sole_holder(office)

    def describe(self, speaker: str | None) -> Claimant:
        """Role and kind of a resolved speaker."""
        if speaker is None:
            return Claimant(None, "", None)
        return Claimant(speaker, self.role(speaker), claimant_kind(speaker, self.names))

    def accuser(self, at: int) -> str | None:
        """Who alleges what is "alleged" at `at`: the last indictment, prosecutor or other accuser before it."""
        for where, name, _ in self._spoken.before(at):
            if where > at - NEAR and _ACCUSES.search(f"{name} {self.role(name)}"):
                return name
        return None

    def _resolved(self, span: Span) -> str:
        written = span_text(self._text, span)
        low = written.lower()
        if low in _PERSONAL:
            return self._antecedents.person(span[0]) or written
        if low in ("it", "they"):
            return self._antecedents.speaker(span[0], low) or written
        if low == "who":
            return self._antecedents.before_who(span[0]) or written
        if low == "which":
            return self._antecedents.before_which(span[0]) or written
        first, _, rest = written.partition(" ")
        if first.lower() in _POSSESSIVES and rest:
            owner = (
                self._antecedents.owner(span[0])
                if first.lower() in ("his", "her")
                else self._antecedents.thing(span[0])
            )
            return (
                f"{owner}{'’' if owner[-1:] == 's' else '’s'} {rest}"
                if owner and (owner[0].isupper() or owner.count(" ") < _LONG)
                else written
            )
        if _OPENS_WITH_NOUN.match(written) and self._text[max(0, span[0] - 2) : span[0]].strip(' “"') in (
            "",
            "\n",
            ".",
            "-",
        ):
            # "Shipping group Corvane" at the start of a sentence
            written = written[0].lower() + written[1:]
        name = self.names.resolve(written)
        if without_description(written) != written:
            return name
        if description := _DESCRIPTION.fullmatch(written):
            return self._antecedents.described(span[0], description["words"]) or written
        return name
