"""Quotations and whose they are: in the sentence, else in the paragraph, else carried over from the one before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from itertools import groupby, pairwise

from claims.reading import conjugation, lexicon
from claims.reading.claimants import Claimants
from claims.reading.found import Quotation, Span
from claims.reading.marks import Quoted, find_quoted
from claims.reading.names import Names
from claims.reading.phrases import subject_before
from claims.reading.sentences import unwrapped
from claims.reading.speakers import attributions, is_passive
from claims.reading.tokens import finite_at, has_subject, read_words
from claims.reading.verbs import FINITE
from claims.words import Voice

_ABBREVIATED = lexicon.word_set(
    """
    mr mrs ms dr prof sen rep gov gen col capt lt sgt maj adm rev st jr sr jan feb aug sept oct nov dec no inc co
    corp ltd vs etc
    """
)
# Words that make what follows a part of their own phrase: `it was “far too early …”`, `a “frank talk”`.
_GOVERNED = re.compile(
    r"\b(?:is|are|was|were|be|been|being|am|a|an|the|this|these|its|his|her|their|our|my|of|in|on|for|with|from|by|at|to"
    r"|called|calling|not|no|as|into|about)\s$",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\s{0,3}[―—–]\s?(?P<who>[^\W\d_a-z][\w’'.-]*(?: [^\s,;:]+){0,4}?)(?:,[^.\n]{0,60})?\.?\s*(?:\n|\Z)"
)
# The verbs whose subject may be the speaker where nobody says anything: "Lund pledged a “fresh start”", not "was".
_ACTS = FINITE - {"x"}
_NAMING = frozenset("PDn'")
# How many words back a subject may stand.
_REACH = 40
_TERMINAL = re.compile(r"[.!?…]$")


def find_quotations(text: str) -> list[Quotation]:
    """The quotations of a text in order, each with its speaker where one can be told.

    Single words in marks that are no clause (scare quotes) are left out. Time is linear in the length of the text.
    """
    text = unwrapped(text)
    return without_scare_quotes(text, attribute(text, find_quoted(text), Names(text)))


def without_scare_quotes(text: str, quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations without single words that are no clause."""
    return [one for one in quotations if one.kind == Voice.DIRECT or " " in text[one.start : one.end]]


def attribute(text: str, every: Sequence[Quoted], names: Names, claimants: Claimants | None = None) -> list[Quotation]:
    """A quotation for each stretch that was found already, scare quotes too."""
    claimants = claimants or Claimants(text, names)
    found: list[Quotation] = []
    previous: Span | None = None
    for paragraph, group in groupby(every, key=lambda quoted: quoted.paragraph):
        quoted = list(group)
        read = _Paragraph(text, paragraph, quoted)
        speakers = read.speakers()
        heard = deque(read.unquoted())
        previous = next((span for span in reversed(speakers) if span), previous)
        for one, found_near in zip(quoted, speakers, strict=True):
            span = _signature(text, one) or found_near
            while heard and heard[0][0] < one.start:
                # Who speaks without marks before it may be meant by "she" in it.
                claimants.name(heard.popleft())
            speaker, where = _named(claimants, span, previous if span is None else None)
            voice = Voice.DIRECT if is_clause(text, one) else Voice.PARTIAL
            found.append(Quotation(one.start, one.end, speaker, where, voice))
    return found


def _signature(text: str, quoted: Quoted) -> Span | None:
    """The name behind a dash that signs a quotation: "We are afraid." ― Anna Lund"""
    signed = _SIGNED.match(text, quoted.outer[1])
    return signed.span("who") if signed else None


def is_clause(text: str, quoted: Quoted) -> bool:
    """Whether a quotation holds a clause of its own (direct speech), rather than a fragment of the article's."""
    if _GOVERNED.search(text, max(0, quoted.outer[0] - 12), quoted.outer[0]):
        return False
    inside = read_words(text, quoted.start, quoted.end)
    verb = finite_at(inside, 0, len(inside))
    if verb >= 0 and has_subject(inside, 0, verb):
        return True
    before = text[max(0, quoted.outer[0] - 2) : quoted.outer[0]].strip()
    opened = before in ("", ",", ":") or (before[-1:] in tuple('.?!”»"') and text[quoted.end - 1] in ".,!?…")
    return text[quoted.start : quoted.start + 1].isupper() and opened and len(inside) > 2


