"""Why a sentence is worth a check, in words that stand in it: what a feature matched, quoted as a reader would."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from claims.reading import lexicon

FIGURES = ("a share", "money", "a big number", "a year", "a number")
"""The features of figures, the most telling first. One figure shows several of them and is one reason."""

_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_DIGITS = r"(?<![\w.,])\d[\d.,]*(?<![.,])"
_LARGE = r"(?:thousand|million|billion|trillion)"
_CURRENCY = r"(?:dollars|pounds|euros|crowns|marks)"
_QUOTED = {
    "a share": rf"(?:{_DIGITS}|\w+) ?per ?cent|{_DIGITS}\s?%|(?:two|three)[ -](?:thirds|quarters)|half|a third",
    "money": rf"[$£€¥]\s?\d[\d.,]*(?<![.,])(?:\s?(?:bn?|m)\b|\s{_LARGE})?"
    rf"|(?:{_DIGITS}(?:m|bn)?|half a|a|{_SMALL})(?:\s{_LARGE})?\s{_CURRENCY}|{_LARGE}s of {_CURRENCY}",
    "a big number": rf"(?:{_DIGITS}|half a|an?|one|{_SMALL}|hundreds of|tens of)\s{_LARGE}s?|{_LARGE}s"
    r"|(?<![\d.,])\d{1,3}(?:,\d{3})+",
    "a year": r"\b(?:19|20)\d\ds?\b",
    "a number": rf"number\s\w+|{_DIGITS}|\b(?:{_SMALL})\b",
}
_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _QUOTED.items()}
# What is counted, if it follows the number: "two ministry officials", "nine in 10".
_COUNTED = re.compile(
    r"(?:\s[a-z’'-]+){0,2}?\s(?:[a-z’'-]{3,}(?<!s)s|people|men|women|children)\b|\s(?:in|out of)\s\d+"
)
# How a feature is called where its name in the model says less than it matches, or more.
_CALLED = {"a comparison": "a comparison or a limit", "talk about the talk": "speaks of the talk itself"}
# Words that are of the talk in a debate only.
_ELSEWHERE = lexicon.word_set("look question minute minutes debate tonight")
# A figure is a reason by itself.
_FIGURES = lexicon.word_set(
    "percent per cent cents half third thirds quarter million billion trillion thousand thousands"
)
_NO_NOUNS = (
    lexicon.COMMON
    | lexicon.PREPOSITIONS
    | lexicon.DETERMINERS
    | lexicon.RELATIVES
    | lexicon.BE
    | lexicon.HAVE
    | lexicon.ADVERBS
    | lexicon.MODALS
    | lexicon.COORDINATORS
)


def shown(
    sentence: str, patterns: Mapping[str, re.Pattern[str]], weights: Mapping[str, float], verbs: Collection[str]
) -> Iterator[tuple[float, str]]:
    """For each feature of `weights`: how far it moves the odds, and the words that show it.

    A feature gives no reason where its words show nothing: "Lower" in a name, "look" where nobody debates, and where
    something was done an adjective: "the ruined city".
    """
    figures = [name for name in FIGURES if name in weights]
    quoted = [(name, words) for name in figures if (words := _figure(name, sentence))]
    if quoted:
        name, words = quoted[0]
        yield sum(weights[name] for name in figures), f"{name}: “{words}”"
    for name, weight in weights.items():
        if name not in FIGURES:
            matches = (found for found in patterns[name].finditer(sentence) if _shows(sentence, found))
            said = (found.group() for found in matches if name != "something done" or found.group().lower() in verbs)
            word = next(said, "")
            if word:
                yield weight, f"{_CALLED.get(name, name)}: “{_inside(word)}”"


def telling(words: str, sentence: str) -> str:
    """What is worth showing of a pair of words: without what only joins them; "" where nothing is left.

    A pair with a mark between its words does not stand so in the sentence.
    """
    left = words.split()
    while left and _joins(left[0]):
        left.pop(0)
    while left and _joins(left[-1]):
        left.pop()
    # A name says nothing: what the debates said of its bearer is not what the article does.
    shown = " ".join(left)
    named = all(word[0].isupper() for word in left)
    return "" if named or shown not in " ".join(sentence.split()) else shown


def _joins(word: str) -> bool:
    return word.lower() in _NO_NOUNS | _FIGURES or len(word) < 3 or word[0].isdigit()


def _figure(name: str, sentence: str) -> str:
    """The figure that shows a feature, with what it counts."""
    found = _PATTERNS[name].search(sentence)
    if found is None:
        return ""
    words = found.group()
    if name in ("a number", "a big number"):
        counted = _COUNTED.match(sentence, found.end())
        if counted and _NO_NOUNS.isdisjoint(counted.group().split()[:-1]):
            words += counted.group()
    return " ".join(_inside(words).split())


def _shows(sentence: str, found: re.Match[str]) -> bool:
    """Whether a match is a common word of the sentence, and of its matter."""
    word = found.group()
    name = word[0].isupper() and found.start() > 0 and word.split()[0] != "I"
    return not name and word.lower() not in _ELSEWHERE


def _inside(words: str) -> str:
    """Words as they read inside a sentence."""
    return words if words[:1] == "I" else words[:1].lower() + words[1:]
