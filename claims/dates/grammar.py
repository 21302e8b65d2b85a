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
    "name": r"\^",
    "word": r"[~^&@]",
    "over": r"[,.;:\)¶]",
    "month": r"<MONTH>|<short_month>\.?",
    "day_number": r"<DAY>(?![.,/:]<DIGITS>|%| <percent>|-<UNIT>|-<UNITS>)",
    "day_of_month": r"{day_number}|(?:<tens>[- ])?<ordinal>|<tens>[- ]<second>",
    "and_days": r"(?:, <DAY>){0,6},?(?: <and> | <or> )<DAY>",
    "more_days": r"(?:, <DAY>){1,6},?(?: <and> | <or> )",
    "no_number": r"(?![.,:/]?<DIGITS>|%| <percent>| <UNITS>| <am_pm>| <power>)",
    "hour": r"<day>|<one>|<ones>|<teens>",
    "zone": r"<zone>|(?:<zone_name>(?: <saving>)?|<local>) <time>",
    "minutes": r"(?:[- ](?:<teens>|<tens>(?:[- ]<ones>)?))",
    "year": r"(?<![$#.,/:-])(?<![$#] )<YEAR>(?![.,/:]?<DIGITS>|%| <percent>)",
    "no_amount": r"(?![.,:]<DIGITS>|/<TWO>/|%| <percent>| <UNITS>| <power>| <counted>)",
    "digits": r"<DIGITS>(?:[.,]<DIGITS>){0,3}(?: <day>/<day>)?",
    "number_words": r"(?:<SMALL>|(?<=<a> )<power>)(?:(?:[- ]|(?: <and> ))<NUMBER_WORD>){0,6}",
    "number": r"(?:{digits}(?: <power>)?|(?:<a> (?=<LOT>))?(?:{number_words}{and_a_half}|{few}))(?:-<odd>)?",
    "few": r"<couple>(?: <of>)?|<vague>|<lots> <of>|<handful> <of>",
    "and_a_half": r"(?:[- ]<and>[- ]<a>[- ]<half>)?",
    "no_age": r"(?! <old>| <a> <unit>|'? <war>)",
    "no_fraction": r"(?!(?<=<ones> <quarters>) <of> (?:<the>|<a>))",
    "no_event": r"(?! <of>(?! (?:<the> )?(?:{whole}|{month}|<that>|<same>|<tens_s>|<decade_name>|'<tens_s>)))",
    "whole": r"{phase}|{turned}|<current>|<fiscal>|<YEAR>|<short_year>|<ORDINAL>|<LONG_UNIT>",
    "or_so": r"(?: <or> <so>)?",
    "quarter_of": r"<a>[- ]<quarter>(?: <of> <a> |-| )",
    "no_rate": r"(?<![&%] )(?<!<counted> )(?<!<percent> )(?<!<DIGITS> )(?<!<power> )(?<!<UNITS> )",
    "to": r"(?:-| <to> | <and> | <or> | <through> )",
    "unglued": r"(?<![$#.,/:])(?:(?<!-)|(?<=<DAY>-))",
    "unglued_time": r"(?:(?<![$#.,:/-])|(?<=<clock_am>-)|(?<=<clock_pm>-)|(?<=<am_pm>-))",
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
        self._needs = [[letters_of(names, lexicon) for names in needed(unfold(rule.pattern))] for rule in rules]

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


def letters_of(names: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """The letters of classes by their names in brackets; a sign stands for itself."""
    return frozenset("".join(lexicon.charset(name[1:-1]) if len(name) > 1 else name for name in names))


def needed(pattern: str) -> list[frozenset[str]]:
    """Sets of classes and signs, of each of which a text has one wherever the pattern matches it.

    Read off a pattern with its fragments unfolded: what is optional or may not stand there counts for nothing, and of
    alternatives each has to add its part.
    """
    needs: list[frozenset[str]] = []
    at = 0
    while at < len(pattern):
        end, found = _item(pattern, at)
        optional = pattern.startswith(("?", "*", "{0"), end)
        needs += [] if optional else found
        at = end
    return needs


def _item(pattern: str, at: int) -> tuple[int, list[frozenset[str]]]:
    """The end of the class, group, set or sign that begins here, and what it needs."""
    if pattern[at] == "(":
        end = _closing(pattern, at)
        head = re.match(r"\((\?P<\w+>|\?:|\?<?[=!])?", pattern[at:])
        opening = head[0] if head else "("
        inner = pattern[at + len(opening) : end - 1]
        return end, [] if opening.endswith("!") else _of_each(_alternatives(inner))
    if pattern[at] == "<":
        end = pattern.index(">", at) + 1
        return end, [frozenset({pattern[at:end]})]
    if pattern[at] == "[":
        return pattern.index("]", at) + 1, []
    if pattern[at] == "{":
        return pattern.index("}", at) + 1, []
    if pattern[at] == "\\":
        return at + 2, [frozenset({pattern[at + 1]})]
    return at + 1, [] if pattern[at] in "?*+|" else [frozenset({pattern[at]})]


def _of_each(alternatives: list[str]) -> list[frozenset[str]]:
    """What one of several alternatives needs: together, something that each of them needs."""
    if len(alternatives) == 1:
        return needed(alternatives[0])
    each = [min(needed(alternative), key=len, default=None) for alternative in alternatives]
    return [frozenset().union(*(one for one in each if one))] if all(each) else []


def _alternatives(pattern: str) -> list[str]:
    parts, start, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "|":
            parts.append(pattern[start:at])
            start = at + 1
        at = _item(pattern, at)[0]
    return [*parts, pattern[start:]]


def _closing(pattern: str, at: int) -> int:
    """One behind the bracket that closes the one at `at`."""
    depth = 0
    for mark in re.finditer(r"\\.|\[[^]]*\]|[()]", pattern[at:]):
        depth += {"(": 1, ")": -1}.get(mark[0], 0)
        if not depth:
            return at + mark.end()
    raise ValueError(f"a bracket is left open: {pattern!r}")


def unfold(pattern: str) -> str:
    """A pattern with each `{fragment}` in full."""
    while (unfolded := re.sub(r"\{([a-z_]+)\}", lambda m: f"(?:{FRAGMENTS[m[1]]})", pattern)) != pattern:
        pattern = unfolded
    return pattern


def expand(pattern: str, lexicon: Lexicon) -> str:
    """A pattern with its names replaced: `{fragment}` by its pattern, `<class>` by a set of letters."""
    pattern = unfold(pattern)
    if word := re.search(r"(?<![<A-Za-z_])[A-Za-z]{2,}(?![A-Za-z_]*>)", pattern):
        raise ValueError(f"a rule sees classes, not words: {word[0]!r} in {pattern!r}")
    return re.sub(r"(?<!\?P)<([A-Za-z_]+)>", lambda m: f"[{re.escape(lexicon.charset(m[1]))}]", pattern)
