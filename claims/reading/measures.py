"""Numbers that are the point of a claim, told from those that only date it, place it or count in passing."""

from __future__ import annotations

import re

from claims.reading import lexicon
from claims.reading.tokens import Words

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: n for n, word in enumerate(_UNITS.split(), 1)} | {
    word: 10 * n for n, word in enumerate(_TENS.split(), 2)
}
_FRACTIONS = lexicon.word_set("half third thirds quarter quarters fifth fifths tenth tenths majority")
_ORDINALS = lexicon.word_set("first second third fourth last next this each every per fiscal")
_LARGE = lexicon.word_set(
    "hundred hundreds thousand thousands million millions billion billions trillion dozens scores"
)
_TIME = lexicon.word_set(
    """
    second seconds minute minutes hour hours day days night nights week weeks weekend month months year years decade
    decades century centuries am pm a.m p.m a.m. p.m. o'clock gmt utc january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept oct nov dec year-old th st nd rd
    """
)
_MONTHS = lexicon.word_set(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept oct nov dec no page pages item article chapter section aged
    """
)
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_POINTED = re.compile(r"\d{1,2}\.\d\d")
_UNTIL = lexicon.word_set("at by until till before after from around")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MONEY = re.compile(r"[$£€¥]|\d+(?:\.\d+)?(?:m|bn)$")

# What may stand between a verb and the number that is its point.
_NEARLY = lexicon.word_set(
    """
    c about at least most more than less fewer some nearly almost over under up to roughly around only just between as
    many much few high low by an a another further total of from another every all but or so estimated record the its
    their
    """
)
# A count up to this is told in passing: "owns two restaurants".
_PASSING = 12
_PASSING_SUBJECT = 20


def counted_subject(words: Words, verb: int) -> bool:
    """Whether the claim begins with a count of what it is about: "At least 15 people were killed"."""
    for i in range(verb):
        before = i - 1
        while before >= 0 and words.lower[before] in _NEARLY:
            before -= 1
        governed = before >= 0 and words.letters[before] == "i" and words.lower[before] != "of"
        if not governed and is_measure(words, i, passing=_PASSING_SUBJECT):
            return True
    return False


def counted_object(words: Words, verb: int, *, passing: int = _PASSING) -> bool:
    """Whether a number stands right behind the verb: "raised £600,000", "killed at least 31 children"."""
    i = verb + 1
    while i < len(words) and words.letters[i] == "e":
        # "there have been four accidents"
        i += 1
    phrase = i
    while phrase < min(len(words), verb + 5) and words.letters[phrase] in "Dn":
        phrase += 1
    if phrase > i and words.lower[phrase : phrase + 1] == ["of"]:
        # "reported revenue of £212m"
        i = phrase + 1
    while i < len(words) and (words.lower[i] in _NEARLY or words.letters[i] == "a"):
        if is_measure(words, i, passing=passing):
            return True
        i += 1
    return i < len(words) and is_measure(words, i, passing=passing)


def has_share(words: Words) -> bool:
    """Whether a share or a ratio stands in the claim: "68 per cent", "nine in 10", "two thirds"."""
    lower, letters = words.lower, words.letters
    for i, word in enumerate(lower):
        number = i and (letters[i - 1] == "#" or lower[i - 1] in _SMALL or lower[i - 1] == "per")
        if word.endswith(("-thirds", "-quarters", "-fifths", "-tenths")):
            return True
        if word == "%" or (word in ("percent", "cent", "thirds", "quarters", "fifths") and number):
            return True
        if word in ("in", "of", "out") and number and i + 1 < len(lower) and _is_plain_number(words, i + 1):
            return True
    return False


def has_measure(words: Words, *, passing: int = _PASSING) -> bool:
    """Whether any number in the claim measures something, dates and durations aside."""
    return any(is_measure(words, i, passing=passing) for i in range(len(words)))


def is_measure(words: Words, i: int, *, passing: int) -> bool:
    """Whether token i is a number that measures: more than `passing`, money, or a share, and no date or duration."""
    word = words.lower[i]
    if word in _FRACTIONS:
        return words.lower[i + 1 : i + 2] in (["of"], ["less"], ["more"]) and words.lower[i - 1] not in _ORDINALS
    value = _value(word) if words.letters[i] == "#" or word in _LARGE or word.partition("-")[0] in _SMALL else None
    if value is None or _of_time(words, i):
        return False
    if words.lower[i + 1 : i + 2] and words.lower[i + 1] in _LARGE:
        return True
    return value > passing or bool(_MONEY.match(word)) or "." in word


def _is_plain_number(words: Words, i: int) -> bool:
    word = words.lower[i]
    return (word.isdigit() and not _YEAR.fullmatch(word)) or word in _SMALL


def _value(word: str) -> float | None:
    if word in _LARGE:
        return 1000.0
    if word.partition("-")[0] in _SMALL:
        return float(_SMALL[word.partition("-")[0]])
    digits = re.sub(r"[^\d.]", "", word).rstrip(".")
    try:
        return float(digits)
    except ValueError:
        return None


def _of_time(words: Words, i: int) -> bool:
    word, lower = words.lower[i], words.lower
    before = lower[i - 1] if i else ""
    beyond = i + 1
    while beyond < len(lower) and (
        lower[beyond] in ("-", "more", "further") or lower[beyond] in _LARGE | _SMALL.keys()
    ):
        beyond += 1
    if any(unit in _TIME for unit in lower[beyond : beyond + 1]) or before in _MONTHS:
        return True
    if (
        beyond + 1 < len(lower)
        and words.letters[beyond] == "n"
        and lower[beyond + 1] in ("years", "months", "days", "weeks")
    ):
        # "three consecutive years"
        return True
    if _POINTED.fullmatch(word) and before in _UNTIL:
        return words.letters[beyond : beyond + 1] != "n"
    return bool(_YEAR.fullmatch(word) or _CLOCK.fullmatch(word))
