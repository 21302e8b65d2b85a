"""A mark inside a sentence and what stands around it: a verb before it, a list, a count or a description behind."""

from __future__ import annotations

from dataclasses import dataclass

from claims.reading import lexicon
from claims.reading.joints import SUBORDINATING, TIMED, Cut
from claims.reading.tokens import Words, finite_at, has_clause, has_subject, next_mark
from claims.reading.verbs import FINITE

NUMBERS = lexicon.word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen eighteen twenty"
    " thirty forty fifty sixty seventy eighty ninety"
)
# A condition ("if", "when") stays with what it limits.
_OPENING = SUBORDINATING | {"as", "after"}
_GOING_ON = lexicon.word_set("on over for with to")


@dataclass(frozen=True, slots=True)
class Mark:
    """A comma, dash, colon or semicolon at token i, in the clause that began at `begun`; `last` ends the stretch.

    `interrupted`: the clause's verb is still to come.
    """

    words: Words
    i: int
    begun: int
    last: int
    interrupted: bool

    @property
    def following(self) -> str:
        """The letter of the token behind the mark."""
        return self.words.letters[self.i + 1]

    @property
    def word(self) -> str:
        """The token behind the mark."""
        return self.words.lower[self.i + 1]

    @property
    def has_main(self) -> bool:
        """Whether the clause before the mark has its verb, those of relative clauses inside it not counted."""
        letters = self.words.letters
        verb = finite_at(self.words, self.begun, self.i)
        while verb > self.begun + 1 and letters[verb - 1] in "wq":
            verb = finite_at(self.words, verb + 1, self.i)
        return verb >= 0

    @property
    def end(self) -> int:
        """The next mark."""
        return next_mark(self.words, self.i + 1, self.last)

    @property
    def verb(self) -> int:
        """The finite verb before the next mark that belongs to no clause inside what follows, or -1."""
        verb = finite_at(self.words, self.i + 1, self.end)
        return -1 if verb >= 0 and _hangs_on(self.words, self.i + 1, verb) else verb

    def cut(self, form: str, skip: int = 1) -> Cut:
        """A cut here; the next clause begins `skip` tokens on."""
        return self.i, self.i + skip, form


def in_series(mark: Mark) -> bool:
    """Whether a comma stands between two verbs of one subject, of which "and" brings the last."""
    letters = mark.words.letters
    verb = finite_at(mark.words, mark.begun, mark.i)
    aside = letters.rfind(",", mark.begun, mark.i)
    if verb < 0 or verb == mark.i - 1 or letters[verb - 1] in "wq" or (0 <= aside < verb):
        return False
    return any(letters[k] == "c" and letters[k + 1] in FINITE for k in range(mark.i + 2, mark.last - 1))


def enumerates(mark: Mark) -> bool:
    """Whether counted things are listed: "212 inhabitants, three bars and 46 cannons"."""
    words, end = mark.words, mark.end
    joined = next((k for k in range(mark.i + 2, end) if words.letters[k] == "c"), -1)
    if joined < 0 or mark.verb >= 0 or words.letters[mark.i - 1] != "n":
        return False
    counted = range(mark.i - 3, mark.i)
    return any(words.letters[k] == "#" or words.lower[k] in NUMBERS for k in counted if k >= 0)


def after_aside(mark: Mark) -> bool:
    """Whether a clause goes on behind an aside: "arrested the manager, a man of 51, on suspicion of fraud"."""
    letters = mark.words.letters
    words = mark.words
    described = words.lower[mark.begun] in ("a", "an", "the", "his", "her", "its", "their")
    aside = letters[mark.begun - 1 : mark.begun] == "," and described and not mark.has_main
    dated = mark.word == "in" and letters[mark.i + 2 : mark.i + 3] == "#"
    plain = mark.verb < 0 or "what" in words.lower[mark.i : mark.verb]
    return aside and letters[mark.i + 1] == "i" and plain and (dated or mark.word in _GOING_ON)


def measured(words: Words, first: int, last: int) -> bool:
    """Whether what follows a comma counts or compares: "most of them opposed", "from 4,100 to 2,870"."""
    letters, lower = words.letters, words.lower
    if letters[first] in "Dn#" and lower[first + 1 : first + 2] == ["of"]:
        return lower[first + 2 : first + 3] in (["them"], ["these"], ["those"], ["us"], ["it"])
    if lower[first] in NUMBERS or letters[first] == "#":
        return lower[first + 1 : first + 2] in (["more"], ["fewer"], ["less"])
    if lower[first] == "from":
        stop = next_mark(words, first, last)
        return "#" in letters[first:stop] and "t" in letters[first:stop]
    return False


def opens_subordinate(words: Words, first: int, last: int) -> bool:
    """Whether a stretch begins with a condition or a time, so that its main clause is still to come."""
    return (
        words.letters[first] in "sw" or words.lower[first] in TIMED | {"as", "until", "by", "for"} or last - first < 3
    )


def opens_sentence(words: Words, first: int, comma: int, last: int) -> bool:
    """Whether a clause of its own stands before the first comma, and the main one behind: "As the toll rose, …"."""
    if words.letters[comma : comma + 1] != "," or words.lower[first] not in _OPENING:
        return False
    verb = finite_at(words, first, comma)
    return verb >= 0 and has_subject(words, first + 1, verb) and has_clause(words, comma + 1, last)


def is_adjunct(words: Words, first: int, last: int) -> bool:
    """Whether what stands before the first comma asserts something of the subject behind it.

    "As a member of the Council, Vellmark will …", "Founded in 1974, the firm …".
    """
    lower, letters = words.lower, words.letters
    if finite_at(words, first, last) >= 0 or last - first < 3:
        return False
    return (lower[first] == "as" and letters[first + 1] == "D") or (
        (lower[first].endswith("ed") or lower[first] in ("born", "built", "made", "known"))
        and letters[first] in "npP"
        and letters[first + 1] in "i"
    )


def describes(words: Words, first: int, last: int) -> bool:
    """Whether a noun phrase between commas says what the thing before it is."""
    letters, lower = words.letters, words.lower
    if (last - first < 2 and letters[first] == "D") or lower[last - 1] in ("ago", "earlier", "later"):
        return False
    return lower[first] in ("the", "a", "an", "one", "his", "her", "its", "their") or (
        letters[first] in "nP" and any(word in lexicon.ROLES for word in lower[first:last])
    )


def in_list(mark: Mark) -> bool:
    """A, B and C: a comma that separates the members of a list."""
    letters, at, end = mark.words.letters, mark.i, mark.end
    if any(word in lexicon.ROLES for word in mark.words.lower[at + 1 : letters.find("c", at + 1, end)]):
        return False
    return (end < mark.last and letters[end] == "c") or ("c" in letters[at + 1 : end] and letters[at + 1] != "D")


def _hangs_on(words: Words, first: int, verb: int) -> bool:
    """Whether the first verb of a phrase belongs to a clause inside it: "the first contact since the war began"."""
    return any(letter in "wqs" for letter in words.letters[first:verb]) or any(
        word in TIMED for word in words.lower[first:verb]
    )
