"""Patterns written with names: their fragments unfolded, classes made letters, and what they cannot do without."""

from __future__ import annotations

import re

from claims.dates.lexicon import Lexicon

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
    "few": r"<couple>(?: <of>)?|<vague>(?: <power>)?|<lots> <of>|<handful> <of>",
    "and_a_half": r"(?:[- ]<and>[- ]<a>[- ]<half>)?",
    "no_age": r"(?! <old>| <a> <unit>|'? <war>)",
    "no_fraction": r"(?!(?<=<ones> <quarters>) <of> (?:<the>|<a>|&))",
    "no_event": r"(?! <of>(?! (?:<the> )?(?:{whole}|{month}|<that>|<same>|<tens_s>|<decade_name>|'<tens_s>)))",
    "whole": r"{phase}|{turned}|<current>|<fiscal>|<YEAR>|<short_year>|<ORDINAL>|<LONG_UNIT>",
    "or_so": r"(?: <or> <so>)?",
    "quarter_of": r"<a>[- ]<quarter>(?: <of> <a> |-| )",
    "no_rate": r"(?<![&%] )(?<!<counted> )(?<!<percent> )(?<!<DIGITS> )(?<!<power> )(?<!<UNITS> )",
    "gone": r"(?!(?:(?<=<to> )|(?<=~ ))<last>)(?:<last>|<past>|<previous>|<recent>)",
    "countable": r"(?<!<aged> )(?!(?<=<as> )<vague>)",
    "to": r"(?:-| <to> | <and> | <or> | <through> )",
    "unglued": r"(?<![$#.,/:])(?:(?<!-)|(?<=<DAY>-))",
    "unglued_time": r"(?:(?<![$#.,:/-])|(?<=<clock_am>-)|(?<=<clock_pm>-)|(?<=<am_pm>-))",
    "turned": r"(?:<last>|<this>|<next>|<coming>)(?: <past>| <coming>| <last>| <next>)?",
    "latest": r"(?:<latest>|<least> <recent>)",
    "no_part_of": r"(?! <of> (?:{month}|<YEAR>|<the>))",
    "phase": r"(?:<early>|<mid>|<late>)[- ]",
}
"""Parts of patterns that several rules share, by name."""


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
