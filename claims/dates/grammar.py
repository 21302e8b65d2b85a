"""Rules over classes of words: they find time expressions and say what each means.

A rule's pattern is a regular expression over the letters of the lexicon, written with names: `<month> <day>` is the
letter of a month, a space, the letter of a day number; `{month}` is a fragment with a name. Rules of one layer compete:
the leftmost match wins, then the longest, then the first in order. What a layer finds becomes a single letter for
the next, so `the third quarter` and `next year` meet there as `<QUARTER> of <YEAR>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claims.dates.lexicon import Lexicon
from claims.dates.meaning import Meaning


class Node(NamedTuple):
    """A word or a whole expression: its letter's class, its code points and what it means."""

    start: int
    end: int
    meaning: object
    rule: str = ""


class Reading:
    """One match of a rule, asked by class."""

    __slots__ = ("_charset", "_letters", "_nodes", "match")

    def __init__(self, match: re.Match[str], nodes: Sequence[Node], charset: Callable[[str], str]) -> None:
        self.match, self._charset = match, charset
        self._letters, self._nodes = match.group(), nodes[match.start() : match.end()]

    def all(self, name: str) -> list[object]:
        """The meanings of all words of a class, in order."""
        charset = self._charset(name)
        return [node.meaning for letter, node in zip(self._letters, self._nodes, strict=True) if letter in charset]

    def get(self, name: str) -> object:
        """The meaning of the first word of a class; None when there is none."""
        charset = self._charset(name)
        for letter, node in zip(self._letters, self._nodes, strict=True):
            if letter in charset:
                return node.meaning
        return None

    def has(self, name: str) -> bool:
        charset = self._charset(name)
        return any(letter in charset for letter in self._letters)

    def int(self, name: str) -> int:
        """The number that the first word of a class stands for, 0 when there is none."""
        meaning = self.get(name)
        return meaning if isinstance(meaning, int) else 0

    def expression(self, names: str) -> Meaning | None:
        """What an earlier layer found: the first expression of one of these kinds."""
        for name in names.split():
            if meaning := self.get(name):
                return meaning  # type: ignore[return-value]
        return None


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means. A group `it` in the pattern narrows the span to itself.

    `kind` is the class that the expression has in the next layer.
    """

    name: str
    kind: str
    pattern: str
    build: Callable[[Reading], Meaning | None]


class Layer:
    """Rules that compete with each other, compiled for a lexicon."""

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon, fragments: dict[str, str]) -> None:
        self._charset = lexicon.charset
        self._rules = [
            (rule, re.compile(expand(rule.pattern, lexicon, fragments)), lexicon.letter[rule.kind]) for rule in rules
        ]

    def reduce(self, letters: str, nodes: list[Node]) -> tuple[str, list[Node]]:
        """The same text with each expression that was found as one letter and one node."""
        reduced: list[str] = []
        kept: list[Node] = []
        at = 0
        for start, end, letter, node in self._found(letters, nodes):
            if start < at:
                continue
            reduced += letters[at:start], letter
            kept += nodes[at:start]
            kept.append(node)
            at = end
        if not at:
            return letters, nodes
        reduced.append(letters[at:])
        kept += nodes[at:]
        return "".join(reduced), kept

    def _found(self, letters: str, nodes: list[Node]) -> Iterator[tuple[int, int, str, Node]]:
        candidates = []
        for order, (rule, pattern, letter) in enumerate(self._rules):
            narrow = "it" if "it" in pattern.groupindex else 0
            for match in pattern.finditer(letters):
                start, end = match.span(narrow)
                candidates.append((start, -end, order, match, rule, letter))
        candidates.sort(key=lambda c: c[:3])
        at = 0
        for start, end, _, match, rule, letter in candidates:
            if start < at:
                continue
            meaning = rule.build(Reading(match, nodes, self._charset))
            if meaning is not None:
                at = -end
                yield start, at, letter, Node(nodes[start].start, nodes[at - 1].end, meaning, rule.name)


def expand(pattern: str, lexicon: Lexicon, fragments: dict[str, str]) -> str:
    """A pattern with its names replaced: `{fragment}` by its pattern, `<class>` by a set of letters."""
    while (
        "{" in (unnamed := re.sub(r"\{([a-z_]+)\}", lambda m: f"(?:{fragments[m[1]]})", pattern)) and unnamed != pattern
    ):
        pattern = unnamed
    return re.sub(r"(?<!\?P)<([A-Za-z_]+)>", lambda m: f"[{re.escape(lexicon.charset(m[1]))}]", unnamed)