def _named(claimants: Claimants, span: Span | None, carried: Span | None) -> tuple[str | None, Span | None]:
    if span is None:
        if carried is None:
            return None, None
        return claimants.name(carried), None
    return claimants.name(span), span


class _Paragraph:
    """One paragraph with its quoted stretches, read as a sequence of words in which each quotation is one token."""

    def __init__(self, text: str, span: Span, quoted: Sequence[Quoted]) -> None:
        self.text = text
        self.quoted = quoted
        self.words = read_words(text, *span, [one.outer for one in quoted])
        starts = {start: i for i, start in enumerate(self.words.starts)}
        self.at = {starts[one.outer[0]]: k for k, one in enumerate(quoted)}

    def speakers(self) -> list[Span | None]:
        """Where the speaker of each quotation is named in this paragraph, or None."""
        found: list[Span | None] = []
        for first, last in pairwise([*self._bounds(), len(self.words)]):
            found += self._in_sentence(first, last)
        return _filled(_filled(found)[::-1])[::-1]

    def unquoted(self) -> list[Span]:
        """Where the speakers of the sentences without quotations are named, in order."""
        found: list[Span] = []
        for first, last in pairwise([*self._bounds(), len(self.words)]):
            if not any(at in self.at for at in range(first, last)):
                sources = (
                    one.source for one in attributions(self.words, first, last) if not is_passive(self.words, one)
                )
                found += [self._span(source) for source in sources if source]
        return found

    def _in_sentence(self, first: int, last: int) -> list[Span | None]:
        """The speakers of the quotations among the tokens first–last: the nearest source, else the nearest subject."""
        quotes = [at for at in range(first, last) if at in self.at]
        if not quotes:
            return []
        candidates = [
            (one.verb, one.source)
            for one in attributions(self.words, first, last)
            if one.source and (one.inverted or not is_passive(self.words, one))
        ]
        verbs = [verb for verb, _ in candidates]
        found: list[Span | None] = []
        for at in quotes:
            right = bisect_left(verbs, at)
            near = min(candidates[max(right - 1, 0) : right + 1], key=lambda one: abs(one[0] - at), default=None)
            found.append(self._span(near[1]) if near else self._subject(at, first))
        return found

    def _subject(self, at: int, first: int) -> Span | None:
        letters = self.words.letters
        label = letters[first : at - 1] if letters[at - 1 : at] == ":" else ""
        if "P" in label and _NAMING.issuperset(label):
            # "Anna Lund: “It is safe.”"
            return self._span((first, at - 1))
        for i in range(at - 1, max(first, at - _REACH) - 1, -1):
            if self.words.letters[i] in _ACTS:
                source = subject_before(self.words, i, first)
                if source:
                    return self._span(source)
        return None

    def _span(self, source: tuple[int, int]) -> Span:
        return self.words.starts[source[0]], self.words.ends[source[1] - 1]

    def _bounds(self) -> list[int]:
        """Indices of the tokens that begin a sentence of the paragraph, quotations counting as one token."""
        words = self.words
        bounds = [0]
        for i in range(len(words) - 1):
            if i in self.at:
                end = self.quoted[self.at[i]].end
                ends = bool(_TERMINAL.search(self.text, end - 1, end)) and self._begins(i + 1)
            else:
                stopped = words.letters[i] in ".?" and not _abbreviation(words.lower[i - 1] if i else "")
                ends = stopped and words.ends[i] < words.starts[i + 1]
            if ends:
                bounds.append(i + 1)
        return bounds

    def _begins(self, i: int) -> bool:
        """Whether a sentence begins at token i, after a quotation that ended with a full stop."""
        words = self.words
        if i in self.at:
            return True
        if not self.text[words.starts[i]].isupper():
            return False
        for j in range(i, min(i + 6, len(words))):
            if words.letters[j] in '.,"':
                return True
            if words.lower[j] in conjugation.saying() and words.letters[j] == "V":
                # "Never!" Lund said: the sentence goes on after a mark that is not a full stop.
                return self.text[max(words.starts[i] - 3, 0) : words.starts[i]].strip("”\" '’")[-1:] == "."
        return True


def _filled(spans: Sequence[Span | None]) -> list[Span | None]:
    """Each None replaced by what stands before it."""
    filled: list[Span | None] = []
    for span in spans:
        filled.append(span or (filled[-1] if filled else None))
    return filled


def _abbreviation(word: str) -> bool:
    return word in _ABBREVIATED or (len(word) == 1 and word.isalpha() and word != "i")
