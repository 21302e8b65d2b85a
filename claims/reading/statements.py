"""Statements that stand alone: what a claim only points at becomes the name it points to, where there is no doubt."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from claims.reading import lexicon
from claims.reading.claimants import Claimants
from claims.reading.found import Span, Trace
from claims.reading.names import Name, Names, span_text

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b(?! own\b|[’'])")
_ROLE = re.compile(
    rf"\b(?:an?|the|one|another|his|her)\s(?:[\w’'-]+\s){{0,3}}(?:{'|'.join(sorted(lexicon.ROLES))})\b", re.I
)
_FIRMS = frozenset(("company", "group", "firm"))
_KNOWN = frozenset(("president", "premier", "minister", "secretary", "governor", "leader", "general", "judge"))
_SORTS = "|".join(sorted((lexicon.ORGANISATIONS - lexicon.DOCUMENTS) | {"firm", "charity", "club"}))
_OTHERS = r"\b(?:an?|another|two|three|several|many)\s(?:[\w-]+\s){0,2}"
_DESCRIBED = re.compile(
    rf"\b[Tt]he\s(?P<what>(?:[A-Z]\w+\s){{0,2}}(?:{_SORTS}|(?i:{'|'.join(sorted(lexicon.ROLES))})))"
    r"(?P<owns>[’']s)?(?=[\s,.;:)]|$)(?!\s(?:(?:of|for|in|at|from)\s(?:the\s|[A-Z])|who|that|which|[A-Z])|-)"
)
_INTRODUCED = re.compile(
    rf"(?:^|[\n.]\s?|[-—–]\s)(?:[A-Z][a-z]+\s)(?P<head>{_SORTS})\s(?P<name>[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){{0,2}})(?=[\s,.])"
)
_FIRST = re.compile(r"[Ww]h(?:o|ich)(?=[’'])|\S+")
_RELATIVE = re.compile(r"(?:who|whose|whom)\b")
_GOES_ON = re.compile(r"\s[A-Z]")
_POINTING = (
    lexicon.SUBJECT_PRONOUNS | lexicon.INDEFINITE_PRONOUNS | {"this", "that", "these", "those", "there", "who", "which"}
)
# How far back, in code points, a paragraph is looked through.
_WINDOW = 1_500
# What follows "her" where it is no possessive: "told her that".
_NOT_POSSESSED = lexicon.COMMON | lexicon.DETERMINERS | lexicon.PREPOSITIONS | lexicon.SUBORDINATORS


def _place(trace: Trace) -> int:
    return trace.start


class Statements:
    """The statements of one article's claims.

    A clause that hangs on another one is led by what it is about: "who" by the person named before, a second verb by
    the subject of the first, an apposition by its name. "He" and "she" are replaced only where the paragraph and the
    one before it speak of a single person and nobody is named behind the pronoun; a surname by the full name of a
    person of whom the article gives an office or words; "the Prime Minister" and "the company" where the article calls
    one only so. "I" and "my" stay, since the claim says whose they are. Everything else keeps the article's words: a
    statement is a proposal, and a wrong name is worse than a pronoun.
    """

    def __init__(self, text: str, names: Names, claimants: Claimants, quoted: Sequence[Span]) -> None:
        self._text = text
        self._names = names
        self._claimants = claimants
        self._quoted = quoted
        self._quote_starts = [start for start, _ in quoted]
        self._mention_starts = [name.start for name in names.mentions]
        self._others: dict[str, int] = {}

    def of(self, start: int, end: int, form: str = "main", lead: Span | None = None) -> tuple[str, tuple[Trace, ...]]:
        """The statement of the claim at start–end, and how each replacement in it came about, in order.

        `form` and `lead` are those of the draft: what the words are about, where they do not say so themselves.
        """
        led = self._led(start, end, form, lead)
        at = led.end if led else start
        # One name is enough for a claim: a pronoun behind it reads better as it is.
        # Behind "who" or "whose" it may mean whoever that is.
        pronouns = () if led or _RELATIVE.match(self._text, at) else self._pronouns(at, end)
        found = [*pronouns, *self._surnames(at, end), *self._descriptions(at, end)]
        traces = [*([led] if led else ()), *sorted(found, key=_place)]
        if led is None and form in ("coordinate", "relative"):
            # Without its subject a pronoun in it would be guesswork.
            traces = [trace for trace in traces if trace.start != start]
        pieces = []
        at = start
        for trace in traces:
            pieces += [self._text[at : trace.start], trace.replacement]
            at = trace.end
        return "".join([*pieces, self._text[at:end]]), tuple(traces)

    def _led(self, start: int, end: int, form: str, lead: Span | None) -> Trace | None:
        """The first word with what the claim is about: "(the team) still", "(Anna Lund, ) the minister"."""
        first = _FIRST.match(self._text, start, end)
        if lead is None or first is None or self._is_quoted(start) != self._is_quoted(lead[0]):
            return None
        about = self._about(lead)
        if about is None or (first.group() == "who" and self._governed(lead) and not self._names.is_person(about)):
            return None
        words = {"relative": about, "coordinate": f"{about} {first.group()}", "apposition": f"{about}, {first.group()}"}
        return Trace(*first.span(), words[form], *lead) if form in words else None

    def _governed(self, span: Span) -> bool:
        """Whether a preposition stands before a name: "an analyst at Hollis Bank, who" is not the bank."""
        before = self._text[max(0, span[0] - 12) : span[0]].split()
        return bool(before) and before[-1].lower() in lexicon.PREPOSITIONS

    def _about(self, lead: Span) -> str | None:
        """The words at `lead`, a name in full; None for a pronoun that nothing certain stands behind."""
        written = span_text(self._text, lead)
        if written.split()[-1][0].isupper() and _GOES_ON.match(self._text, lead[1]):
            # Only a part of a name: "A reporter for USA Today"
            return None
        if pronoun := _PRONOUN.fullmatch(self._text, *lead):
            name = self._only_person(lead[0])
            other = name is None or self._other_gender(pronoun, lead[1])
            return None if name is None or other else self._names.resolve(name.text)
        if written.lower() in _POINTING:
            return None
        full = self._names.resolve(written) if written[0].isupper() else written
        return full if full.endswith(written.split()[-1]) else written

    def _pronouns(self, start: int, end: int) -> Iterator[Trace]:
        for match in _PRONOUN.finditer(self._text, start, end):
            if self._is_quoted(match.start()) or (match.group() == "her" and not self._possesses(match.end())):
                continue
            name = self._only_person(match.start())
            if name and name.start < start and not self._other_gender(match, end) and not self._named(match.end(), end):
                full = self._names.resolve(name.text)
                possessive = match.group().lower() in ("his", "her")
                yield Trace(*match.span(), f"{full}’s" if possessive else full, name.start, name.end)
            # One name is enough for the claim; a second pronoun reads better as it is.
            return

    def _named(self, start: int, end: int) -> bool:
        """Whether somebody is named in a stretch: in "At her school, Holm protested" she is Holm."""
        i, j = (bisect_left(self._mention_starts, place) for place in (start, end))
        return any(
            name.titled < name.start or self._names.is_person(self._names.resolve(name.text))
            for name in self._names.mentions[i:j]
        )

    def _other_gender(self, match: re.Match[str], end: int) -> bool:
        """Whether both "he" and "she" are about, so that two persons are."""
        begin = self._before(self._before(match.start()))
        return len({found.group().lower() in ("he", "his") for found in _PRONOUN.finditer(self._text, begin, end)}) > 1

    def _surnames(self, start: int, end: int) -> Iterator[Trace]:
        """The first mention in the claim of each person who is called by the surname alone."""
        seen: set[str] = set()
        first = bisect_left(self._mention_starts, start)
        for name in self._names.mentions[first : bisect_left(self._mention_starts, end)]:
            full = self._names.resolve(name.text)
            if full in seen or name.end > end or full == name.text or full not in self._people:
                continue
            seen.add(full)
            titled = self._text[max(0, name.start - 12) : name.start].rstrip().rsplit(" ", 1)[-1].strip(".").lower()
            # A full name that stands in quotations only may be no name: "Poor Mexico, so far from God".
            place = next((at for at in self._names.places(full) if not self._is_quoted(at)), None)
            if place is not None and self._names.sole(name.text) and titled not in lexicon.TITLES | {"the", "a", "an"}:
                yield Trace(name.start, name.end, full, place, place + len(full))

    def _descriptions(self, start: int, end: int) -> Iterator[Trace]:
        """Offices and sorts of company that the article gives to one only: "the Prime Minister", "the company"."""
        for match in _DESCRIBED.finditer(self._text, start, end):
            if self._is_quoted(match.start()):
                continue
            sole = self._sole(match["what"], match.start())
            if sole and sole[0] < match.start() and not self._speaks_of(sole[1], start, end):
                name = f"{sole[1]}{match['owns'] or ''}"
                yield Trace(*match.span(), name, sole[0], sole[0] + len(sole[1]))
                return

    def _sole(self, what: str, at: int) -> tuple[int, str] | None:
        """Where the one thing is first named that "the `what`" can mean before `at`, and its name."""
        head = what.lower().split()[-1]
        if head in lexicon.ROLES and head.endswith("s"):
            return None
        if self._first_other(head) < at:
            return None
        if head in lexicon.ROLES:
            # "The president" alone is whoever the reader knows, named or not.
            holder = self._claimants.sole_holder(what) if head not in _KNOWN or " " in what else None
            return holder if holder and " " in holder[1] else None
        return self._companies.get(head)

    def _first_other(self, head: str) -> int:
        """Where the text first speaks of "a minister" or "two companies", so that "the minister" may be another."""
        if head not in self._others:
            other = re.search(rf"{_OTHERS}{head}s?\b(?!,)", self._text, re.IGNORECASE)
            self._others[head] = other.start() if other else len(self._text)
        return self._others[head]

    @cached_property
    def _companies(self) -> dict[str, tuple[int, str]]:
        """For each sort of organisation the one name that the text introduces as such: "Shipping group Corvane"."""
        found: dict[str, set[tuple[int, str]]] = {}
        for match in _INTRODUCED.finditer(self._text):
            heads = {match["head"].lower()} | (_FIRMS if match["head"].lower() in _FIRMS else frozenset())
            at = match.start("name")
            name = self._names.resolve(match["name"])
            for head in heads:
                found.setdefault(head, set()).add(((self._names.places(name) or [at])[0], name))
        return {head: next(iter(names)) for head, names in found.items() if len(names) == 1}

    def _speaks_of(self, name: str, start: int, end: int) -> bool:
        return name in self._text[start:end] or name.split()[-1] in self._text[start:end]

    @cached_property
    def _people(self) -> frozenset[str]:
        """The persons of whom the article gives an office, or words."""
        return frozenset(self._claimants.persons())

    def _possesses(self, at: int) -> bool:
        word = re.compile(r"\s([^\W\d_]+)").match(self._text, at)
        return word is not None and word[1].lower() not in _NOT_POSSESSED

    def _is_quoted(self, at: int) -> bool:
        i = bisect_right(self._quote_starts, at) - 1
        return i >= 0 and at < self._quoted[i][1]

    def _only_person(self, at: int) -> Name | None:
        """The one person spoken of from the paragraph before up to the pronoun; None where there may be others."""
        begin = self._before(self._before(at))
        people: dict[str, Name] = {}
        first = bisect_left(self._mention_starts, begin)
        for name in self._names.mentions[first : bisect_left(self._mention_starts, at)]:
            full = self._names.resolve(name.text)
            if self._names.is_person(full):
                people[full] = name
        others = any(not self._beside(match.span(), people) for match in _ROLE.finditer(self._text, begin, at))
        if len(people) != 1 or others:
            return None
        full, name = next(iter(people.items()))
        return name if full in self._people else None

    def _before(self, at: int) -> int:
        """The start of the paragraph that `at` lies in, or of the one before it where `at` is a start."""
        nearest = max(0, at - _WINDOW)
        end = at
        while end > nearest and self._text[end - 1].isspace():
            end -= 1
        return max(self._text.rfind("\n", nearest, end) + 1, nearest)

    def _beside(self, role: Span, people: dict[str, Name]) -> bool:
        """Whether a description stands beside the name that it describes: "Lund, the minister,"."""
        return any(abs(role[0] - name.end) <= 3 or abs(name.start - role[1]) <= 3 for name in people.values())
