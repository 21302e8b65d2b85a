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

from claims.reading import lexicon
from claims.reading.found import Span

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
# Letters of the words that can carry a clause.
FINITE = frozenset("Vmhxd")
_PLURAL = lexicon.word_set(
    """
    people police men women children others many officials some both half most few we they i you who that which
    """
)
_SINGULAR = lexicon.word_set("he she it nobody everybody somebody everyone someone nothing everything who")
_BEFORE_VERB = frozenset("nP#o)wqa,\"'")
_LETTERS_AFTER_VERB = frozenset('DPOoq#tagB"(')


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
    return Words(starts, ends, lower, _in_context(raw, lower))


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


def _outside(text: str, start: int, end: int, holes: Sequence[Span]) -> Iterator[re.Match[str] | Span]:
    for hole in holes:
        yield from _TOKEN.finditer(text, start, hole[0])
        yield hole
        start = hole[1]
    yield from _TOKEN.finditer(text, start, end)


def _letter(word: str, first: bool) -> str:
    low = word.lower()
    known = _dictionary().get(low)
    if word[0].isupper() and not first and (known is None or known in "bzvgnBp"):
        return "P"
    if known:
        return known
    if word[0].isupper():
        return "P"
    if low.endswith("ly") and len(low) > 4:
        return "a"
    if low.endswith("ing") and len(low) > 5:
        return "g"
    if low.endswith("ed") and len(low) > 4:
        return "v"
    return "n"


def _contraction(word: str, before: str) -> str:
    if word == "'s":
        return "x" if before in "owqa" else "'"
    return {"'re": "x", "'m": "x", "'ve": "h", "'ll": "m", "'d": "m"}[word]


@cache
def _dictionary() -> dict[str, str]:
    bases, thirds, pasts, participles = lexicon.verb_forms()
    letters = dict.fromkeys(thirds, "z")
    letters |= dict.fromkeys(bases, "b")
    letters |= dict.fromkeys(participles, "p")
    letters |= {word: ("v" if word in participles else "V") for word in pasts}
    letters |= dict.fromkeys(bases & (pasts | participles), "b")
    for letter, group in reversed(_CLOSED):
        letters |= dict.fromkeys(group, letter)
    return letters


def _in_context(raw: list[str], lower: list[str]) -> str:
    """Settles the letters b, z and v, which may be verbs or not, by their neighbours."""
    letters = list(raw)
    last = len(letters) - 1
    for i, letter in enumerate(letters):
        if letter == "n" and i and lower[i - 1] in _SINGULAR and lower[i].endswith("s"):
            letters[i] = "V"
        if letter not in "bzvVg":
            continue
        j = i - 1
        while j >= 0 and letters[j] == "a":
            j -= 1
        before = letters[j] if j >= 0 else ""
        after = letters[i + 1] if i < last else "."
        if letter == "V" or letter == "g":
            continue
        if before and before in "mdt":
            letters[i] = "B"
        elif letter == "v":
            adjective = before == "c" and letters[max(j - 2, 0) : j] == ["D", "n"]
            letters[i] = "n" if adjective else _past(before, lower[i + 1] if i < last else "")
        elif before in ("D", "'", "i") or not before:
            letters[i] = "n"
        elif (lower[i] in lexicon.saying() and before in "nP)," and after in '.,:"' and lower[i].endswith("s")) or (
            letter == "b" and lower[i] in lexicon.verb_forms()[2] and before in "nPo)wc," and after in "DPOot"
        ):
            letters[i] = "V"
        elif letter == "b":
            subject = lower[j]
            plural = subject in _PLURAL or (before == "n" and subject.endswith("s") and not subject.endswith("ss"))
            always = lower[i] in lexicon.SELDOM_NOUNS
            relative = "w" in letters[max(0, i - 6 if after in "c,." else i - 3) : i] and after in "c,.i"
            verb = plural and (
                after in _LETTERS_AFTER_VERB or relative or (after == "i" and (always or before in "owq"))
            )
            letters[i] = "V" if verb else "n"
        elif lower[i] in lexicon.SELDOM_NOUNS:
            letters[i] = "V"
        else:
            subject = lower[j]
            singular = not (before == "n" and subject.endswith("s"))
            verb = (
                before in 'nPowq),"'
                and singular
                and (after in _LETTERS_AFTER_VERB or (after in "isc.,n" and before in "Powq"))
            )
            letters[i] = "V" if verb else "n"
    return "".join(letters)


def _past(before: str, following: str) -> str:
    if before in ("x", "h", "e"):
        return "p"
    if before in ("D", "i", "'", "t"):
        return "n"
    if following == "by":
        return "p"
    return "V" if (before and before in _BEFORE_VERB) or before in ("c", "V") else "p"
