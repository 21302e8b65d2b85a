"""Rules over classes of words: they find time expressions and say what each means.

A rule's pattern is a regular expression over the letters of the lexicon, written with names: `<month> <day>` is the
letter of a month, a space, the letter of a day number; `{month}` is a fragment with a name. Rules of one layer compete:
the leftmost match wins, then the longest, then the first in order. What a layer finds becomes a single letter for
the next, so `the third quarter` and `next year` meet there as `<QUARTER> of <YEAR>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import NamedTuple

from claims.dates.lexicon import Lexicon
from claims.dates.meaning import Meaning

FRAGMENTS = {
    "month": r"<MONTH>|<short_month>\.?",
    "day_of_month": r"<DAY>(?![.,/:]<DIGITS>|%| <percent>|-<UNIT>|-<UNITS>)|<ordinal>",
    "hour": r"<day>|<one>|<ones>|<teens>",
    "year": r"(?<![$#.,/:-])(?<![$#] )<YEAR>(?![.,/:]?<DIGITS>|%| <percent>)",
    "digits": r"<DIGITS>(?:[.,]<DIGITS>){0,3}(?: <day>/<day>)?",
    "number_words": r"(?:<SMALL>|(?<=<a> )<power>)(?:(?:[- ]|(?: <and> ))<NUMBER_WORD>){0,6}",
    "number": r"{digits}(?: <power>)?|(?:<a> (?=<LOT>))?(?:{number_words}{and_a_half}|<couple>(?: <of>)?|<vague>)",
    "and_a_half": r"(?:[- ]<and>[- ]<a>[- ]<half>)?",
    "no_fraction": r"(?!(?<=<ones> <quarters>) <of> <the>)",
    "or_so": r"(?: <or> <so>)?",
    "no_rate": r"(?<![&%] )(?<!<DIGITS> )(?<!<power> )(?<!<UNITS> )",
    "to": r"(?:-| <to> | <and> | <or> | <through> )",
    "unglued": r"(?<![$#.,/:])(?:(?<!-)|(?<=<DAY>-))",
    "unglued_time": r"(?<![$#.,:/-])",
    "turned": r"(?:<last>|<this>|<next>|<coming>)(?: <past>| <coming>| <last>| <next>)?",
    "latest": r"(?:<latest>|<least> <recent>)",
    "no_part_of": r"(?! <of> (?:{month}|<YEAR>|<the>))",
    "phase": r"(?:<early>|<mid>|<late>)[- ]",
}
"""Parts of patterns that several rules share, by name."""


class Node(NamedTuple):
    """A word or a whole expression: its letter's class, its code points and what it means."""

    start: int
    end: int
    meaning: object
    rule: str = ""


class Reading:
    """One match of a rule, asked by class. Where several names are taken, they stand in one string."""

    __slots__ = ("_charset", "_nodes", "letters", "match")

    def __init__(self, match: re.Match[str], nodes: Sequence[Node], charset: Callable[[str], str]) -> None:
        self.match, self._charset = match, charset
        self.letters, self._nodes = match.group(), nodes[match.start() : match.end()]

    def part(self, group: str) -> Reading:
        """The part of the match that a named group took, as a reading of its own."""
        part = copy(self)
        start, end = self.match.start(group) - self.match.start(), self.match.end(group) - self.match.start()
        part.letters, part._nodes = self.letters[start:end], self._nodes[start:end]
        return part

    def all(self, names: str) -> list[object]:
        """The meanings of all words of these classes, in their order in the text."""
        charset = "".join(map(self._charset, names.split()))
        return [node.meaning for letter, node in zip(self.letters, self._nodes, strict=True) if letter in charset]

    def ints(self, names: str) -> list[int]:
        """The numbers that all words of these classes stand for, in their order."""
        return [meaning for meaning in self.all(names) if isinstance(meaning, int)]

    def get(self, name: str) -> object:
        """The meaning of the first word of a class; None when there is none."""
        charset = self._charset(name)
        for letter, node in zip(self.letters, self._nodes, strict=True):
            if letter in charset:
                return node.meaning
        return None

    def of(self, names: str) -> object:
        """The meaning of the first word of the first of these classes that has one in the match."""
        for name in names.split():
            if (meaning := self.get(name)) is not None:
                return meaning
        return None

    def has(self, name: str) -> bool:
        charset = self._charset(name)
        return any(letter in charset for letter in self.letters)

    def int(self, name: str) -> int:
        """The number that the first word of a class stands for, 0 when there is none."""
        meaning = self.get(name)
        return meaning if isinstance(meaning, int) else 0

    def expression(self, names: str) -> Meaning | None:
        """What an earlier layer found: the first expression of the first of these kinds."""
        return self.of(names)  # type: ignore[return-value]


