"""Words of a sentence and the part each plays, one letter a word, so that rules are patterns over a string of letters.

n noun or adjective   P name       # number      D determiner    o subject pronoun   O object pronoun
V finite main verb    m modal      h have        x finite be     d do                B bare verb
p participle          g -ing form  e be, been    t to            a adverb, not       ' possessive mark
i preposition         s subordinator   q that    w who, which    c and, or, but
, ; : - ( ) and " are themselves; . ends a sentence; ? is a question mark
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.reading import conjugation, lexicon
from claims.reading.found import Span
from claims.reading.verbs import FINITE, settle_verbs

_TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[’'‑-][^\W\d_]+)*)|(?P<number>[$£€¥]?\d[\d,.:]*\d|[$£€¥]?\d)|(?P<mark>[^\w\s])"
)
_CONTRACTED = re.compile(r"[’'](?:s|re|ve|ll|d|m)$", re.IGNORECASE)
_MARKS = {
    **dict.fromkeys('“”"«»„', '"'),
    **dict.fromkeys(",;:()", ""),
    **dict.fromkeys("—–-", "-"),
    **dict.fromkeys("[", "("),
    **dict.fromkeys("]", ")"),
    **dict.fromkeys("!.…", "."),
    "?": "?",
    "%": "#",
}
_CLOSED = (
    ("q", frozenset({"that"})),
    ("t", frozenset({"to"})),
    ("e", frozenset({"be", "been", "being"})),
    ("p", frozenset({"born"})),
    ("n", lexicon.word_set("first second third")),
    ("D", lexicon.DETERMINERS),
    ("i", lexicon.PREPOSITIONS),
    ("s", lexicon.SUBORDINATORS - lexicon.PREPOSITIONS - {"that"}),
    ("c", lexicon.COORDINATORS),
    ("m", lexicon.MODALS),
    ("d", lexicon.DO),
    ("h", lexicon.HAVE),
    ("x", lexicon.BE),
    ("o", lexicon.SUBJECT_PRONOUNS | lexicon.INDEFINITE_PRONOUNS),
    ("O", lexicon.OBJECT_PRONOUNS),
    ("w", lexicon.RELATIVES - {"that"}),
    ("a", lexicon.ADVERBS),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one stretch: `letters[i]` is the part that `lower[i]` plays at starts[i]–ends[i] of the text."""

    starts: list[int]
    ends: list[int]
    lower: list[str]
    letters: str

    def __len__(self) -> int:
        return len(self.letters)


def read_words(text: str, start: int, end: int, holes: Sequence[Span] = ()) -> Words:
    """The words and marks of text[start:end] with their parts; each hole becomes one token, the mark `"`."""
    starts: list[int] = []
    ends: list[int] = []
    lower: list[str] = []
    raw: list[str] = []
    single = False
    for match in _outside(text, start, end, holes):
        if isinstance(match, tuple):
            starts.append(match[0])
            ends.append(match[1])
            lower.append('"')
            raw.append('"')
            continue
        at, stop = match.span()
        word = match.group()
        kind = match.lastgroup
        if kind == "mark":
            letter = _MARKS.get(word, "n")
            if word in "‘’'":
                opens = word == "‘" or (word == "'" and not single and not text[max(at - 1, 0) : at].strip())
                letter = '"' if opens or single else "'"
                single = opens
            raw.append(letter or word)
        elif kind == "number":
            raw.append("#")
        else:
            tail = _CONTRACTED.search(word)
            if tail and tail.start():
                cut = at + tail.start()
                starts.append(at)
                ends.append(cut)
                head = word[: tail.start()]
                lower.append(head.lower())
                raw.append(_letter(head, not raw))
                at, word = cut, "'" + tail.group()[1:].lower()
                raw.append(_contraction(word, raw[-1]))
            else:
                raw.append(_letter(word, not raw))
        starts.append(at)
        ends.append(stop)
        lower.append(word.lower())
    for i in range(1, len(raw)):
        if lower[i] == "am" and raw[i - 1] == "#":
            # "at 2.40am"
            raw[i] = "n"
    if _is_surname(raw, lower):
        raw[0] = "P"
    for i in range(1, len(raw) - 1):
        between = raw[i - 1] in "oPnh" and raw[i + 1] in "vVbzpe"
        if between and ((lower[i] == "once" and raw[i - 1] != "h") or (lower[i] == "since" and raw[i - 1] == "h")):
            # "she once told", "has since agreed"
            raw[i] = "a"
    return Words(starts, ends, lower, settle_verbs(raw, lower))


