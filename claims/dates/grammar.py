"""Rules over classes of words: they find time expressions and say what each means.

A rule's pattern is a regular expression over the letters of the lexicon, written with names: `<month> <day>` is the
letter of a month, a space, the letter of a day number; `{month}` is a fragment with a name. Rules of one layer compete:
the leftmost match wins, then the longest, then the first in order. What a layer finds becomes a single letter for
the next, so `the third quarter` and `next year` meet there as `<QUARTER> of <YEAR>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import NamedTuple

from claims.dates.lexicon import Lexicon
from claims.dates.meaning import Meaning
from claims.dates.patterns import expand, letters_of, needed, unfold


class Node(NamedTuple):
    """A word or a whole expression: its letter's class, its code points and what it means."""

    start: int
    end: int
    meaning: object
    rule: str = ""


class Reading:
    """One match of a rule, asked by class. Where several names are taken, they stand in one string."""

    __slots__ = ("_charset", "_nodes", "_text", "letters", "match")

    def __init__(self, match: re.Match[str], nodes: Sequence[Node], charset: Callable[[str], str]) -> None:
        self.match, self._charset, self._text = match, charset, nodes
        self.letters, self._nodes = match.group(), nodes[match.start() : match.end()]

    def part(self, group: str) -> Reading:
        """What a named group took, as a reading of its own; the group may stand in a look ahead."""
        part = copy(self)
        start, end = self.match.span(group)
        part.letters, part._nodes = self.match.string[start:end], self._text[start:end]
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
        needs = ([_mask(letters_of(names, lexicon)) for names in needed(unfold(rule.pattern))] for rule in rules)
        self._needs = [sorted(masks, key=int.bit_count) for masks in needs]

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
        for order in self._possible(letters):
            pattern = self._rules[order][1]
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

    def _possible(self, letters: str) -> Iterator[int]:
        """The rules that have in these letters all that they need; bits, since it is asked for each rule and text."""
        present = _mask(set(letters))
        for order, needs in enumerate(self._needs):
            for need in needs:
                if not present & need:
                    break
            else:
                yield order


def _mask(letters: Iterable[str]) -> int:
    """A set of letters as bits."""
    return sum(1 << ord(letter) for letter in letters)
