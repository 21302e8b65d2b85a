"""The words of a language as classes, and a text as a string of letters, one letter for each token.

The grammar is written over classes, not over words: each class has a letter, and so a text becomes a string in
which `on Wednesday, April 26` reads as five letters with its spaces and comma between them. Plain `re` then does the
work at the speed of C, and no rule ever sees a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

Meaning = object
"""What a word stands for: a number, a unit, a name. The class says which."""

LETTERS = "".join(c for c in map(chr, range(0x30, 0x100)) if c.isalnum() and c.isprintable())
OTHER, BREAK, MARK = "~", "\xb6", ";"
_KEPT_MARKS = dict(zip(" ,.-/:'$%#()", " ,.-/:'$%#()", strict=True)) | {
    "’": "'",
    "–": "-",
    "‑": "-",
    "£": "$",
    "€": "$",
}


@dataclass(frozen=True, slots=True)
class Language:
    """A language's words. A second language is another one of these.

    words     class -> word (in lower case) -> meaning
    cased     classes whose words count only with a capital (May, March, Sat)
    joined    a pattern for tokens that hold marks (a.m., o'clock)
    suffixes  what may follow digits in one token, as (pattern, class): 8th, 1990s, 5pm
    heads     classes without which a stretch of text says nothing about time
    groups    names for several classes together
    """

    words: Mapping[str, Mapping[str, Meaning]]
    cased: frozenset[str]
    joined: str
    suffixes: tuple[tuple[str, str], ...]
    heads: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]


class Lexicon(dict[str, str]):
    """word as written -> letter of its class. Digits are classed by their value, unknown words are OTHER."""

    def __init__(self, language: Language, built: Iterable[str]) -> None:
        """`built`: classes that have no words of their own because the grammar makes them."""
        super().__init__(_KEPT_MARKS)
        names = [*language.words, *DIGITS, *(name for _, name in language.suffixes), *built]
        if len(names) > len(LETTERS):
            raise ValueError(f"{len(names)} classes, but only {len(LETTERS)} letters")
        self.letter = dict(zip(dict.fromkeys(names), LETTERS, strict=False))
        self.name = {letter: name for name, letter in self.letter.items()}
        self.groups = language.groups
        self.meaning: dict[str, Meaning] = {}
        self.heads = frozenset(self.letter[name] for name in language.heads)
        self._suffixed = [(re.compile(rf"(\d+){suffix}"), self.letter[name]) for suffix, name in language.suffixes]
        self._token = re.compile(rf"{language.joined}|[^\W_]+|\s+|[\W_]")
        for name, words in language.words.items():
            for word, meaning in words.items():
                if word.upper() in self:
                    raise ValueError(f"{word!r} has two classes")
                for written in {word.capitalize(), word.upper()} | (set() if name in language.cased else {word}):
                    self[written] = self.letter[name]
                    self.meaning[written] = meaning

    def tokens(self, text: str) -> list[str]:
        """The text cut into words, digits, white space and single marks, nothing left out."""
        return self._token.findall(text)

    def letters(self, tokens: list[str]) -> str:
        return "".join(map(self.__getitem__, tokens))

    def means(self, token: str) -> Meaning:
        """What a token stands for; digits stand for their number."""
        meaning = self.meaning.get(token)
        if meaning is None and token[0].isdecimal():
            return int("".join(c for c in token if c.isdecimal())[:9])
        return meaning

    def charset(self, name: str) -> str:
        """The letters of a class or of a group of classes."""
        return "".join(map(self.charset, self.groups[name])) if name in self.groups else self.letter[name]

    def __missing__(self, token: str) -> str:
        if token.isspace():
            return BREAK if token.count("\n") > 1 else " "
        if token.isdecimal():
            return self._digits(token)
        if token[0].isdecimal():
            return next((letter for suffix, letter in self._suffixed if suffix.fullmatch(token)), OTHER)
        return OTHER if token[0].isalnum() else MARK

    def _digits(self, token: str) -> str:
        return self.letter[next(name for name, fits in DIGITS.items() if fits(token))]


DIGITS: dict[str, Callable[[str], bool]] = {
    "year": lambda t: len(t) == 4 and 1900 <= int(t) < 2100,
    "far_year": lambda t: len(t) == 4 and 1000 <= int(t) < 3000,
    "day": lambda t: len(t) < 3 and t[0] != "0" and int(t) < 32,
    "zero_day": lambda t: len(t) == 2 and t[0] == "0" and t != "00",
    "pair": lambda t: len(t) == 2,
    "digits": lambda _: True,
}
"""Classes of digits by their value, the first that fits."""