Build = Callable[[Reading], "Meaning | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means. A group `it` in the pattern narrows the span to itself.

    `kind` is the class that the expression has in the next layer.
    """

    name: str
    kind: str
    pattern: str
    build: Build


class Rules(list[Rule]):
    """A list of rules that grows by decorating their meanings."""

    def add(self, name: str, kind: str, *patterns: str) -> Callable[[Build], Build]:
        """The decorated function is the meaning of each of the patterns; None from it says "not this"."""

        def decorate(build: Build) -> Build:
            self.extend(Rule(name, kind, pattern, build) for pattern in patterns)
            return build

        return decorate


class Layer:
    """Rules that compete with each other, compiled for a lexicon."""

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon) -> None:
        self._charset = lexicon.charset
        self._rules = [(rule, re.compile(expand(rule.pattern, lexicon)), lexicon.letter[rule.kind]) for rule in rules]
        self._needs = [[frozenset(lexicon.charset(name)) for name in needed(rule.pattern)] for rule in rules]

    def reduce(self, letters: str, nodes: list[Node]) -> tuple[str, list[Node]]:
        """The same text with each expression that was found as one letter and one node."""
        reduced: list[str] = []
        kept: list[Node] = []
        at = 0
        for start, end, letter, node in self._found(letters, nodes):
            reduced += letters[at:start], letter
            kept += nodes[at:start]
            kept.append(node)
            at = end
        reduced.append(letters[at:])
        kept += nodes[at:]
        return "".join(reduced), kept

    def _found(self, letters: str, nodes: list[Node]) -> Iterator[tuple[int, int, str, Node]]:
        """Start and end in letters, the letter of its kind and the node of each expression, from left to right."""
        candidates: list[tuple[int, int, int, re.Match[str]]] = []
        present = set(letters)
        for order, (_, pattern, _) in enumerate(self._rules):
            if any(map(present.isdisjoint, self._needs[order])):
                continue
            group = "it" if "it" in pattern.groupindex else 0
            for match in pattern.finditer(letters):
                start, end = match.span(group)
                candidates.append((start, -end, order, match))
        candidates.sort(key=lambda candidate: candidate[:3])
        at = 0
        for start, minus_end, order, match in candidates:
            if start < at:
                continue
            rule, _, letter = self._rules[order]
            meaning = rule.build(Reading(match, nodes, self._charset))
            if meaning is not None:
                at = -minus_end
                yield start, at, letter, Node(nodes[start].start, nodes[at - 1].end, meaning, rule.name)


def needed(pattern: str) -> list[str]:
    """Classes without a word of which a pattern cannot match: those outside its groups and fragments."""
    while (flat := re.sub(r"\((?:[^()\\]|\\.)*\)[?*+]?|\{\w+\}", "", pattern)) != pattern:
        pattern = flat
    return re.findall(r"<(\w+)>(?![?*])", flat)


def expand(pattern: str, lexicon: Lexicon) -> str:
    """A pattern with its names replaced: `{fragment}` by its pattern, `<class>` by a set of letters."""
    while (unfolded := re.sub(r"\{([a-z_]+)\}", lambda m: f"(?:{FRAGMENTS[m[1]]})", pattern)) != pattern:
        pattern = unfolded
    if word := re.search(r"(?<![<A-Za-z_])[A-Za-z]{2,}(?![A-Za-z_]*>)", pattern):
        raise ValueError(f"a rule sees classes, not words: {word[0]!r} in {pattern!r}")
    return re.sub(r"(?<!\?P)<([A-Za-z_]+)>", lambda m: f"[{re.escape(lexicon.charset(m[1]))}]", pattern)
