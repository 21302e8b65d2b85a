"""What a sentence shows of its worth: features that have names and can be given as reasons, and hashed words."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claims.reading.tokens import Words, read_words
from claims.reading.verbs import FINITE

BITS = 16

_WORD = re.compile(r"\d+|[^\W\d_]+(?:[’'][^\W\d_]+)?|[%$?!]")
_MASK = (1 << BITS) - 1


@dataclass(frozen=True, slots=True)
class Features:
    """`named`: each feature's name with the words that show it ("" where it is a count). `words`: hash and n-gram.

    `verbs`: the words, in lower case, that are verbs of the sentence and no adjectives.
    """

    named: dict[str, str]
    words: dict[int, str]
    verbs: frozenset[str]


def features(sentence: str) -> Features:
    """The features of one sentence or claim."""
    words = read_words(sentence, 0, len(sentence))
    named = dict(_shown(sentence))
    named |= dict.fromkeys(_counted(words, sentence), "")
    return Features(named, dict(_hashed(sentence)), frozenset(_verbs(words)))


def _verbs(words: Words) -> Iterator[str]:
    before = ""
    for i, letter in enumerate(words.letters):
        if letter in FINITE or (letter == "p" and before in tuple("xhe")):
            yield words.lower[i]
        before = before if letter == "a" else letter


def _hashed(sentence: str) -> Iterator[tuple[int, str]]:
    """Words and pairs of words; of a number only its length counts."""
    words = _WORD.findall(sentence)
    tokens = ["0" * min(len(word), 4) if word.isdigit() else word.lower().replace("’", "'") for word in words]
    for word, token in zip(words, tokens, strict=True):
        yield zlib.crc32(f"1{token}".encode()) & _MASK, word
    for (first, before), (second, after) in pairwise([("", ""), *zip(words, tokens, strict=True), ("", "")]):
        yield zlib.crc32(f"2{before} {after}".encode()) & _MASK, f"{first} {second}".strip()


def _pattern(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


# What can be shown in the sentence itself, in the words that show it.
SHOWN = {
    "a share": _pattern(
        r"\d[\d.,]*\s?%", r"(?:[\w-]+ )?per ?cent", "(?:two|three) (?:thirds|quarters)", "half", "a third"
    ),
    "money": _pattern(
        r"[$£€¥]\s?\d[\d.,]*(?: ?(?:[mb]n?|\w*illion))?", r"(?:[\w.,]+ )?(?:dollars|pounds|euros|crowns|marks)"
    ),
    "a big number": _pattern(r"(?:[\d.,]+|\w+) (?:thousand|[mbtr]+illion)s?", r"\d{1,3}(?:,\d{3})+"),
    "a year": _pattern(r"(?:19|20)\d\ds?"),
    "a number": _pattern(
        r"number \w+", r"\d[\d.,]*(?: \w+)?", r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) \w+"
    ),
    "a comparison": _pattern(
        r"(?:more|less|fewer|\w{2,}er) than",
        "largest|biggest|highest|lowest|smallest|most|least|worst|best|greatest|first",
        "only|never|every|ever|double[ds]?|tripled?|more|less|higher|lower|fewer|(?:in|de)crease[ds]?|cut",
    ),
    "what somebody thinks": _pattern(
        "(?:I|we) (?:do not |don[’']t )?(?:think|believe|hope|want|feel|know|am|need|like)", "I[’'](?:m|d)", "let[’']s"
    ),
    "what should be": _pattern("should|must|ought|need to|have to|has to|got to"),
    "something to come": _pattern("will|won[’']t|going to|\\w+[’']ll|would|could|might|may|can"),
    "somebody's record": _pattern(
        "he|she|they|his|her|governor|senator|president|congressman|administration|opponent|secretary|minister",
        "government",
    ),
    "talk about the talk": _pattern("thank you|thank|please|question|minutes?|debate|tonight|tell you|you know|look"),
    "something done": re.compile(
        r"\b(?:was|were|had|did|went|voted|said|passed|lost|gave|cut|raised|made|created|spent|took|signed|[a-z]{3,}ed)\b"
    ),
    "a denial": _pattern("not|no|never|none|nobody|\\w+n[’']t"),
    "a stretch of time": _pattern(
        r"(?:in|over|since|for|during) (?:the )?(?:last|past|\d+|\w+) (?:\w+ )?(?:years?|months?|decades?)"
    ),
}


def _shown(sentence: str) -> Iterator[tuple[str, str]]:
    for name, pattern in SHOWN.items():
        match = pattern.search(sentence)
        if match:
            yield name, match.group()


_VERBISH = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|[a-z]{3,}ed|[a-z]{3,}s)\b"
)
_CAPITAL_INSIDE = re.compile("(?<=[a-z,] )[A-Z][a-z]+")


def _counted(words: Words, sentence: str) -> Iterator[str]:
    letters = words.letters
    numbers = letters.count("#")
    verb = next((i for i, letter in enumerate(letters) if letter in FINITE), -1)
    yield f"numbers {min(numbers, 4)}"
    yield f"names {min(letters.count('P'), 5)}"
    yield f"length {min(len(words) // 4, 10)}"
    yield f"finite verbs {min(sum(letter in FINITE for letter in letters), 5)}"
    yield f"names inside {min(len(_CAPITAL_INSIDE.findall(sentence)), 4)}"
    if not _VERBISH.search(sentence):
        yield "no verb"
    if sentence.rstrip().endswith("?"):
        yield "a question"
    if re.search("[oP]a*V", letters):
        yield "a deed of somebody"
    if re.search("ha*p", letters):
        yield "something that has happened"
    if re.search("xa*p", letters):
        yield "something that was done"
    if letters:
        yield f"begins {words.lower[0] if letters[0] == 'o' else letters[0]}"
    if verb >= 0:
        subject = words.lower[verb - 1] if verb and letters[verb - 1] in "oO" else letters[max(verb - 1, 0) : verb]
        yield f"verb {letters[verb]}"
        yield f"subject {subject} {letters[verb]}"
