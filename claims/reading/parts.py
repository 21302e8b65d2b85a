"""Whose assertion each stretch of a sentence is: what stands before, between and behind its attributions."""

from __future__ import annotations

from dataclasses import dataclass

from claims.reading import conjugation, lexicon
from claims.reading.conjugation import DEEDS
from claims.reading.phrases import noun_phrase, subject_before
from claims.reading.speakers import Attribution, attributions, is_passive
from claims.reading.tokens import Words, finite_at, has_subject, next_mark
from claims.reading.verbs import FINITE

# The writer's own "I think" is no attribution, and nobody is no source.
_NOBODY = frozenset(("i", "we", "you", "nobody", "nothing"))
_REACH = 9
_COURTS = lexicon.word_set("court jury jurors inquest tribunal inquiry hearing magistrates panel committee")
_BEING_ASKED = lexicon.word_set("asked pressed questioned cross-examined challenged quizzed interviewed speaking")
# What begins an indirect question, which asserts nothing.
_INDIRECT = lexicon.word_set("how why who whom whose whether")
# Verbs of saying that name the hearer as their object.
_TOLD = conjugation.all_forms("tell warn remind inform ask")


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens first–last (exclusive) and the tokens that name who is answerable; None is the article itself.

    aside   what is said of the speaker between the name and the verb; its first clause is the name alone
    whole   the attribution stands behind, so that it answers for all clauses and not only for the main ones
    """

    first: int
    last: int
    source: tuple[int, int] | None
    aside: bool = False
    whole: bool = False


def attributed_parts(words: Words, first: int, last: int) -> list[Part]:
    """The stretches of the sentence at tokens first–last that assert something, attributions left out, in order."""
    return _Splitter(words, first, last).parts()


class _Splitter:
    """Goes through a sentence from attribution to attribution; `at` is where the open stretch begins."""

    def __init__(self, words: Words, first: int, last: int) -> None:
        self.words = words
        self.first = first
        self.last = last
        self.at = first
        self.source: tuple[int, int] | None = None
        self.spoke: tuple[int, int] | None = None
        self.named = False
        self.found: list[Part] = []

    def parts(self) -> list[Part]:
        """The stretches with their sources."""
        self._end_before_court()
        heard = finite_at(self.words, self.first, self.last)
        if heard > self.first and self.words.lower[heard] == "heard":
            self._heard(heard)
        for one in attributions(self.words, self.first, self.last):
            if one.cue[0] >= self.at and not is_passive(self.words, one):
                self._meet(one)
        self._close(self.last, self.source)
        return self.found

    def _meet(self, one: Attribution) -> None:
        words = self.words
        asked = words.lower[self.at] in _BEING_ASKED and one.source is not None and not one.inverted
        if asked and one.source and one.source[0] > self.at and words.letters[one.source[0]] != "w":
            # "Asked whether it was safe, Lund said …" only leads up to what was said.
            self.at = one.source[0]
        content = _content(words, one, max(one.cue[1], one.source[1] if one.source else 0), self.last)
        source = one.source or (self._subject() if content is not None else None)
        if source is None or words.lower[source[0]] in _NOBODY:
            return
        if one.source and words.letters[source[0]] == "w" and words.letters[source[0] - 1 : source[0]] in tuple("nP"):
            # "written by people who thought the river was endless" is said by nobody in particular.
            return
        begin = min(source[0], one.cue[0]) if one.source else one.cue[0]
        end = max(source[1], one.cue[1]) if one.source else one.cue[1]
        if begin < self.at:
            begin = one.cue[0]
        if words.letters[one.cue[0] - 1] == "q" and source[1] < one.cue[0]:
            # "a letter that says": what comes before is asserted too.
            begin = one.cue[0] - 1
        asserted = finite_at(words, self.at, begin) >= 0 or '"' in words.letters[self.at : begin]
        grade = conjugation.saying().get(words.lower[one.verb])
        relative = _relative_around(words, begin, end, self.at, self.last) if one.source else None
        if relative is not None:
            self._close(relative, self.source)
            self.at, self.source = relative, source
        elif grade is None:
            self._according(source, begin, end)
        elif content is not None and words.lower[one.cue[0]] == "as":
            self.at, self.source = content, source
        elif content is not None:
            self._close(begin, self.source)
            self._aside(one, source)
            self.at, self.source = content, source
        elif _between_commas(words, begin, end, self.last) and not asserted:
            self.source = source
        elif (
            asserted and words.letters[source[0]] != "w" and (stop := _closing(words, one.verb, begin, end, self.last))
        ):
            self._close(begin, source, whole=True)
            self._aside(one, source)
            self.at, self.spoke = stop, source
            while self.at < self.last and words.letters[stop] == "i" and words.letters[self.at] not in ',.;:?-"':
                # "…, he said in a statement on Monday."
                self.at += 1
            if one.inverted and source[1] == stop and _describes(words, stop, self.last):
                # What is said of the speaker behind the name: "said Lund, a retired teacher".
                self.at, self.named = source[0], True
            goes_on = words.lower[stop : stop + 2][-1:] == ["because"] or words.letters[stop : stop + 2] == ",c"
            self.source = source if goes_on else None

    def _according(self, source: tuple[int, int], begin: int, end: int) -> None:
        if begin - 2 > self.at and self.words.letters[begin - 2 : begin] == "V,":
            # "It loses, according to its accounts, 1.3 million euros": the verb waits for its object.
            while end < self.last and self.words.letters[end] not in ",.;":
                end += 1
            if self.words.letters[end : end + 1] == ",":
                self.source = source
                return
        named = source[1] == end and _describes(self.words, end, self.last)
        if self.words.letters[max(0, begin - 2) : begin] == "c," and begin - 2 > self.at:
            # "It halted trains and, according to Lund, costs millions"
            self._close(begin - 2, self.source)
            self.at, self.source = end, source
            return
        while end < self.last and self.words.letters[end] not in ',.;:?-c"':
            end += 1
        if begin - self.at <= 1:
            self.at, self.source = end, source
        else:
            self._close(begin, source, whole=True)
            self.at, self.source = end, None
            if named:
                self.at, self.named = source[0], True

    def _end_before_court(self) -> None:
        """Leaves out ", the court heard yesterday" at the end."""
        words = self.words
        comma = words.letters.rfind(",", self.first, self.last)
        verb = finite_at(words, comma + 1, self.last) if comma > self.first else -1
        told = words.lower[verb : verb + 1] == ["heard"] or words.lower[verb : verb + 2] == ["was", "told"]
        if verb > 0 and told and not _COURTS.isdisjoint(words.lower[comma:verb]) and self.last - verb <= _REACH:
            self.last = comma

    def _heard(self, verb: int) -> None:
        """Leaves out "The jury heard that": who is answerable, it does not say."""
        words = self.words
        subject = subject_before(words, verb, self.at)
        begins = subject is not None and subject[0] == self.at and not _COURTS.isdisjoint(words.lower[slice(*subject)])
        if begins and words.letters[verb + 1 : verb + 2] == "q":
            self.at = verb + 2

    def _aside(self, one: Attribution, source: tuple[int, int]) -> None:
        """What is said of the speaker between the name and the verb: "Lund, the head of the agency, said"."""
        if (
            one.source
            and not one.inverted
            and source[1] < one.cue[0]
            and "," in self.words.letters[source[1] : one.cue[0]]
        ):
            self.found.append(Part(source[0], one.cue[0], None, aside=True))

    def _close(self, end: int, source: tuple[int, int] | None, *, whole: bool = False) -> None:
        if self.at < end:
            self.found.append(Part(self.at, end, source, aside=self.named, whole=whole))
        self.named = False

    def _subject(self) -> tuple[int, int] | None:
        """Whoever spoke before, or the subject of the sentence: "…, warning that …"."""
        if self.source or self.spoke:
            return self.source or self.spoke
        verb = finite_at(self.words, self.first, self.last)
        return subject_before(self.words, verb, self.first) if verb > self.first else None


def _relative_around(words: Words, begin: int, end: int, at: int, last: int) -> int | None:
    """The relative pronoun of a clause that an attribution interrupts, or None.

    "which he said vindicated the cap", "that, she affirms, received no answer"
    """
    letters = words.letters
    commas = end < last and letters[begin - 1 : begin] == letters[end] == ","
    pronoun, verb = (begin - 2, end + 1) if commas else (begin - 1, end)
    inside = at < pronoun and verb < last and letters[verb] in FINITE
    return pronoun if inside and (letters[pronoun] == "w" or (commas and letters[pronoun] == "q")) else None


def _describes(words: Words, comma: int, last: int) -> bool:
    """Whether a noun phrase or a relative clause follows in commas."""
    if comma + 1 >= last or words.letters[comma] != ",":
        return False
    following = words.letters[comma + 1]
    verb = finite_at(words, comma + 1, next_mark(words, comma + 1, last))
    return following == "w" or (following in "DPn" and (verb < 0 or words.letters[verb - 1] in "wq"))


def _content(words: Words, one: Attribution, end: int, last: int) -> int | None:
    """The token at which what was said begins, or None where the verb has no clause for its object."""
    letters = words.letters
    end = _past_time(words, end, last)
    asks = end + (letters[end : end + 1] in ("O", "i"))
    if words.lower[asks : asks + 1] and words.lower[asks] in _INDIRECT:
        # "has never shown us how it got there", "argued over who would pay"
        return None
    if words.lower[one.verb] in _TOLD and letters[end : end + 1] == "O":
        end += 1
    stop = min(last, end + (2 * _REACH if words.lower[one.verb] in ("said", "says", "say") else _REACH))
    grade = conjugation.saying().get(words.lower[one.verb])
    if one.inverted or grade in DEEDS:
        return None
    told = words.lower[one.verb] in _TOLD
    if (
        not told
        and end < last
        and letters[end] in "PD#n"
        and finite_at(words, end, min(stop, _next_q(words, end, last))) < 0
    ):
        return None
    skipped = 0
    for i in range(end, stop):
        if letters[i] == "q":
            return i + 1
        if (letters[i] == '"' and letters[i - 1] in ",:") or letters[i] == ":":
            return i + 1 if letters[i] == ":" else i
        if letters[i] == "," and letters[i + 1 : i + 2] == '"':
            return i + 1
        if i < skipped:
            continue
        if letters[i] == "," and (skipped := _past_name(letters, i, last)):
            # "said a former employee, Paul Wicks, would …"
            continue
        if _breaks_off(letters, i, end):
            return None
        if letters[i] in FINITE:
            return _content_start(words, end, i, told) if has_subject(words, end, i) else None
    return None


def _content_start(words: Words, end: int, verb: int, told: bool) -> int:
    """Where what was said begins: behind whoever was told, "told police in interview | he had bought it"."""
    if not told:
        return end
    subject = subject_before(words, verb, end)
    return subject[0] if subject and subject[0] > end else end


def _past_name(letters: str, comma: int, last: int) -> int:
    """The token behind a name in commas that interrupts a subject, or 0."""
    i = comma + 1
    while i < last and letters[i] == "P":
        i += 1
    return i + 1 if i > comma + 1 and letters[i : i + 1] == "," and letters[i + 1 : i + 2] in tuple(FINITE) else 0


def _breaks_off(letters: str, i: int, begin: int) -> bool:
    """Whether the object of a verb of saying ends at token i, so that it is no clause."""
    following = letters[i + 1 : i + 2]
    infinitive = letters[i] == "t" and following in ("B", "e")
    next_verb = letters[i] == "c" and following in tuple(FINITE)
    return letters[i] in ",;.-" or infinitive or next_verb or (letters[i] == "s" and i > begin)


def _past_time(words: Words, at: int, last: int) -> int:
    """The token behind a time that stands between the verb and what was said: "said late Friday that"."""
    while at < last and (
        words.lower[at] in lexicon.TIMES
        or (words.lower[at] in ("on", "in") and at + 1 < last and words.lower[at + 1] in lexicon.TIMES)
    ):
        at += 1
    return at


def _next_q(words: Words, i: int, last: int) -> int:
    while i < last and words.letters[i] not in "q,":
        i += 1
        if words.letters[i : i + 1] == ",":
            i = _past_name(words.letters, i, last) or i
    return i


def _between_commas(words: Words, begin: int, end: int, last: int) -> bool:
    return begin > 0 and words.letters[begin - 1] == "," and end < last and words.letters[end] == ","


def _closing(words: Words, verb: int, begin: int, end: int, last: int) -> int:
    """Where the sentence goes on after an attribution that stands behind its content (", police said."), or 0."""
    letters = words.letters
    if begin == 0 or letters[begin - 1] not in ',"?.-':
        return 0
    while end < last and letters[end] in "Oao":
        end += 1
    recipient = noun_phrase(words, end, last) if words.lower[verb] in _TOLD else None
    if words.lower[end : end + 1] == ["who"]:
        # "said a member who asked not to be named"
        end = next_mark(words, end, last)
    if any(words.letters[i] == "m" for i in range(begin, verb)):
        return 0
    if recipient and (recipient[1] >= last or letters[recipient[1]] in ",.;"):
        end = recipient[1]
    return end if end >= last or letters[end] in ',.;-i"gn#D' else 0
