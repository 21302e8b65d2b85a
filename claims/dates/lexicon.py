"""The words of a language as classes, and a text as a string of letters, one letter for each token.

The grammar is written over classes, not over words: each class has a letter, and so a text becomes a string in
which `on Wednesday, April 26` reads as five letters with its spaces and comma between them. Plain `re` then does the
work at the speed of C, and no rule ever sees a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.dates.classes import DIGITS, GROUPS, HEADS
from claims.dates.contexts import Contexts

Meaning = object
"""What a word stands for: a number, a unit, a name. The class says which."""

OTHER, NAME, PLURAL, PAST, BREAK, MARK = "~", "^", "&", "@", "\xb6", ";"
"""Letters of unknown tokens: a word, one with a capital, one in "s" or in "ed", an empty line, any other sign."""

CLOCK = ":"
"""The mark within a time of day."""

_MARKS = {mark: mark for mark in " ,.-+/:'$%#()"} | {"’": "'", "–": "-", "‑": "-", "£": "$", "€": "$"}
# Below 256, where `re` keeps a set of letters as a bitmap.
_LETTERS = sorted({*map(chr, range(0x21, 0x100))} - {*_MARKS.values(), OTHER, NAME, PLURAL, PAST, BREAK, MARK})
_APOSTROPHES = "'’"
_REMEMBERED, _LONG_WORD, _LONGEST_NUMBER = 50_000, 32, 12


@dataclass(frozen=True, slots=True)
class Language:
    """A language's words. A second language is another one of these.

    words     class -> word (in lower case) -> meaning
    cased     classes whose words count only with a capital (May, March, Sat)
    uncased   classes whose words count only without one (the Daily Mail is no set)
    joined    a pattern for tokens that hold marks (a.m., o'clock)
    suffixes  what may follow digits in one token, as (pattern, class): 8th, 1990s, 5pm
    contexts  what the words around an expression tell of it
    """

    words: Mapping[str, Mapping[str, Meaning]]
    cased: frozenset[str]
    uncased: frozenset[str]
    joined: str
    suffixes: tuple[tuple[str, str], ...]
    contexts: Contexts


class Meanings(dict[str, Meaning]):
    """word as written -> what it stands for; digits stand for their number, several with strokes for each of theirs."""

    def __missing__(self, token: str) -> Meaning:
        if "/" in token[1:]:
            return tuple(map(int, token.split("/")))
        digits = token.lstrip(_APOSTROPHES)[:_LONGEST_NUMBER]
        return int("".join(c for c in digits if c.isdecimal())) if digits[:1].isdecimal() else None


class Lexicon(dict[str, str]):
    """word as written -> letter of its class. Digits are classed by value.

    An unknown word is OTHER, an empty line a BREAK, any other sign a MARK. What an unknown token was is remembered, for
    a bounded number of them.
    """

    def __init__(self, language: Language, built: Iterable[str]) -> None:
        """`built`: classes that have no words of their own because the grammar makes them."""
        super().__init__(_MARKS)
        names = [*language.words, *DIGITS, "short_year", *(name for _, name in language.suffixes), *built]
        if len(names) > len(_LETTERS):
            raise ValueError(f"{len(names)} classes, but only {len(_LETTERS)} letters")
        self.letter = dict(zip(dict.fromkeys(names), _LETTERS, strict=False))
        self.meaning = Meanings(dict.fromkeys(_MARKS))
        self._suffixed = [(re.compile(rf"(\d+){suffix}"), self.letter[name]) for suffix, name in language.suffixes]
        self._token = re.compile(rf"{language.joined}|[{_APOSTROPHES}]\d\d\b|[^\W_]+|\s+|[\W_]")
        for name, words in language.words.items():
            for word, meaning in words.items():
                capitals = set() if name in language.uncased else {word.capitalize(), word.upper()}
                for written in sorted(capitals | (set() if name in language.cased else {word}), reverse=True):
                    if self.setdefault(written, self.letter[name]) != self.letter[name]:
                        raise ValueError(f"{written!r} has two classes")
                    self.meaning[written] = meaning
        self.heads = frozenset([CLOCK, *(self.letter[name] for name in HEADS.split())])

    def tokens(self, text: str) -> list[str]:
        """The text cut into words, digits, white space and single marks, nothing left out."""
        return self._token.findall(text)

    def letters(self, tokens: list[str]) -> str:
        return "".join(map(self.__getitem__, tokens))

    def charset(self, name: str) -> str:
        """The letters of a class or of a group of classes."""
        return "".join(map(self.charset, GROUPS[name].split())) if name in GROUPS else self.letter[name]

    def ending(self, letter: str, token: str) -> str:
        """The letter of a word at the edge of what is known: more exactly by its look, where it is OTHER.

        A word all in capitals is an abbreviation, or a headline, and so no NAME.
        """
        if letter != OTHER:
            return letter
        if token[0].isupper() and token[1:].islower():
            return NAME
        return PLURAL if token[-1] in "sS" else PAST if token.endswith("ed") else OTHER

    def __missing__(self, token: str) -> str:
        letter = self._unknown(token)
        if len(self) < _REMEMBERED and len(token) < _LONG_WORD:
            self[token] = letter
        return letter

    def _unknown(self, token: str) -> str:
        if token.isspace():
            return BREAK if token.count("\n") > 1 else " "
        if token.isdecimal():
            return self._digits(token)
        if token[0].isdecimal():
            return next((letter for suffix, letter in self._suffixed if suffix.fullmatch(token)), OTHER)
        if token[0] in _APOSTROPHES:
            return self.letter["short_year"]
        return OTHER if token[0].isalnum() else MARK

    def _digits(self, token: str) -> str:
        return self.letter[next(name for name, fits in DIGITS.items() if fits(token))]