def finite_at(words: Words, first: int, last: int) -> int:
    """The first finite verb among the tokens, or -1."""
    letters = words.letters
    for i in range(first, last):
        if letters[i] in FINITE:
            return i
    return -1


def has_subject(words: Words, first: int, verb: int) -> bool:
    """Whether something before the verb can be its subject."""
    return any(letter in "nPDo#Ow" for letter in words.letters[first:verb]) or "there" in words.lower[first:verb]


def next_mark(words: Words, i: int, last: int) -> int:
    """The next comma, semicolon or dash from token i on, or `last`."""
    while i < last and words.letters[i] not in ",;-":
        i += 1
    return i


def has_clause(words: Words, first: int, last: int) -> bool:
    """Whether a subject and its finite verb stand before the next mark, what is put in between commas aside."""
    if words.letters[first : first + 1] == ",":
        first = next_mark(words, first + 1, last) + 1
    verb = finite_at(words, first, next_mark(words, first, last))
    return verb >= 0 and has_subject(words, first, verb)


def resumes(words: Words, comma: int, last: int) -> bool:
    """Whether a comma ends what interrupts a subject, since its verb follows."""
    if comma + 1 >= last or words.letters[comma] != ",":
        return False
    verb = finite_at(words, comma + 1, min(last, comma + 4))
    return verb >= 0 and not has_subject(words, comma + 1, verb)


def _outside(text: str, start: int, end: int, holes: Sequence[Span]) -> Iterator[re.Match[str] | Span]:
    for hole in holes:
        yield from _TOKEN.finditer(text, start, hole[0])
        yield hole
        start = hole[1]
    yield from _TOKEN.finditer(text, start, end)


def _letter(word: str, first: bool) -> str:
    low = word.lower()
    known = _dictionary().get(low)
    if word[0].isupper() and not first and (known is None or known in "bzvgnBp" or low in ("may", "will")):
        # May is a month here, Will a name.
        return "P"
    if known:
        return known
    if word[0].isupper():
        return "P"
    if low.endswith("ly") and len(low) > 4:
        return "a"
    if low.endswith("ing") and len(low) > 5 and low not in lexicon.TIMES:
        return "g"
    if low.endswith("ed") and len(low) > 4:
        return "v"
    return "n"


def _is_surname(raw: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a verb that begins a sentence is a name: "Grant said …", "Hope, who …"."""
    described = lower[1:2] == [","] and raw[2:3] in (["w"], ["#"], ["D"])
    return raw[:1] in (["b"], ["z"]) and (described or lower[1:2] in (["said"], ["says"], ["told"], ["added"]))


def _contraction(word: str, before: str) -> str:
    if word == "'s":
        return "x" if before in "owqa" else "'"
    return {"'re": "x", "'m": "x", "'ve": "h", "'ll": "m", "'d": "m"}[word]


@cache
def _dictionary() -> dict[str, str]:
    bases, thirds, pasts, participles = conjugation.verb_forms()
    letters = dict.fromkeys(thirds, "z")
    letters |= dict.fromkeys(bases, "b")
    letters |= dict.fromkeys(participles, "p")
    letters |= {word: ("v" if word in participles else "V") for word in pasts}
    letters |= dict.fromkeys(bases & (pasts | participles), "b")
    # "found", "left", "fell" are pasts; that they are base forms of other verbs too can be left aside.
    letters |= dict.fromkeys(conjugation.pasts_of_other_verbs(), "v")
    for letter, group in reversed(_CLOSED):
        letters |= dict.fromkeys(group, letter)
    return letters
